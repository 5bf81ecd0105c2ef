#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/store/asked_part.hpp"
#include "query/timeline.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t excerpt_columns = 240;

struct Options {
    std::string graph_file;
    std::string name;
    std::string from;
    std::string to;
    FilterOptions filters;
    bool evidence = false;
    bool json = false;
};

TimeSpan time_given(const char* option, const std::string& words) {
    const auto span = time_in(words);
    if (!span || !span->first || !span->last)
        throw UsageError(fmt::format("{} does not understand \"{}\"", option, printable(words)),
                         "give a day, a month or a year: 2024-05-03, \"May 2024\", 2024");
    return *span;
}

std::optional<TimeSpan> span_given(const Options& options) {
    if (options.from.empty() && options.to.empty()) return std::nullopt;
    TimeSpan span;
    if (!options.from.empty()) span.first = time_given("--from", options.from).first;
    if (!options.to.empty()) span.last = time_given("--to", options.to).last;
    if (span.first && span.last && *span.last < *span.first)
        throw UsageError("the time from " + options.from + " to " + options.to + " ends before it begins",
                         "give the earlier one with --from");
    return span;
}

std::string says(const Statement& statement) {
    const auto name = [](const Participant& who) -> const std::string& { return who.entity.empty() ? who.text : who.entity; };
    return arrow(name(statement.subject), statement.relation.lemma, statement.polarity,
                 statement.object ? name(*statement.object) : std::string());
}

std::string place(const FrozenGraph& graph, const Statement& statement) {
    return styled(Style::place, place_of(graph.sentence(statement.sentence), graph.document(statement.document)));
}

// The times in a column of their own, what is said beside them.
class Lines {
  public:
    Lines(ByteSink& out, const FrozenGraph& graph, bool evidence) : out_(out), graph_(graph), evidence_(evidence) {}

    void heading(const std::string& text) {
        if (begun_) out_ << "\n";
        begun_ = true;
        out_ << styled(Style::heading, text) << "\n";
    }
    void write(std::string_view when, std::size_t width, StatementId id) {
        begun_ = true;
        const Statement& statement = graph_.statement(id);
        const std::string shown = printable(when);
        out_ << styled(Style::claimant, shown) << std::string(width - std::min(width, display_width(shown)) + 2, ' ')
             << says(statement);
        if (evidence_) {
            out_ << "\n";
            write_evidence(out_, graph_, id, excerpt_columns);
        } else {
            out_ << "  " << place(graph_, statement) << "\n";
        }
    }

  private:
    ByteSink& out_;
    const FrozenGraph& graph_;
    bool evidence_;
    bool begun_ = false;
};

template <class Rows, class When>
std::size_t widest(const Rows& rows, const When& when) {
    std::size_t width = 0;
    for (const auto& row : rows) width = std::max(width, display_width(printable(when(row))));
    return width;
}

void write_text(ByteSink& out, const FrozenGraph& graph, const Timeline& timeline, bool evidence) {
    if (timeline.dated.empty() && timeline.spoken.empty() && timeline.undated.empty())
        out << "nothing that is as asked for tells a time\n";
    Lines lines(out, graph, evidence);
    const auto when = [](const DatedStatement& row) { return text_of(row.span); };
    const std::size_t width = widest(timeline.dated, when);
    for (const DatedStatement& row : timeline.dated) lines.write(when(row), width, row.statement);

    const auto cue = [&](StatementId id) { return clock_text(graph.sentence(graph.statement(id).sentence).cue->start_ms); };
    const std::size_t cue_width = widest(timeline.spoken, cue);
    DocumentId recording;
    for (const StatementId id : timeline.spoken) {
        const DocumentId document = graph.statement(id).document;
        if (document != recording) lines.heading("spoken in " + printable(graph.document(document).uri));
        recording = document;
        lines.write(cue(id), cue_width, id);
    }
    if (!timeline.undated.empty()) lines.heading("without a date");
    const auto words = [](const UndatedStatement& row) -> const std::string& { return row.words; };
    const std::size_t word_width = std::min<std::size_t>(24, widest(timeline.undated, words));
    for (const UndatedStatement& row : timeline.undated)
        lines.write(cut(printable(row.words), word_width), word_width, row.statement);
    if (timeline.timeless > 0)
        out << "\n"
            << styled(Style::faint, fmt::format("{} other {} no time", timeline.timeless,
                                                timeline.timeless == 1 ? "statement tells" : "statements tell"))
            << "\n";
}

Json as_json(const FrozenGraph& graph, const Timeline& timeline) {
    const auto day = [](const std::optional<std::chrono::sys_days>& at) { return at ? Json(text_of({at, at})) : Json(nullptr); };
    Json dated = Json::array(), spoken = Json::array(), undated = Json::array();
    for (const DatedStatement& row : timeline.dated)
        dated.push_back({{"time", text_of(row.span)},
                         {"first", day(row.span.first)},
                         {"last", day(row.span.last)},
                         {"words", row.words},
                         {"statement", statement_json(graph, row.statement)}});
    for (const StatementId id : timeline.spoken) spoken.push_back(statement_json(graph, id));
    for (const UndatedStatement& row : timeline.undated)
        undated.push_back({{"words", row.words}, {"statement", statement_json(graph, row.statement)}});
    return {{"dated", std::move(dated)},
            {"spoken", std::move(spoken)},
            {"undated", std::move(undated)},
            {"timeless", timeline.timeless}};
}

int run(const Options& options) {
    TimelineQuery query{selection_from(options.filters), {}, span_given(options)};
    // What is said of one entity is little; of all else only what tells a time is read, and the rest counted.
    PartWanted wanted{.disputed = query.selection.disputed, .timed = options.name.empty()};
    if (!options.name.empty()) wanted.named.push_back(options.name);
    wanted.said_of_named = !options.name.empty();
    const AskedPart part = load_asked_part(options.graph_file, wanted, query.selection);
    const FrozenGraph& graph = part.graph;
    if (!options.name.empty()) query.about = require_entity(graph, options.name);
    Timeline timeline = make_timeline(graph, query);
    // Whatever takes a side in a dispute is in the part.
    if (!query.within && !query.selection.disputed) timeline.timeless += part.left_out;
    return answer(
        options.json, [&] { return as_json(graph, timeline); },
        [&](ByteSink& out) { write_text(out, graph, timeline, options.evidence); });
}

}  // namespace

std::function<int()> setup_timeline(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Shows what is said of a time, in order of time: first what has "
        "a date, then what is said in recordings by the second it was "
        "spoken, then what tells a time that is no date. \"Last year\" and the like are told from the document's own day, where "
        "it has one.");
    add_graph_file(command, options->graph_file);
    command.add_option("NAME", options->name, "only what is said of this entity").type_name("");
    command.add_option("--from", options->from, "only what may be of this day, month or year, or later").type_name("TIME");
    command.add_option("--to", options->to, "only what may be of this day, month or year, or earlier").type_name("TIME");
    command.add_flag("--evidence", options->evidence, "show the sentence of each");
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein timeline notes.skein\n"
                   "  skein timeline notes.skein acme --from 2020 --to \"May 2024\"\n"
                   "  skein timeline notes.skein --document talk.vtt --evidence");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
