"""Across articles: values in, values out. What is worked out here can be thrown away and worked out again."""
