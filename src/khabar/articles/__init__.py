"""The article out of its page: everything a reader would call the article, and the furniture named."""
