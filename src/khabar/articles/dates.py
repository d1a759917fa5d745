"""Publication stamps: the day and clock that a page shows its readers beside the headline.

Stamps come in every shape: «الأربعاء، 07 أكتوبر 2020 - 12:09 م», «GMT 17:27 17.03.2020», «3 مارس/ آذار 2024»,
«١٤٤٦/٥/٣ هـ». A stamp needs a day, a month and a year that the line itself says; «منذ 3 ساعات» gives nothing. A zone
is given only when the line says it.

The way: every date of the line (`_DATES`, in this order), then to each the clock that touches it, then its role.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from khabar.arabic.calendar import calendar, clock_hour, hijri_day, names_pattern
from khabar.arabic.fold import Folded, fold, fold_text
from khabar.arabic.zones import offset_at, zones
from khabar.articles.lexicons import read_lexicon
from khabar.errors import LexiconError

__all__ = ["PageDate", "StampRole", "find_page_date", "find_page_dates"]

StampRole = Literal["published", "modified"]


class PageDate(NamedTuple):
    """One stamp of a visible line."""

    value: str
    """ISO 8601: a day, or a minute, with an offset only where the line says its zone."""
    words: str
    """``line[start:end]``: weekday, date, clock and zone as the line has them."""
    start: int
    end: int
    rule: str
    role: StampRole | None = None
    """What the words before it say it is; ``None`` when they do not."""


def find_page_date(line: str) -> PageDate | None:
    """The stamp that tells when the article was published; one that only tells an update when there is no other."""
    stamps = find_page_dates(line)
    order: tuple[StampRole | None, ...] = ("published", None, "modified")
    return min(stamps, key=lambda stamp: order.index(stamp.role), default=None)


def find_page_dates(line: str) -> tuple[PageDate, ...]:
    """All stamps of `line`, in the order of its words; ``()`` when there is none.

    A Hijri date beside a Gregorian one is not given: both name one day, and the Gregorian is the one that was meant
    to the day.
    """
    if _YEAR.search(line) is None:
        return ()
    folded = fold(line)
    days = _days(folded.text)
    return tuple(_with_clocks(folded, line, days)) if days else ()


# --- days -----------------------------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d{5})")
# What no date of a kind goes without: far cheaper to look for than the dates themselves.
_YEARS = re.compile(r"\d{4,}")
_SEPARATED = re.compile(r"\d ?[-/.\\] ?\d")
_DAY_THEN_YEAR = re.compile(r" \d{1,2}(?:st|nd|rd|th)? {0,2}[,،]? {0,2}\d{4}")
_HIJRI_YEAR = re.compile(r"1[345]\d\d")
_DIGIT = re.compile(r"\d")
_OF_THE_ERA = re.compile(r"^ {0,2}(?:م|ه)(?!\w)")


class _Day(NamedTuple):
    start: int
    end: int
    day: dt.date
    rule: str
    clock: re.Match[str] | None = None
    """For a date written with its clock as one word (ISO 8601)."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    iso: re.Pattern[str]
    worded: re.Pattern[str]
    month_first: re.Pattern[str]
    numeric: re.Pattern[str]
    year_first: re.Pattern[str]
    hijri: re.Pattern[str]
    weekday_before: re.Pattern[str]
    weekday_after: re.Pattern[str]
    clock: re.Pattern[str]
    gap: re.Pattern[str]
    role: re.Pattern[str]


_LETTER = "ء-ي"
# A number that is part of an address (/2020/03/17/), a longer number or a Latin word is no date.
_NOT_INSIDE = r"(?<!\d)(?<!\d[-/.:,])(?<![a-z_/=&?])"
_NOT_ON = r"(?![\d_])(?![-/][\da-z])"


