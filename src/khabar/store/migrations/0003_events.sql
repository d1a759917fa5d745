-- What happened, to find events across the record.

-- How an article's events were worked out: 0 not yet, which is so for what an older Khabar has kept.
ALTER TABLE article ADD COLUMN coded INTEGER NOT NULL DEFAULT 0;

CREATE INDEX article_not_coded ON article (coded);

CREATE TABLE event (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (key),
    mention TEXT NOT NULL,               -- its id in the document
    event TEXT NOT NULL,                 -- the id of the first mention of the same happening
    type TEXT NOT NULL,                  -- PLOVER's, and DISASTER, ACCIDENT
    mode TEXT,
    status TEXT NOT NULL,                -- happened, ongoing, future, hypothetical, denied
    earliest TEXT,                       -- ISO 8601 days, both included
    latest TEXT,
    killed INTEGER,                      -- at the least
    UNIQUE (article, mention)
) STRICT;

CREATE INDEX event_happening ON event (article, event);
CREATE INDEX event_type ON event (type);
CREATE INDEX event_latest ON event (latest);

-- Who did it, to whom it was done, and where.
CREATE TABLE argument (
    key INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (key),
    role TEXT NOT NULL,                  -- actor, recipient, place
    actor TEXT,                          -- canonical id of a body that is known
    country TEXT                         -- ISO 3166-1 alpha-2
) STRICT;

CREATE INDEX argument_event ON argument (event);
CREATE INDEX argument_actor ON argument (actor) WHERE actor IS NOT NULL;
CREATE INDEX argument_country ON argument (country, role) WHERE country IS NOT NULL;

-- All that an argument is called in its article, as in link_terms. rowid = argument.key.
CREATE VIRTUAL TABLE argument_terms USING fts5 (
    names,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'",
    columnsize = 0
);
