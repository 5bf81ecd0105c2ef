#pragma once
// A document as readers give it: blocks of clean text in reading order, and the diagrams and statements that stand in it.

#include "base/stored_file.hpp"
#include "extract/mapped_text.hpp"
#include "graph/diagram.hpp"
#include "graph/provenance.hpp"
#include "graph/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace skein {

enum class BlockKind : std::uint8_t {
    title, description, heading, paragraph, list_item, table_cell, quote,
    speech,  // transcribed: may lack capitals and punctuation
};

// The cue shown from `text_offset` on.
struct CueMark {
    std::size_t text_offset = 0;
    CueTime time;
};

// A sentence never crosses a block's end.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t level = 0;  // of a heading (1…6) or a list item's depth
    MappedText text;
    std::vector<CueMark> cues;  // ascending; empty but in subtitles
};

struct Document {
    DocumentRecord record;
    std::vector<Block> blocks;
    std::vector<Diagram> diagrams;
    // What a file of statements gives as such; their sentences are indices into `sentences`.
    std::vector<Sentence> sentences;
    std::vector<Statement> statements;
    std::shared_ptr<const SourceText>
        source;  // lines and places for messages; shared by the documents of one file, or of a piece of it
    std::shared_ptr<const StoredFile> file;    // where the file was read in pieces: what is in `source` no more
};

}  // namespace skein
