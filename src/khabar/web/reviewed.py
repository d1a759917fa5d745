"""Which articles people have said anything of."""

from __future__ import annotations

from khabar.errors import NotFound
from khabar.store import Store

__all__ = ["reviewed_articles"]


def reviewed_articles(store: Store) -> frozenset[str]:
    """The ids of the newest version of each."""
    meant = {target.article for entry in store.reviews() for target in (entry.on, entry.other) if target}
    meant |= {one for judgement in store.judgements() for one in (judgement.one, judgement.other)}
    ids = set()
    for article in meant:
        try:
            ids.add(store.get(article).document.article.id)
        except NotFound:  # it goes by another address now
            continue
    return frozenset(ids)
