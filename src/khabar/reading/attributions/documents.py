"""Documents that speak, and who issued them: «بيان للوزارة», «أرقام صادرة عن المصرف»."""

from __future__ import annotations

from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.sources import Source, Sources
from khabar.reading.scene import Scene

__all__ = ["is_channel", "is_document", "issuer"]

_BEHIND = 3
"""Tokens behind a document's phrase in which the words of its issuing may begin."""


def is_document(scene: Scene, source: Source) -> bool:
    """Whether it is something that somebody issued."""
    return is_channel(scene, source) or (source.kind == "other" and _head(scene, source) in markers().figures)


def is_channel(scene: Scene, source: Source) -> bool:
    """Whether it only carries what its issuer says: «البيان», «حسابه»; a study or a report says it itself."""
    return _head(scene, source) in markers().channel


def issuer(scene: Scene, sources: Sources, document: Source) -> Source | None:
    """Who issued it, when the words in it or behind it say so."""
    limit = scene.sentence(document.start)[1]
    telling = markers().issued_by | markers().issued
    if document.end > document.start + 1 and scene.words[document.start + 1] not in telling:
        inner = sources.after(document.start + 1, document.end)
        if inner is not None:
            return inner
    if scene.word(document.end)[:1] == "ل":
        return sources.after(document.end, limit)
    for at in range(document.start + 1, min(document.end + _BEHIND, limit - 1)):
        word = scene.words[at]
        if word in markers().issued_by:
            return sources.after(at + 1, limit)
        if word in markers().issued and scene.words[at + 1] in ("عن", "من"):
            return sources.after(at + 2, limit)
    return None


def _head(scene: Scene, source: Source) -> str:
    word = scene.words[source.start]
    for prefix in ("لل", "ال", "ل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word
