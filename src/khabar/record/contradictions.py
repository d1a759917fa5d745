"""Values of one event that cannot all hold, and tolls that have only grown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

from khabar.arabic.fold import fold_text
from khabar.arabic.word_lists import WordList, folded_words, load_lexicon
from khabar.model import Count, Dispute, DisputeKind, Document, Report, Value, ValueField
from khabar.record.incompatible import incompatible
from khabar.record.victims import victims

__all__ = ["disputes"]

_LEXICON = Path(__file__).parent / "lexicon"
_TOLLS: tuple[ValueField, ...] = ("killed", "injured")

_LIKE = 1.5
"""How many times as many the dead may be in another count of the same ones."""


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    risen: WordList
    toll: WordList


def disputes(
    values: Sequence[Value],
    reports: Sequence[Report],
    documents: Sequence[Document],
    *,
    one_actor: bool = False,
) -> tuple[Dispute, ...]:
    """What is told of an event in ways that cannot all hold, by field.

    `documents` are those of the `reports`, in their order; `one_actor` says that it is a deed of one side, as an attack
    is and a meeting is not.
    """
    return tuple(_disputes(values, reports, documents, one_actor))


def _disputes(
    values: Sequence[Value],
    reports: Sequence[Report],
    documents: Sequence[Document],
    one_actor: bool,
) -> Iterator[Dispute]:
    by_id = {document.article.id: document for document in documents}
    by_field: dict[ValueField, list[Value]] = {}
    for value in values:
        by_field.setdefault(value.field, []).append(value)
    for field in ("killed", "injured", "arrested", "missing"):
        told = by_field.get(field, [])
        if field in _TOLLS:
            given = [count for report in reports if (count := getattr(report, field)) is not None]
            told = [value for value in told if any(_comparable(value.count, count) for count in given)]
        told = _at_odds(told, by_id)
        if len(told) > 1:
            kind: DisputeKind = "update" if _has_grown(told, reports, documents) else "contradiction"
            order = _by_time(told, reports) if kind == "update" else _by_origins(told)
            yield Dispute(field=field, kind=kind, values=tuple(order))
    fields: tuple[ValueField, ...] = ("day", "place", "actor") if one_actor else ("day", "place")
    for field in fields:
        told = incompatible(by_field.get(field, []), by_id)
        if told:
            yield Dispute(field=field, kind="contradiction", values=tuple(_by_origins(told)))
    told = by_field.get("status", [])
    if len({value.label for value in told}) > 1:
        yield Dispute(field="status", kind="contradiction", values=tuple(_by_origins(told)))


def _at_odds(values: Iterable[Value], documents: Mapping[str, Document]) -> list[Value]:
    """Those that cannot hold together with another: ranges that share no number, of people who may be the same."""
    several = [(value, victims(value, documents)) for value in values if value.count is not None]
    return [
        value
        for value, who in several
        if any(
            not _overlap(value.count, other.count) and not (who and others and who.isdisjoint(others))
            for other, others in several
            if other is not value
        )
    ]


def _comparable(told: Count | None, given: Count) -> bool:
    """Whether a number may be meant for the toll that a report gives: a number like it, and no «dozens»."""
    if told is None or told.high > max(told.low + 3, told.low * 1.25):
        return False
    return told == given or (
        min(told.low, given.low) > 0 and told.low <= given.high * _LIKE and given.low <= told.high * _LIKE
    )


def _overlap(one: Count | None, other: Count | None) -> bool:
    return one is None or other is None or (one.low <= other.high and other.low <= one.high)


def _has_grown(values: Sequence[Value], reports: Sequence[Report], documents: Sequence[Document]) -> bool:
    """Whether each value comes later than all smaller ones, or whoever tells the greatest says that it has risen."""
    first = {id(value): min(_places(value, reports)) for value in values}
    last = {id(value): max(_places(value, reports)) for value in values}
    moments = [_moment(document) for document in documents]
    by_size = sorted(values, key=_low)
    apart = all(moments[last[id(smaller)]] < moments[first[id(greater)]] for smaller, greater in pairwise(by_size))
    risen = any(_says_risen(documents[place]) for place in _places(by_size[-1], reports))
    return apart or (risen and first[id(by_size[0])] <= first[id(by_size[-1])])


def _low(value: Value) -> int:
    return value.count.low if value.count is not None else 0


def _places(value: Value, reports: Sequence[Report]) -> list[int]:
    articles = {each.article for each in value.said}
    return [number for number, report in enumerate(reports) if report.article in articles]


def _moment(document: Document) -> str:
    """As far as is known: the day alone sorts before the hours of it, and is not before itself."""
    return document.article.published or (document.reading.anchor.isoformat() if document.reading.anchor else "")


def _by_time(values: Sequence[Value], reports: Sequence[Report]) -> list[Value]:
    return sorted(values, key=lambda value: (min(_places(value, reports)), _low(value)))


def _by_origins(values: Sequence[Value]) -> list[Value]:
    return sorted(values, key=lambda value: -len(value.origins))


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("updates", _Lexicon, _LEXICON)
    return folded_words(lexicon.risen.words), folded_words(lexicon.toll.words)


def _says_risen(document: Document) -> bool:
    """«ارتفاع حصيلة», «ارتفع عدد»: in the headline or the first sentence."""
    risen, toll = _words()
    for words in (document.article.headline or "", document.article.text[:300]):
        tokens = fold_text(words).split()
        if any(token in risen and toll.intersection(tokens[at + 1 : at + 3]) for at, token in enumerate(tokens)):
            return True
    return False
