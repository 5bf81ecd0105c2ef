#pragma once
// A document as rows of the tables that hold what it says. Only for graph/store.

#include "graph/document_view.hpp"
#include "graph/store/sentence_index.hpp"
#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skein::store {

// What stands in a row for a name: `name` leads to its entity by the table of names. `own` is 0, or what the document calls it
// where that is not what the row's words mean, because a person took them apart.
struct NameRef {
    std::int64_t name = 0;
    std::int64_t own = 0;
};
using NameRefs = std::function<NameRef(const std::string& entity, const std::string& own)>;

// Each distinct text of a table once. Numbers new ones on from those that are there.
class Dictionary {
  public:
    // `table` has the columns `id` and `column`.
    Dictionary(const Database& database, const std::string& table, const std::string& column);
    std::int64_t id(const std::string& text);

  private:
    Query find_, insert_;
    std::int64_t next_;
    bool is_new_;  // the table was empty: nothing to find
    std::unordered_map<std::string, std::int64_t> ids_;
};

// The same for chains of claimants, as resolved and as the document alone calls them.
class ClaimDictionary {
  public:
    explicit ClaimDictionary(const Database& database);
    std::int64_t id(const Statement& statement);

  private:
    Query find_, find_unclaimed_, insert_, insert_claimant_;
    std::int64_t next_;
    bool is_new_;
    std::string words_;  // kept, not to be made anew for each statement
    std::unordered_map<std::string, std::int64_t> ids_;  // by all claimants and names, their lengths before them
};

class DocumentRows {
  public:
    // `index` is given the sentences, too.
    explicit DocumentRows(const Database& database, SentenceIndex* index = nullptr);

    // Inserts the document under the id; its sentences, mentions and statements are numbered on from those that are there.
    // Claimants are written as they are given; whoever wants others changes them in the table of claims.
    void insert(const DocumentView& document, std::int64_t id, const NameRefs& names);
    // Deletes what `insert` wrote, but for texts of dictionaries. Without the document's own words in the full-text index.
    void remove(std::int64_t id);

  private:
    void insert_record(const DocumentView& document, std::int64_t id);
    void insert_sentences(const DocumentView& document);
    void insert_mentions(const DocumentView& document, const NameRefs& names);
    void insert_statements(const DocumentView& document, const NameRefs& names);
    void insert_wording(const Statement& statement, const Sentence& sentence, NameRef source, NameRef target);
    void insert_phrases(const Statement& statement, const Sentence& sentence);
    void insert_diagrams(const DocumentView& document, std::int64_t id, const NameRefs& names);

    SentenceIndex* index_;
    std::int64_t next_sentence_, next_mention_, next_statement_;
    Query document_, sentence_, cue_, mention_, statement_, wording_, argument_, phrase_, diagram_, merge_;
    Query extent_, remove_document_, remove_sentences_, remove_cues_, remove_mentions_, remove_statements_, remove_wordings_;
    Query remove_arguments_, remove_phrases_, remove_diagrams_, remove_merges_;
    Dictionary relations_, rules_;
    ClaimDictionary claims_;
};

// Binds claimant, own_chain and own_names, the first three parameters.
void bind_claim(Query& query, const std::vector<std::string>& chain, const std::vector<std::string>& names);

// Binds kind, alias … of a merge from `parameter` on.
void bind_merge(Query& query, int parameter, const Merge& merge);

}  // namespace skein::store
