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
  extractor TEXT NOT NULL,    -- what made its statements
  metadata TEXT NOT NULL,     -- JSON: [["key", "value"], ...]
  first_sentence INTEGER NOT NULL,  -- its rows in other tables: so many ids from the first on
  sentences INTEGER NOT NULL,
  first_mention INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  first_statement INTEGER NOT NULL,
  statements INTEGER NOT NULL
))"},
    {"sentence", R"(CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,     -- within a document in its order
  start INTEGER NOT NULL,     -- byte offset in the document
  line INTEGER NOT NULL,
  own_bytes INTEGER,          -- of the document; NULL: as many as the text has
  text TEXT NOT NULL,
  bytes INTEGER AS (coalesce(own_bytes, length(CAST(text AS BLOB))))
))"},
    {"cue", R"(CREATE TABLE cue (
  sentence INTEGER PRIMARY KEY,
  start_ms INTEGER NOT NULL,  -- milliseconds of a recording
  end_ms INTEGER NOT NULL
))"},
    {"name", R"(CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  folded TEXT,                -- the key, where it is not a text of ASCII in small letters; else NULL
  entity INTEGER NOT NULL,    -- the name that the entity goes by which it means: its own id, or another's
  participants INTEGER NOT NULL,  -- subjects, objects and arguments called so
  nodes INTEGER NOT NULL,     -- nodes of diagrams called so
  alone INTEGER NOT NULL,     -- documents that use it without mentioning it
  key TEXT AS (coalesce(folded, lower(text)))  -- the name, folded
))"},
    {"spelling", R"(CREATE TABLE spelling (
  id INTEGER PRIMARY KEY,
  name INTEGER NOT NULL,
  text TEXT NOT NULL,         -- as mentions of the name are spelt
  key TEXT,                   -- the spelling, folded; NULL: as the name's
  type INTEGER NOT NULL,      -- term 'entity_type': what these mentions take it for
  mentions INTEGER NOT NULL
))"},
    {"entity", R"(CREATE TABLE entity (
  id INTEGER PRIMARY KEY,     -- of the name it goes by
  type INTEGER NOT NULL,      -- term 'entity_type'
  mentions INTEGER NOT NULL
))"},
    {"merge", R"(CREATE TABLE merge (
  document INTEGER NOT NULL,  -- which takes the alias for the entity
  number INTEGER NOT NULL,
  alias TEXT NOT NULL,
  entity TEXT NOT NULL,       -- as the document alone calls it
  reason INTEGER NOT NULL,    -- term 'merge_reason'
  evidence TEXT NOT NULL,     -- the name that showed it, or ''
  PRIMARY KEY (document, number)
) WITHOUT ROWID)"},
    {"joined", R"(CREATE TABLE joined (
  alias TEXT NOT NULL,
  entity TEXT NOT NULL,       -- as all documents together call it
  reason INTEGER NOT NULL,    -- term 'merge_reason'
  evidence TEXT NOT NULL,     -- the name that showed it, or ''
  PRIMARY KEY (alias, entity, reason, evidence)
) WITHOUT ROWID)"},
    {"name_link", R"(CREATE TABLE name_link (
  link INTEGER NOT NULL,      -- names that are never compared share none
  name INTEGER NOT NULL,
  PRIMARY KEY (link, name)
) WITHOUT ROWID)"},
    {"acronym", R"(CREATE TABLE acronym (
  long_form TEXT NOT NULL,    -- letters and digits alone, folded
  acronym TEXT NOT NULL,
  definitions INTEGER NOT NULL,  -- how often documents define it so
  PRIMARY KEY (long_form, acronym)
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
  own_chain TEXT,             -- NULL: the claimant alone, or nobody
  own_names TEXT,
  chain TEXT AS (coalesce(own_chain, '["' || claimant || '"]', '[]')),  -- JSON: all claimants, outermost first
  names TEXT AS (coalesce(own_names, '[]'))  -- JSON: as the document alone calls them, where that differs; else []
))"},
    {"claimant", R"(CREATE TABLE claimant (
  hash INTEGER NOT NULL,      -- of a claimant's name as the document alone calls it, folded
  claim INTEGER NOT NULL,
  PRIMARY KEY (hash, claim)
) WITHOUT ROWID)"},
    {"statement", R"(CREATE TABLE statement (
  id INTEGER PRIMARY KEY,     -- within a document in its order
  source INTEGER NOT NULL,    -- name of the subject; 0: none
  relation INTEGER NOT NULL,
  target INTEGER NOT NULL,    -- name of the object; 0: none
  ahead INTEGER NOT NULL,     -- by how much its sentence's id is greater than its own
  said INTEGER NOT NULL,      -- polarity, modality and rule in one number, taken apart below
  claim INTEGER NOT NULL,
  confidence NOT NULL,        -- an integer: ten-thousandths; else as it is
  places NOT NULL,            -- where its words stand, in one number taken apart below; a text of six numbers where that is too small
  sentence INTEGER AS (id + ahead),
  polarity INTEGER AS (said & 1),       -- term 'polarity'
  modality INTEGER AS (said >> 1 & 7),  -- term 'modality'
  rule INTEGER AS (said >> 4),
  subject_at INTEGER AS (CASE typeof(places) WHEN 'integer' THEN (places & 511) + (places >> 47 & 7) * 512
    ELSE CAST(substr(places, 1, 20) AS INTEGER) END),  -- bytes after the sentence's start
  subject_bytes INTEGER AS (CASE typeof(places) WHEN 'integer' THEN (places >> 9 & 127) + (places >> 50 & 3) * 128
    ELSE CAST(substr(places, 21, 20) AS INTEGER) END),
  relation_at INTEGER AS (CASE typeof(places) WHEN 'integer' THEN (places >> 16 & 511) + (places >> 52 & 7) * 512
    ELSE CAST(substr(places, 41, 20) AS INTEGER) END),
  relation_bytes INTEGER AS (CASE typeof(places) WHEN 'integer' THEN (places >> 25 & 63) + (places >> 55 & 3) * 64
    ELSE CAST(substr(places, 61, 20) AS INTEGER) END),
  object_at INTEGER AS (CASE typeof(places) WHEN 'integer' THEN iif((places >> 40 & 127) + (places >> 60 & 3),
    (places >> 31 & 511) + (places >> 57 & 7) * 512, NULL) ELSE CAST(nullif(substr(places, 81, 20), '') AS INTEGER) END),
  object_bytes INTEGER AS (CASE typeof(places) WHEN 'integer' THEN nullif((places >> 40 & 127) + (places >> 60 & 3) * 128, 0)
    ELSE CAST(nullif(substr(places, 101, 20), '') AS INTEGER) END)  -- NULL: no object
))"},
    {"wording", R"(CREATE TABLE wording (
  statement INTEGER PRIMARY KEY,
  subject TEXT,               -- its words; NULL: the sentence's own bytes there
  relation TEXT,
  object TEXT,
  source_own INTEGER,         -- what the document calls it, where a person took that name apart
  target_own INTEGER
))"},
    {"argument", R"(CREATE TABLE argument (
  statement INTEGER NOT NULL,
  number INTEGER NOT NULL,
  role INTEGER NOT NULL,      -- term 'role'
  name INTEGER NOT NULL,      -- 0: none
  at INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  text TEXT,
  own INTEGER,                -- as wording.source_own
  PRIMARY KEY (statement, number)
) WITHOUT ROWID)"},
    {"phrase", R"(CREATE TABLE phrase (
  statement INTEGER NOT NULL,
  part INTEGER NOT NULL,      -- which was cut from this phrase: 0 the subject, 1 the object, from 2 on the arguments
  at INTEGER NOT NULL,        -- bytes after the sentence's start
  bytes INTEGER NOT NULL,
  PRIMARY KEY (statement, part)
) WITHOUT ROWID)"},
    {"mention", R"(CREATE TABLE mention (
  id INTEGER PRIMARY KEY,     -- within a document in its order
  sentence INTEGER NOT NULL,
  name INTEGER NOT NULL,      -- 0: none
  type INTEGER NOT NULL,      -- term 'entity_type': what this mention takes it for
  at INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  text TEXT,
  own INTEGER                 -- as wording.source_own
))"},
    {"diagram", R"(CREATE TABLE diagram (
  document INTEGER NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,         -- its title
  body TEXT NOT NULL,         -- JSON
  PRIMARY KEY (document, number)
) WITHOUT ROWID)"},
};

