"""What a text without a date implies of the day it was published. Hints, never a date."""

from __future__ import annotations

import datetime as dt
import re

from khabar.arabic.fold import fold_text
from khabar.arabic.text import ArabicText
from khabar.model import Article, PublicationHint, Time
from khabar.reading.times import find_times
from khabar.reading.times.scene import Scene
from khabar.reading.times.words import time_words

__all__ = ["hint"]

_RIGHTS = re.compile("©|\\(c\\)|حقوق|copyright|rights reserved")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LATEST = 2099
_LAST_SAFE_MONTH = 4  # April of the year before lies more than eight months before any day of the footer's year


def hint(article: Article, words: ArabicText) -> PublicationHint | None:
    """What footer and text (`words`, the article's) tell of the day of publication; ``None`` when they tell nothing.

    The footer's copyright year gives ``edtf``; «اليوم السبت» and «أمس الجمعة», when all agree, give ``weekday``; a
    month without a year that the text speaks of as past («أعلن في نيسان») had begun in that year, which gives
    ``not_before``: the month's first day, since nothing says that it was over. A year in the text that is past and
    later than the footer's contradicts the footer, which is then not believed.

    What is assumed: a month told without its year lies at most eight months back. «في نوفمبر» may then be told in
    January of the year that follows, and gives nothing; January to April cannot. A text that tells a later month so as
    well may be of the early months of its year, looking back on the year before: it gives nothing either.
    """
    text = words.source
    times = find_times(words, anchor=None)
    evidence: list[str] = []
    weekday = _weekday(text, times, evidence)
    past = _past(words, times)
    dated = max((time for time in past if time.earliest is not None), key=_first, default=None)
    year, footer = _footer_year(article)
    if year is not None and dated is not None and _first(dated).year > year:
        year = None
    not_before = None
    if year is not None:
        evidence.append(footer)
        months = [time for time in past if time.known.month is not None and time.known.year is None]
        month = min(months, key=lambda time: (time.known.month or 0, time.known.day or 1), default=None)
        safe = all((time.known.month or 0) <= _LAST_SAFE_MONTH for time in months)
        if month is not None and month.known.month is not None and safe:
            not_before = _day(year, month.known.month, month.known.day or 1)
            evidence.append(month.span.of(text))
    if dated is not None and _first(dated) > (not_before or dt.date.min):
        not_before = _first(dated)
        evidence.append(dated.span.of(text))
    if year is None and weekday is None and not_before is None:
        return None
    return PublicationHint(
        edtf=None if year is None else f"{year:04}",
        weekday=weekday,
        not_before=not_before,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _first(time: Time) -> dt.date:
    return time.earliest or dt.date.min


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _weekday(text: str, times: tuple[Time, ...], evidence: list[str]) -> int | None:
    """The weekday of publication by «اليوم السبت», «أمس الجمعة», «غدا الأحد»; ``None`` when two disagree."""
    told: dict[int, list[str]] = {}
    deictic = time_words().deictic
    for time in times:
        if time.known.weekday is None:
            continue
        words = fold_text(time.span.of(text)).split()
        phrases = (" ".join(words[start : start + length]) for start in (0, 1) for length in (3, 2, 1))
        days = next((deictic[phrase] for phrase in phrases if phrase in deictic), None)
        if days is not None:
            told.setdefault((time.known.weekday - days - 1) % 7 + 1, []).append(time.span.of(text))
    if len(told) != 1:
        return None
    weekday, words_told = next(iter(told.items()))
    evidence.extend(words_told)
    return weekday


def _past(words: ArabicText, times: tuple[Time, ...]) -> list[Time]:
    """The dates that the text speaks of as past, in so many words."""
    text, folded = words.source, words.folded
    scene = Scene(words, None)
    places = {folded.source(token.start, token.end).start: place for place, token in enumerate(scene.tokens)}
    past = []
    modified = time_words().modifiers
    for time in times:
        if time.type not in ("DATE", "TIME") or (time.known.month is None and time.known.year is None):
            continue
        if any(modified.get(word) for word in fold_text(time.span.of(text)).split()):
            continue  # «نيسان الماضي» may be of the year before
        place = places.get(time.span.start)
        if place is None:  # it begins inside a token, after a particle
            place = next((p for start, p in reversed(places.items()) if start <= time.span.start), 0)
        if scene.tense(place) == "past":
            past.append(time)
    return past


def _footer_year(article: Article) -> tuple[int | None, str]:
    """The last year of a copyright line, and the line; ``None`` when two lines disagree."""
    years: dict[int, str] = {}
    for furniture in article.furniture:
        for line in furniture.text.splitlines():
            folded = fold_text(line)
            if _RIGHTS.search(folded) and (found := _YEARS.findall(folded)):
                years.setdefault(max(int(year) for year in found), line.strip())
    if len(years) != 1:
        return None, ""
    year, line = next(iter(years.items()))
    return (year, line) if year <= _LATEST else (None, "")
