"""The article out of a saved HTML page."""

from khabar.articles.html.extract import extract_html

__all__ = ["extract_html"]
