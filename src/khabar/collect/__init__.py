"""Bytes in, nothing understood yet: pages out of files, folders, patterns and standard input."""
