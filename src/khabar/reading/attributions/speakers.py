"""Speakers that the words leave out: «وأضاف أن …», «…، مشيرا إلى …», «وقال البيان …»."""

from __future__ import annotations

from khabar.reading.attributions.cues import Cue
from khabar.reading.attributions.documents import is_channel, is_document
from khabar.reading.attributions.documents import issuer as issuer_of
from khabar.reading.attributions.drafts import Draft
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.sources import Source, Sources
from khabar.reading.scene import Scene

__all__ = ["name_speakers"]

_FARTHEST = 4
"""Speakers that are looked back at."""


def name_speakers(scene: Scene, sources: Sources, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each with its speakers, without those that nobody speaks: only a passive («أُعلن») may lack one."""
    said: list[Draft] = []
    issuer: Source | None = None
    for draft in drafts:
        issuer = _through_documents(scene, sources, draft, issuer)
        draft.speakers = _speakers(scene, sources, draft, said)
        if draft.outer is None and draft.speakers:
            said.append(draft)
    return [draft for draft in drafts if draft.speakers or draft.fronted or draft.cue.form == "passive"]


def _speakers(scene: Scene, sources: Sources, draft: Draft, said: list[Draft]) -> tuple[Source, ...]:
    source = draft.source
    if source is not None and is_document(scene, source):
        issuer = issuer_of(scene, sources, source)
        earlier = _earlier(draft.cue, said, agree=False) if is_channel(scene, source) else ()
        if issuer is not None or earlier:
            draft.medium = draft.medium or (source.start, source.end)
            return (*((issuer,) if issuer else earlier), *draft.relayed)
    if source is not None:
        return (source, *draft.relayed)
    if draft.cue.form == "participle":
        return _of_sentence(scene, sources, draft, said)
    if draft.cue.form == "passive":
        return tuple(draft.relayed)
    return (*_dropped(scene, sources, draft, said), *draft.relayed)


def _dropped(scene: Scene, sources: Sources, draft: Draft, said: list[Draft]) -> tuple[Source, ...]:
    """The nearest earlier speaker that the verb agrees with, or the subject of its sentence."""
    found = _earlier(draft.cue, said)
    if found and (_agrees(draft.cue, found[-1]) or _agrees(draft.cue, found[0])):
        return found
    return _subject(scene, sources, draft) or found


def _through_documents(scene: Scene, sources: Sources, draft: Draft, issuer: Source | None) -> Source | None:
    """Puts those who issued a document into its place, and gives the last one who did.

    «أكدت سوريا كذا، وفق بيان لوزارة الخارجية»: it is the ministry that speaks for the state.
    """
    for links in (draft.fronted, draft.relayed):
        for place, link in enumerate(links):
            if not is_document(scene, link):
                continue
            found = issuer_of(scene, sources, link) or (issuer if is_channel(scene, link) else None)
            if found is None:
                continue
            draft.medium = draft.medium or (link.start, link.end)
            links[place] = issuer = found
            if draft.source is not None and _is_state(scene, draft.source) and links is draft.fronted:
                draft.source = links.pop(place)
            break
    return issuer


def _is_state(scene: Scene, source: Source) -> bool:
    return source.entry is not None and scene.entries[source.entry].kind in ("state", "place")


def _of_sentence(scene: Scene, sources: Sources, draft: Draft, said: list[Draft]) -> tuple[Source, ...]:
    """A participle's speaker: whoever speaks in the sentence before it, else the sentence's first subject."""
    first = scene.sentence(draft.cue.start)[0]
    if said and said[-1].cue.start >= first:
        draft.told = draft.told or said[-1].told
        return said[-1].speakers
    return _subject(scene, sources, draft) or _earlier(draft.cue, said)


def _subject(scene: Scene, sources: Sources, draft: Draft) -> tuple[Source, ...]:
    """Whom the sentence of a cue begins with, a verb or auxiliary before it or none: «رد الناطق على الصحفيين قائلا»."""
    first = max(scene.sentence(draft.cue.start)[0], scene.dateline)
    first += markers().connective.at(scene.words, first)
    for at in (first + 1, first, first + 2):
        subject = sources.after(at, draft.cue.start) if at < draft.cue.start else None
        if subject is None or subject.letters or scene.word(subject.start - 1) in ("ل", *markers().adjunct):
            continue
        if _agrees(draft.cue, subject) and subject.kind != "other":
            return (subject,)
    return ()


def _earlier(cue: Cue, said: list[Draft], *, agree: bool = True) -> tuple[Source, ...]:
    """The nearest earlier speakers that the verb agrees with; the nearest of all when none does."""
    candidates = [draft.speakers for draft in said[: -_FARTHEST - 1 : -1]]
    for speakers in candidates if agree else ():
        if _agrees(cue, speakers[-1]):
            return speakers
        if _agrees(cue, speakers[0]):
            return speakers[:1]
    return candidates[0] if candidates else ()


def _agrees(cue: Cue, speaker: Source) -> bool:
    if cue.gender and speaker.gender and cue.gender != speaker.gender:
        return False
    return not (cue.number and speaker.number and cue.number != speaker.number)