constexpr SchemaObject indexes[] = {
    {"statement_by_source", "CREATE INDEX statement_by_source ON statement (source) WHERE source <> 0"},
    {"statement_by_target", "CREATE INDEX statement_by_target ON statement (target) WHERE target <> 0"},
    {"argument_by_name", "CREATE INDEX argument_by_name ON argument (name) WHERE name <> 0"},
    {"document_by_sentence", "CREATE INDEX document_by_sentence ON document (first_sentence) WHERE sentences > 0"},
    {"name_by_key", "CREATE INDEX name_by_key ON name (key)"},
    {"name_by_entity", "CREATE INDEX name_by_entity ON name (entity) WHERE entity <> id"},
    {"spelling_by_name", "CREATE INDEX spelling_by_name ON spelling (name)"},
    {"spelling_by_key", "CREATE INDEX spelling_by_key ON spelling (key) WHERE key IS NOT NULL"},
    {"claim_of_nobody", "CREATE INDEX claim_of_nobody ON claim (id) WHERE claimant IS NULL"},
    {"merge_acronym", "CREATE INDEX merge_acronym ON merge (document, number) WHERE reason = 3"},
    {"acronym_by_acronym", "CREATE INDEX acronym_by_acronym ON acronym (acronym)"},
    {"alias", R"(CREATE VIEW alias AS
SELECT name.entity AS entity, spelling.text AS text, sum(spelling.mentions) AS mentions
FROM name JOIN spelling ON spelling.name = name.id
WHERE spelling.mentions > 0 OR name.id = name.entity
GROUP BY name.entity, spelling.text)"},
    {"fact", R"(CREATE VIEW fact AS
SELECT coalesce(source.text, own.subject, cast(substr(cast(e.text AS BLOB), s.subject_at + 1, s.subject_bytes) AS TEXT)) AS subject,
       relation.lemma AS relation,
       coalesce(target.text, own.object, cast(substr(cast(e.text AS BLOB), s.object_at + 1, s.object_bytes) AS TEXT)) AS object,
       polarity.name AS polarity, modality.name AS modality, claim.claimant AS claimant,
       CASE typeof(s.confidence) WHEN 'integer' THEN s.confidence / 10000.0 ELSE s.confidence END AS confidence,
       rule.name AS rule, document.uri AS document, e.line AS line,
       coalesce(own.relation, cast(substr(cast(e.text AS BLOB), s.relation_at + 1, s.relation_bytes) AS TEXT)) AS words,
       e.text AS evidence, e.start + s.relation_at AS start
FROM statement AS s
JOIN relation ON relation.id = s.relation
JOIN claim ON claim.id = s.claim
JOIN rule ON rule.id = s.rule
JOIN sentence AS e ON e.id = s.sentence
JOIN document ON document.id = (SELECT id FROM document WHERE first_sentence <= e.id AND sentences > 0 ORDER BY first_sentence DESC LIMIT 1)
JOIN term AS polarity ON polarity.kind = 'polarity' AND polarity.id = s.polarity
JOIN term AS modality ON modality.kind = 'modality' AND modality.id = s.modality
LEFT JOIN wording AS own ON own.statement = s.id
LEFT JOIN name AS source_name ON source_name.id = s.source
LEFT JOIN name AS source ON source.id = source_name.entity
LEFT JOIN name AS target_name ON target_name.id = s.target
LEFT JOIN name AS target ON target.id = target_name.entity)"},
    {"edge", R"(CREATE VIEW edge AS
SELECT source.entity AS source, s.relation AS relation, target.entity AS target, s.polarity AS polarity, count(*) AS weight,
       max(CASE typeof(s.confidence) WHEN 'integer' THEN s.confidence / 10000.0 ELSE s.confidence END) AS confidence
FROM statement AS s
JOIN name AS source ON source.id = s.source
JOIN name AS target ON target.id = s.target
GROUP BY source.entity, s.relation, target.entity, s.polarity)"},
    {"name_search",
     "CREATE VIRTUAL TABLE name_search USING fts5(text, content='spelling', content_rowid='id', "
     "tokenize=\"unicode61 remove_diacritics 2\")"},
    {"sentence_search",
     "CREATE VIRTUAL TABLE sentence_search USING fts5(text, content='sentence', content_rowid='id', "
     "tokenize=\"unicode61 remove_diacritics 2\")"},
};

constexpr std::string_view tables_of_older_versions[] = {"document", "sentence", "entity", "name",  "merge",
                                                         "decision", "relation", "rule",   "claim", "statement",
                                                         "argument", "mention",  "diagram"};

}  // namespace

std::span<const SchemaObject> schema_tables() { return tables; }
std::span<const SchemaObject> schema_indexes() { return indexes; }
std::span<const SchemaObject> schema_statement_indexes() { return schema_indexes().first<3>(); }

void check_schema(const Database& database, std::int64_t version) {
    Query find = database.query("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?");
    if (version < schema_version) {
        for (const std::string_view table : tables_of_older_versions) {
            if (!find.bind(0, table).step()) database.damaged("it has no table " + std::string(table));
            while (find.step()) {
            }
        }
        return;
    }
    for (const SchemaObject& table : tables) {
        find.bind(0, table.name);
        if (!find.step()) database.damaged("it has no table " + std::string(table.name));
        if (find.text(0) != table.sql) database.damaged("its table " + std::string(table.name) + " is not as Skein writes it");
        while (find.step()) {
        }
    }
}

}  // namespace skein::store
