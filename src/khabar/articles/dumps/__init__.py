"""The parts of the way from a text dump to its article; `khabar.articles.plain_text` puts them together."""
