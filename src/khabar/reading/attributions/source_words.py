"""What speakers are called by: heads of their phrases, and the small words inside those, folded."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.phrases import Phrases
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon
from khabar.errors import LexiconError
from khabar.model import Naming, SourceKind

__all__ = ["Gender", "Head", "HeadWord", "Number", "SourceWords", "head_of", "source_words"]

Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]
HeadType = Literal["person", "body", "document"]
_PRONOUNS = ("هما", "ها", "هم", "هن", "ه", "نا", "ي")
_LONGEST = 24


class Head(NamedTuple):
    """A noun that a speaker's phrase begins with, in one of its forms."""

    word: str
    """The singular, folded."""
    type: HeadType
    kind: SourceKind
    naming: Naming
    gender: Gender | None
    number: Number
    many: bool = False
    """Whether it is a plural of things: «وسائل», «صحف»."""


class HeadWord(NamedTuple):
    """A head where it is written."""

    head: Head
    letters: int
    """Clitics before it; a fused «لل» counts none."""
    definite: bool
    owned: bool
    """Whether a pronoun is on its end: «مكتبه»."""


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: str
    example: str
    plural: tuple[str, ...] = ()
    feminine: bool = False
    gender: Gender | None = None
    many: bool = False


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: HeadType
    kind: SourceKind
    naming: Naming
    head: tuple[_Form, ...]


class _Taking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    preposition: str
    words: tuple[str, ...]
    example: str


class _Takes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    list: tuple[_Taking, ...]


class _Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: SourceKind
    words: tuple[str, ...]
    example: str


class _Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    list: tuple[_Kind, ...]


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    group: tuple[_Group, ...]
    determiner: WordList
    hiding: WordList
    alone: WordList
    link: WordList
    inside: WordList
    versed: WordList
    adjective: WordList
    definite_adjective: WordList
    suspended: WordList
    led_by_lam: WordList
    leads_source: WordList
    documents: WordList
    reflexive: WordList
    pointing: WordList
    multiplier: WordList
    another: WordList
    title: WordList
    part: WordList
    article_like: WordList
    naming_refused: WordList
    takes: _Takes
    colour: _Kinds
    worldly: _Kinds
    holder: WordList
    compound: _Kinds


class SourceWords(NamedTuple):
    """All of them, folded."""

    heads: dict[str, Head]
    determiner: Phrases
    hiding: frozenset[str]
    alone: frozenset[str]
    link: frozenset[str]
    inside: frozenset[str]
    versed: dict[str, frozenset[str]]
    """By an adjective, the prepositions that lead its complement; of one letter: written onto it."""
    adjective: Phrases
    definite_adjective: frozenset[str]
    suspended: frozenset[str]
    led_by_lam: frozenset[str]
    leads_source: frozenset[str]
    """Those that «ل» leads a source behind, too."""
    documents: frozenset[str]
    reflexive: frozenset[str]
    pointing: frozenset[str]
    multiplier: frozenset[str]
    another: frozenset[str]
    title: frozenset[str]
    part: frozenset[str]
    article_like: tuple[str, ...]
    """What such words begin with."""
    naming_refused: Phrases
    takes: dict[str, frozenset[str]]
    """By a preposition, the heads that it joins a complement to."""
    colour: dict[str, SourceKind]
    """By an adjective in the masculine without article."""
    worldly: dict[str, SourceKind]
    holder: frozenset[str]
    compound: dict[tuple[str, str], SourceKind]
    """By a head and the word behind it."""


