"""The record: pages, articles and readings, kept and found again."""

from khabar.store.base import (
    Added,
    Copying,
    EventFilter,
    EventHit,
    Grouping,
    Judgement,
    JudgementKind,
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
    "Added",
    "Copying",
    "EventFilter",
    "EventHit",
    "Grouping",
    "Judgement",
    "JudgementKind",
    "Said",
    "SearchHit",
    "SourceHit",
    "Status",
    "Store",
    "StoredArticle",
    "StoredStory",
    "default_path",
]
