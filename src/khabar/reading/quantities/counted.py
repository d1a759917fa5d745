"""What is counted: the noun next to a number, with its adjective."""

from __future__ import annotations

import re
from typing import NamedTuple

from khabar.arabic.number_words import number_words
from khabar.knowledge.peoples import demonyms
from khabar.model import QuantityRole
from khabar.reading.quantities.amounts import Amount
from khabar.reading.quantities.scene import Scene, bare, stems
from khabar.reading.quantities.words import Noun, NounKind, quantity_words

__all__ = ["Counted", "counted_after", "counted_before", "has_article", "noun", "with_adjectives"]

_PRONOUNS = ("هم", "هن", "ها", "هما", "كم", "نا", "ه", "ي")
_MOST_ADJECTIVES = 2


class Counted(NamedTuple):
    """The counted noun phrase: tokens ``start`` to ``end``; role and kind of its noun, both None for an unknown one."""

    start: int
    end: int
    role: QuantityRole | None
    kind: NounKind | None
    shift: int = 0


def counted_after(scene: Scene, amount: Amount) -> Counted | None:
    """The noun behind `amount`: «20 جنديا إسرائيليا», «60 من أفراد العائلة», «12 آخرين»; None when none is there."""
    at = amount.end
    if scene.word(at) in _CLOSING:  # «17» حوثيا, but not "شباب الحي 12" حصريا
        if scene.word(amount.start - 1) not in _OPENING:
            return None
        at += 1
    word = scene.word(at)
    if not word or scene.kind(at) != "word":
        return None
    words = quantity_words()
    if word == "من":
        return _one_of(scene, at + 1)
    if word in words.others:
        return Counted(at, at + 1, "people", "human")
    definite = amount.bound == "vague" or amount.rule == "words"
    if word in words.no_noun:
        return None
    known = noun(word) or (noun(bare(word)) if definite and word.startswith("ال") else None)
    if known is None and amount.rule == "number_of":
        known = _with_pronoun(word)
    if known is not None:
        return with_adjectives(scene, at, known)
    if _is_plain(scene, amount) and _may_be_noun(amount, word):
        return Counted(at, _adjectives(scene, at, word, None), None, None)
    return None


def has_article(word: str) -> bool:
    """Whether a number word bears the article: «الخمسة», but not «ألف»."""
    return word.startswith("ال") and number_words().begins(word[2:])


def _is_plain(scene: Scene, amount: Amount) -> bool:
    """Whether an unknown noun may follow: not behind one, two and fractions, nor a number with the article."""
    if amount.bound == "vague":
        return True
    if amount.low is not None and amount.low % 1:
        return False
    if scene.kind(amount.start) == "number":
        return scene.word(amount.start - 1) != "ال"
    return amount.low not in (1, 2) and not has_article(scene.word(amount.start)[amount.shift :])


def counted_before(scene: Scene, index: int) -> Counted | None:
    """The noun right before token `index`, in «جندي واحد», «الجنود الخمسة» and «أبنائه الثلاثة»."""
    word = scene.word(index - 1)
    if not word or scene.kind(index - 1) != "word":
        return None
    for stem in stems(word):
        known = noun(bare(stem)) or _with_pronoun(stem)
        if known is not None and known.number in ("many", "dual_or_plural"):
            return Counted(index - 1, index, known.role, known.kind, len(word) - len(stem))
    for first in range(index - 2, max(-1, index - 4), -1):  # «أبناء سامي الثلاثة»
        known = quantity_words().nouns.get(scene.word(first))
        if known is not None and known.number == "many" and known.kind == "human":
            return Counted(first, index, known.role, known.kind)
    return None


def noun(word: str) -> Noun | None:
    """The noun of which the folded `word` is a form, or None."""
    return quantity_words().nouns.get(word)


def with_adjectives(scene: Scene, at: int, known: Noun, shift: int = 0) -> Counted:
    """The noun at token `at`, whose article or particle takes `shift` letters, with the adjectives behind it."""
    end = _adjectives(scene, at, scene.word(at), known)
    return Counted(at, end, known.role, known.kind, shift)


def _one_of(scene: Scene, at: int) -> Counted | None:
    """«11 من عناصرها», «اثنين من المتشددين»."""
    word = scene.word(at)
    if not word or scene.kind(at) != "word":
        return None
    known = noun(bare(word)) or _with_pronoun(word)
    if known is not None and known.number in ("one", "accusative"):
        return None  # «100 ألف من البلدة»
    if known is not None:
        return with_adjectives(scene, at, known)
    if word[-2:] == "ات" or (word.startswith("ال") and word[-2:] == "ين"):
        return Counted(at, at + 1, None, None)
    return None


