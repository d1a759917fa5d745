-- Pages as they were saved, what was read in them, and the words to find them by.

CREATE TABLE page (
    id TEXT NOT NULL PRIMARY KEY,        -- SHA-256 of the bytes, lower-case hex
    content BLOB NOT NULL,               -- the bytes, zlib
    format TEXT NOT NULL,                -- html, text, record
    path TEXT,                           -- where they lay
    line INTEGER,                        -- for a record, its line there
    url TEXT,                            -- where they were fetched from
    added TEXT NOT NULL                  -- ISO 8601, UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    page TEXT NOT NULL UNIQUE REFERENCES page (id),
    id TEXT NOT NULL,
    series TEXT NOT NULL,                -- what its versions have in common: address, or outlet and id
    version INTEGER NOT NULL CHECK (version > 0),
    newest INTEGER NOT NULL CHECK (newest IN (0, 1)),
    url TEXT,
    outlet TEXT,
    headline TEXT,
    published TEXT,                      -- ISO 8601, as the page says
    day TEXT,                            -- ISO 8601 day that it is listed under
    language TEXT,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,              -- article and reading, one flat JSON object
    added TEXT NOT NULL,                 -- ISO 8601, UTC
    UNIQUE (series, version)
) STRICT;

CREATE UNIQUE INDEX article_newest ON article (series) WHERE newest;
CREATE INDEX article_id ON article (id);
CREATE INDEX article_listed ON article (newest, day DESC, added DESC, key DESC);
CREATE INDEX article_listed_all ON article (day DESC, added DESC, key DESC);

-- Terms of Khabar's own analyser, separated by spaces: the tokenizer has only to leave them whole.
-- rowid = article.key. No ranking is asked for, so sizes of columns are not kept.
CREATE VIRTUAL TABLE article_terms USING fts5 (
    headline, lead, body, captions,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'",
    columnsize = 0
);
