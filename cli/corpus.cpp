#include "cli/corpus.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/progress.hpp"
#include "base/stored_file.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "cli/options.hpp"
#include "extract/content_hash.hpp"
#include "extract/document_reader.hpp"
#include "extract/extractor_version.hpp"
#include "extract/pipeline.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fmt/core.h>
#include <memory>
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace skein::cli {

namespace {

constexpr std::size_t files_in_flight_per_job = 4;
// of short files: their documents are read faster so (see Pipeline::process)
constexpr std::uintmax_t bytes_read_together = 16'384;
constexpr std::size_t most_printed_findings = 50;

// A document that was not looked into has a record with a URI, and that alone.
struct FoundDocument {
    Extraction extraction;
    bool is_unchanged = false;
    Diagnostics findings;
};

struct FileResult {
    std::vector<FoundDocument> documents;
    Diagnostics diagnostics;
    std::optional<SkippedFile> skipped;
};

constexpr std::size_t looked_at_for_binary = 1 << 13;

// Neither UTF-16 with its mark nor free of NUL: no text.
bool looks_binary(std::string_view bytes) {
    const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    return !utf16 && bytes.substr(0, looked_at_for_binary).find('\0') != std::string_view::npos;
}

class NotText : public Error {
  public:
    using Error::Error;
};

Source read_source(const InputFile& file) {
    Source source{file.path, {}};
    try {
        source.bytes = read_file(file.path, max_document_bytes);
    } catch (const Error& error) {
        if (file.named) throw;
        throw NotText("unreadable");
    }
    if (!file.named && looks_binary(source.bytes)) throw NotText("binary");
    return source;
}

std::optional<std::string_view> reader_of(const CorpusOptions& options) {
    return options.from.empty() ? std::nullopt : std::optional<std::string_view>(options.from);
}

// The file, where it is so large that it is read in pieces; else null.
std::shared_ptr<const StoredFile> large_file(const InputFile& file, const CorpusOptions& options) {
    if (options.lines) return nullptr;
    try {
        std::shared_ptr<const StoredFile> stored = StoredFile::open(file.path);
        if (stored == nullptr || !reads_in_pieces(*stored, reader_of(options))) return nullptr;
        if (!file.named && looks_binary(stored->bytes(0, looked_at_for_binary))) throw NotText("binary");
        return stored;
    } catch (const NotText&) {
        throw;
    } catch (const Error&) {
        if (file.named) throw;
        throw NotText("unreadable");
    }
}

std::vector<Document> read_lines(Source bytes) {
    const auto source = std::make_shared<const SourceText>(std::move(bytes));
    const std::string_view text = source->text();
    std::vector<Document> documents;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", start), text.size());
        if (!fold(text.substr(start, end - start)).empty()) {
            Document& document = documents.emplace_back();
            document.record = {source->uri(), "text", {}, source->content_hash(), source->original_size(), {}};
            document.source = source;
            document.blocks.emplace_back().text.append_slice(*source, start, end);
        }
        start = end + 1;
    }
    return documents;
}

std::vector<Document> documents_in(Source source, const CorpusOptions& options, Diagnostics& diagnostics) {
    if (options.lines) return read_lines(std::move(source));
    std::vector<Document> documents;
    read_documents(
        std::move(source), reader_of(options), [&](Document document) { documents.push_back(std::move(document)); }, diagnostics);
    return documents;
}

// The program, and what it was told to do otherwise than usual.
std::string extractor_of(const CorpusOptions& options) {
    std::string extractor(extractor_version());
    if (!options.from.empty()) extractor += " --from " + options.from;
    if (options.rules != ~0U) extractor += fmt::format(" rules {:x}", options.rules);
    return extractor;
}

// What is asked of documents, and what works on them.
struct Work {
    const CorpusOptions& options;
    const IsCurrent& is_current;
    std::string extractor;
    Pipeline pipeline;
};

FoundDocument unchanged_document(const std::string& uri) {
    FoundDocument document;
    document.extraction.document.uri = uri;
    document.is_unchanged = true;
    return document;
}

// Files may hold thousands of records, so documents are worked on side by side too, and short ones together.
std::vector<FoundDocument> process_documents(std::vector<Document> documents, const Work& work) {
    std::vector<FoundDocument> found(documents.size());
    oneapi::tbb::parallel_for(oneapi::tbb::blocked_range<std::size_t>(0, documents.size()), [&](const auto& range) {
        std::vector<Document> changed;
        std::vector<std::size_t> places;
        for (std::size_t i = range.begin(); i < range.end(); ++i) {
            Document document = std::exchange(documents[i], {});
            if (work.is_current && work.is_current(document.record.uri, document.record.content_hash, work.extractor)) {
                found[i] = unchanged_document(document.record.uri);
            } else {
                changed.push_back(std::move(document));
                places.push_back(i);
            }
        }
        std::vector<Diagnostics> own(changed.size());
        std::vector<Extraction> extractions = work.pipeline.process(changed, own);
        for (std::size_t n = 0; n < changed.size(); ++n) {
            FoundDocument& document = found[places[n]];
            document.extraction = std::move(extractions[n]);
            document.extraction.document.extractor = work.extractor;
            document.findings = std::move(own[n]);
        }
    });
    return found;
}

// The documents of a piece are worked on, and what was read of it goes, before the next one is read.
std::vector<FoundDocument> process_large_file(const std::shared_ptr<const StoredFile>& file, const Work& work,
                                              Diagnostics& diagnostics) {
    std::vector<FoundDocument> found;
    std::vector<Document> waiting;
    const auto process_waiting = [&] {
        for (FoundDocument& document : process_documents(std::exchange(waiting, {}), work)) {
            diagnostics.append(std::exchange(document.findings, {}));
            found.push_back(std::move(document));
        }
    };
    read_documents(file, reader_of(work.options),
                   [&](Document document) {
                       if (!waiting.empty() && waiting.back().source != document.source) process_waiting();
                       waiting.push_back(std::move(document));
                   },
                   diagnostics);
    process_waiting();
    return found;
}

void tell(const InputFile& file, const Error& error, FileResult& result) {
    SourcePlace place = error.place();
    // A message without a place must still say which file it is about.
    if (place.file.empty() && std::string_view(error.what()).find(file.path) == std::string_view::npos) place.file = file.path;
    result.diagnostics.error(error.what(), std::move(place), error.advice());
}

// The documents of a file that are still to be looked into: none of a large file, which is read and worked on piece by piece.
std::vector<Document> documents_to_process(const InputFile& file, const Work& work, FileResult& result) {
    try {
        if (const auto large = large_file(file, work.options)) {
            if (work.is_current && work.is_current(file.path, content_hash(*large), work.extractor))
                result.documents.push_back(unchanged_document(file.path));
            else
                result.documents = process_large_file(large, work, result.diagnostics);
            return {};
        }
        Source source = read_source(file);
        // A file that is one document has its path for a URI: that it is known is seen before it is looked into.
        if (!work.is_current || !work.is_current(file.path, content_hash(source.bytes), work.extractor))
            return documents_in(std::move(source), work.options, result.diagnostics);
        result.documents.push_back(unchanged_document(file.path));
    } catch (const NotText& reason) {
        result.skipped = SkippedFile{file.path, reason.what()};
    } catch (const Error& error) {
        tell(file, error, result);
    }
    return {};
}

// Files side by side in the list of files.
struct FileRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

// The files that begin at `first` and are read together: several while they are short.
FileRange files_from(std::size_t first, const std::vector<InputFile>& files) {
    FileRange range{first, first};
    std::uintmax_t bytes = 0;
    do {
        std::error_code unknown;
        const std::uintmax_t size = std::filesystem::file_size(files[range.last].path, unknown);
        bytes += unknown ? bytes_read_together : size;
        if (range.last > first && bytes > bytes_read_together) break;
        ++range.last;
    } while (range.last < files.size() && bytes < bytes_read_together);
    return range;
}

std::vector<FileResult> process_files(const std::vector<InputFile>& files, FileRange range, const Work& work) {
    std::vector<FileResult> results(range.last - range.first);
    std::vector<Document> documents;
    std::vector<std::size_t> file_of;  // by document
    for (std::size_t f = 0; f < results.size(); ++f) {
        for (Document& document : documents_to_process(files[range.first + f], work, results[f])) {
            documents.push_back(std::move(document));
            file_of.push_back(f);
        }
    }
    try {
        std::vector<FoundDocument> found = process_documents(std::move(documents), work);
        for (std::size_t d = 0; d < found.size(); ++d) {
            FileResult& result = results[file_of[d]];
            result.diagnostics.append(std::exchange(found[d].findings, {}));
            result.documents.push_back(std::move(found[d]));
        }
    } catch (const Error& error) {
        for (std::size_t f = 0; f < results.size(); ++f) {
            if (std::find(file_of.begin(), file_of.end(), f) != file_of.end()) tell(files[range.first + f], error, results[f]);
        }
    }
    return results;
}

// With --strict the first error ends it all, but not before what was found until then is told.
void stop_at_first_error(Corpus& corpus, Diagnostics&& later, const CorpusOptions& options) {
    for (const Finding& finding : later.findings()) {
        if (options.strict && finding.severity == Severity::error) {
            report(corpus, options.verbose);
            throw Error(finding.message, finding.advice, finding.place);
        }
        corpus.diagnostics.add(finding);
    }
}

void expect_reader(const std::string& name) {
    std::vector<std::string_view> names;
    for (const Reader& reader : readers()) {
        if (name.empty() || reader.name == name) return;
        names.push_back(reader.name);
    }
    const std::string near = did_you_mean(name, names);
    throw UsageError("--from does not know the format \"" + name + '"',
                     (near.empty() ? near : near + ' ') + "`skein formats` lists them");
}

}  // namespace

