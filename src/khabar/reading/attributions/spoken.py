"""What each cue makes of the words around it, before anything is known of the others."""

from __future__ import annotations

from typing import NamedTuple

from khabar.reading.attributions.channel_words import channel_words
from khabar.reading.attributions.channels import channels
from khabar.reading.attributions.complements import complement
from khabar.reading.attributions.cues import Cue
from khabar.reading.attributions.documents import is_document, issuer
from khabar.reading.attributions.drafts import Complement, Draft
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.source_words import head_of, source_words
from khabar.reading.attributions.sources import Source, Sources
from khabar.reading.attributions.subjects import (
    before_verb,
    behind_times,
    subject_before,
    subject_behind,
    takes,
    unknown_subject,
)
from khabar.reading.scene import Scene

__all__ = ["Cues", "by_colon", "by_noun", "by_participle", "by_preposition", "by_verb"]

_COMMAS = frozenset("،,")
_NEAR = 16
"""Tokens that a speaker's phrase may have."""
_RELAYS = "نقلا عن"
_BEGINS = frozenset("؛.:") | {"\n", ".."}


class Cues(NamedTuple):
    """The cues of a text, as the rules need them."""

    blocked: frozenset[int]
    """Where cues begin that the search for another's content does not go past."""
    verbs: frozenset[int]
    """Where all verbs begin, those that may be no cues, too."""
    accorded: dict[int, Cue]
    """«نقلا عن», «وفق»: by their first token."""
    used: set[int]
    """Tokens that a verb has taken for its own: of «نقلا عن», or of «قوله» between it and what is said."""


def by_verb(scene: Scene, sources: Sources, cue: Cue, cues: Cues) -> Draft | None:
    """«قال الناطق في بيان إن …», «الناطق قال: …», «وصفه الناطق بأنه …»."""
    if cue.start in cues.used:
        return None
    first, limit = scene.sentence(cue.start)
    if cue.form == "perfect" and scene.shows_passive(cue.start, cue.letters):
        cue = cue._replace(form="passive")
    at = behind_times(scene, cue.end, limit)
    if scene.word(at) in markers().back_reference and not _points(scene, at, limit):
        return _looks_back(scene, sources, cue, at + 1)
    source = None if cue.form == "passive" else subject_before(scene, sources, cue, first)
    before = source is not None
    end = at if before else _until_accorded(cues, at, limit)
    if cue.object:
        cue = cue._replace(frame=cue.frame._replace(takes=cue.frame.takes - {"object"}))
    found, source, at, accorded = _said_by(scene, sources, cue, (at, end, limit), source, cues)
    if (found is None or found.kind == "object") and not before:
        # «حذر مسؤولون من خطر»: the preposition is the verb's and not the speaker's.
        own = _own_preposition(scene, cue, end)
        if own is not None:
            shorter = _said_by(scene, sources, cue, (behind_times(scene, cue.end, limit), own, limit), None, cues)
            if shorter[0] is not None and shorter[0].kind == "preposition":
                found, source, at, accorded = shorter
    if found is None or (cue.frame.weak and found.kind not in ("clause", "speech")):
        return None
    draft = Draft(cue=cue, complement=found, rule=f"verbs.{cue.form}", source=source, before=before)
    if source is not None and source.reason is not None:
        cues.used.update(range(*source.reason))
    cues.used.update(range(cue.end, found.marker))
    for other, whom in accorded:
        cues.used.add(other.start)
        (draft.relayed if other.frame.lemma == _RELAYS else draft.fronted).append(whom)
    if source is None and cue.form != "passive":
        draft.source = before_verb(scene, sources, cue, first)
        draft.before = draft.source is not None
    if draft.source is None and cue.form != "passive" and found.kind in ("clause", "speech"):
        draft.source = unknown_subject(scene, cue, found.marker)
    _gap(scene, sources, draft, at)
    opening = first + (scene.word(first) == "و")
    if draft.told is None and draft.medium is None and scene.word(opening) in channel_words().opening:
        found_before = channels(scene, opening, min(cue.start, first + _NEAR))
        draft.medium, draft.told = found_before.medium, found_before.told
    return draft


