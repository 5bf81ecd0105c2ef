#include "graph/store/schema.hpp"

#include <string>

namespace skein::store {

namespace {

// SQLite keeps the comments: `.schema` in any SQLite shell explains the file.
constexpr SchemaObject tables[] = {
    {"meta", R"(CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID)"},
    {"term", R"(CREATE TABLE term (
  kind TEXT NOT NULL,  -- 'entity_type', 'polarity', 'modality', 'role', 'merge_reason' or 'decision'
  id INTEGER NOT NULL, -- the number the other tables hold
  name TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID)"},
    {"document", R"(CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  uri TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  title TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  size INTEGER NOT NULL,      -- bytes
  metadata TEXT NOT NULL      -- JSON: [["key", "value"], ...]
))"},
    {"sentence", R"(CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,     -- within a document in its order
  document INTEGER NOT NULL,
  start INTEGER NOT NULL,     -- byte offset in the document
  bytes INTEGER NOT NULL,
  line INTEGER NOT NULL,
  cue_start INTEGER,          -- milliseconds of a recording
  cue_end INTEGER,
  text TEXT NOT NULL
))"},
    {"entity", R"(CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,   -- the name, folded
  type INTEGER NOT NULL,      -- term 'entity_type'
  mentions INTEGER NOT NULL
))"},
    {"alias", R"(CREATE TABLE alias (
  id INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL,
  text TEXT NOT NULL,         -- every spelling, the canonical one included
  key TEXT NOT NULL,          -- the spelling, folded
  mentions INTEGER NOT NULL
))"},
    {"name", R"(CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE   -- what a document alone calls an entity that other documents made it call otherwise
))"},
    {"merge", R"(CREATE TABLE merge (
  document INTEGER NOT NULL,  -- which takes the alias for the entity; 0: the documents together do
  number INTEGER NOT NULL,
  alias TEXT NOT NULL,
  entity TEXT NOT NULL,       -- as the document alone calls it
  reason INTEGER NOT NULL,    -- term 'merge_reason'
  evidence TEXT NOT NULL,     -- the name that showed it, or ''
  PRIMARY KEY (document, number)
) WITHOUT ROWID)"},
    {"decision", R"(CREATE TABLE decision (
  kind INTEGER NOT NULL,      -- term 'decision'
  entity TEXT NOT NULL,
  alias TEXT NOT NULL,        -- is the entity, or is not, because a person says so
  PRIMARY KEY (kind, entity, alias)
) WITHOUT ROWID)"},
    {"relation", R"(CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  lemma TEXT NOT NULL UNIQUE
))"},
    {"rule", R"(CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
))"},
    {"claim", R"(CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  claimant TEXT,              -- the nearest claimant; NULL: the document itself
  chain TEXT NOT NULL,        -- JSON: all claimants, outermost first
  names TEXT NOT NULL,        -- JSON: as the document alone calls them, where that differs; else []
  UNIQUE (chain, names)
))"},
    {"statement", R"(CREATE TABLE statement (
  source INTEGER NOT NULL,    -- entity of the subject; 0: none
  relation INTEGER NOT NULL,
  target INTEGER NOT NULL,    -- entity of the object; 0: none
  document INTEGER NOT NULL,
  number INTEGER NOT NULL,    -- within the document in its order
  sentence INTEGER NOT NULL,
  polarity INTEGER NOT NULL,  -- term 'polarity'
  modality INTEGER NOT NULL,  -- term 'modality'
  claim INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  confidence REAL NOT NULL,
  subject_at INTEGER NOT NULL,  -- bytes after the sentence's start
  subject_bytes INTEGER NOT NULL,
  subject_text TEXT,          -- NULL: the sentence's own bytes there
  relation_at INTEGER NOT NULL,
  relation_bytes INTEGER NOT NULL,
  relation_text TEXT,
  object_at INTEGER,          -- NULL: no object
  object_bytes INTEGER,
  object_text TEXT,
  source_name INTEGER,        -- what the document alone calls it, where that is not the entity's name
  target_name INTEGER,
  PRIMARY KEY (source, relation, target, document, number)
) WITHOUT ROWID)"},
    {"argument", R"(CREATE TABLE argument (
  document INTEGER NOT NULL,
  statement INTEGER NOT NULL, -- its number within the document
  number INTEGER NOT NULL,
  role INTEGER NOT NULL,      -- term 'role'
  entity INTEGER NOT NULL,    -- 0: none
  at INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  text TEXT,
  name INTEGER,               -- what the document alone calls it, where that is not the entity's name
  PRIMARY KEY (document, statement, number)
) WITHOUT ROWID)"},
    {"mention", R"(CREATE TABLE mention (
  document INTEGER NOT NULL,
  number INTEGER NOT NULL,    -- within the document in its order
  sentence INTEGER NOT NULL,
  entity INTEGER NOT NULL,    -- 0: none
  type INTEGER NOT NULL,      -- term 'entity_type': what this mention takes it for
  at INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  text TEXT,
  name INTEGER,               -- what the document alone calls it, where that is not the entity's name
  PRIMARY KEY (document, number)
) WITHOUT ROWID)"},
    {"diagram", R"(CREATE TABLE diagram (
  document INTEGER NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,         -- JSON
  PRIMARY KEY (document, number)
) WITHOUT ROWID)"},
};

