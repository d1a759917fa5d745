"""The whole way, as plain calls: page → article → reading. The only file that knows every step of it.

from khabar.collect.files import collect
from khabar.pipeline import read_pages

for result in read_pages(collect(["saved/"])):
    ...  # a Document, or a Failure that says which page, at which step and why
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import IO, Protocol
from urllib.parse import urlsplit

import msgspec

from khabar.arabic.text import ArabicText
from khabar.articles.html import extract_html
from khabar.articles.plain_text import extract_plain_text
from khabar.articles.record import extract_record
from khabar.collect.charset import decode, utf_8
from khabar.collect.files import collect
from khabar.errors import PageError
from khabar.knowledge.actors import Actor
from khabar.knowledge.actors import load as load_actors
from khabar.model import Article, Claim, Document, Entry, Failure, Name, Page, Place, Reading, Time
from khabar.reading.attributions import find_attributions
from khabar.reading.contexts import find_contexts
from khabar.reading.coreference import resolve
from khabar.reading.events import find_events
from khabar.reading.events.judge import judged
from khabar.reading.names import find_names
from khabar.reading.places import find_places
from khabar.reading.publication import hint
from khabar.reading.quantities import find_quantities
from khabar.reading.scene import Scene
from khabar.reading.times import find_times
from khabar.reading.voice import voice

__all__ = ["NameFinder", "extract", "read", "read_files", "read_page", "read_pages"]


NameFinder = Callable[[ArabicText], tuple[Name, ...]]
"""Finds names: the recogniser that ships, or one of `khabar.reading.names.hugging_face`."""


class Limit(Protocol):
    """Makes a context that raises `PageTimeout` when a page takes too long. `read_pages` enters one for each page."""

    def __call__(self) -> AbstractContextManager[None]:
        """The context for one page."""
        ...


def extract(page: Page, *, published: dt.date | None = None) -> Article:
    """The article out of its page. `published` is taken for a page that does not tell its day, never against it.

    Raises `ArticleError` when the page holds no article.
    """
    match page.format:
        case "html":
            article = extract_html(page, utf_8(page.content))
        case "text":
            article = extract_plain_text(page, decode(page.content, html=False))
        case "record":
            article = extract_record(page)
    if published is None or article.published is not None:
        return article
    given = Claim(
        field="published",
        value=published.isoformat(),
        origin="given",
        words=published.isoformat(),
        where="--published",
        rule="pipeline.given",
        chosen=True,
    )
    return msgspec.structs.replace(article, published=given.value, claims=(*article.claims, given))


def read(article: Article, *, find_names: NameFinder = find_names, judge: bool = True) -> Reading:
    """What the article says. An article in another language than Arabic is not read: its reading is empty.

    Of a few sentences without a day, the assaults and protests that they only mention are left out unless `judge` is
    ``False`` (`khabar.reading.events.judge`).
    """
    anchor = dt.date.fromisoformat(article.published[:10]) if article.published else None
    if article.language not in ("ar", None):
        return Reading(anchor=anchor)
    words, outlet = ArabicText(article.text), outlet_of(article)
    country = outlet.country if outlet else None
    times = find_times(words, anchor=anchor)
    places = find_places(words, outlet_country=country)
    names, entries = resolve(words, names=_not_times(find_names(words), times), places=places, outlet_country=country)
    places, quantities = _not_people(places, entries), find_quantities(words, times=times)
    scene = Scene(words, times=times, names=names, entries=entries)
    attributions = find_attributions(scene, outlet=_outlet_names(article, outlet))
    events = find_events(scene, places=places, quantities=quantities, attributions=attributions, anchor=anchor)
    reading = Reading(
        anchor=anchor,
        publication_hint=hint(article, words) if anchor is None else None,
        times=times,
        places=places,
        names=names,
        entries=entries,
        quantities=quantities,
        voice=voice(article),
        attributions=attributions,
        events=events,
        contexts=find_contexts(words),
    )
    return judged(words, reading) if judge else reading


def _not_times(names: tuple[Name, ...], times: tuple[Time, ...]) -> tuple[Name, ...]:
    """`names` without those inside a time («نيسان» is a maker of cars, too), numbered anew."""
    inside = [time.span for time in times]
    kept = [name for name in names if not any(s.start <= name.span.start and name.span.end <= s.end for s in inside)]
    if len(kept) == len(names):
        return names  # as in most articles
    return tuple(msgspec.structs.replace(name, id=f"n{number}") for number, name in enumerate(kept, 1))


def _not_people(places: tuple[Place, ...], entries: tuple[Entry, ...]) -> tuple[Place, ...]:
    """`places` without those that are a family name of somebody in the article («كوتارو ناغازاكي»), numbered anew."""
    people = [mention for entry in entries if entry.kind == "person" for mention in entry.mentions]
    # What begins with a place is more often a place before a person than a person of that name.
    names = [
        (mention.span.start + (mention.form == "name"), mention.span.end)
        for mention in people
        if mention.form in ("name", "part")
    ]
    kept = [
        place
        for place in places
        if not any(start <= place.span.start and place.span.end <= end for start, end in names)
    ]
    if len(kept) == len(places):
        return places
    return tuple(msgspec.structs.replace(place, id=f"p{number}") for number, place in enumerate(kept, 1))


_LONGEST_NAME = 200
"""Characters of an outlet's name that are looked at."""


def outlet_of(article: Article) -> Actor | None:
    """The article's outlet in `knowledge.actors`, by its address or its name; ``None`` when it is not there.

    Its country helps to choose between places and bodies of one name.
    """
    for name in (_host(article.url), article.outlet):
        outlet = load_actors().outlet(name[:_LONGEST_NAME]) if name else None
        if outlet is not None:
            return outlet
    return None


def _outlet_names(article: Article, outlet: Actor | None) -> tuple[str, ...]:
    known = () if outlet is None else (outlet.name_ar, outlet.name_en)
    return (*known, *((article.outlet,) if article.outlet else ()))


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # «http://[»
        return None


def read_page(page: Page, *, published: dt.date | None = None, find_names: NameFinder = find_names) -> Document:
    """Page → article → reading. Raises `PageError` when the page cannot be used."""
    article = extract(page, published=published)
    return Document(article=article, reading=read(article, find_names=find_names))


def read_pages(
    pages: Iterable[Page | Failure],
    *,
    published: dt.date | None = None,
    limit: Limit = nullcontext,
    find_names: NameFinder = find_names,
) -> Iterator[tuple[Page, Document] | Failure]:
    """Each page with its document, or the failure in its place, in the order of `pages`; one at a time.

    No page can stop the batch: even an error of Khabar's own becomes a failure that says so.
    """
    for page in pages:
        if isinstance(page, Failure):
            yield page
            continue
        try:
            with limit():
                document = read_page(page, published=published, find_names=find_names)
        except PageError as error:
            yield Failure(page=page.name, step=error.step, reason=error.reason)
        except Exception as error:
            reason = f"an error of Khabar's own, please report it: {type(error).__name__}: {error}"
            yield Failure(page=page.name, step="read", reason=reason)
        else:
            yield page, document


def read_files(
    inputs: Iterable[str],
    *,
    stdin: IO[bytes] | None = None,
    published: dt.date | None = None,
    limit: Limit = nullcontext,
    find_names: NameFinder = find_names,
) -> Iterator[tuple[Page, Document] | Failure]:
    """The whole way from file names: `collect` gives the pages, `read_pages` reads them."""
    return read_pages(collect(inputs, stdin=stdin), published=published, limit=limit, find_names=find_names)
