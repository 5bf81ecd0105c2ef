#pragma once
// File → documents. The table of readers is in document_reader.cpp; each reader is a file in readers/.

#include "base/diagnostics.hpp"
#include "base/stored_file.hpp"
#include "extract/document.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace skein {

// Called once a document, in the order of the file. One file may hold many (NDJSON).
using DocumentSink = std::function<void(Document)>;

// Reads a file of lines or rows a piece after another, so that it need not lie in memory whole.
class PieceReader {
  public:
    virtual ~PieceReader() = default;
    // Reads what is whole in a piece, which ends where a line does, and gives how much of its text that was: the next piece
    // begins with the rest. After the `last` piece nothing comes, and so all of it is read.
    virtual std::size_t read(const std::shared_ptr<const SourceText>& piece, bool last) = 0;
    // After the last piece. `content_hash`: of the whole file.
    virtual void finish(const std::string& content_hash) = 0;
};

struct Reader {
    std::string_view name;        // for --from and DocumentRecord::format
    std::string_view description;
    std::span<const std::string_view> extensions;  // lower case, with the dot
    // Does the text look like this format? Asked in table order when the extension does not decide. Null: never guessed.
    bool (*recognises)(std::string_view text);
    // Throws Error when the whole file is unusable; findings one can go on from go to `diagnostics`.
    void (*read)(const std::shared_ptr<const SourceText>& source, const DocumentSink& sink, Diagnostics& diagnostics);
    // For formats that are read piece by piece where a file is large: a reader that will be given `first` and what follows. What
    // it refers to must outlive it.
    std::unique_ptr<PieceReader> (*in_pieces)(const std::shared_ptr<const SourceText>& first, const DocumentSink& sink,
                                              Diagnostics& diagnostics) = nullptr;
};

[[nodiscard]] std::span<const Reader> readers();

// `from` names a reader; without it the content and the extension decide. Throws Error (unknown format, unusable file).
void read_documents(Source source, std::optional<std::string_view> from, const DocumentSink& sink, Diagnostics& diagnostics);

// Text that is in memory at a time of a file that is read in pieces; more only where a single record is longer.
inline constexpr std::size_t piece_bytes = std::size_t{4} << 20;

// Whether a file that is so large is read in pieces, by its name or by `from`. UTF-16 and what turns out to be something else are
// not.
[[nodiscard]] bool reads_in_pieces(const StoredFile& file, std::optional<std::string_view> from);

// The same documents and findings out of a file that stays on disk, of any size where it is read in pieces. An Error may come
// after some documents have. `piece_size`: for tests.
void read_documents(const std::shared_ptr<const StoredFile>& file, std::optional<std::string_view> from, const DocumentSink& sink,
                    Diagnostics& diagnostics, std::size_t piece_size = piece_bytes);

// The content hash of a file (see content_hash.hpp), which need not lie in memory whole for it.
[[nodiscard]] std::string content_hash(const StoredFile& file);

// Limits of every reader; past them the file is refused with a message. The first holds for a record of a file that is read in
// pieces.
inline constexpr std::size_t max_document_bytes = std::size_t{512} << 20;
inline constexpr std::size_t max_nesting_depth = 256;

}  // namespace skein
