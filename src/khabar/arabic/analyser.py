"""Search terms: the same function for what is indexed and for what is asked.

A word becomes one term: folded, without the particles, article and pronoun written onto it, regular plurals beside
their singular, a few foreign names in one spelling. What is taken off must leave a word of lexicon/words.txt.gz, and a
word of that list is never taken apart, so that «وزير» stays whole. Broken plurals, roots and meanings are left alone.
"""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from khabar.arabic.clitics import prefix_splits, short_words, splits
from khabar.arabic.fold import fold, fold_text
from khabar.arabic.tokens import Token, tokenize
from khabar.arabic.word_lists import folded_words, load_lexicon
from khabar.errors import LexiconError

__all__ = ["analyse", "analyse_query", "base_word"]

_WORDS = Path(__file__).parent / "lexicon" / "words.txt.gz"
_SHORTEST_SINGULAR = 4  # «بحرين» is no plural of «بحر»
_SHORTEST_UNKNOWN = 3
_SHORT = 48
"""Code points of a text whose terms are remembered."""
_WAWS = re.compile("وو+")


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...]
    no_plurals: tuple[str, ...]


def analyse(text: str) -> list[str]:
    """One term for each word and number of `text`, in order; marks give none, and neither does an empty text.

    Digits are Western and without thousands separators. A term holds no space.
    """
    return list(_remembered(text)) if len(text) <= _SHORT else _analysed(text)


def _analysed(text: str) -> list[str]:
    tokens = tokenize(fold(text))
    return [
        _term(token.text) if token.kind == "word" else _number(token.text)
        for index, token in enumerate(tokens)
        if token.kind != "mark" and not _is_loose_clitic(tokens, index)
    ]


analyse_query = analyse
_remembered = lru_cache(maxsize=20_000)(_analysed)
"""Names and triggers come again and again."""


@lru_cache(maxsize=20_000)
def base_word(word: str) -> str:
    """A folded word's own base: «بمسءولين» is «مسءول», «بلدات» is «بلده»."""
    return _base(word)


def _number(text: str) -> str:
    head, comma, tail = text.replace("،", ",").rpartition(",")
    if not comma:
        return text
    return head.replace(",", "") + tail if len(tail.partition(".")[0]) == 3 else f"{head.replace('.', '')}.{tail}"


def _is_loose_clitic(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token is the «ال» of «الـCNN» or the «و» of «و2020»: written onto the token that follows."""
    token = tokens[index]
    if len(token.text) > 3 or index + 1 == len(tokens):
        return False
    following = tokens[index + 1]
    return (
        following.start == token.end
        and following.kind != "mark"
        and token.text in ("و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "بال", "وب", "ول")
    )


@lru_cache(maxsize=100_000)
def _term(word: str) -> str:
    if not "\u0621" <= word[0] <= "\u06ff":
        return word.replace("'", "").replace("’", "")
    stem = _base(_one_waw(word))
    return _spellings().get(stem, stem)


def _base(word: str) -> str:
    """The word taken apart until nothing comes off any more, so that a term's own term is itself."""
    for _ in range(4):
        stem = _number_of(_stem(word))
        if stem == word:
            break
        word = stem
    return word


def _stem(word: str) -> str:
    """The word without what is written onto it; the word itself when nothing known would be left."""
    known = _whole_words()
    if word in known:
        return word
    prefixed = prefix_splits(word)
    for split in prefixed[1:]:
        if split.stem in known and (len(split.stem) > 2 or split.prefix.endswith("ال") or split.stem in short_words()):
            return split.stem
    for split in prefixed:
        if split.prefix in ("", "و", "ف") and _is_accusative(split.stem) and split.stem[:-1] in known:
            return split.stem[:-1]
    for split in splits(word)[len(prefixed) :]:
        # «سورية» ends with no pronoun, and «ك» is seldom one in news.
        doubtful = split.suffix == "ك" or (split.suffix == "ه" and split.stem[-1] == "ي")
        if split.stem in known and len(split.stem) > 2 and not doubtful:
            return split.stem
    # Nobody knows the word. The article is the one thing that is safe to see in it.
    for split in prefixed[1:]:
        if split.prefix in ("ال", "وال", "لل", "ولل") and len(split.stem) >= _SHORTEST_UNKNOWN:
            return split.stem
    return word


def _is_accusative(word: str) -> bool:
    # «يا», «وا» and «ها» end names, verbs and pronouns: «سوريا» is not «سوري».
    return len(word) > 3 and word[-1] == "ا" and word[-2] not in "يوه"


def _number_of(stem: str) -> str:
    """The singular of a regular plural when that is a known word, in any case."""
    known = _whole_words()
    singular = stem[:-2]
    if len(singular) < _SHORTEST_SINGULAR or stem in _no_plurals():
        return stem
    if stem.endswith(("ون", "ين")):
        if singular in known:
            return singular
        return singular + "ين" if singular + "ين" in known else stem
    if stem.endswith("ات"):
        if singular + "ه" in known:
            return singular + "ه"
        if singular in known:
            return singular
    return stem


def _one_waw(word: str) -> str:
    """«داوود» as «داود»: a long u after a waw is written with one or two. At the start the first is «and»."""
    return word[0] + _WAWS.sub("و", word[1:])


@cache
def _lexicon() -> _Lexicon:
    return load_lexicon("spellings", _Lexicon)


@cache
def _no_plurals() -> frozenset[str]:
    return folded_words(_lexicon().no_plurals)


@cache
def _whole_words() -> frozenset[str]:
    try:
        counted = gzip.decompress(_WORDS.read_bytes()).decode("utf-8").split("\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise LexiconError(f"{_WORDS.name}: {error}") from error
    lexicon = _lexicon()
    return frozenset(counted) | folded_words(lexicon.whole)


@cache
def _spellings() -> dict[str, str]:
    spellings: dict[str, str] = {}
    for group in _lexicon().groups:
        first, *others = (_base(_one_waw(fold_text(word))) for word in group)
        for other in others:
            if spellings.setdefault(other, first) != first:
                raise LexiconError(f"spellings.toml: {other} stands in two groups")
    return spellings
