#include "export/graphviz.hpp"

#include "base/error.hpp"
#include "export/guarded_child.hpp"

#ifdef SKEIN_GRAPHVIZ
#include <graphviz/gvc.h>
#endif

#include <deque>
#include <stdexcept>
#include <unordered_map>

namespace skein {

#ifdef SKEIN_GRAPHVIZ

namespace {

std::string complaints;

int keep_complaint(char* text) {
    constexpr std::size_t enough = 2000;
    if (complaints.size() < enough) complaints += text;
    return 0;
}

// Graphviz goes through parts in the order of their ids, and its own ids are addresses. These are numbers in the order of the
// file: even ones for names, odd ones for what has none.
class Ids {
  public:
    long map(const char* name, IDTYPE& id, bool create) {
        if (name == nullptr) {
            if (!create) return 0;
            id = 2 * ++unnamed_ + 1;
            return 1;
        }
        const auto known = numbers_.find(name);
        if (known == numbers_.end() && !create) return 0;
        if (known == numbers_.end()) {
            names_.emplace_back(name);
            numbers_.emplace(name, names_.size());
        }
        id = 2 * (known == numbers_.end() ? names_.size() : known->second);
        return 1;
    }
    char* name_of(IDTYPE id) {
        return id % 2 == 0 && id / 2 >= 1 && id / 2 <= names_.size() ? names_[id / 2 - 1].data() : nullptr;
    }

  private:
    std::deque<std::string> names_;  // whose texts stay where they are
    std::unordered_map<std::string, std::size_t> numbers_;
    IDTYPE unnamed_ = 0;
};

Agraph_t* read_dot(const std::string& dot) {
    static Ids ids;
    static Agiddisc_t id_discipline = {
        [](Agraph_t*, Agdisc_t*) -> void* { return &ids; },
        [](void*, int, char* name, IDTYPE* id, int create) { return ids.map(name, *id, create != 0); },
        [](void*, int, IDTYPE) -> long { return 0; },
        [](void*, int, IDTYPE) {},
        [](void*, int, IDTYPE id) { return ids.name_of(id); },
        [](void*) {},
        [](void*, int, void*) {},
    };
    static std::string_view left;
    left = dot;
    static Agiodisc_t io_discipline = {
        [](void*, char* buffer, int size) {
            const std::size_t taken = left.copy(buffer, static_cast<std::size_t>(size));
            left.remove_prefix(taken);
            return static_cast<int>(taken);
        },
        [](void*, const char*) { return 0; },
        [](void*) { return 0; },
    };
    static Agdisc_t disciplines = {&AgMemDisc, &id_discipline, &io_discipline};
    return agread(&left, &disciplines);
}

// In the child: nothing is freed, the process ends.
void render(const std::string& dot, Layout layout, const std::string& format, ByteSink& out) {
    agseterrf(keep_complaint);
    GVC_t* context = gvContext();
    Agraph_t* graph = read_dot(dot);
    if (graph == nullptr) throw std::runtime_error("Graphviz cannot read what was to be drawn: " + complaints);
    if (gvLayout(context, graph, layout == Layout::layered ? "dot" : "sfdp") != 0)
        throw std::runtime_error("Graphviz cannot lay this out: " + complaints);
    char* data = nullptr;
    unsigned size = 0;
    if (gvRenderData(context, graph, format.c_str(), &data, &size) != 0 || data == nullptr)
        throw std::runtime_error("Graphviz cannot write " + format + ": " + complaints);
    out.append(std::string_view(data, size));
}

}  // namespace

bool has_graphviz() { return true; }

void draw_dot(const std::string& dot, Layout layout, std::string_view format, std::string_view advice, ByteSink& out) {
    const ChildLimits limits;
    const ChildResult result = run_guarded([&](ByteSink& pipe) { render(dot, layout, std::string(format), pipe); }, limits);
    switch (result.end) {
        case ChildEnd::done: return out.append(result.output);
        case ChildEnd::failed: throw Error(result.output, std::string(advice));
        case ChildEnd::out_of_time:
            throw Error("Graphviz did not finish within " + std::to_string(limits.time.count() / 1000) + " seconds",
                        std::string(advice));
        case ChildEnd::crashed:
            throw Error("Graphviz ended without a picture: it ran out of memory, or crashed", std::string(advice));
        case ChildEnd::too_much_output:
            throw Error("the picture is larger than " + std::to_string(limits.output >> 20) + " MiB", std::string(advice));
    }
}

#else

bool has_graphviz() { return false; }

void draw_dot(const std::string&, Layout, std::string_view format, std::string_view, ByteSink&) {
    throw Error(
        "this build writes no " + std::string(format) + ": it was made without Graphviz",
        "install libgraphviz-dev and build again, or draw it yourself: skein export … -f dot | dot -T" + std::string(format));
}

#endif

}  // namespace skein
