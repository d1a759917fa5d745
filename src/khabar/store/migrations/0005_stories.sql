-- Which articles are of one story, and what is kept to find it out for a new one. All but `judgement` is worked out from
-- the documents and may be thrown away.

-- How an article was grouped with others: 0 not yet, which is so for what an older Khabar has kept.
ALTER TABLE article ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;

CREATE INDEX article_not_grouped ON article (grouped) WHERE newest;

-- Of the newest version of each article, what tells it from others of its days.
CREATE TABLE profile (
    article INTEGER PRIMARY KEY REFERENCES article (key),
    day INTEGER NOT NULL,                -- the day it is from, else the one it was added on, counted from 0001-01-01
    profile BLOB NOT NULL                -- JSON, zlib
) STRICT;

-- The articles by their key words, day by day, which keeps what a new one touches small.
CREATE TABLE key_word (
    day INTEGER NOT NULL,
    word TEXT NOT NULL,
    article INTEGER NOT NULL,            -- profile.article; not checked for each of them
    told REAL NOT NULL,                  -- how much it tells of the article
    PRIMARY KEY (day, word, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE tie (
    one INTEGER NOT NULL REFERENCES article (key),
    other INTEGER NOT NULL REFERENCES article (key),
    score REAL NOT NULL,                 -- how likely the two belong to one story
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;

CREATE INDEX tie_other ON tie (other);

-- The story of each article, by the key of its first one.
CREATE TABLE member (
    article INTEGER PRIMARY KEY REFERENCES article (key),
    story INTEGER NOT NULL
) STRICT;

CREATE INDEX member_story ON member (story);

CREATE TABLE story (
    key INTEGER PRIMARY KEY,             -- its first article
    day INTEGER NOT NULL,                -- of its last article
    articles INTEGER NOT NULL            -- how many
) STRICT;

CREATE INDEX story_listed ON story (day DESC, key DESC);
CREATE INDEX story_joined ON story (day DESC, key DESC) WHERE articles > 1;

-- What people have said of stories; only ever added to. The last one on a pair holds.
CREATE TABLE judgement (
    key INTEGER PRIMARY KEY,
    at TEXT NOT NULL,                    -- ISO 8601, UTC
    who TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('together', 'apart', 'open')),
    one TEXT NOT NULL,                   -- article.series, which its versions have in common
    other TEXT NOT NULL,
    why TEXT NOT NULL,
    CHECK (one < other)
) STRICT;

CREATE INDEX judgement_one ON judgement (one, other);
CREATE INDEX judgement_other ON judgement (other);
