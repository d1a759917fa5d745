"""What happened, as all the articles of a story tell it.

The mentions of a story's articles are joined into events by what they are, where, when, with how many dead and by which
words. The event that most of its articles tell early on is what the story is on, and every article of the story reports
it, if only by what it says on it. Everything is worked out of the articles at hand and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from khabar.model import Copy, Document, Happening, Pairing, Report
from khabar.record.contradictions import disputes
from khabar.record.judged import judged
from khabar.record.origins import Origins, each_once, sources
from khabar.record.same_event.main_event import main_event
from khabar.record.same_event.mentions import Told, joined, told_by
from khabar.record.same_event.tolls import toll
from khabar.record.same_event.values import values

__all__ = ["each_happening", "happenings"]

T = TypeVar("T")


def happenings(
    documents: Sequence[Document],
    copies: Sequence[Copy] = (),
    *,
    pairings: Sequence[Pairing] = (),
    dependent: Sequence[tuple[str, str]] = (),
) -> tuple[Happening, ...]:
    """All that `each_happening` gives."""
    return tuple(each_happening(documents, copies, pairings=pairings, dependent=dependent))


def each_happening(
    documents: Sequence[Document],
    copies: Sequence[Copy] = (),
    *,
    pairings: Sequence[Pairing] = (),
    dependent: Sequence[tuple[str, str]] = (),
) -> Iterator[Happening]:
    """What a story's articles tell, the one that it is on first; the others in the order in which they come.

    `documents` are the story's articles in the order of time, `copies` those among them. Without documents nothing.
    A story of several articles in which no event was read still has what it is on, of no type. `pairings` are what
    people say of two mentions, the last word last, which holds whatever the rules think; `dependent` are origins of
    which they say that the two are not independent of each other, by their ids.

    Each is worked out when it is asked for: what the story is on costs little, all the rest many times as much.
    """
    told = [one for number, document in enumerate(documents) for one in told_by(document, number)]
    place = {document.article.id: number for number, document in enumerate(documents)}
    copied = sources(list(place), copies)
    main = main_event(told, {place[copy]: place[source] for copy, source in copied.items()})
    mine = set(main)
    rest = [one for one in told if one not in mine]
    others: Sequence[Sequence[Told]] | None = None
    if pairings:
        main, *others = _as_people_say(told, [main, *joined(rest)], pairings)
    origins = Origins(documents, copies, dependent)
    if main or len(documents) > 1:
        yield _happening(main, documents, range(len(documents)), origins, copied, whole=True)
    for event in joined(rest) if others is None else others:
        reporting = sorted({one.number for one in event})
        yield _happening(event, documents, reporting, origins, copied, whole=False)


def _as_people_say(
    told: Sequence[Told], events: Sequence[Sequence[Told]], pairings: Sequence[Pairing]
) -> list[list[Told]]:
    """The events with their tellings put together and apart; the first one stays the first one."""
    place = {one: number for number, one in enumerate(told)}
    by_mention = {f"{one.document.article.id}/{mention.id}": one for one in told for mention in one.mentions}
    said = [
        (by_mention[each.one], by_mention[each.other], each.together)
        for each in pairings
        if each.one in by_mention and each.other in by_mention
    ]
    main, *others = (sorted(event, key=lambda one: place[one]) for event in judged(events, said))
    return [main, *sorted(filter(None, others), key=lambda event: place[event[0]])]


def _happening(
    event: Sequence[Told],
    documents: Sequence[Document],
    reporting: Sequence[int],
    origins: Origins,
    copied: dict[str, str],
    *,
    whole: bool,
) -> Happening:
    by_article: dict[int, list[Told]] = {number: [] for number in reporting}
    for one in event:
        by_article[one.number].append(one)
    reports = []
    behind = []
    for number, told in by_article.items():
        document = documents[number]
        killed, injured = toll(document, told, whole=whole)
        speaking = origins.behind(document, [mention for one in told for mention in one.mentions])
        behind += speaking
        reports.append(
            Report(
                article=document.article.id,
                mentions=tuple(mention.id for one in told for mention in one.mentions),
                killed=killed,
                injured=injured,
                origins=tuple(origin.id for origin in speaking),
                copy_of=copied.get(document.article.id),
            )
        )
    told_values = values(event, origins)
    behind += [origins.by_id(id) for value in told_values for id in value.origins]
    ids = (f"{report.article}/{report.mentions[0]}" for report in reports if report.mentions)
    types = Counter(one.first.type for one in event)
    modes = Counter(each.mode for one in event for each in one.mentions if each.mode is not None)
    statuses = Counter(each.status for one in event for each in one.mentions)
    days = Counter(one.days for one in event if one.days is not None)
    earliest, latest = min(days, key=lambda day: (-days[day], day[1] - day[0], day)) if days else (None, None)
    places = Counter(one.town.name for one in event if one.town is not None)
    countries = Counter(country for one in event for country in one.countries)
    return Happening(
        id=next(ids, reports[0].article),
        type=_most(types),
        mode=_most(modes),
        status=_most(statuses),
        earliest=earliest,
        latest=latest,
        place=_most(places),
        country=_most(countries),
        reports=tuple(reports),
        origins=tuple(each_once(behind)),
        values=told_values,
        disputes=disputes(
            told_values,
            reports,
            [documents[number] for number in reporting],
            one_actor=_most(types) == "ASSAULT",
        ),
    )


def _most(counts: Counter[T]) -> T | None:
    """The most frequent; of several the first that came."""
    return max(counts, key=lambda each: counts[each], default=None)