void add_corpus_options(CommandLine& command, CorpusOptions& options) {
    command.add_option("--from", options.from, "read every file as this format instead of guessing (`skein formats` lists them)")
        .type_name("FORMAT");
    command
        .add_option("-j,--jobs", options.jobs,
                    "documents worked on side by side; one a processor by default. The result is the same")
        .type_name("N")
        .check(whole_number(1));
    command.add_flag("--strict", options.strict, "stop at the first document that cannot be used, and write nothing");
    command.add_flag("-v,--verbose", options.verbose, "print every finding: repairs, notes and skipped files too");
}

namespace {

Corpus read(const CorpusOptions& options, const IsCurrent& is_current, bool distinct) {
    namespace tbb = oneapi::tbb;
    expect_reader(options.from);
    Corpus corpus;
    Diagnostics found;
    InputFiles inputs = find_input_files(options.paths, !options.from.empty(), found);
    stop_at_first_error(corpus, std::move(found), options);
    corpus.skipped = std::move(inputs.skipped);

    const std::vector<InputFile>& files = inputs.files;
    const std::size_t jobs = options.jobs > 0 ? options.jobs : static_cast<std::size_t>(tbb::info::default_concurrency());
    Progress progress("reading", files.size());
    const Work work{options, is_current, extractor_of(options), Pipeline(options.rules)};
    std::set<std::string> seen;
    std::size_t next = 0;
    const auto take = [&](tbb::flow_control& control) -> FileRange {
        if (next == files.size()) {
            control.stop();
            return {};
        }
        const FileRange range = files_from(next, files);
        next = range.last;
        return range;
    };
    const auto process = [&](FileRange range) {
        return std::make_shared<std::vector<FileResult>>(process_files(files, range, work));
    };
    const auto join_one = [&](FileResult& result) {
        for (FoundDocument& document : result.documents) {
            const std::string& uri = document.extraction.document.uri;
            if (distinct && !seen.insert(uri).second)
                result.diagnostics.error("the document " + uri + " occurs twice; only the first is taken", {},
                                         "give each document a URI of its own");
            else if (document.is_unchanged)
                corpus.unchanged.push_back(uri);
            else
                corpus.extractions.push_back(std::move(document.extraction));
        }
        if (result.skipped) corpus.skipped.push_back(std::move(*result.skipped));
        stop_at_first_error(corpus, std::move(result.diagnostics), options);
        progress.step();
    };
    const auto join = [&](const std::shared_ptr<std::vector<FileResult>>& results) {
        for (FileResult& result : *results) join_one(result);
    };
    tbb::task_arena(static_cast<int>(std::min<std::size_t>(jobs, 1024))).execute([&] {
        tbb::parallel_pipeline(
            jobs * files_in_flight_per_job,
            tbb::make_filter<void, FileRange>(tbb::filter_mode::serial_in_order, take) &
                tbb::make_filter<FileRange, std::shared_ptr<std::vector<FileResult>>>(tbb::filter_mode::parallel, process) &
                tbb::make_filter<std::shared_ptr<std::vector<FileResult>>, void>(tbb::filter_mode::serial_in_order, join));
    });
    return corpus;
}

}  // namespace

Corpus read_corpus(const CorpusOptions& options) { return read(options, {}, false); }

Corpus read_distinct_documents(const CorpusOptions& options, const IsCurrent& is_current) {
    return read(options, is_current, true);
}

void report(const Corpus& corpus, bool verbose) {
    std::size_t printed = 0;
    std::size_t held_back = 0;
    for (const Finding& finding : corpus.diagnostics.findings()) {
        const bool serious = finding.severity == Severity::error || finding.severity == Severity::warning;
        if (!verbose && (!serious || (printed >= most_printed_findings && finding.severity != Severity::error))) {
            ++held_back;
            continue;
        }
        std::fputs(format(finding).c_str(), stderr);
        ++printed;
    }
    if (verbose)
        for (const SkippedFile& file : corpus.skipped)
            fmt::print(stderr, "{}: skipped, {}\n", printable(file.path), file.reason);
    if (held_back > 0)
        fmt::print(stderr, "{} more {} (--verbose prints them)\n", held_back,
                   held_back == 1 ? "note or repair" : "notes and repairs");
}

}  // namespace skein::cli
