#pragma once
// What names mean in a flowchart: shared by the parts of the second pass.

#include "extract/mermaid/flowchart.hpp"
#include "extract/mermaid/names.hpp"
#include "extract/mermaid/working_text.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skein::mermaid {

// A name as written in arrows and styles.
struct NameUse {
    std::string id;                       // what Mermaid is to see
    std::optional<std::uint32_t> group;   // it names a subgraph
    std::optional<std::uint32_t> node;    // index into the diagram, once it is built
    bool shaped = false;                  // some mention gives it a shape
    bool labelled = false;                // the new id has got its label
};

struct Resolution {
    std::unordered_map<std::string, NameUse> names;
    FreshNames fresh;
    std::vector<std::string> group_ids;   // final; empty: Mermaid makes one
    Diagram diagram;
    // Edges as their author counts them: the place in the diagram, or nothing when the arrow was left out.
    std::vector<std::optional<std::uint32_t>> counted;
};

// Names that only their surroundings explain: "---oxygen", "A&B", "A --> B:text".
void settle_ambiguous_names(Flowchart& chart);
// Gives ids to names and groups and writes them into the text.
void settle_names(Flowchart& chart, Resolution& out);
// Fills the diagram's groups, nodes and edges.
void build_diagram(Flowchart& chart, Resolution& out, const WorkingText& origin);
// Styles, classes and links: writes them as Mermaid takes them and puts them into the diagram.
void settle_styles(Flowchart& chart, Resolution& out);

}  // namespace skein::mermaid
