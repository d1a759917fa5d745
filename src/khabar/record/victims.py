"""Who a number of dead or injured counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon
from khabar.model import Document, Value

__all__ = ["victims"]

_LEXICON = Path(__file__).parent / "lexicon"


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    soldiers: WordList
    militants: WordList
    civilians: WordList


@cache
def _kinds() -> dict[str, str]:
    """The kind that each word means."""
    lexicon = load_lexicon("victims", _Lexicon, _LEXICON)
    lists: dict[str, WordList] = {field: getattr(lexicon, field) for field in lexicon.__struct_fields__}
    return {word: kind for kind, each in lists.items() for word in folded_words(each.words)}


def victims(value: Value, documents: Mapping[str, Document]) -> frozenset[str]:
    """The kinds of people that the words of a number count; empty where they only say that it is people.

    `documents` are the articles that tell it, by id.
    """
    return frozenset(
        _kinds()[word]
        for said in value.said
        if said.span is not None
        for word in fold_text(said.span.of(documents[said.article].article.text)).split()
        if word in _kinds()
    )
