PRAGMA application_id = 1397441865;
PRAGMA user_version = 3;
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE term (
  kind TEXT NOT NULL,  -- 'entity_type', 'polarity', 'modality', 'role', 'merge_reason' or 'decision'
  id INTEGER NOT NULL, -- the number the other tables hold
  name TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE document (
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
);
CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,     -- within a document in its order
  document INTEGER NOT NULL,
  start INTEGER NOT NULL,     -- byte offset in the document
  bytes INTEGER NOT NULL,
  line INTEGER NOT NULL,
  cue_start INTEGER,          -- milliseconds of a recording
  cue_end INTEGER,
  text TEXT NOT NULL
);
CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  key TEXT NOT NULL,          -- the name, folded
  entity INTEGER NOT NULL,    -- the name that the entity goes by which it means: its own id, or another's
  participants INTEGER NOT NULL,  -- subjects, objects and arguments called so
  nodes INTEGER NOT NULL,     -- nodes of diagrams called so
  alone INTEGER NOT NULL      -- documents that use it without mentioning it
);
CREATE TABLE spelling (
  id INTEGER PRIMARY KEY,
  name INTEGER NOT NULL,
  text TEXT NOT NULL,         -- as mentions of the name are spelt
  key TEXT,                   -- the spelling, folded; NULL: as the name's
  type INTEGER NOT NULL,      -- term 'entity_type': what these mentions take it for
  mentions INTEGER NOT NULL
);
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,     -- of the name it goes by
  type INTEGER NOT NULL,      -- term 'entity_type'
  mentions INTEGER NOT NULL
);
CREATE TABLE merge (
  document INTEGER NOT NULL,  -- which takes the alias for the entity; 0: the documents together do
  number INTEGER NOT NULL,
  alias TEXT NOT NULL,
  entity TEXT NOT NULL,       -- as the document alone calls it
  reason INTEGER NOT NULL,    -- term 'merge_reason'
  evidence TEXT NOT NULL,     -- the name that showed it, or ''
  PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE decision (
  kind INTEGER NOT NULL,      -- term 'decision'
  entity TEXT NOT NULL,
  alias TEXT NOT NULL,        -- is the entity, or is not, because a person says so
  PRIMARY KEY (kind, entity, alias)
) WITHOUT ROWID;
CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  lemma TEXT NOT NULL UNIQUE
);
CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  claimant TEXT,              -- the nearest claimant; NULL: the document itself
  chain TEXT NOT NULL,        -- JSON: all claimants, outermost first
  names TEXT NOT NULL         -- JSON: as the document alone calls them, where that differs; else []
);
CREATE TABLE statement (
  id INTEGER PRIMARY KEY,     -- within a document in its order
  source INTEGER NOT NULL,    -- name of the subject; 0: none
  relation INTEGER NOT NULL,
  target INTEGER NOT NULL,    -- name of the object; 0: none
  sentence INTEGER NOT NULL,
  polarity INTEGER NOT NULL,  -- term 'polarity'
  modality INTEGER NOT NULL,  -- term 'modality'
  claim INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  confidence NOT NULL,        -- an integer: ten-thousandths; else as it is
  subject_at INTEGER NOT NULL,  -- bytes after the sentence's start
  subject_bytes INTEGER NOT NULL,
  subject_text TEXT,          -- NULL: the sentence's own bytes there
  relation_at INTEGER NOT NULL,
  relation_bytes INTEGER NOT NULL,
  relation_text TEXT,
  object_at INTEGER,          -- NULL: no object
  object_bytes INTEGER,
  object_text TEXT,
  source_own INTEGER,         -- what the document calls it, where a person took that name apart
  target_own INTEGER
);
CREATE TABLE argument (
  statement INTEGER NOT NULL,
  number INTEGER NOT NULL,
  role INTEGER NOT NULL,      -- term 'role'
  name INTEGER NOT NULL,      -- 0: none
  at INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  text TEXT,
  own INTEGER,                -- as statement.source_own
  PRIMARY KEY (statement, number)
) WITHOUT ROWID;
CREATE TABLE mention (
  id INTEGER PRIMARY KEY,     -- within a document in its order
  sentence INTEGER NOT NULL,
  name INTEGER NOT NULL,      -- 0: none
  type INTEGER NOT NULL,      -- term 'entity_type': what this mention takes it for
  at INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  text TEXT,
  own INTEGER                 -- as statement.source_own
);
CREATE TABLE diagram (
  document INTEGER NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,         -- its title
  body TEXT NOT NULL,         -- JSON
  PRIMARY KEY (document, number)
) WITHOUT ROWID;
INSERT INTO meta VALUES ('about', 'A knowledge graph made by Skein: see docs/graph-file.md there.');
INSERT INTO term VALUES ('decision', 0, 'same');
INSERT INTO term VALUES ('decision', 1, 'apart');
INSERT INTO term VALUES ('entity_type', 0, 'Person');
INSERT INTO term VALUES ('entity_type', 1, 'Organization');
INSERT INTO term VALUES ('entity_type', 2, 'Place');
INSERT INTO term VALUES ('entity_type', 3, 'Product');
INSERT INTO term VALUES ('entity_type', 4, 'Work');
INSERT INTO term VALUES ('entity_type', 5, 'Event');
INSERT INTO term VALUES ('entity_type', 6, 'Time');
INSERT INTO term VALUES ('entity_type', 7, 'Quantity');
INSERT INTO term VALUES ('entity_type', 8, 'Group');
INSERT INTO term VALUES ('entity_type', 9, 'Concept');
INSERT INTO term VALUES ('merge_reason', 0, 'spelling');
INSERT INTO term VALUES ('merge_reason', 1, 'plural');
INSERT INTO term VALUES ('merge_reason', 2, 'legal form');
INSERT INTO term VALUES ('merge_reason', 3, 'acronym');
INSERT INTO term VALUES ('merge_reason', 4, 'title');
INSERT INTO term VALUES ('merge_reason', 5, 'full name');
INSERT INTO term VALUES ('merge_reason', 6, 'last name');
INSERT INTO term VALUES ('merge_reason', 7, 'first name');
INSERT INTO term VALUES ('merge_reason', 8, 'maker');
INSERT INTO term VALUES ('merge_reason', 9, 'misheard');
INSERT INTO term VALUES ('merge_reason', 10, 'decision');
INSERT INTO term VALUES ('modality', 0, 'asserted');
INSERT INTO term VALUES ('modality', 1, 'possible');
INSERT INTO term VALUES ('modality', 2, 'planned');
INSERT INTO term VALUES ('modality', 3, 'hypothetical');
INSERT INTO term VALUES ('modality', 4, 'questioned');
INSERT INTO term VALUES ('polarity', 0, 'affirmed');
INSERT INTO term VALUES ('polarity', 1, 'negated');
INSERT INTO term VALUES ('role', 0, 'other');
INSERT INTO term VALUES ('role', 1, 'time');
INSERT INTO term VALUES ('role', 2, 'place');
INSERT INTO term VALUES ('role', 3, 'manner');
INSERT INTO term VALUES ('role', 4, 'instrument');
INSERT INTO term VALUES ('role', 5, 'recipient');
INSERT INTO term VALUES ('role', 6, 'cost');
INSERT INTO term VALUES ('role', 7, 'purpose');
INSERT INTO term VALUES ('role', 8, 'cause');
INSERT INTO term VALUES ('role', 9, 'source');
INSERT INTO term VALUES ('role', 10, 'topic');
INSERT INTO term VALUES ('role', 11, 'extent');
INSERT INTO document VALUES (1, 'a.md', 'markdown', 'Bolt', '52f92515f2ad0ba47d6c79678eebd613', 168, '', '[]', 1, 6, 1, 8, 1, 4);
INSERT INTO document VALUES (2, 'b.txt', 'text', '', '77373231a823b47c82a64d3f45c51a75', 85, '', '[]', 7, 2, 9, 5, 5, 4);
INSERT INTO sentence VALUES (1, 1, 2, 4, 1, NULL, NULL, 'Bolt');
INSERT INTO sentence VALUES (2, 1, 8, 55, 3, NULL, NULL, 'Ada Berg said that Acme did not buy Bolt Corp. in 2024.');
INSERT INTO sentence VALUES (3, 1, 64, 41, 3, NULL, NULL, 'Acme Inc. bought the firm for $3 million.');
INSERT INTO sentence VALUES (4, 1, 133, 7, 7, NULL, NULL, 'A[Acme]');
INSERT INTO sentence VALUES (5, 1, 151, 12, 7, NULL, NULL, 'B[Bolt Corp]');
INSERT INTO sentence VALUES (6, 1, 133, 30, 7, NULL, NULL, 'A[Acme] -->|buys| B[Bolt Corp]');
INSERT INTO sentence VALUES (7, 2, 0, 51, 1, NULL, NULL, 'Acme Incorporated bought Bolt Corp. Berg denies it.');
INSERT INTO sentence VALUES (8, 2, 52, 32, 1, NULL, NULL, 'Carlo Ruiz met Ada Berg in Oslo.');
INSERT INTO name VALUES (1, '$3 million', '$3 million', 1, 1, 0, 0);
INSERT INTO name VALUES (2, '2024', '2024', 2, 1, 0, 0);
INSERT INTO name VALUES (3, 'Acme', 'acme', 3, 3, 1, 0);
INSERT INTO name VALUES (4, 'Ada Berg', 'ada berg', 4, 2, 0, 0);
INSERT INTO name VALUES (5, 'Bolt Corp.', 'bolt corp.', 5, 2, 1, 0);
INSERT INTO name VALUES (6, 'Bolt Corp. Berg', 'bolt corp. berg', 6, 2, 0, 0);
INSERT INTO name VALUES (7, 'Oslo', 'oslo', 7, 2, 0, 0);
INSERT INTO name VALUES (8, 'Acme Incorporated', 'acme incorporated', 3, 0, 0, 0);
INSERT INTO name VALUES (9, 'Carlo Ruiz', 'carlo ruiz', 4, 2, 0, 0);
INSERT INTO spelling VALUES (1, 1, '$3 million', NULL, 7, 1);
INSERT INTO spelling VALUES (2, 2, '2024', NULL, 6, 1);
INSERT INTO spelling VALUES (3, 3, 'Acme', NULL, 1, 2);
INSERT INTO spelling VALUES (4, 3, 'Acme Inc.', 'acme inc.', 1, 1);
INSERT INTO spelling VALUES (5, 4, 'Ada Berg', NULL, 0, 2);
INSERT INTO spelling VALUES (6, 5, 'Bolt Corp', 'bolt corp', 1, 1);
INSERT INTO spelling VALUES (7, 5, 'Bolt Corp.', NULL, 1, 1);
INSERT INTO spelling VALUES (8, 6, 'Bolt Corp. Berg', NULL, 0, 1);
INSERT INTO spelling VALUES (9, 7, 'Oslo', NULL, 2, 1);
INSERT INTO spelling VALUES (10, 8, 'Acme Incorporated', NULL, 1, 1);
INSERT INTO spelling VALUES (11, 9, 'Carlo Ruiz', NULL, 0, 1);
INSERT INTO entity VALUES (1, 7, 1);
INSERT INTO entity VALUES (2, 6, 1);
INSERT INTO entity VALUES (3, 1, 4);
INSERT INTO entity VALUES (4, 0, 3);
INSERT INTO entity VALUES (5, 1, 2);
INSERT INTO entity VALUES (6, 0, 1);
INSERT INTO entity VALUES (7, 2, 1);
INSERT INTO merge VALUES (0, 0, 'Acme Incorporated', 'Acme', 2, '');
INSERT INTO merge VALUES (0, 1, 'Carlo Ruiz', 'Ada Berg', 10, '');
INSERT INTO merge VALUES (1, 0, 'Acme Inc.', 'Acme', 2, '');
INSERT INTO decision VALUES (0, 'Ada Berg', 'Carlo Ruiz');
INSERT INTO relation VALUES (1, 'say');
INSERT INTO relation VALUES (2, 'buy');
INSERT INTO relation VALUES (3, 'buys');
INSERT INTO relation VALUES (4, 'be bought');
INSERT INTO relation VALUES (5, 'deny');
INSERT INTO relation VALUES (6, 'meet');
INSERT INTO relation VALUES (7, 'meet in');
INSERT INTO rule VALUES (1, 'verb');
INSERT INTO rule VALUES (2, 'diagram');
INSERT INTO rule VALUES (3, 'adverbial');
INSERT INTO rule VALUES (4, 'implied');
INSERT INTO claim VALUES (1, NULL, '[]', '[]');
INSERT INTO claim VALUES (2, 'Ada Berg', '["Ada Berg"]', '[]');
INSERT INTO statement VALUES (1, 4, 1, 0, 2, 0, 0, 1, 1, 8600, 0, 8, NULL, 9, 9, NULL, 19, 35, NULL, NULL, NULL);
INSERT INTO statement VALUES (2, 3, 2, 5, 2, 1, 0, 2, 1, 8000, 19, 4, NULL, 24, 11, NULL, 36, 10, NULL, NULL, NULL);
INSERT INTO statement VALUES (3, 3, 2, 0, 3, 0, 0, 1, 1, 8600, 0, 9, NULL, 10, 6, NULL, 17, 8, NULL, NULL, NULL);
INSERT INTO statement VALUES (4, 3, 3, 5, 6, 0, 0, 1, 2, 9000, 0, 30, 'Acme', 0, 30, 'buys', 0, 30, 'Bolt Corp', NULL, NULL);
INSERT INTO statement VALUES (5, 6, 4, 0, 7, 0, 0, 1, 3, 5900, 25, 15, NULL, 18, 6, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO statement VALUES (6, 6, 5, 0, 7, 0, 0, 1, 1, 7800, 25, 15, NULL, 41, 6, NULL, 48, 2, NULL, NULL, NULL);
INSERT INTO statement VALUES (7, 9, 6, 4, 8, 0, 0, 1, 1, 8600, 0, 10, NULL, 11, 3, NULL, 15, 8, NULL, NULL, NULL);
INSERT INTO statement VALUES (8, 9, 7, 7, 8, 0, 0, 1, 4, 6200, 0, 10, NULL, 11, 15, NULL, 27, 4, NULL, NULL, NULL);
INSERT INTO argument VALUES (2, 0, 1, 2, 47, 7, NULL, NULL);
INSERT INTO argument VALUES (3, 0, 6, 1, 26, 14, NULL, NULL);
INSERT INTO argument VALUES (7, 0, 2, 7, 24, 7, NULL, NULL);
INSERT INTO mention VALUES (1, 2, 4, 0, 0, 8, NULL, NULL);
INSERT INTO mention VALUES (2, 2, 3, 1, 19, 4, NULL, NULL);
INSERT INTO mention VALUES (3, 2, 5, 1, 36, 10, NULL, NULL);
INSERT INTO mention VALUES (4, 2, 2, 6, 50, 4, NULL, NULL);
INSERT INTO mention VALUES (5, 3, 3, 1, 0, 9, NULL, NULL);
INSERT INTO mention VALUES (6, 3, 1, 7, 30, 10, NULL, NULL);
INSERT INTO mention VALUES (7, 4, 3, 1, 0, 7, 'Acme', NULL);
INSERT INTO mention VALUES (8, 5, 5, 1, 0, 12, 'Bolt Corp', NULL);
INSERT INTO mention VALUES (9, 7, 8, 1, 0, 17, NULL, NULL);
INSERT INTO mention VALUES (10, 7, 6, 0, 25, 15, NULL, NULL);
INSERT INTO mention VALUES (11, 8, 9, 0, 0, 10, NULL, NULL);
INSERT INTO mention VALUES (12, 8, 4, 0, 15, 8, NULL, NULL);
INSERT INTO mention VALUES (13, 8, 7, 2, 27, 4, NULL, NULL);
INSERT INTO diagram VALUES (1, 0, '', '{"name":"","format":"mermaid","direction":"left-right","start":118,"end":164,"line":6,"classes":[],"groups":[],"edges":[{"source":{"node":0},"target":{"node":1},"label":"buys","start":133,"end":163,"line":7}],"nodes":[{"id":"A","label":"Acme","shape":"rectangle","entity":"Acme","start":133,"end":140,"line":7},{"id":"B","label":"Bolt Corp","shape":"rectangle","entity":"Bolt Corp.","start":151,"end":163,"line":7}]}');
CREATE INDEX name_by_key ON name (key);
CREATE INDEX name_by_entity ON name (entity) WHERE entity <> id;
CREATE INDEX spelling_by_name ON spelling (name);
CREATE INDEX spelling_by_key ON spelling (key) WHERE key IS NOT NULL;
CREATE INDEX claim_by_chain ON claim (chain, names);
CREATE INDEX merge_acronym ON merge (document, number) WHERE reason = 3 AND document <> 0;
CREATE INDEX statement_by_source ON statement (source) WHERE source <> 0;
CREATE INDEX statement_by_target ON statement (target) WHERE target <> 0;
CREATE INDEX argument_by_name ON argument (name) WHERE name <> 0;
CREATE VIEW alias AS
SELECT name.entity AS entity, spelling.text AS text, sum(spelling.mentions) AS mentions
FROM name JOIN spelling ON spelling.name = name.id
WHERE spelling.mentions > 0 OR name.id = name.entity
GROUP BY name.entity, spelling.text;
CREATE VIEW fact AS
SELECT coalesce(source.text, s.subject_text, cast(substr(cast(e.text AS BLOB), s.subject_at + 1, s.subject_bytes) AS TEXT)) AS subject,
       relation.lemma AS relation,
       coalesce(target.text, s.object_text, cast(substr(cast(e.text AS BLOB), s.object_at + 1, s.object_bytes) AS TEXT)) AS object,
       polarity.name AS polarity, modality.name AS modality, claim.claimant AS claimant,
       CASE typeof(s.confidence) WHEN 'integer' THEN s.confidence / 10000.0 ELSE s.confidence END AS confidence,
       rule.name AS rule, document.uri AS document, e.line AS line,
       coalesce(s.relation_text, cast(substr(cast(e.text AS BLOB), s.relation_at + 1, s.relation_bytes) AS TEXT)) AS words,
       e.text AS evidence, e.start + s.relation_at AS start
FROM statement AS s
JOIN relation ON relation.id = s.relation
JOIN claim ON claim.id = s.claim
JOIN rule ON rule.id = s.rule
JOIN sentence AS e ON e.id = s.sentence
JOIN document ON document.id = e.document
JOIN term AS polarity ON polarity.kind = 'polarity' AND polarity.id = s.polarity
JOIN term AS modality ON modality.kind = 'modality' AND modality.id = s.modality
LEFT JOIN name AS source_name ON source_name.id = s.source
LEFT JOIN name AS source ON source.id = source_name.entity
LEFT JOIN name AS target_name ON target_name.id = s.target
LEFT JOIN name AS target ON target.id = target_name.entity;
CREATE VIEW edge AS
SELECT source.entity AS source, s.relation AS relation, target.entity AS target, s.polarity AS polarity, count(*) AS weight,
       max(CASE typeof(s.confidence) WHEN 'integer' THEN s.confidence / 10000.0 ELSE s.confidence END) AS confidence
FROM statement AS s
JOIN name AS source ON source.id = s.source
JOIN name AS target ON target.id = s.target
GROUP BY source.entity, s.relation, target.entity, s.polarity;
