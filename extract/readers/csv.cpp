// Tables of nodes or of edges (RFC 4180), as Skein, Gephi and spreadsheets write them: one of edges has the columns `source` and
// `target`, one of nodes `id`.

#include "base/utf8.hpp"
#include "extract/readers/diagram_builder.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

namespace {

constexpr std::size_t max_columns = 1000;

// One row after another; fields may hold line ends.
class Rows {
  public:
    Rows(std::string_view text, char separator, Oddities& oddities) : text_(text), separator_(separator), oddities_(oddities) {}

    // False at the end. Empty lines are no rows.
    bool next(std::vector<std::string>& fields) {
        while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
        if (at_ >= text_.size()) return false;
        start_ = at_;
        std::size_t count = 0;
        for (bool more = true; more;) {
            if (count == max_columns) oddities_.fail(start_, "the row has more than " + std::to_string(max_columns) + " fields", "is this a table?");
            if (fields.size() == count) fields.emplace_back();
            fields[count].clear();
            more = read_field(fields[count++]);
        }
        fields.resize(count);
        return true;
    }

    [[nodiscard]] std::size_t start() const { return start_; }
    [[nodiscard]] std::size_t end() const { return end_; }  // without the line end

  private:
    // Whether another field follows in the row.
    bool read_field(std::string& field) {
        if (at_ < text_.size() && text_[at_] == '"') read_quoted(field);
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
        field.append(text_.substr(start, at_ - start));
        end_ = at_;
        if (at_ >= text_.size() || text_[at_] != separator_) return false;
        ++at_;
        return true;
    }

    void read_quoted(std::string& field) {
        const std::size_t opening = at_++;
        for (;;) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos) oddities_.fail(opening, "the field's quote is not closed", "is the file complete?");
            field.append(text_.substr(at_, quote - at_));
            at_ = quote + 1;
            if (at_ >= text_.size() || text_[at_] != '"') return;
            field += '"';
            ++at_;
        }
    }

    std::string_view text_;
    char separator_;
    Oddities& oddities_;
    std::size_t at_ = 0;
    std::size_t start_ = 0;
    std::size_t end_ = 0;
};

std::string_view first_line(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

// What stands most often in the header: comma, semicolon (spreadsheets where the comma is the decimal sign) or tab.
char separator_of(std::string_view text) {
    const std::string_view header = first_line(text);
    char best = ',';
    for (const char candidate : {',', ';', '\t'})
        if (std::ranges::count(header, candidate) > std::ranges::count(header, best)) best = candidate;
    return best;
}

std::optional<std::size_t> column(const std::vector<std::string>& header, std::string_view name) {
    const auto found = std::ranges::find_if(header, [&](const std::string& each) { return to_lower(each) == name; });
    return found == header.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header.begin()));
}

class TableReader {
  public:
    TableReader(const SourceText& source, Oddities& oddities)
        : source_(source), oddities_(oddities), rows_(source.text(), separator_of(source.text()), oddities), builder_(source, "csv") {}

    Diagram read() {
        if (!rows_.next(header_)) oddities_.fail(0, "the table is empty");
        const auto source = column(header_, "source");
        const auto target = column(header_, "target");
        const auto id = column(header_, "id");
        if (!(source && target) && !id)
            oddities_.fail(0, "the table's first row names no columns \"source\" and \"target\" (edges) or \"id\" (nodes)",
                           "another program's table must be given these names first");
        for (std::vector<std::string> fields; rows_.next(fields);) {
            check_size(fields);
            if (source && target)
                add_edge(fields, *source, *target, id);
            else
                add_node(fields, *id);
        }
        return builder_.finish(0, source_.text().size());
    }

  private:
    void check_size(std::vector<std::string>& fields) {
        if (fields.size() != header_.size())
            oddities_.report("rows", rows_.start(),
                             "the row has " + std::to_string(fields.size()) + " fields, the table " + std::to_string(header_.size()) +
                                 " columns; what is missing is empty, what is too much is left out");
        fields.resize(header_.size());
    }

    void add_node(std::vector<std::string>& fields, std::size_t id) {
        if (fields[id].empty()) return oddities_.report("nodes without id", rows_.start(), "the row has no id; it is left out");
        if (builder_.find(fields[id]))
            oddities_.report("nodes with one id", rows_.start(), "the node \"" + fields[id] + "\" was given before; the two are read as one");
        DiagramNode& node = builder_.diagram().nodes[builder_.node(fields[id], rows_.start(), rows_.end())];
        take_values(fields, {id}, node.attributes);
    }

    // Nodes need no table of their own: an edge's ends are their names.
    void add_edge(std::vector<std::string>& fields, std::size_t source, std::size_t target, std::optional<std::size_t> id) {
        if (fields[source].empty() || fields[target].empty())
            return oddities_.report("edges without ends", rows_.start(), "the edge has no source or no target; it is left out");
        const std::uint32_t from = builder_.node(fields[source], rows_.start(), rows_.end());
        const std::uint32_t to = builder_.node(fields[target], rows_.start(), rows_.end());
        DiagramEdge& edge = builder_.add_edge({false, from}, {false, to}, rows_.start(), rows_.end());
        if (id) edge.id = fields[*id];
        if (const auto type = column(header_, "type"); type && to_lower(fields[*type]) == "undirected") edge.target_end = ArrowEnd::none;
        take_values(fields, {source, target, id.value_or(source)}, edge.attributes);
        DiagramBuilder::settle(edge);
    }

    void take_values(std::vector<std::string>& fields, std::initializer_list<std::size_t> taken, Properties& attributes) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (fields[i].empty() || std::ranges::find(taken, i) != taken.end()) continue;
            // Gephi and spreadsheets capitalise what is meant alike.
            const std::string name = to_lower(header_[i]);
            const std::string numbered = "column " + std::to_string(i + 1);
            attributes.set(name == "label" ? name : name.empty() ? numbered : header_[i], fields[i]);
        }
    }

    const SourceText& source_;
    Oddities& oddities_;
    Rows rows_;
    DiagramBuilder builder_;
    std::vector<std::string> header_;
};

}  // namespace

bool recognises_csv(std::string_view text) {
    const std::string_view line = first_line(text);
    const char separator = separator_of(text);
    std::vector<std::string> header;
    for (std::size_t start = 0; start <= line.size() && header.size() < max_columns;) {
        const std::size_t end = std::min(line.find(separator, start), line.size());
        std::string_view name = line.substr(start, end - start);
        if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) name = name.substr(1, name.size() - 2);
        header.emplace_back(name);
        start = end + 1;
    }
    if (header.size() < 2) return false;
    return (column(header, "source") && column(header, "target")) || (column(header, "id") && column(header, "label"));
}

void read_csv(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Oddities oddities(*source, diagnostics);
    Document document = new_document(source);
    document.diagrams.push_back(TableReader(*source, oddities).read());
    oddities.finish();
    sink(std::move(document));
}

}  // namespace skein
