"""Who says so: each stretch of an article that somebody else answers for, and through whom it came."""
