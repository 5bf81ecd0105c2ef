// JSON-LD 1.1, with its context inside: nothing is fetched to read it.

#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/rdf.hpp"

namespace skein {

namespace {

class JsonLdWriter final : public RdfWriter {
  public:
    explicit JsonLdWriter(ByteSink& out) : out_(out) {}

    void begin() override {
        out_ << "{\"@context\":{";
        bool first = true;
        for (const auto& [prefix, space] : rdf_prefixes) {
            out_ << (first ? "\"" : ",\"") << prefix << "\":\"" << space << "\"";
            first = false;
        }
        out_ << "},\n\"@graph\":[";
    }
    void begin_node(const RdfValue& id, std::string_view type) override {
        out_ << (first_node_ ? "\n{\"@id\":" : ",\n{\"@id\":");
        first_node_ = false;
        append_json_string(out_, reference(id));
        out_ << ",\"@type\":\"" << type << "\"";
    }
    void property(std::string_view name, std::span<const RdfValue> values) override {
        out_ << ",\"" << name << "\":";
        if (values.size() == 1) return append(values.front());
        append_array(values);
    }
    void list(std::string_view name, std::span<const RdfValue> values) override {
        out_ << ",\"" << name << "\":{\"@list\":";
        append_array(values);
        out_.append('}');
    }
    void end_node() override { out_.append('}'); }
    void end() override { out_ << "\n]}\n"; }

  private:
    static std::string reference(const RdfValue& value) {
        return value.kind == RdfValue::Kind::blank ? "_:" + value.text : value.text;
    }

    void append_array(std::span<const RdfValue> values) {
        out_.append('[');
        bool first = true;
        for (const RdfValue& value : values) {
            if (!first) out_.append(',');
            first = false;
            append(value);
        }
        out_.append(']');
    }
    void append(const RdfValue& value) {
        switch (value.kind) {
            case RdfValue::Kind::iri:
            case RdfValue::Kind::blank:
                out_ << "{\"@id\":";
                append_json_string(out_, reference(value));
                out_.append('}');
                break;
            case RdfValue::Kind::text: append_json_string(out_, value.text); break;
            case RdfValue::Kind::integer: out_ << value.text; break;
            case RdfValue::Kind::number: out_ << "{\"@value\":\"" << value.text << "\",\"@type\":\"xsd:double\"}"; break;
            case RdfValue::Kind::day: out_ << "{\"@value\":\"" << value.text << "\",\"@type\":\"xsd:date\"}"; break;
        }
    }

    ByteSink& out_;
    bool first_node_ = true;
};

}  // namespace

void write_jsonld(const Subgraph& subgraph, const WriteOptions&, ByteSink& out, Diagnostics&) {
    JsonLdWriter writer(out);
    write_rdf(subgraph, writer);
}

}  // namespace skein
