// Tables of nodes or of edges (RFC 4180), as Skein, Gephi and spreadsheets write them: one of edges has the columns `source` and
// `target`, one of nodes `id`.

#include "base/utf8.hpp"
#include "extract/readers/diagram_builder.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <memory>
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
    // `whole`: nothing follows the text.
    Rows(std::string_view text, bool whole, char separator, Oddities& oddities)
        : text_(text), whole_(whole), separator_(separator), oddities_(oddities) {}

    // False at the end, and where the rest of the text may be a part of a row. Empty lines are no rows.
    bool next(std::vector<std::string>& fields) {
        while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
        start_ = at_;
        if (at_ >= text_.size()) return false;
        std::size_t count = 0;
        for (bool more = true; more;) {
            if (count == max_columns)
                oddities_.fail(start_, "the row has more than " + std::to_string(max_columns) + " fields", "is this a table?");
            if (fields.size() == count) fields.emplace_back();
            fields[count].clear();
            more = read_field(fields[count++]);
        }
        fields.resize(count);
        return whole_ || at_ < text_.size();
    }

    [[nodiscard]] std::size_t start() const { return start_; }  // after the end: of what is no whole row
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
            if (quote == std::string_view::npos && whole_)
                oddities_.fail(opening, "the field's quote is not closed", "is the file complete?");
            if (quote == std::string_view::npos) return at_ = text_.size(), void();
            field.append(text_.substr(at_, quote - at_));
            at_ = quote + 1;
            if (at_ >= text_.size() || text_[at_] != '"') return;
            field += '"';
            ++at_;
        }
    }

    std::string_view text_;
    bool whole_;
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

class TableReader : public PieceReader {
  public:
    TableReader(const SourcePtr& first, const DocumentSink& sink, Diagnostics& diagnostics)
        : piece_(first),
          sink_(sink),
          oddities_(*first, diagnostics),
          separator_(separator_of(first->text())),
          builder_(*first, "csv"),
          start_(first->original(0)) {}

    std::size_t read(const SourcePtr& piece, bool last) override {
        oddities_.read_on(*piece);
        builder_.read_on(*piece);
        piece_ = piece;
        Rows rows(piece->text(), last, separator_, oddities_);
        if (header_.empty() && !read_header(rows, last)) return rows.start();
        for (std::vector<std::string> fields; rows.next(fields);) {
            check_size(fields, rows);
            if (source_ && target_)
                add_edge(fields, rows);
            else
                add_node(fields, rows);
        }
        return rows.start();
    }

    void finish(const std::string& content_hash) override {
        Document document = new_document(piece_);
        document.record.content_hash = content_hash;
        const std::size_t end = piece_->text().size();
        Diagram& diagram = document.diagrams.emplace_back(builder_.finish(0, end));
        diagram.span = {start_, piece_->original(end)};
        diagram.line = 1;
        oddities_.finish();
        sink_(std::move(document));
    }

  private:
    bool read_header(Rows& rows, bool last) {
        if (!rows.next(header_)) {
            header_.clear();
            if (last) oddities_.fail(0, "the table is empty");
            return false;
        }
        source_ = column(header_, "source");
        target_ = column(header_, "target");
        id_ = column(header_, "id");
        if (!(source_ && target_) && !id_)
            oddities_.fail(0, "the table's first row names no columns \"source\" and \"target\" (edges) or \"id\" (nodes)",
                           "another program's table must be given these names first");
        return true;
    }

    void check_size(std::vector<std::string>& fields, const Rows& rows) {
        if (fields.size() != header_.size())
            oddities_.report("rows", rows.start(),
                             "the row has " + std::to_string(fields.size()) + " fields, the table " +
                                 std::to_string(header_.size()) +
                                 " columns; what is missing is empty, what is too much is left out");
        fields.resize(header_.size());
    }

    void add_node(std::vector<std::string>& fields, const Rows& rows) {
        const std::size_t id = *id_;
        if (fields[id].empty()) return oddities_.report("nodes without id", rows.start(), "the row has no id; it is left out");
        if (builder_.find(fields[id]))
            oddities_.report("nodes with one id", rows.start(),
                             "the node \"" + fields[id] + "\" was given before; the two are read as one");
        DiagramNode& node = builder_.diagram().nodes[builder_.node(fields[id], rows.start(), rows.end())];
        take_values(fields, {id}, node.attributes);
    }

    // Nodes need no table of their own: an edge's ends are their names.
    void add_edge(std::vector<std::string>& fields, const Rows& rows) {
        const std::size_t source = *source_, target = *target_;
        if (fields[source].empty() || fields[target].empty())
            return oddities_.report("edges without ends", rows.start(), "the edge has no source or no target; it is left out");
        const std::uint32_t from = builder_.node(fields[source], rows.start(), rows.end());
        const std::uint32_t to = builder_.node(fields[target], rows.start(), rows.end());
        DiagramEdge& edge = builder_.add_edge({false, from}, {false, to}, rows.start(), rows.end());
        if (id_) edge.id = fields[*id_];
        if (const auto type = column(header_, "type"); type && to_lower(fields[*type]) == "undirected")
            edge.target_end = ArrowEnd::none;
        take_values(fields, {source, target, id_.value_or(source)}, edge.attributes);
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

    SourcePtr piece_;
    const DocumentSink& sink_;
    Oddities oddities_;
    char separator_;
    DiagramBuilder builder_;
    std::uint64_t start_;  // of the table
    std::vector<std::string> header_;
    std::optional<std::size_t> source_, target_, id_;  // columns
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

std::unique_ptr<PieceReader> csv_reader(const SourcePtr& first, const DocumentSink& sink, Diagnostics& diagnostics) {
    return std::make_unique<TableReader>(first, sink, diagnostics);
}

}  // namespace skein
