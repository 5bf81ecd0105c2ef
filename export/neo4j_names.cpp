#include "export/neo4j_names.hpp"

#include "base/utf8.hpp"

namespace skein {

std::string relationship_type(const Relation& edge) {
    std::string type;
    bool gap = false;
    for (std::size_t i = 0; i < edge.label.size();) {
        const CodePoint c = decode_at(edge.label, i);
        i += c.size;
        char letter = 0;
        if ((c.value >= 'A' && c.value <= 'Z') || (c.value >= '0' && c.value <= '9')) letter = static_cast<char>(c.value);
        if (c.value >= 'a' && c.value <= 'z') letter = static_cast<char>(c.value - 'a' + 'A');
        if (letter == 0) {
            gap = true;
            continue;
        }
        if (gap && !type.empty()) type += '_';
        gap = false;
        type += letter;
    }
    if (type.empty()) type = "RELATED";
    return edge.polarity == Polarity::negated ? "NOT_" + type : type;
}

}  // namespace skein
