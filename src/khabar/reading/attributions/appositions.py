"""Names behind an office, in brackets or between commas: «الوزير (سمير)», «المدير العام، سامي البدري،»."""

from __future__ import annotations

from khabar.reading.attributions.channel_words import is_medium
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.noun_phrase import NounPhrase
from khabar.reading.attributions.source_words import head_of, source_words
from khabar.reading.scene import Scene

__all__ = ["apposed_name", "behind_bracket"]

_COMMAS = frozenset("،,")
_LONGEST_BRACKET = 6
_LONGEST_NAME = 4
_SHORTEST_NAME = 2


def behind_bracket(scene: Scene, phrase: NounPhrase, limit: int) -> int:
    """The token behind «(سمير)» when it follows the phrase, which takes it in when it names; else behind the phrase."""
    words = scene.words
    at = max(phrase.end, phrase.resume)
    if at >= limit or words[at] != "(":
        return at
    closing = next((place for place in range(at + 1, min(limit, at + _LONGEST_BRACKET)) if words[place] == ")"), None)
    if closing is None:
        return at
    phrase.resume = closing + 1
    if scene.tokens[at + 1].kind == "word" and closing + 1 - at > 2 and _bracket_names(scene, at + 1, closing):
        phrase.end = closing + 1
    return closing + 1


def apposed_name(scene: Scene, phrase: NounPhrase, at: int, limit: int) -> None:
    """Takes in the name at `at` of the person whose office the phrase tells, or the one behind a comma."""
    if phrase.head is None or phrase.head.type != "person" or phrase.named:
        return
    if scene.words[at] in _COMMAS:
        _name_between_commas(scene, phrase, at + 1, limit)
        if not phrase.named:
            _unlisted_name(scene, phrase, at + 1, limit, comma=True)
    elif phrase.definite:
        _unlisted_name(scene, phrase, at, limit)


def _bracket_names(scene: Scene, at: int, closing: int) -> bool:
    known = scene.entry_at.get(at)
    if known is not None:
        return True
    return closing - at <= 2 and scene.tokens[at].kind == "word" and head_of(scene.words[at]) is None


def _name_between_commas(scene: Scene, phrase: NounPhrase, at: int, limit: int) -> None:
    known = scene.entry_at.get(at)
    end = None
    if known is not None and known[2].kind == "person" and not known[1] and known[3].form in ("name", "part"):
        end = known[0]
    elif at in scene.name_at and scene.name_at[at][2].kind == "person" and not scene.name_at[at][1]:
        end = scene.name_at[at][0]
    if end is None or end > limit:
        return
    phrase.end, phrase.named = end, True
    phrase.resume = end
    if known is not None:
        phrase.entry = known[2]


def _unlisted_name(scene: Scene, phrase: NounPhrase, at: int, limit: int, *, comma: bool = False) -> None:
    """A name that nobody found, told by what follows: «المشرف على المعرض فلان الفلاني: …»."""
    words, known = scene.words, source_words()
    end = at
    while end < min(limit, at + _LONGEST_NAME) and scene.tokens[end].kind == "word":
        word = words[end]
        if word in known.suspended or word in markers().adjunct or word in markers().clause or end in scene.time_at:
            break
        if word in markers().relative or head_of(word) is not None or is_medium(word):
            break
        end += 1
    if end - at < _SHORTEST_NAME or words[at].startswith(("ال", "و")) or (words[at].endswith("ا") and comma):
        return
    # «وفقا لرئيس البلدية، اندلع حريق في …»: behind a preposition the comma ends the speaker
    if comma and (words[phrase.start - 1] in source_words().leads_source or _unnamed(phrase)):
        return
    if _ends_name(scene, end, limit, comma=comma):
        phrase.end, phrase.named, phrase.resume = end, True, end


def _unnamed(phrase: NounPhrase) -> bool:
    return not phrase.definite or phrase.head is None or phrase.head.naming == "anonymous"


def _ends_name(scene: Scene, at: int, limit: int, *, comma: bool) -> bool:
    """Whether what stands at `at` can only stand behind a speaker."""
    words = scene.words
    if at >= limit:
        return False
    if words[at] == ":" or words[at] in markers().clause:
        return True
    told = head_of(words[at])
    if told is not None and told.head.kind in ("media", "agency") and words[at][0] == "ل":
        return True
    if comma and (words[at] in markers().adjunct or words[at][0] == "ل" or at in scene.time_at):
        return True
    if words[at] in _COMMAS and at + 1 < limit:
        behind = words[at + 1]
        return comma or at + 1 in scene.time_at or behind in markers().clause or behind in ("وهو", "وهي")
    return False
