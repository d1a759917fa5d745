"""Reads Arabic news pages and keeps a sourced record of what they say."""