constexpr SchemaObject indexes[] = {
    {"alias_by_key", "CREATE INDEX alias_by_key ON alias (key)"},
    {"alias_by_entity", "CREATE INDEX alias_by_entity ON alias (entity)"},
    {"sentence_by_document", "CREATE INDEX sentence_by_document ON sentence (document)"},
    {"statement_by_target", "CREATE INDEX statement_by_target ON statement (target, relation, source)"},
    {"statement_by_document", "CREATE UNIQUE INDEX statement_by_document ON statement (document, number)"},
    {"argument_by_entity", "CREATE INDEX argument_by_entity ON argument (entity) WHERE entity <> 0"},
    {"mention_by_entity", "CREATE INDEX mention_by_entity ON mention (entity)"},
    {"fact", R"(CREATE VIEW fact AS
SELECT coalesce(source.name, s.subject_text, cast(substr(cast(e.text AS BLOB), s.subject_at + 1, s.subject_bytes) AS TEXT)) AS subject,
       relation.lemma AS relation,
       coalesce(target.name, s.object_text, cast(substr(cast(e.text AS BLOB), s.object_at + 1, s.object_bytes) AS TEXT)) AS object,
       polarity.name AS polarity, modality.name AS modality, claim.claimant AS claimant, s.confidence AS confidence,
       rule.name AS rule, document.uri AS document, e.line AS line,
       coalesce(s.relation_text, cast(substr(cast(e.text AS BLOB), s.relation_at + 1, s.relation_bytes) AS TEXT)) AS words,
       e.text AS evidence, e.start + s.relation_at AS start
FROM statement AS s
JOIN relation ON relation.id = s.relation
JOIN claim ON claim.id = s.claim
JOIN rule ON rule.id = s.rule
JOIN document ON document.id = s.document
JOIN sentence AS e ON e.id = s.sentence
JOIN term AS polarity ON polarity.kind = 'polarity' AND polarity.id = s.polarity
JOIN term AS modality ON modality.kind = 'modality' AND modality.id = s.modality
LEFT JOIN entity AS source ON source.id = s.source
LEFT JOIN entity AS target ON target.id = s.target)"},
    {"edge", R"(CREATE VIEW edge AS
SELECT source, relation, target, polarity, count(*) AS weight, max(confidence) AS confidence
FROM statement
WHERE source <> 0 AND target <> 0
GROUP BY source, relation, target, polarity)"},
    {"name_search", "CREATE VIRTUAL TABLE name_search USING fts5(text, content='alias', content_rowid='id', "
                    "tokenize=\"unicode61 remove_diacritics 2\")"},
    {"sentence_search", "CREATE VIRTUAL TABLE sentence_search USING fts5(text, content='sentence', content_rowid='id', "
                        "tokenize=\"unicode61 remove_diacritics 2\")"},
};

}  // namespace

std::span<const SchemaObject> schema_tables() { return tables; }
std::span<const SchemaObject> schema_indexes() { return indexes; }

void check_schema(const Database& database) {
    Query find = database.query("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?");
    for (const SchemaObject& table : tables) {
        find.bind(0, table.name);
        if (!find.step()) database.damaged("it has no table " + std::string(table.name));
        if (find.text(0) != table.sql) database.damaged("its table " + std::string(table.name) + " is not as Skein writes it");
        while (find.step()) {
        }
    }
}

}  // namespace skein::store
