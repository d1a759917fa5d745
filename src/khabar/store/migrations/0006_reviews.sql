-- What people have said of what was read. Only ever added to; what is taken back is taken back by another entry.

CREATE TABLE review (
    id INTEGER PRIMARY KEY CHECK (id = json_extract(entry, '$.id')),
    entry TEXT NOT NULL,                 -- one JSON object: who, when, what, old and new, why
    kind TEXT NOT NULL GENERATED ALWAYS AS (json_extract(entry, '$.kind')) VIRTUAL,
    article TEXT GENERATED ALWAYS AS (json_extract(entry, '$.on.article')) VIRTUAL,  -- article.series
    other TEXT GENERATED ALWAYS AS (json_extract(entry, '$.other.article')) VIRTUAL,
    undoes INTEGER GENERATED ALWAYS AS (json_extract(entry, '$.undoes')) VIRTUAL
) STRICT;

CREATE INDEX review_article ON review (article) WHERE article IS NOT NULL;
CREATE INDEX review_other ON review (other) WHERE other IS NOT NULL;
CREATE INDEX review_undoes ON review (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX review_origins ON review (id) WHERE article IS NULL;

CREATE TRIGGER review_is_not_altered BEFORE UPDATE ON review
BEGIN
    SELECT RAISE(ABORT, 'the review log is only ever added to');
END;

CREATE TRIGGER review_is_not_taken_out BEFORE DELETE ON review
BEGIN
    SELECT RAISE(ABORT, 'the review log is only ever added to');
END;

-- REPLACE takes out without asking the trigger before it.
CREATE TRIGGER review_is_not_replaced BEFORE INSERT ON review
WHEN EXISTS (SELECT 1 FROM review WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'the review log is only ever added to');
END;

-- The articles of which people have said something, as they have them. Worked out from `article` and `review`.
CREATE TABLE reviewed (
    article INTEGER PRIMARY KEY REFERENCES article (key),
    document TEXT,                       -- as article.document; NULL where it says the same
    version INTEGER NOT NULL             -- how it was worked out: 0 not yet
) STRICT;

CREATE INDEX reviewed_version ON reviewed (version);
