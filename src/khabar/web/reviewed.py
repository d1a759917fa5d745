"""Which articles people have said anything of."""

from __future__ import annotations

from khabar.errors import NotFound
from khabar.store import Store

__all__ = ["ReviewedArticles"]


class ReviewedArticles:
    """Their ids, worked out again when the record says something else."""

    def __init__(self) -> None:
        self._of: int | None = None
        self._ids: frozenset[str] = frozenset()

    def ids(self, store: Store) -> frozenset[str]:
        """Of the newest version of each."""
        state = store.state()
        if state != self._of:
            meant = {target.article for entry in store.reviews() for target in (entry.on, entry.other) if target}
            meant |= {one for judgement in store.judgements() for one in (judgement.one, judgement.other)}
            ids = set()
            for article in meant:
                try:
                    ids.add(store.get(article).document.article.id)
                except NotFound:  # it goes by another address now
                    continue
            self._of, self._ids = state, frozenset(ids)
        return self._ids