def _said_by(
    scene: Scene, sources: Sources, cue: Cue, places: tuple[int, int, int], source: Source | None, cues: Cues
) -> tuple[Complement | None, Source | None, int, list[tuple[Cue, Source]]]:
    """What a verb's content is, who says it, where the search for it began, and whom the speaker has it from.

    `places`: where the speaker may begin, where the phrase must be over, where the content must begin.
    """
    at, end, limit = places
    if source is None:
        source, at = subject_behind(scene, sources, cue, at, end)
    at, accorded = _accorded(scene, sources, at, limit, cues)
    blocked = cues.verbs if cue.frame.weak else cues.blocked
    return complement(scene, cue.frame.takes, at, limit, blocked), source, at, accorded


def _own_preposition(scene: Scene, cue: Cue, end: int) -> int | None:
    """Where the first preposition stands that the verb takes."""
    for at in range(cue.end + 1, min(cue.end + _NEAR, end)):
        if takes(cue, scene.words[at]):
            return at
    return None


def _points(scene: Scene, at: int, limit: int) -> bool:
    """«وأضاف ذلك المسؤول أن …»: whether it only points to the speaker."""
    head = head_of(scene.word(at + 1))
    if scene.word(at) not in source_words().pointing or head is None or not head.definite or head.owned:
        return False
    return any(word == ":" or word in markers().clause for word in scene.words[at : min(limit, at + _NEAR)])


def _looks_back(scene: Scene, sources: Sources, cue: Cue, at: int) -> Draft | None:
    """«…، صرح بذلك الناطق باسم البلدية»: what stands before it is what is said."""
    first, limit = scene.sentence(cue.start)
    source = sources.after(at, limit)
    if source is None or scene.word(cue.start - 1) == "كما":
        return None
    found = Complement(first, 0, "sentence", first)
    return Draft(cue=cue, complement=found, rule="verbs.back", source=source, end=cue.start)


def by_participle(scene: Scene, sources: Sources, cue: Cue, cues: Cues) -> Draft | None:
    """«…، مضيفا أن …»: the speaker is the sentence's."""
    limit = scene.sentence(cue.start)[1]
    found = complement(scene, cue.frame.takes, cue.end, limit, cues.blocked)
    if found is None or (cue.frame.weak and found.kind not in ("clause", "speech")):
        return None
    draft = Draft(cue=cue, complement=found, rule="participles.participle")
    _gap(scene, sources, draft, cue.end)
    return draft


def by_noun(scene: Scene, sources: Sources, cue: Cue, cues: Cues) -> Draft | None:
    """«إعلان الوزارة إغلاق الطريق», «تحذيره من …»: somebody must own the noun."""
    limit = scene.sentence(cue.start)[1]
    if cue.start in cues.used:
        return None
    source = None if cue.object else sources.after(cue.end, limit)
    if source is None and not cue.object:
        return None
    at = cue.end if source is None else source.resume
    found = complement(scene, cue.frame.takes, at, min(limit, at + 6), cues.blocked)
    if found is None:
        return None
    if source is not None and cue.frame.act == "accuse" and found.letters and found.start == at:
        # «رد باتهام الشركة بسرقة الأجور»: whoever stands there is accused
        found, source = Complement(source.start, source.letters, "object", source.start), None
    draft = Draft(cue=cue, complement=found, rule="nouns.noun", source=source)
    _gap(scene, sources, draft, at)
    return draft


def by_preposition(scene: Scene, sources: Sources, cue: Cue, cues: Cues) -> Draft | None:
    """«وفقا للوزارة، …» and «…، بحسب الوزارة»."""
    first, limit = scene.sentence(cue.start)
    if cue.start in cues.used or _is_standard(scene, cue.end):
        return None
    source = sources.after(cue.end, limit)
    if source is None and not cue.object and cue.gender is None:
        return None
    at = cue.end if source is None else source.resume
    if _opens(scene, cue, first):
        start = at
        if scene.words[at - 1] not in _COMMAS:
            start = next((place for place in range(at, min(at + 5, limit)) if scene.words[place] in _COMMAS), at)
        while start < limit and (
            scene.words[start] in _COMMAS or scene.words[start] in markers().leads_on or start in scene.time_at
        ):
            start = max(start + 1, scene.time_at[start][0]) if start in scene.time_at else start + 1
        if start >= limit:
            return None
        draft = Draft(cue=cue, complement=Complement(start, 0, "clause", at), rule="prepositions.before", source=source)
        draft.end = limit
    else:
        draft = Draft(
            cue=cue, complement=Complement(first, 0, "sentence", first), rule="prepositions.behind", source=source
        )
        draft.end = cue.start
        found = channels(scene, at, min(limit, at + 12))
        draft.medium, draft.told = found.medium, found.told
    return draft


