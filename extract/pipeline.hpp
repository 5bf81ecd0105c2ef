#pragma once
// Document → statements, on one page: see pipeline.cpp.

#include "base/diagnostics.hpp"
#include "extract/document.hpp"
#include "graph/extraction.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace skein {

namespace en {
class Lexicon;
}

// Holds what is shared by all documents (lexicon, model), read-only: one pipeline serves any number of threads.
class Pipeline {
  public:
    // `enabled_rules`: families of relation rules, a bit each (see relations/rules.hpp).
    explicit Pipeline(std::uint32_t enabled_rules = ~0U);

    // Entities are named as the document alone allows; `resolve_entities` then joins them across documents.
    [[nodiscard]] Extraction process(const Document& document, Diagnostics& diagnostics) const;
    // The same for many; `findings` has an entry for each. Short documents are read together: that is faster, and gives the same.
    [[nodiscard]] std::vector<Extraction> process(std::span<const Document> documents, std::span<Diagnostics> findings) const;

  private:
    void process_together(std::span<const Document> documents, std::span<Diagnostics> findings,
                          std::vector<Extraction>& out) const;

    std::shared_ptr<const en::Lexicon> lexicon_;
    std::uint32_t enabled_rules_;
};

// Gives mentions and participants of one entity one canonical name across all documents, as `decisions` and the names say, and
// tells what was joined and why. The result does not depend on the order of `extractions`, nor on whether they were resolved
// before.
Ledger resolve_entities(std::vector<Extraction>& extractions, std::vector<Decision> decisions = {});

}  // namespace skein
