"""Speakers that the words leave out: «وأضاف أن …», «…، مشيرا إلى …», «وقال البيان …»."""

from __future__ import annotations

from khabar.reading.attributions.cues import Cue
from khabar.reading.attributions.drafts import Draft
from khabar.reading.attributions.scene import Scene
from khabar.reading.attributions.sources import Source, Sources

__all__ = ["name_speakers"]

_FARTHEST = 4
"""Speakers that are looked back at."""
_DOCUMENTS = frozenset({"بيان", "حساب", "تصريح", "تصريحات", "منشور", "تغريده", "خطاب", "رساله", "مقال", "كلمه"})


def name_speakers(scene: Scene, sources: Sources, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each with its speakers, without those that nobody speaks: only a passive («أُعلن») may lack one."""
    said: list[Draft] = []
    for draft in drafts:
        source = draft.source
        if source is not None and _document(scene, source):
            issuer = _issuer(sources, source) or _earlier(draft.cue, said, agree=False)
            if issuer is not None:
                draft.medium = draft.medium or (source.start, source.end)
                source = issuer
        elif source is None and draft.cue.form == "participle":
            source = _of_sentence(scene, draft, said)
        elif source is None and draft.cue.form != "passive":
            source = _earlier(draft.cue, said)
        draft.speakers = (*(() if source is None else (source,)), *draft.relayed)
        if draft.outer is None and draft.speakers:
            said.append(draft)
    return [draft for draft in drafts if draft.speakers or draft.fronted or draft.cue.form == "passive"]


def _document(scene: Scene, source: Source) -> bool:
    head = scene.words[source.start][source.letters :]
    return source.kind == "other" and head.removeprefix("ال") in _DOCUMENTS


def _issuer(sources: Sources, document: Source) -> Source | None:
    """Whose «بيان» it is, when the words behind it say so."""
    return sources.after(document.start + 1, document.resume)


def _of_sentence(scene: Scene, draft: Draft, said: list[Draft]) -> Source | None:
    sentence = scene.sentence(draft.cue.start)[0]
    for other in reversed(said):
        if other.cue.start < sentence:
            break
        return other.speakers[-1]
    return _earlier(draft.cue, said)


def _earlier(cue: Cue, said: list[Draft], *, agree: bool = True) -> Source | None:
    """The nearest earlier speaker that the verb agrees with; the nearest of all when none does."""
    speakers = [draft.speakers[0] for draft in said[: -_FARTHEST - 1 : -1]]
    for speaker in speakers if agree else ():
        if _agrees(cue, speaker):
            return speaker
    return speakers[0] if speakers else None


def _agrees(cue: Cue, speaker: Source) -> bool:
    if cue.gender and speaker.gender and cue.gender != speaker.gender:
        return False
    return not (cue.number and speaker.number and cue.number != speaker.number)
