// Turtle (RDF 1.1).

#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/rdf.hpp"

namespace skein {

namespace {

class TurtleWriter final : public RdfWriter {
  public:
    explicit TurtleWriter(ByteSink& out) : out_(out) {}

    void begin() override {
        for (const auto& [prefix, space] : rdf_prefixes) out_ << "@prefix " << prefix << ": <" << space << "> .\n";
    }
    void begin_node(const RdfValue& id, std::string_view type) override {
        out_.append('\n');
        append(id);
        out_ << " a " << type;
    }
    void property(std::string_view name, std::span<const RdfValue> values) override {
        out_ << " ;\n    " << name;
        bool first = true;
        for (const RdfValue& value : values) {
            out_ << (first ? " " : ", ");
            first = false;
            append(value);
        }
    }
    void list(std::string_view name, std::span<const RdfValue> values) override {
        out_ << " ;\n    " << name << " (";
        for (const RdfValue& value : values) {
            out_.append(' ');
            append(value);
        }
        out_ << " )";
    }
    void end_node() override { out_ << " .\n"; }
    void end() override {}

  private:
    void append(const RdfValue& value) {
        switch (value.kind) {
            case RdfValue::Kind::iri: out_ << "<" << value.text << ">"; break;
            case RdfValue::Kind::blank: out_ << "_:" << value.text; break;
            case RdfValue::Kind::text: append_turtle_string(out_, value.text); break;
            case RdfValue::Kind::integer: out_ << value.text; break;
            case RdfValue::Kind::number: out_ << "\"" << value.text << "\"^^xsd:double"; break;
            case RdfValue::Kind::day: out_ << "\"" << value.text << "\"^^xsd:date"; break;
        }
    }

    ByteSink& out_;
};

}  // namespace

void write_turtle(const Subgraph& subgraph, const WriteOptions&, ByteSink& out, Diagnostics&) {
    TurtleWriter writer(out);
    write_rdf(subgraph, writer);
}

}  // namespace skein
