#pragma once
// A graph as RDF, told once for Turtle and JSON-LD: each statement is a node of its own with PROV-O's words for where it comes
// from and who is said to say it. No triple asserts what a document merely says. docs/rdf.md describes the vocabulary.

#include "base/byte_sink.hpp"
#include "graph/subgraph.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

struct RdfValue {
    enum class Kind { iri, blank, text, integer, number, day };
    Kind kind = Kind::text;
    std::string text;  // an absolute IRI, a label of a blank node, or a lexical form

    [[nodiscard]] static RdfValue of_text(std::string_view text) { return {Kind::text, std::string(text)}; }
    [[nodiscard]] static RdfValue of_integer(std::uint64_t number) { return {Kind::integer, std::to_string(number)}; }
    [[nodiscard]] static RdfValue of_number(double number);
};

// Names of properties and types have a prefix of `rdf_prefixes`.
class RdfWriter {
  public:
    virtual ~RdfWriter() = default;
    virtual void begin() = 0;
    virtual void begin_node(const RdfValue& id, std::string_view type) = 0;
    virtual void property(std::string_view name, std::span<const RdfValue> values) = 0;  // at least one
    virtual void list(std::string_view name, std::span<const RdfValue> values) = 0;      // in order
    virtual void end_node() = 0;
    virtual void end() = 0;

    void property(std::string_view name, const RdfValue& value) { property(name, std::span(&value, 1)); }
};

inline constexpr std::pair<std::string_view, std::string_view> rdf_prefixes[] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}, {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},           {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"dcterms", "http://purl.org/dc/terms/"},               {"prov", "http://www.w3.org/ns/prov#"},
    {"skein", "urn:skein:vocabulary:"},
};

void write_rdf(const Subgraph& subgraph, RdfWriter& writer);

}  // namespace skein