@cache
def _patterns() -> _Patterns:
    words = calendar()
    stamps = _stamp_words()
    month = names_pattern(frozenset(words.months) | frozenset(words.latin_months))
    hijri = names_pattern(frozenset(words.hijri_months))
    weekday = names_pattern(frozenset(words.weekdays))
    half = names_pattern(words.before_noon | words.after_noon | words.night)
    zone = names_pattern(frozenset(zones()))
    named = (
        rf"(?P<month>{month})(?![{_LETTER}a-z])"
        rf"(?: {{0,2}}[-/\\(،–]? {{0,2}}(?P<second>{month})(?![{_LETTER}a-z]) ?\)?)?"
    )
    offset = r"[+-] ?[01]?\d(?::?[0-5]\d)?(?!\d)"
    return _Patterns(
        iso=re.compile(
            r"(?<![\d\-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
            r"(?:t| (?=\d\d:\d\d:))(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d{1,9})?)?"
            r"(?: ?(?P<zone>z\b|[+-]\d\d:?\d\d))?"
        ),
        worded=re.compile(
            rf"(?<!\d)(?<!\d[:.])(?P<d>\d{{1,2}})(?:st|nd|rd|th)? {{0,3}}[-/.,،]? {{0,3}}"
            rf"(?:من {{1,3}})?(?:شهر {{1,3}})?{named} {{0,3}}[-/.,،]? {{0,3}}"
            rf"(?:(?:من )?(?:لعام|عام|سنه|لسنه) {{1,3}})?(?P<y>\d{{4}})(?!\d)"
        ),
        month_first=re.compile(
            rf"(?<![{_LETTER}a-z]){named} {{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)? {{0,2}}[,،]? {{0,2}}"
            r"(?P<y>\d{4})(?!\d)"
        ),
        numeric=re.compile(
            rf"{_NOT_INSIDE}(?P<d>\d{{1,2}})(?P<sep> ?[-/.\\] ?)(?P<m>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}){_NOT_ON}"
        ),
        year_first=re.compile(
            rf"{_NOT_INSIDE}(?P<y>\d{{4}})(?P<sep> ?[-/.\\] ?)(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}}){_NOT_ON}"
        ),
        hijri=re.compile(
            rf"(?<!\d)(?P<d>\d{{1,2}}) {{0,3}}[-/،]? {{0,3}}(?:من {{1,3}})?(?:شهر {{1,3}})?"
            rf"(?P<month>{hijri})(?![{_LETTER}]) {{0,3}}[-/،,]? {{0,3}}"
            r"(?:عام {1,3}|سنه {1,3})?(?P<y>1[345]\d\d)(?!\d)"
        ),
        weekday_before=re.compile(
            rf"(?<![{_LETTER}])(?:يوم {{1,3}})?(?P<weekday>{weekday}) {{0,3}}[-،,:|/.(]? {{0,3}}$"
        ),
        weekday_after=re.compile(rf" {{0,3}}[-،,|/(]? {{0,3}}(?P<weekday>{weekday})(?![{_LETTER}])"),
        clock=re.compile(
            rf"(?:(?<![a-z])(?P<zone_before>gmt|utc) {{0,2}}(?P<offset_before>{offset})? {{0,2}}-? {{0,2}})?"
            rf"(?<!\d)(?<!\d[:.])(?:(?P<half_before>{half})(?![{_LETTER}a-z]) {{0,2}})?"
            rf"(?P<hour>\d{{1,2}})(?:(?P<sep>[:.h]| : )(?P<minute>[0-5]\d)(?::[0-5]\d)?)?(?![\d:])"
            rf"(?: {{0,3}}[\[(]? ?(?P<half>{half})(?![{_LETTER}a-z.])\.? ?[\])]?)?"
            rf"(?: {{0,3}}[-،,|(\[]? {{0,2}}(?:(?P<utc>gmt|utc) {{0,2}}(?P<offset>{offset})?(?![{_LETTER}a-z])"
            rf"|(?P<bare_offset>[+-][01]\d:[0-5]\d)(?!\d)"
            rf"|(?:ب?توقيت|بتوقيت مدينه|حسب توقيت) {{1,3}}(?P<zone>{zone})(?![{_LETTER}])) ?[\])]?)?"
        ),
        gap=re.compile(rf"(?:[^\w\n]|(?<!\w)(?:{names_pattern(stamps.between)})(?!\w))*"),
        role=re.compile(
            rf"(?<!\w)(?:(?P<modified>{names_pattern(stamps.modified)})|(?P<published>{names_pattern(stamps.published)}))"
            r"(?![^\W\d])"
        ),
    )


@dataclass(frozen=True, slots=True)
class _StampWords:
    modified: frozenset[str]
    published: frozenset[str]
    between: frozenset[str]


@cache
def _stamp_words() -> _StampWords:
    raw = read_lexicon("stamps.toml", dict[str, tuple[str, ...]])
    try:
        return _StampWords(**{key: frozenset(fold_text(word) for word in words) for key, words in raw.items()})
    except TypeError as error:
        raise LexiconError(f"stamps.toml: {error}") from error


def _date(year: int, month: int, day: int) -> dt.date | None:
    # The web shows papers of the last century too, and no paper of the next.
    if not 1900 <= year < 2100:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _iso(text: str) -> Iterator[_Day]:
    if _SEPARATED.search(text) is None:
        return
    for match in _patterns().iso.finditer(text):
        day = _date(int(match["y"]), int(match["m"]), int(match["d"]))
        if day is not None and int(match["hour"]) < 24 and int(match["minute"]) < 60:
            yield _Day(match.start(), match.end(), day, "dates.iso", match)


