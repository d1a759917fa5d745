"""The links of a chain, from the outlet to the origin."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.arabic.fold import fold_text
from khabar.model import Link, Span
from khabar.reading.attributions.drafts import Draft
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.sources import Source
from khabar.reading.scene import Scene

__all__ = ["chain_of", "outlet_names"]

_DEEPEST = 6
"""Links of a chain at the most; of more, those nearest to the origin."""


def outlet_names(names: Iterable[str]) -> frozenset[str]:
    """What an outlet is called, folded, without «صحيفة», «قناة» and whatever else many are called."""
    common = markers().outlet_noun
    folded = (" ".join(_bare(word) for word in fold_text(name).split() if word not in common) for name in names)
    return frozenset(name for name in folded if name)


def chain_of(scene: Scene, draft: Draft, outlet: frozenset[str]) -> tuple[Link, ...]:
    """Outer speakers first, then whoever it came through, then the speaker, then whom that one has it from."""
    links: list[Source] = []
    around: Draft | None = draft
    while around is not None and len(links) < _DEEPEST:
        links[:0] = _own(scene, around, outlet)
        around = around.outer
    out: list[Link] = []
    seen: set[Span] = set()
    for source in links:
        link = _link(scene, source)
        if link.span not in seen:
            seen.add(link.span)
            out.append(link)
    return tuple(out[-_DEEPEST:])


def _own(scene: Scene, draft: Draft, outlet: frozenset[str]) -> list[Source]:
    told = draft.told
    if told is not None and _is_outlet(scene, told, outlet):
        told = None
    links = [*draft.fronted, *(() if told is None else (told,)), *draft.speakers]
    others = [
        source for source in links if source.kind not in ("media", "agency") or not _is_outlet(scene, source, outlet)
    ]
    return others or links


def _is_outlet(scene: Scene, told: Source, outlet: frozenset[str]) -> bool:
    words = " ".join(_bare(word) for word in scene.words[told.start : told.end] if word[0].isalnum())
    return any(f" {name} " in f" {words} " for name in outlet)


def _bare(word: str) -> str:
    """Without article and the preposition that a channel has on it: «للجزيرة»."""
    for prefix in ("لل", "ال", "بال", "ل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word


def _link(scene: Scene, source: Source) -> Link:
    return Link(
        span=scene.span(source.start, source.end, source.letters),
        kind=source.kind,
        naming=source.naming,
        entry=source.entry,
        reason=None if source.reason is None else scene.span(*source.reason),
    )
