// Plain text: the whole file is prose.

#include "extract/readers/prose.hpp"
#include "extract/readers/readers.hpp"

#include <utility>

namespace skein {

void read_plain_text(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Document document = new_document(source);
    DecodedText prose(*source);
    prose.add(0, source->text().size());
    LeftOut left_out;
    add_prose(document, prose, left_out, diagnostics);
    left_out.report(*source, diagnostics);
    sink(std::move(document));
}

}  // namespace skein
