-- Everything a newsroom keeps. Numbers (`doc`, `number`) are the database's own and never leave the store; slugs and ids do.

CREATE TABLE regions (
  number INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  katottg TEXT NOT NULL UNIQUE,
  iso TEXT NOT NULL,
  centre TEXT NOT NULL
);

CREATE TABLE communities (
  number INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  region INTEGER NOT NULL REFERENCES regions(number),
  katottg TEXT NOT NULL UNIQUE,
  centre TEXT NOT NULL,
  population INTEGER
);

CREATE TABLE tags (
  number INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_en TEXT
);

CREATE TABLE articles (
  doc INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- 0 visible, 1 scheduled, 2 withdrawn (the row is the tombstone)
  status INTEGER NOT NULL,
  -- 0 Ukrainian, 1 English
  lang INTEGER NOT NULL,
  -- seconds since 1970, UTC
  published INTEGER NOT NULL,
  -- the date as written, in days since 1970
  day INTEGER NOT NULL,
  photo INTEGER NOT NULL,
  video INTEGER NOT NULL
);
CREATE INDEX articles_scheduled ON articles(published) WHERE status = 1;

-- Apart from `articles`, so that a page of cards reads no bodies. JSON as it is served.
CREATE TABLE cards (doc INTEGER PRIMARY KEY REFERENCES articles(doc), json TEXT NOT NULL);
CREATE TABLE bodies (doc INTEGER PRIMARY KEY REFERENCES articles(doc), json TEXT NOT NULL);

CREATE TABLE article_tags (
  doc INTEGER NOT NULL REFERENCES articles(doc),
  number INTEGER NOT NULL REFERENCES tags(number),
  PRIMARY KEY (doc, number)
) WITHOUT ROWID;
CREATE INDEX article_tags_number ON article_tags(number);

CREATE TABLE article_regions (
  doc INTEGER NOT NULL REFERENCES articles(doc),
  number INTEGER NOT NULL REFERENCES regions(number),
  PRIMARY KEY (doc, number)
) WITHOUT ROWID;

CREATE TABLE article_communities (
  doc INTEGER NOT NULL REFERENCES articles(doc),
  number INTEGER NOT NULL REFERENCES communities(number),
  PRIMARY KEY (doc, number)
) WITHOUT ROWID;

-- The translations an article names; the tie holds both ways, also when the other article comes later or never names this one.
CREATE TABLE translations (
  doc INTEGER NOT NULL REFERENCES articles(doc),
  id TEXT NOT NULL,
  PRIMARY KEY (doc, id)
) WITHOUT ROWID;
CREATE INDEX translations_id ON translations(id);

-- The log of changes. AUTOINCREMENT: a cursor is never given twice, also after a restart.
CREATE TABLE changes (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT,
  -- 1 created, 2 updated, 3 removed, 4 scheduled, 5 directory (tags)
  kind INTEGER NOT NULL,
  doc INTEGER REFERENCES articles(doc),
  at TEXT NOT NULL,
  -- JSON: what the visible article was filed under before this change; of a change of the directory, the slugs of new tags
  before TEXT
);

CREATE TABLE views (
  -- days since 1970, on the newsroom's clock
  day INTEGER NOT NULL,
  doc INTEGER NOT NULL REFERENCES articles(doc),
  count INTEGER NOT NULL,
  PRIMARY KEY (day, doc)
) WITHOUT ROWID;
CREATE INDEX views_doc ON views(doc);

-- Search. The text is folded and stemmed before it comes here, so that the tokenizer only splits at spaces. One table a
-- class of relevance, each including the one before: a hit in the title outranks one in the lead or a name, and that one in the body.
-- Beginnings of two and three letters stand for so many words that they need an index of their own.
CREATE VIRTUAL TABLE text_title USING fts5(words, content='', contentless_delete=1, columnsize=1, detail=none, tokenize='ascii', prefix='2 3');
CREATE VIRTUAL TABLE text_head USING fts5(words, content='', contentless_delete=1, columnsize=1, detail=none, tokenize='ascii', prefix='2 3');
CREATE VIRTUAL TABLE text_all USING fts5(words, content='', contentless_delete=1, columnsize=1, detail=none, tokenize='ascii', prefix='2 3');
