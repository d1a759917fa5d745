"""The record: pages, articles and readings, kept and found again."""

from khabar.store.base import (
    EVERY_ARTICLE,
    Added,
    ArticleFilter,
    Copying,
    EventFilter,
    EventHit,
    Grouping,
    Judgement,
    JudgementKind,
    QuotedSource,
    Said,
    SearchHit,
    SourceHit,
    Status,
    Store,
    StoredArticle,
    StoredStory,
)
from khabar.store.location import default_path

__all__ = [
    "EVERY_ARTICLE",
    "Added",
    "ArticleFilter",
    "Copying",
    "EventFilter",
    "EventHit",
    "Grouping",
    "Judgement",
    "JudgementKind",
    "QuotedSource",
    "Said",
    "SearchHit",
    "SourceHit",
    "Status",
    "Store",
    "StoredArticle",
    "StoredStory",
    "default_path",
]
