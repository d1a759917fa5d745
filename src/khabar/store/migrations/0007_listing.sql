-- The outlets of the record with how many articles each has, without a look at the articles.
CREATE INDEX article_outlet ON article (newest, outlet);

-- Of the stories of one day, those that most articles tell come first.
DROP INDEX story_listed;
DROP INDEX story_joined;
CREATE INDEX story_listed ON story (day DESC, articles DESC, key DESC);
CREATE INDEX story_joined ON story (day DESC, articles DESC, key DESC) WHERE articles > 1;
