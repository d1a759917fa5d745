"""Where something was said, and the outlet that was told."""

from __future__ import annotations

from typing import NamedTuple

from khabar.knowledge.peoples import demonyms
from khabar.reading.attributions.channel_words import channel_words, is_medium
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.source_words import head_of
from khabar.reading.attributions.sources import Source
from khabar.reading.scene import Scene

__all__ = ["Channels", "channels"]

_LONGEST_QUOTED = 8
_OUTLETS = frozenset({"media", "agency"})


class Channels(NamedTuple):
    """What is told of a saying besides who said it. Positions are tokens, ends excluded."""

    medium: tuple[int, int] | None
    """«بيان», «حسابها على "إكس"», «مؤتمر صحفي»."""
    told: Source | None
    """The outlet that it was said to; it may be the article's own."""


def channels(scene: Scene, start: int, end: int) -> Channels:
    """The channel told between tokens `start` and `end`."""
    known, words = channel_words(), scene.words
    medium: tuple[int, int] | None = None
    told: Source | None = None
    weak = False
    at = start
    while at < end:
        word = words[at]
        if at in scene.time_at:
            at = max(at + 1, scene.time_at[at][0])
            continue
        if word in known.leads and (medium is None or weak) and at + 1 < end:
            found = _medium(scene, at + 1, end)
            if found is not None:
                medium, at = found, found[1]
                weak = words[found[0]] in known.weak  # «في أول تعليق له، في مقابلة …»
                continue
        if told is None:
            told = _told(scene, at, end)
            if told is not None:
                at = told.end
                continue
        at += 1
    return Channels(medium, told)


def _medium(scene: Scene, at: int, end: int) -> tuple[int, int] | None:
    known, words = channel_words(), scene.words
    if words[at] in known.occasion and at + 1 < end:
        at += 1
    if words[at] in ("احد", "احدي") and at + 1 < end and is_medium(words[at + 1]):
        return at, at + 2
    if not is_medium(words[at]):
        if at in scene.quote_end and is_medium(words[at + 1]) and scene.quote_end[at] == at + 2:
            return at + 1, at + 2
        return None
    if words[at] == "قناه":
        return None
    return at, _end_of_medium(scene, at + 1, end)


def _end_of_medium(scene: Scene, at: int, end: int) -> int:
    """Behind its adjectives, its own complement and the platform."""
    known, words = channel_words(), scene.words
    owned = words[at - 1].startswith("ال") or (words[at - 1].endswith("ه") and words[at - 1] not in known.medium)
    while at < end:
        word = words[at]
        if (
            at in scene.time_at
            or word in markers().clause
            or (word in known.told and _told(scene, at, end) is not None)
        ):
            break
        if at in scene.quote_end and scene.quote_end[at] - at <= _LONGEST_QUOTED and scene.quote_end[at] < end:
            at = scene.quote_end[at] + 1
        elif (
            word in known.on
            and at + 1 < end
            and (is_medium(words[at + 1]) or (at + 1 in scene.quote_end and word != "مع" and word != "الي"))
        ):
            if scene.quote_end.get(at + 1, 0) - at > _LONGEST_QUOTED:
                break
            at += 2 if at + 1 not in scene.quote_end else 1
        elif word in known.quality or _nisba(word) or (word.startswith("ال") and not owned):
            at += 1
        elif word.startswith("لل") and _told(scene, at, end) is None and word not in known.nobody:
            at += 1
            break
        elif not owned and at in scene.entry_at and not scene.entry_at[at][1] and _told(scene, at, end) is None:
            at = scene.entry_at[at][0]
        else:
            break
    return at


def _nisba(word: str) -> bool:
    if word in demonyms():
        return True
    return len(word) > 3 and word.endswith(("ي", "يه")) and word[0] not in "يت"


def _told(scene: Scene, at: int, end: int) -> Source | None:
    """The outlet at `at`: «لوكالة …», «مع قناة …», «إلى "الصحيفة"»."""
    words = scene.words
    word, known = words[at], channel_words()
    if (word[0] != "ل" and word not in known.told) or word in known.nobody:
        return None
    place = at
    if (word in known.told or word == "ل") and at + 1 < end:
        place = at + 1
        letters = 0
    elif word[0] == "ل" and len(word) > 2:
        letters = 0 if word.startswith("لل") else 1
    else:
        return None
    start = place
    quoted = place in scene.quote_end
    if quoted:
        place += 1
    entry = scene.entry_at.get(place)
    found = head_of(words[place])
    if entry is not None and entry[2].kind in _OUTLETS:
        kind = "agency" if entry[2].kind == "agency" else "media"
        stop = entry[0]
        if quoted:
            stop = min(stop, scene.quote_end[start])
        stop = _adjectives(scene, stop, end)
        named = entry[3].form != "noun"
        return Source(place, stop, letters, kind, "named" if named else "role", entry[2].id, None, "f", "s", stop)  # type: ignore[arg-type]
    bare = words[place].removeprefix("لل").removeprefix("ال") if letters == 0 else words[place][1:]
    if found is not None and found.head.kind in _OUTLETS and found.head.type == "body":
        stop, named = _outlet(scene, place + 1, end)
        named = named and not found.head.many
        kind = "agency" if found.head.kind == "agency" else "media"
        return Source(place, stop, letters, kind, "named" if named else "role", None, None, "f", "s", stop)  # type: ignore[arg-type]
    if bare in known.generic or ("ال" + bare) in known.generic:
        stop = _adjectives(scene, place + 1, end)
        return Source(place, stop, letters, "media", "role", None, None, "m", "s", stop)
    return None


def _outlet(scene: Scene, at: int, end: int) -> tuple[int, bool]:
    """Behind an outlet's name, and whether it has one."""
    words = scene.words
    named = False
    while at < end:
        word = words[at]
        if at in scene.time_at or word in markers().clause or word in markers().adjunct:
            break
        if (
            at in scene.quote_end
            and scene.quote_end[at] < end
            and scene.quote_end[at] - at <= _LONGEST_QUOTED
            and not named
        ):
            at, named = scene.quote_end[at] + 1, True
        elif at in scene.entry_at and not scene.entry_at[at][1]:
            at, named = scene.entry_at[at][0], True
        elif word[0].isalpha() and (word.startswith(("ال", "لل")) or word.isascii() or (not named and len(word) > 2)):
            at, named = at + 1, True
        else:
            break
    return at, named


def _adjectives(scene: Scene, at: int, end: int) -> int:
    while at < end and at not in scene.time_at:
        word = scene.words[at]
        if not (word in demonyms() or (word.startswith("ال") and _nisba(word[2:]))):
            break
        at += 1
    return at