def _worded(text: str) -> Iterator[_Day]:
    patterns = _patterns()
    for pattern, rule in ((patterns.worded, "dates.day_month_year"), (patterns.month_first, "dates.month_day_year")):
        if pattern is patterns.month_first and _DAY_THEN_YEAR.search(text) is None:
            return
        for match in pattern.finditer(text):
            numbers = {_month_number(match[name]) for name in ("month", "second") if match[name]}
            if len(numbers) > 1:  # «3 مارس/ نيسان 2024»: two months are no date
                continue
            day = _date(int(match["y"]), numbers.pop(), int(match["d"]))
            if day is None:
                continue
            start, end, weekday = _weekday(text, match)
            agrees = weekday is None or weekday == day.isoweekday()
            yield _Day(start, end, day, rule if agrees else f"{rule}_against_weekday")


def _month_number(name: str) -> int:
    words, key = calendar(), " ".join(name.split())
    return words.months[key] if key in words.months else words.latin_months[key]


def _numeric(text: str) -> Iterator[_Day]:
    """Day before month, as Arabic writes it; the other way only when nothing else makes a date, or the weekday says."""
    if _SEPARATED.search(text) is None:
        return
    for match in _patterns().numeric.finditer(text):
        first, second, year = int(match["d"]), int(match["m"]), int(match["y"])
        start, end, weekday = _weekday(text, match)
        days = [day for day in (_date(year, second, first), _date(year, first, second)) if day is not None]
        if not days:
            continue
        if weekday is not None and len(set(days)) > 1:
            days = [day for day in days if day.isoweekday() == weekday]
            if not days:  # neither order is that weekday: the line contradicts itself
                continue
        rule = "dates.numeric" if days[0] == _date(year, second, first) else "dates.numeric_month_first"
        yield _Day(start, end, days[0], rule)


def _year_first(text: str) -> Iterator[_Day]:
    if _SEPARATED.search(text) is None:
        return
    for match in _patterns().year_first.finditer(text):
        day = _date(int(match["y"]), int(match["m"]), int(match["d"]))
        if day is not None:
            start, end, _ = _weekday(text, match)
            yield _Day(start, end, day, "dates.year_first")


def _hijri(text: str) -> Iterator[_Day]:
    if _HIJRI_YEAR.search(text) is None:
        return
    patterns, words = _patterns(), calendar()
    found = [(match, words.hijri_months[" ".join(match["month"].split())]) for match in patterns.hijri.finditer(text)]
    found += [
        (match, int(match["m"]))
        for pattern in (patterns.numeric, patterns.year_first)
        for match in pattern.finditer(text)
    ]
    for match, month in found:
        day = hijri_day(int(match["y"]), month, int(match["d"]))
        if day is not None:
            start, end, _ = _weekday(text, match)
            letter = re.compile(r" ?ه(?!\w)\.?").match(text, end)
            yield _Day(start, letter.end() if letter else end, day, "dates.hijri")


def _weekday(text: str, match: re.Match[str]) -> tuple[int, int, int | None]:
    """Where the date begins and ends with the weekday that touches it, and that weekday."""
    patterns = _patterns()
    before = patterns.weekday_before.search(text[max(0, match.start() - 24) : match.start()])
    if before is not None:
        start = max(0, match.start() - 24) + before.start()
        return start, match.end(), calendar().weekdays[before["weekday"]]
    after = patterns.weekday_after.match(text, match.end())
    if after is not None:
        return match.start(), after.end(), calendar().weekdays[after["weekday"]]
    return match.start(), match.end(), None


_DATES: tuple[Callable[[str], Iterator[_Day]], ...] = (_iso, _worded, _numeric, _year_first, _hijri)
"""An earlier rule's words are not read again by a later one; so Hijri years are left to the last."""


def _days(text: str) -> list[_Day]:
    days: list[_Day] = []
    years = len(_YEARS.findall(text))
    for rule in _DATES:
        if len(days) == years or (rule is _hijri and days):  # the Gregorian date stands beside the Hijri
            break
        for day in rule(text):
            if all(day.end <= other.start or other.end <= day.start for other in days):
                days.append(day)
    return sorted(days)


# --- clocks and roles -----------------------------------------------------------------------------------------------


