-- Who stands in the chains of what is said, to find a source's words across the record.

-- How an article's links were worked out: 0 not yet, which is so for what an older Khabar has kept.
ALTER TABLE article ADD COLUMN linked INTEGER NOT NULL DEFAULT 0;

CREATE INDEX article_not_linked ON article (linked);

CREATE TABLE link (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (key),
    attribution TEXT NOT NULL,           -- its id in the document
    position INTEGER NOT NULL,           -- in its chain: 0 nearest to the outlet
    actor TEXT,                          -- canonical id of a body that is known
    kind TEXT NOT NULL,                  -- government, agency, person, …
    naming TEXT NOT NULL,                -- named, role, anonymous
    UNIQUE (article, attribution, position)
) STRICT;

CREATE INDEX link_actor ON link (actor) WHERE actor IS NOT NULL;

-- All that a link's source is called in its article, in terms of Khabar's own analyser; "|" parts one name from the next.
-- rowid = link.key.
CREATE VIRTUAL TABLE link_terms USING fts5 (
    names,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'",
    columnsize = 0
);
