"""How contents share a sentence: where each ends, and which stands inside another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, takewhile

from khabar.reading.attributions.content import aside, boundary, object_over, whole_quotation
from khabar.reading.attributions.drafts import Draft
from khabar.reading.attributions.markers import markers
from khabar.reading.scene import Scene

__all__ = ["settle"]

_COMMAS = frozenset("،,؛.")
_FARTHEST = 16
"""Drafts of a sentence that are looked back at."""
_LONGEST = 300
"""Tokens that a content which is no whole quotation may have: a longer sentence has lost its stops."""


def settle(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand, each with its end and the one that it is inside of."""
    drafts = sorted(drafts, key=lambda draft: (draft.cue.start, draft.cue.end))
    drafts = _without_echoes(drafts)
    cues = frozenset(draft.cue.start for draft in drafts)
    for place, draft in enumerate(drafts):
        if draft.complement.kind != "sentence":
            draft.end = _end(scene, draft, islice(drafts, place + 1, None), cues)
    kept = _accorded(scene, [draft for draft in drafts if draft.end > draft.start])
    _nest(kept)
    return _once(draft for draft in kept if _stands(draft))


def _without_echoes(drafts: list[Draft]) -> list[Draft]:
    """Without verbs that only say over what another has said already: «قال إنه يتوقع أن …»."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        echo = (
            last is not None
            and last.complement.kind == "clause"
            and draft.cue.form in ("perfect", "imperfect")
            and draft.source is None
            and draft.cue.start - last.start <= 1
        )
        if not echo:
            kept.append(draft)
    return kept


def _end(scene: Scene, draft: Draft, later: Iterable[Draft], cues: frozenset[int]) -> int:
    start = draft.start
    closing = whole_quotation(scene, draft, cues)
    if closing is not None:
        return closing + 1
    end = min(_sentence_end(scene, start), start + _LONGEST)
    for other in later:
        if other.cue.start >= end:
            break
        if other.cue.start > start and _cuts(scene, draft, other):
            at = other.cue.start
            if other.before and other.source is not None and other.source.start > start:
                at = other.source.start
            end = boundary(scene, at, start + 1)
            break
    if draft.complement.kind in ("object", "preposition"):
        end = object_over(scene, start, end)
    return aside(scene, start, end)


def _sentence_end(scene: Scene, start: int) -> int:
    """Where the sentence of a content ends, its quotations whole, or the quotation that it stands in."""
    end = max(scene.sentence(start)[1], start + 1)
    if start in scene.quote_end:
        behind = min(scene.quote_end[start] + 1, len(scene.words) - 1)
        end = max(end, scene.sentence(start + 1)[1], scene.sentence(behind)[1] if scene.quote_end[start] >= end else 0)
    around = scene.quoted[start]
    return end if around == -1 else min(end, scene.quote_end[around])


def _cuts(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Whether what `draft` says is over where the other's cue stands."""
    start, cue = draft.start, other.cue.start
    quotation = scene.quoted[cue]
    if quotation >= start:
        return False
    if quotation != -1 and scene.quoted[start] == quotation and other.cue.form != "participle":
        return False
    if other.cue.form == "noun":
        return False
    if other.cue.form in ("participle", "preposition"):
        return True
    if other.before and other.source is not None:
        return bool(markers().connective.before(scene.words, other.source.start)) and other.source.start > start + 2
    if other.cue.letters > 0 or markers().connective.before(scene.words, cue):
        return True
    return scene.words[cue - 1] in _COMMAS


def _accorded(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Joins «…، وفق بيان للوزارة» to the speech that it stands behind; alone it takes what stands before it."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.complement.kind != "sentence":
            kept.append(draft)
            continue
        sentence = scene.sentence(draft.cue.start)[0]
        same = _since(kept, sentence)
        spoken = next((other for other in same if _reaches(scene, other, draft.cue.start)), None)
        if spoken is None:
            floor = max(sentence, scene.dateline, scene.quoted[draft.cue.start] + 1, draft.cue.start - _LONGEST)
            floor = max([floor, *(other.end for other in same if other.end <= draft.cue.start)])
            joined = int(scene.word(floor).startswith(("وال", "وي")))  # «ويشغل القطاع …، بحسب الوكالة»
            draft.complement = draft.complement._replace(start=floor, letters=joined)
            if draft.source is not None and draft.end > floor:
                kept.append(draft)
            continue
        if draft.source is not None:
            spoken.fronted.append(draft.source)
        spoken.medium, spoken.told = spoken.medium or draft.medium, spoken.told or draft.told
    return kept


def _since(drafts: list[Draft], at: int) -> list[Draft]:
    """The last drafts whose cues stand not before `at`, the last one first."""
    return list(takewhile(lambda draft: draft.cue.start >= at, islice(reversed(drafts), _FARTHEST)))


def _reaches(scene: Scene, spoken: Draft, cue: int) -> bool:
    return 0 <= cue - spoken.end < _REACH and all(not word[0].isalnum() for word in scene.words[spoken.end : cue])


_REACH = 4
"""Marks that may stand between a content and what it accords with."""


def _nest(drafts: list[Draft]) -> None:
    """Tells each draft in the order of the cues the innermost one in whose content its cue stands."""
    contents = sorted(drafts, key=lambda draft: draft.start)
    open_: list[Draft] = []
    begun = 0
    for draft in drafts:
        cue = draft.cue.start
        while begun < len(contents) and contents[begun].start <= cue:
            open_.append(contents[begun])
            begun += 1
        open_ = [other for other in open_ if other.end > cue]
        if draft.complement.kind != "sentence":
            draft.outer = next((other for other in reversed(open_) if other is not draft), None)


def _stands(draft: Draft) -> bool:
    """Inside a speech only who is named there speaks; anything else is the speaker's own."""
    return draft.outer is None or draft.source is not None or draft.cue.form == "participle"


def _once(drafts: Iterable[Draft]) -> list[Draft]:
    """Of those that make the same words their content the nearest to them: «شدد مؤكدا أن …»."""
    nearest: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        key = draft.start, draft.end
        other = nearest.get(key)
        if other is not None and other.source is not None and draft.source is None:
            draft.source = other.source
        nearest[key] = draft
    return sorted(nearest.values(), key=lambda draft: draft.cue.start)
