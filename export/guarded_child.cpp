#include "export/guarded_child.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#if defined(__SANITIZE_ADDRESS__)
#define SKEIN_SANITISED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SKEIN_SANITISED 1
#endif
#endif

namespace skein {

namespace {

constexpr int child_failed = 3;

void limit(int resource, rlim_t value) {
    const rlimit both{value, value};
    static_cast<void>(::setrlimit(static_cast<__rlimit_resource_t>(resource), &both));
}

[[noreturn]] void be_child(int descriptor, const std::function<void(ByteSink&)>& work, const ChildLimits& limits) {
    const int nothing = ::open("/dev/null", O_RDWR);
    for (int standard = 0; standard <= 2; ++standard) ::dup2(nothing, standard);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count() / 1000 + 1));  // should the parent die first
#ifndef SKEIN_SANITISED
    limit(RLIMIT_AS, limits.memory);
#endif
    DescriptorSink out(descriptor, "the child's pipe");
    try {
        work(out);
        out.flush();
        ::_exit(0);
    } catch (const std::exception& error) {
        static_cast<void>(::write(descriptor, error.what(), std::strlen(error.what())));
    } catch (...) {
    }
    ::_exit(child_failed);
}

// Reads until the child closes its end. Gives what stopped it, if anything did.
ChildEnd collect(int descriptor, std::string& output, const ChildLimits& limits) {
    const auto deadline = std::chrono::steady_clock::now() + limits.time;
    std::array<char, 1 << 16> buffer;
    while (true) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        if (left <= 0) return ChildEnd::out_of_time;
        pollfd waiting{descriptor, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 1000)));
        if (ready <= 0) continue;
        const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return ChildEnd::done;
        if (output.size() + static_cast<std::size_t>(size) > limits.output) return ChildEnd::too_much_output;
        output.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

}  // namespace

ChildResult run_guarded(const std::function<void(ByteSink&)>& work, const ChildLimits& limits) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    const pid_t child = ::fork();
    if (child < 0) {
        ::close(ends[0]);
        ::close(ends[1]);
        throw Error(std::string("cannot start a process: ") + std::strerror(errno));
    }
    if (child == 0) {
        ::close(ends[0]);
        be_child(ends[1], work, limits);
    }
    ::close(ends[1]);
    ChildResult result;
    result.end = collect(ends[0], result.output, limits);
    ::close(ends[0]);
    if (result.end != ChildEnd::done) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (result.end != ChildEnd::done) return result;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return result;
    result.end = WIFEXITED(status) && WEXITSTATUS(status) == child_failed ? ChildEnd::failed : ChildEnd::crashed;
    return result;
}

}  // namespace skein