def by_colon(scene: Scene, sources: Sources, cue: Cue, _cues: Cues) -> Draft | None:
    """A headline's «الدفاع الرسلانية: …»."""
    first, limit = scene.sentence(cue.start)
    source = sources.after(first, cue.start)
    if source is None or source.resume != cue.start or cue.end >= limit:
        return None
    if source.entry is None and source.kind in ("person", "other"):
        return None  # «المكونات: …»
    if scene.words[source.start].isascii() and source.start > first:
        return None  # «"title": …»
    found = Complement(cue.end, 0, "speech", cue.start)
    return Draft(cue=cue, complement=found, rule="colons.headline", source=source)


def _accorded(scene: Scene, sources: Sources, at: int, limit: int, cues: Cues) -> tuple[int, list[tuple[Cue, Source]]]:
    """Past «، نقلا عن مسؤول،» behind a speaker: where the reading goes on, and whom it names."""
    found: list[tuple[Cue, Source]] = []
    while True:
        place = at
        while place < limit and (scene.words[place] in _COMMAS or place in scene.time_at):
            place = max(place + 1, scene.time_at[place][0]) if place in scene.time_at else place + 1
        cue = cues.accorded.get(place)
        whom = sources.after(cue.end, limit) if cue is not None else None
        if cue is None or whom is None:
            return at, found
        found.append((cue, whom))
        at = whom.resume
        if is_document(scene, whom):
            issued_by = issuer(scene, sources, whom)
            at = at if issued_by is None else max(at, issued_by.resume)


def _is_standard(scene: Scene, at: int) -> bool:
    """«وفقا للقانون»."""
    word = scene.word(at)
    return (
        word in markers().standard
        or (word[:2] == "لل" and "ا" + word[1:] in markers().standard)
        or (word[:1] == "ل" and word[1:] in markers().standard)
    )


def _opens(scene: Scene, cue: Cue, first: int) -> bool:
    """Whether the cue stands at its clause's beginning."""
    if cue.start <= first:
        return True
    before = scene.words[cue.start - 1]
    return before in _BEGINS or cue.letters > 0 or cue.start - 1 in scene.quote_end


def _until_accorded(cues: Cues, at: int, limit: int) -> int:
    """Where a speaker's phrase is over at the latest: «الصحيفة، نقلا عن مسؤول …»."""
    return next((place for place in range(at, min(limit, at + _NEAR)) if place in cues.accorded), limit)


def _gap(scene: Scene, sources: Sources, draft: Draft, at: int) -> None:
    """What stands between the speaker and what is said: channel, time, and whom the speaker has it from."""
    marker = draft.complement.marker
    for place in range(draft.cue.end, marker):
        if place in scene.time_at:
            draft.said = scene.time_at[place][1]
            break
    if scene.word(at) in ("عن", "من") and draft.cue.frame.lemma.split()[0] in ("نقل", "علم"):
        relayed = sources.after(at + 1, marker)
        if relayed is not None:
            draft.relayed.append(relayed)
    found = channels(scene, at, marker)
    draft.medium, draft.told = found.medium, found.told or _broadcast_by(scene, sources, at, marker)


def _broadcast_by(scene: Scene, sources: Sources, at: int, marker: int) -> Source | None:
    """«في بيان بثه التلفزيون الوطني»: whoever carried it."""
    for place in range(at, marker - 1):
        if scene.words[place] in markers().broadcast:
            by = sources.after(place + 1, marker)
            return by if by is not None and by.kind in ("media", "agency") else None
    return None
