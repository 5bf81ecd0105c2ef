#include "export/graphviz.hpp"

#include "base/error.hpp"
#include "export/guarded_child.hpp"

#ifdef SKEIN_GRAPHVIZ
#include <graphviz/gvc.h>
#endif

#include <stdexcept>

namespace skein {

#ifdef SKEIN_GRAPHVIZ

namespace {

std::string complaints;

int keep_complaint(char* text) {
    constexpr std::size_t enough = 2000;
    if (complaints.size() < enough) complaints += text;
    return 0;
}

// In the child: nothing is freed, the process ends.
void render(const std::string& dot, Layout layout, const std::string& format, ByteSink& out) {
    agseterrf(keep_complaint);
    GVC_t* context = gvContext();
    Agraph_t* graph = agmemread(dot.c_str());
    if (graph == nullptr) throw std::runtime_error("Graphviz cannot read what was to be drawn: " + complaints);
    if (gvLayout(context, graph, layout == Layout::layered ? "dot" : "sfdp") != 0) throw std::runtime_error("Graphviz cannot lay this out: " + complaints);
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
            throw Error("Graphviz did not finish within " + std::to_string(limits.time.count() / 1000) + " seconds", std::string(advice));
        case ChildEnd::crashed: throw Error("Graphviz ended without a picture: it ran out of memory, or crashed", std::string(advice));
        case ChildEnd::too_much_output: throw Error("the picture is larger than " + std::to_string(limits.output >> 20) + " MiB", std::string(advice));
    }
}

#else

bool has_graphviz() { return false; }

void draw_dot(const std::string&, Layout, std::string_view format, std::string_view, ByteSink&) {
    throw Error("this build writes no " + std::string(format) + ": it was made without Graphviz",
                "install libgraphviz-dev and build again, or draw it yourself: skein export … -f dot | dot -T" + std::string(format));
}

#endif

}  // namespace skein
