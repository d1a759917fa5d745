-- Which articles are copies of each other, and what is kept to find it out for a new one. All of it is worked out from
-- the documents and may be thrown away.

-- How an article was compared with the others: 0 not yet, which is so for what an older Khabar has kept.
ALTER TABLE article ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;

CREATE INDEX article_not_compared ON article (compared) WHERE newest;

-- Of the newest version of each article, a sample of its runs of words.
CREATE TABLE sketch (
    article INTEGER PRIMARY KEY REFERENCES article (key),
    day INTEGER,                         -- the day it is from, counted from 0001-01-01, which is 1
    size INTEGER NOT NULL,               -- how many prints
    prints BLOB NOT NULL                 -- they, 8 bytes each, little-endian, ascending
) STRICT;

-- The articles by their prints, those of one time together, which keeps what a new one touches small.
CREATE TABLE print (
    month INTEGER NOT NULL,              -- the day by 31; 0 for an article without a day
    print INTEGER NOT NULL,
    article INTEGER NOT NULL,            -- sketch.article; not checked for each of them
    PRIMARY KEY (month, print, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE copy (
    source INTEGER NOT NULL REFERENCES article (key),
    copy INTEGER NOT NULL REFERENCES article (key),
    containment REAL NOT NULL,           -- share of the shorter one's words that stand in the other
    sure INTEGER NOT NULL CHECK (sure IN (0, 1)),
    PRIMARY KEY (source, copy)
) STRICT, WITHOUT ROWID;

CREATE INDEX copy_copy ON copy (copy);

-- Versions that came after another of their address, to list what has changed.
CREATE INDEX article_revised ON article (added DESC, key DESC) WHERE version > 1;