@cache
def source_words() -> SourceWords:
    """The words that ship with Khabar.

    Raises:
        LexiconError: the lexicon is missing or wrong.
    """
    lexicon = load_lexicon("sources", _Lexicon, Path(__file__).parent / "lexicon")
    heads: dict[str, Head] = {}
    for group in lexicon.group:
        for form in group.head:
            for written, head in _forms(group, form):
                heads.setdefault(written, head)
    led_by_lam = _joined(lexicon.led_by_lam.words)
    taken = {fold_text(taking.preposition): folded_words(taking.words) for taking in lexicon.takes.list}
    return SourceWords(
        heads=heads,
        determiner=Phrases(lexicon.determiner.words),
        hiding=folded_words(lexicon.hiding.words),
        alone=folded_words(lexicon.alone.words),
        link=folded_words(lexicon.link.words),
        inside=folded_words(lexicon.inside.words),
        versed=_versed(lexicon.versed.words),
        adjective=Phrases(lexicon.adjective.words),
        definite_adjective=folded_words(lexicon.definite_adjective.words),
        suspended=folded_words(lexicon.suspended.words),
        led_by_lam=led_by_lam,
        leads_source=led_by_lam | _joined(lexicon.leads_source.words),
        documents=folded_words(lexicon.documents.words),
        reflexive=folded_words(lexicon.reflexive.words),
        pointing=folded_words(lexicon.pointing.words),
        multiplier=folded_words(lexicon.multiplier.words),
        another=folded_words(lexicon.another.words),
        title=folded_words(lexicon.title.words),
        part=folded_words(lexicon.part.words),
        article_like=tuple(folded_words(lexicon.article_like.words)),
        naming_refused=Phrases(lexicon.naming_refused.words),
        takes=taken,
        colour=_kinds(lexicon.colour),
        worldly=_kinds(lexicon.worldly),
        holder=folded_words(lexicon.holder.words),
        compound={_pair(phrase): kind for phrase, kind in _kinds(lexicon.compound).items()},
    )


def _joined(words: tuple[str, ...]) -> frozenset[str]:
    """Folded, also with «و» written on."""
    folded = folded_words(words)
    return folded | {"و" + word for word in folded}


def _pair(phrase: str) -> tuple[str, str]:
    first, _, second = phrase.partition(" ")
    return first, second


def _versed(phrases: tuple[str, ...]) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for phrase in phrases:
        first, _, preposition = fold_text(phrase).partition(" ")
        out[first] = out.get(first, frozenset()) | {preposition}
    return out


def _kinds(lists: _Kinds) -> dict[str, SourceKind]:
    out: dict[str, SourceKind] = {}
    for entry in lists.list:
        for word in folded_words(entry.words):
            if out.setdefault(word, entry.kind) != entry.kind:
                raise LexiconError(f"sources.toml: «{word}» tells two kinds")
    return out


def _forms(group: _Group, form: _Form) -> list[tuple[str, Head]]:
    word = fold_text(form.word)
    gender: Gender = form.gender or ("f" if word.endswith("ه") else "m")

    def head(gender: Gender | None, number: Number, many: bool = False) -> Head:
        return Head(word, group.type, group.kind, group.naming, gender, number, many)

    out = [(word, head(gender, "s", form.many))]
    people = group.type == "person" and word != "مصدر"
    plural = head(None if people else "f", "p" if people else "s", not people)
    out += [(fold_text(written), plural) for written in form.plural]
    stem = word[:-1] + "ت" if word.endswith("ه") else word
    out += [(stem + ending, head(gender, "d")) for ending in ("ان", "ين")]
    if form.feminine:
        out += [(word + "ه", head("f", "s"))]
        out += [(word + "تان", head("f", "d")), (word + "تين", head("f", "d")), (word + "ات", head("f", "p"))]
    return out


@lru_cache(maxsize=20_000)
def head_of(word: str) -> HeadWord | None:
    """The head in a folded word, with clitics before it or a pronoun behind it; ``None`` when it is none."""
    if not 2 <= len(word) <= _LONGEST:
        return None
    heads = source_words().heads
    for letters in (0, 1, 2):
        if letters and (word[letters - 1] not in ("وف" if letters == 1 else "بلك") and word[0] not in "لبك"):
            break
        rest = word[letters:]
        found = _plain(heads, rest, letters)
        if found is not None:
            return found
    return None


def _plain(heads: dict[str, Head], word: str, letters: int) -> HeadWord | None:
    if word in heads:
        return HeadWord(heads[word], letters, False, False)
    if word.startswith("ال") and word[2:] in heads:
        return HeadWord(heads[word[2:]], letters, True, False)
    if word.startswith("لل"):
        if word[2:] in heads:
            return HeadWord(heads[word[2:]], letters, True, False)
        if word[1:] in heads:
            return HeadWord(heads[word[1:]], letters, True, False)
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) > 2:
            stem = word[: -len(pronoun)]
            for form in (
                stem,
                stem[:-1] + "ه" if stem.endswith("ت") else "",
                stem[:-1] + "ء" if stem[-1] in "ءو" else "",
            ):
                if form and form in heads and not (pronoun == "ي" or pronoun == "نا"):
                    return HeadWord(heads[form], letters, True, True)
    return None
