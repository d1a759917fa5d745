"""Whose verb it is: the subject behind a verb of saying, or before it."""

from __future__ import annotations

from khabar.reading.attributions.cues import Cue
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.source_words import Gender
from khabar.reading.attributions.sources import Source, Sources
from khabar.reading.scene import Scene

__all__ = ["before_verb", "behind_times", "subject_before", "subject_behind", "takes", "unknown_subject"]

_COMMAS = frozenset("،,")
_UNKNOWN = 5
"""Tokens of a speaker's phrase that no word of is known."""
_PHRASE = 8
"""Tokens of a phrase between a verb and its subject."""
_SHORTEST = 3
_LONGEST = 24
_FULL_NAME = 2


def subject_behind(scene: Scene, sources: Sources, cue: Cue, at: int, end: int) -> tuple[Source | None, int]:
    """The subject behind its verb, and where the reading goes on; a short phrase may stand between them."""
    if cue.form == "passive":
        return None, at
    source = sources.after(at, end)
    led = scene.word(at)[:1] == "ل" or scene.word(at) in markers().adjunct
    led = led and not takes(cue, scene.word(at))
    if led and (source is None or source.letters or source.start > at):
        # «أكد لـ"الميناء" كمال الحداد», «قال في بيان الناطق باسم …»
        begin = scene.quote_end.get(at + 1, at) + 1
        for place in range(begin, min(begin + _PHRASE - 1, end)):
            if scene.words[place] in markers().clause or scene.words[place] == ":":
                break
            other = sources.after(place, end) if place in scene.entry_at else None
            if other is not None and not other.letters and other.kind not in ("media", "agency", "other"):
                return other, other.resume
        told = _behind_quoted_outlet(scene, at, end)
        if told is not None:
            return told, told.resume
    if source is not None and scene.words[source.start] in markers().adverb:
        return None, at
    if source is None or source.letters or scene.word(source.start - 1) == "ل" or _is_object(cue, source):
        return None, at
    return source, source.resume


def _behind_quoted_outlet(scene: Scene, at: int, end: int) -> Source | None:
    """«أكد ل"الميناء" فلان الفلاني مدير كذا أن …»: whoever stands between the outlet and what is said."""
    if scene.word(at) != "ل" or at + 1 not in scene.quote_end:
        return None
    start = stop = scene.quote_end[at + 1] + 1
    while stop < min(end, start + _LONGEST) and scene.words[stop][0].isalnum():
        if scene.words[stop] in markers().clause:
            break
        stop += 1
    known = scene.word(stop) in markers().clause or scene.word(stop) == ":"
    first = scene.word(start)
    if not known or stop - start < _FULL_NAME or first in markers().adjunct or first in markers().adverb:
        return None
    return Source(start, stop, 0, "person", "named", None, None, None, "s", stop)


def subject_before(scene: Scene, sources: Sources, cue: Cue, first: int) -> Source | None:
    """The subject of a verb behind it, where a clause begins with it: «إن الحكومة حذرت الشركة من …»."""
    source = before_verb(scene, sources, cue, first)
    if source is None or source.resume != cue.start:
        return None
    leading = scene.word(source.start - 1)
    return source if source.start == first or leading in markers().clause or leading in markers().was else None


def before_verb(scene: Scene, sources: Sources, cue: Cue, first: int) -> Source | None:
    """The subject of a verb that follows it, relative pronouns and auxiliaries between them."""
    at = cue.start
    if cue.letters:
        return None
    while at > first and scene.words[at - 1] in ("قد", "كان", "كانت", "لم", "لا", "ايضا"):
        at -= 1
    while at > first and (scene.words[at - 1] in markers().relative):
        at -= 1
    if scene.word(cue.end) in markers().resumed and at > first and scene.words[at - 1] in _COMMAS:
        at -= 1
    source = sources.before(at, first) or _subject_of_was(scene, cue, first)
    if source is None or (cue.gender and source.gender and cue.gender != source.gender):
        return None
    return source


def _subject_of_was(scene: Scene, cue: Cue, first: int) -> Source | None:
    """«وكانت المادة الثانية من النظام أكدت …»: all that stands between the two verbs."""
    start = first + 1
    if scene.word(first) not in markers().was or not 0 < cue.start - start <= _PHRASE:
        return None
    if any(token.kind == "mark" for token in scene.tokens[start : cue.start]):
        return None
    return Source(start, cue.start, 0, "other", "role", None, None, None, None, cue.start)


def unknown_subject(scene: Scene, cue: Cue, marker: int) -> Source | None:
    """Whoever stands between a verb and what is said, though no word of the phrase is known to speak."""
    start = behind_times(scene, cue.end, marker)
    end = start
    while end < marker and scene.tokens[end].kind != "mark" and end not in scene.time_at:
        if scene.words[end] in markers().adjunct or scene.words[end] in markers().relative:
            break
        end += 1
    first = scene.word(start)
    if not 0 < end - start <= _UNKNOWN or len(first) < _SHORTEST or first in markers().adverb or first[0] in "لب":
        return None
    gender: Gender = "f" if first[-1] == "ه" else "m"
    if cue.gender is not None and cue.gender != gender and (cue.gender == "f" or first.startswith("ال")):
        return None
    return Source(start, end, 0, "other", "role", None, None, cue.gender, None, end)


def _is_object(cue: Cue, source: Source) -> bool:
    """«ودعا السلطات إلى …»: whoever the verb does not agree with is not its subject."""
    return cue.gender is not None and source.gender is not None and source.number != "p" and cue.gender != source.gender


def takes(cue: Cue, preposition: str) -> bool:
    """Whether the folded word is a preposition that begins what the verb says."""
    return {"الي": "إلى", "علي": "على"}.get(preposition, preposition) in cue.frame.takes


def behind_times(scene: Scene, at: int, limit: int) -> int:
    """Past times and commas, when a speaker may follow them: «قال أمس الناطق»."""
    place = at
    while place < limit:
        if place in scene.time_at:
            place = max(place + 1, scene.time_at[place][0])
        elif scene.words[place] in _COMMAS and (place + 1 in scene.time_at or place > at):
            place += 1
        else:
            break
    return place
