#include "cli/output.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <system_error>
#include <unistd.h>

namespace skein::cli {

namespace {

namespace fs = std::filesystem;

bool is_device(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

// A rename would replace a link instead of the file it points to.
fs::path followed(const fs::path& path) {
    std::error_code error;
    if (!fs::is_symlink(path, error)) return path;
    const fs::path target = fs::weakly_canonical(path, error);
    return error ? path : target;
}

void write_device(const fs::path& path, const std::function<void(ByteSink&)>& write) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) throw Error("cannot write " + path.string() + ": " + std::strerror(errno));
    struct Closer {
        int descriptor;
        ~Closer() { ::close(descriptor); }
    } const closer{descriptor};
    DescriptorSink sink(descriptor, path.string());
    write(sink);
    sink.flush();
}

}  // namespace

DescriptorSink standard_output() { return {STDOUT_FILENO, "standard output"}; }

void write_output(const std::string& target, const std::function<void(ByteSink&)>& write) {
    if (target.empty() || target == "-") {
        DescriptorSink sink = standard_output();
        write(sink);
        sink.flush();
    } else if (is_device(target)) {
        write_device(target, write);
    } else {
        AtomicFile file(followed(target));
        write(file.sink());
        file.commit();
    }
}

bool is_stream(const std::string& target) { return target.empty() || target == "-" || is_device(target); }

void write_outputs(const std::vector<std::pair<std::string, std::function<void(ByteSink&)>>>& files) {
    std::vector<std::unique_ptr<AtomicFile>> open;
    for (const auto& [target, write] : files) {
        open.push_back(std::make_unique<AtomicFile>(followed(target)));
        write(open.back()->sink());
        open.back()->sink().flush();
    }
    for (const auto& file : open) file->commit();
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

void expect_writable(const std::string& target) {
    const fs::path path = target;
    if (fs::is_directory(path)) throw Error("cannot write " + target + ": it is a folder", "name a file");
    if (is_device(path)) throw Error("cannot write " + target + ": it is a device or a pipe", "name a file");
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!fs::is_directory(folder))
        throw Error("cannot write " + target + ": there is no folder " + folder.string(), "make the folder first");
    if (::access(folder.c_str(), W_OK) != 0)
        throw Error("cannot write " + target + ": " + std::strerror(errno), "choose a folder that may be written to");
}

}  // namespace skein::cli
