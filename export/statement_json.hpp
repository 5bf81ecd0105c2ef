#pragma once
// The NDJSON form of statements and mentions, shared by the ndjson format and `skein extract`, which prints before a
// graph exists. Keys and their order are those of docs/design.md.

#include "base/byte_sink.hpp"
#include "graph/extraction.hpp"
#include "graph/provenance.hpp"
#include "graph/statement.hpp"

namespace skein {

// One JSON object without a line end. `sentence` and `document` are those of the statement. What is absent is left out.
void append_statement_json(ByteSink& out, const Statement& statement, const Sentence& sentence, const DocumentRecord& document);
// Keys: document, line, start, end, text, entity, type.
void append_mention_json(ByteSink& out, const Mention& mention, const Sentence& sentence, const DocumentRecord& document);

}  // namespace skein