def _with_clocks(folded: Folded, line: str, days: list[_Day]) -> Iterator[PageDate]:
    text = folded.text
    taken = 0
    for place, day in enumerate(days):
        limit = days[place + 1].start if place + 1 < len(days) else len(text)
        role = _role(text, taken, day.start)
        if day.clock is not None:
            value = _iso_value(day.day, day.clock)
            yield _stamp(folded, line, day.start, day.end, value, day.rule, role)
            taken = day.end
            continue
        clock = _clock_before(text, taken, day.start) or _clock_after(text, day.end, limit)
        if clock is None:
            yield _stamp(folded, line, day.start, day.end, day.day.isoformat(), day.rule, role)
            taken = day.end
            continue
        start, end = min(day.start, clock.start()), max(day.end, clock.end())
        updated = _role(text, day.end, clock.start()) if clock.start() >= day.end else None
        if updated == "modified" and role != "modified":
            # «04 آب 2013، آخر تحديث 02:21»: the day is the article's, the clock is the update's.
            yield _stamp(folded, line, day.start, day.end, day.day.isoformat(), day.rule, role)
            role = "modified"
        yield _stamp(folded, line, start, end, _clock_value(day.day, clock), day.rule, role)
        taken = end


def _stamp(folded: Folded, line: str, start: int, end: int, value: str, rule: str, role: StampRole | None) -> PageDate:
    while end > start and _trails(folded.text[end - 1]):
        end -= 1
    span = folded.source(start, end)
    return PageDate(value, span.of(line), span.start, span.end, rule, role)


def _trails(character: str) -> bool:
    """Whether a stamp may not end with it."""
    return character.isspace() or character in ",،-|"


_REACH = 40  # a clock farther from its date than this is another's


def _clock_before(text: str, taken: int, start: int) -> re.Match[str] | None:
    low = max(taken, start - _REACH)
    if _DIGIT.search(text, low, start) is None:
        return None
    last = None
    for match in _patterns().clock.finditer(text, low, start):
        if _is_clock(match):
            last = match
    if last is not None and _patterns().gap.fullmatch(text, last.end(), start):
        return last
    return None


def _clock_after(text: str, end: int, limit: int) -> re.Match[str] | None:
    limit = min(limit, end + _REACH + 30)
    if _DIGIT.search(text, end, limit) is None:
        return None
    patterns = _patterns()
    for match in patterns.clock.finditer(text, end, limit):
        if match.start() > end + _REACH:
            return None
        if not _is_clock(match):
            continue
        gap = patterns.role.sub(" ", text[end : match.start()])
        gap = _OF_THE_ERA.sub(" ", gap)  # «2020 م»: of the Christian era
        return match if patterns.gap.fullmatch(gap) else None
    return None


def _is_clock(match: re.Match[str]) -> bool:
    half = match["half"] or match["half_before"]
    if int(match["hour"]) > 23:
        return False
    if match["minute"] is None:
        return half is not None and len(half) > 1 and int(match["hour"]) <= 12  # «9 مساء», but not «9 م»
    return match["sep"].strip() in (":", "h") or half is not None or match["utc"] is not None


def _clock_value(day: dt.date, clock: re.Match[str]) -> str:
    half = " ".join((clock["half"] or clock["half_before"] or "").split())
    when = dt.datetime.combine(day, dt.time(clock_hour(int(clock["hour"]), half), int(clock["minute"] or 0)))
    return when.isoformat(timespec="minutes") + (_offset(when, clock) or "")


def _offset(when: dt.datetime, clock: re.Match[str]) -> str | None:
    if clock["zone"]:
        return offset_at(zones()[" ".join(clock["zone"].split())], when)
    if clock["utc"] or clock["zone_before"]:
        return _normal_offset(clock["offset"] or clock["offset_before"] or "+00:00")
    return _normal_offset(clock["bare_offset"]) if clock["bare_offset"] else None


def _normal_offset(words: str) -> str | None:
    """``+3``, ``+0300``, ``+ 03:00`` as ``+03:00``; ``None`` beyond what any zone has."""
    digits = words[1:].replace(":", "").strip()
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return f"{words[0]}{hours:02}:{minutes:02}" if hours <= 14 else None


def _iso_value(day: dt.date, clock: re.Match[str]) -> str:
    zone = clock["zone"] or ""
    offset = "+00:00" if zone == "z" else _normal_offset(zone) if zone else ""
    return f"{day.isoformat()}T{clock['hour']}:{clock['minute']}{offset or ''}"


def _role(text: str, start: int, end: int) -> StampRole | None:
    """What the last such word between `start` and `end`, near the end, says that follows."""
    role: StampRole | None = None
    for match in _patterns().role.finditer(text, max(start, end - _REACH), end):
        role = "modified" if match["modified"] else "published"
    return role