def _with_pronoun(word: str) -> Noun | None:
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            stem = word[: -len(pronoun)]
            known = quantity_words().nouns.get(stem)
            if known is not None and known.number == "many":
                return known
    return None


def _adjectives(scene: Scene, at: int, word: str, known: Noun | None) -> int:
    """Past the last adjective of the noun at `at`; a noun in the construct («رجال أمن») is taken in as one."""
    end = at + 1
    if bare(word) in quantity_words().heads and not word.startswith("ال"):
        following = scene.word(end)
        if known is not None and known.kind == "case" and following in quantity_words().cases:
            return end + 1
        if scene.kind(end) == "word" and _may_stand_in_construct(following):
            end += 1
            if word[-1] != "ا":
                return end
    definite = word.startswith("ال")
    for _ in range(_MOST_ADJECTIVES):
        following = scene.word(end)
        if len(following) < 3 or scene.kind(end) != "word" or following.startswith("ال") != definite:
            break
        if not _is_adjective(bare(following), word, known):
            break
        end += 1
    if scene.word(end) in quantity_words().others:
        end += 1
    return end


def _may_stand_in_construct(word: str) -> bool:
    words = quantity_words()
    return (
        len(word) >= 3
        and word not in words.no_noun
        and (word,) not in words.governors
        and word[0] not in "ويفتبل"
        and not word.startswith("ال")
        and word not in words.others
    )


def _is_adjective(word: str, head: str, known: Noun | None) -> bool:
    words = quantity_words()
    if word in words.no_noun or (word,) in words.governors:
        return False
    if word in words.adjectives:
        return True
    if word[0] in "وفبل" and word not in demonyms():
        return False
    if _is_demonym(word):
        return True
    if word.endswith(("يا", "يه", "يين", "يون", "يان", "يتين", "يات")) and len(word) > 3:
        return True
    if head.endswith("ا") and word.endswith("ا"):
        return not word.endswith(("ها", "ما", "وا", "نا", "يدا")) and known is not None
    return word[0] == "م" and len(word) > 4 and word[-2:] in ("ين", "ون") and head[-2:] in ("ين", "ون")


def _is_whole(word: str) -> bool:
    """Whether the first letter of an unknown word belongs to it: «ستة برامج», but not «خمسة بجروح»."""
    words, rest = quantity_words(), word[1:]
    return (
        len(rest) >= 3
        and rest not in words.no_noun
        and rest not in words.stop
        and noun(rest) is None
        and rest not in words.units
        and (rest,) not in words.governors
        and not word.endswith(("هم", "ها", "هما", "ي"))
    )


def _is_demonym(word: str) -> bool:
    peoples = demonyms()
    return word in peoples or word[:-1] in peoples or word[:-2] in peoples


def _may_be_noun(amount: Amount, word: str) -> bool:
    """Whether an unknown word can be what is counted: the number tells the form that it must have."""
    words = quantity_words()
    if len(word) < 3 or word in words.no_noun or (word,) in words.governors or not "ء" <= word[0] <= "ي":
        return False
    if amount.bound == "vague":
        return word not in words.stop and word[0] not in "وفلب"
    if word.startswith(("ال", "و", "بال", "لل", "فال")) or word in words.stop:
        return False
    if word[0] in "فلب" and not _is_whole(word):
        return False
    value = amount.high if amount.high is not None else amount.low
    tail = int(value or 0) % 100
    if 11 <= tail <= 99:
        return word[-1] in "اه" and not word.endswith(("ها", "وا", "ما"))
    if tail > 99 or (amount.low or 0) >= _SCALED:  # «5 ملايين تمساح»: nothing but a noun stands there
        return len(word) > 3 and not word.startswith(("سي", "يت"))
    return word[0] not in "يست" or word.endswith(("ه", "ات", "يين")) or _BROKEN_PLURAL.fullmatch(word) is not None


_SCALED = 1000
_BROKEN_PLURAL = re.compile("[ت].ا.[ي]?.")  # «تدابير», «تجارب»
_OPENING = frozenset("«“\"'(")
_CLOSING = frozenset("»”\"')")
