"""What is done with the expressions once all are recognised; each takes the list and gives it back changed."""

from __future__ import annotations

from itertools import pairwise

from khabar.model import DateParts
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.hijri import same_month_of_year
from khabar.reading.times.periods import bare
from khabar.reading.times.quantities import at_distance, duration
from khabar.reading.times.reach import Reach, day, month, plus_days, plus_months, week_of, years
from khabar.reading.times.scene import Found, Scene
from khabar.reading.times.words import time_words

__all__ = [
    "clocks_get_days",
    "clocks_join_days",
    "hours_recur",
    "lengths_join",
    "longest_wins",
    "proper_names_go",
    "ranges_join",
    "rates_join",
    "references_resolve",
]


def longest_wins(_scene: Scene, found: list[Found]) -> list[Found]:
    """Of those that share a token, the one of most tokens; of equals, the first that was recognised."""
    kept: list[Found] = []
    last_end = 0
    for one in sorted(found, key=lambda it: (it.start, -it.end)):
        if one.start >= last_end:
            kept.append(one)
            last_end = one.end
        elif kept[-1].grain == "clock" and one.rule == "days.part_of_day" and one.start == kept[-1].end - 1:
            kept[-1] = kept[-1]._replace(end=one.start)  # «11 مساء يوم الجمعة»
            kept.append(one)
            last_end = one.end
        elif kept and one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
            last_end = one.end
    return kept


_OPENING, _CLOSING = frozenset("«“\"'‘"), frozenset("»”\"'’")
_LONGEST_NAME = 3


def _is_quoted_name(scene: Scene, one: Found) -> bool:
    """«نقلت "بيروت اليوم"»: short quotations that end (or, for a year, begin) with the time are names."""
    if one.rule == "years.bare" and scene.word(one.start - 1) in _OPENING:
        return scene.word(one.end)[:1] in (*_CLOSING, ".", ":")
    if one.rule == "days.distant" and scene.word(one.start - 1) == "(" and scene.word(one.end) == ")":
        return one.end - one.start == 1 and scene.word(one.start) in function_words().today
    if one.end - one.start > 1 or scene.word(one.end) not in _CLOSING or one.rule not in _QUOTED:
        return False
    before = scene.words[max(0, one.start - _LONGEST_NAME) : one.start]
    return any(word in _OPENING for word in before) and not any(word in function_words().introducers for word in before)


def _people_go(scene: Scene, found: list[Found]) -> list[Found]:
    """«قالت مايو»: who speaks under the name of a month is no month in the whole text, unless something says it is."""
    speech = function_words().speech
    bare = [one for one in found if one.rule == "months.named" and one.end - one.start == 1]
    people = set()
    for one in bare:
        before = scene.word(one.start - 1)
        if not one.shift and (before in speech or before[1:] in speech):
            people.add(scene.word(one.start))
    if not people:
        return found
    timed = function_words().before_month
    gone = {one for one in bare if scene.word(one.start) in people and scene.word(one.start - 1) not in timed}
    return [one for one in found if one not in gone]


def proper_names_go(scene: Scene, found: list[Found]) -> list[Found]:
    """«مدينة 6 أكتوبر», «صلاة الجمعة», «سوق الخميس»: the name of something else."""
    names = time_words().proper_name
    found = _people_go(scene, found)
    return [
        one
        for one in found
        if not _is_quoted_name(scene, one)
        and not (
            one.shift == 0
            and one.rule in _NAMELIKE
            and (word := scene.word(one.start - 1))
            and (word in names or (word[0] in "وفبلك" and word[1:] in names))
        )
    ]


_NAMELIKE = frozenset(
    (
        "months.day",
        "months.named",
        "months.hijri",
        "days.weekday",
        "months.hijri_day",
        "feasts.feast",
        "periods.century",
    )
)


_QUOTED = frozenset(("days.distant", "days.weekday", "months.named", "months.hijri", "feasts.feast"))


def rates_join(_scene: Scene, found: list[Found]) -> list[Found]:
    """«خمس ساعات يوميا»: how long and how often are one set."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and before.type == "DURATION" and one.rule == "rates.adverb" and before.end == one.start:
            joined[-1] = before._replace(end=one.end, type="SET", duration=one.duration, rule="rates.adverb")
        else:
            joined.append(one)
    return joined


def lengths_join(scene: Scene, found: list[Found]) -> list[Found]:
    """«3 سنوات و6 أشهر», «ساعتين وعشرين دقيقة»: years and months are one length."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and before.rule == one.rule == "quantities.length":
            and_ = one.shift == 1 or scene.word(one.start - 1) == "و"
            near = one.start - before.end == (0 if one.shift == 1 else 1)
            sum_ = _sum(before.duration, one.duration) if and_ and near else None
            if sum_ is not None:
                joined[-1] = before._replace(end=one.end, duration=sum_)
                continue
        joined.append(one)
    return joined


_SIZES = {"Y": 0, "M": 1, "W": 2, "D": 3, "H": 4, "TM": 5, "S": 6}


def _sum(longer: str | None, shorter: str | None) -> str | None:
    """``P3Y`` and ``P6M`` are ``P3Y6M``; ``None`` where the second is not of a smaller unit."""
    if longer is None or shorter is None:
        return None
    timed = longer.startswith("PT"), shorter.startswith("PT")
    sizes = [_SIZES["TM" if "T" in one and one[-1] == "M" else one[-1]] for one in (longer, shorter)]
    if sizes[0] >= sizes[1]:
        return None
    return longer + (shorter[2:] if timed[0] else shorter[1:])


def ranges_join(scene: Scene, found: list[Found]) -> list[Found]:
    """«بين أكتوبر وفبراير», «الفترة من عام 2024 إلى 2027»: months or years are one stretch, full dates stay two."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and (upto := _up_to(scene, before, one)) is not None:
            joined[-1] = upto
            continue
        if before is not None and before.grain == one.grain and one.grain in ("month", "year"):
            range_ = _range(scene, before, one)
            if range_ is not None:
                joined[-1] = range_
                continue
        joined.append(one)
    return joined


def _up_to(scene: Scene, before: Found, after: Found) -> Found | None:
    """«الأشهر الـ12 الأخيرة حتى أكتوبر»: as many days, up to that month's end."""
    if before.rule not in ("periods.several", "periods.last") or after.rule != "months.named":
        return None
    if before.reach is None or after.reach is None or after.shift or scene.anchor is None:
        return None
    if scene.words[before.end : after.start] not in (["حتي"], ["الي"]) or after.known.year is not None:
        return None
    last = after.reach.last
    if after.reach.first > scene.anchor:
        last = month(after.reach.first.year - 1, after.reach.first.month).last
    first = plus_days(last, before.reach.first.toordinal() - before.reach.last.toordinal())
    return before._replace(end=after.end, reach=Reach(first, last), rule="refine.up_to")


def _range(scene: Scene, before: Found, after: Found) -> Found | None:
    gap = scene.words[before.end : after.start]
    tied = (not gap and after.shift == 1) or (len(gap) == 1 and gap[0] in function_words().range_marks)
    start = before.start
    small = function_words()
    if (scene.word(start - 1) not in small.between and scene.word(start - 1) != "من") or not tied or before.shift:
        return None
    opening = scene.word(start - 1)
    start -= 1
    if scene.word(start - 1) == "ما":
        start -= 1
    if scene.word(start - 1) in small.stretch_nouns:
        start -= 1
    elif opening == "من":
        return None
    reach = None
    if before.reach is not None and after.reach is not None:
        first, last = before.reach, after.reach
        if last.first < first.first and before.known.year is None and after.known.year is not None:
            first = Reach(plus_months(first.first, -12), plus_months(first.last, -12))
        if first.first > last.first and before.known.year is None:
            first = Reach(plus_months(first.first, -12), plus_months(first.last, -12))
        if after.known.year is not None and before.known.year is None and before.grain == "month":
            first = month(last.first.year - (first.first.month > last.first.month), first.first.month)
        reach = Reach(min(first.first, last.first), max(first.last, last.last))
    return before._replace(
        start=start, end=after.end, reach=reach, grain="some", known=DateParts(), rule="refine.range",
        absolute=before.absolute and after.absolute,
    )  # fmt: skip


def clocks_join_days(scene: Scene, found: list[Found]) -> list[Found]:
    """«الثامنة من مساء أمس», «السبت عند الساعة 10:00»: a clock beside its day is one time with it."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and (one.grain == "clock") != (before.grain == "clock"):
            clock, other = (one, before) if one.grain == "clock" else (before, one)
            if other.type in ("DATE", "TIME") and other.grain == "day" and _touching(scene, before, one):
                joined[-1] = _joined(clock, other, before, one)
                continue
        joined.append(one)
    return joined


def _touching(scene: Scene, before: Found, after: Found) -> bool:
    if after.shift:
        return False
    gap = scene.words[before.end : after.start]
    return (
        len(gap) <= 2
        and all(word in function_words().clock_joins for word in gap)
        and not (before.grain == "day" and "،" in gap)
    )


def _joined(clock: Found, other: Found, before: Found, after: Found) -> Found:
    hour = clock.known.hour
    if hour is not None and hour < 12 and other.known.part_of_day in ("evening", "afternoon"):
        hour += 12
    known = DateParts(
        year=other.known.year,
        month=other.known.month,
        day=other.known.day,
        weekday=other.known.weekday,
        hour=hour,
        minute=clock.known.minute,
        part_of_day=other.known.part_of_day,
        zone=clock.known.zone,
    )
    return other._replace(
        start=before.start, end=after.end, type="TIME", known=known, shift=before.shift, rule="clocks.with_day"
    )


_BEFORE_HOURS = 45  # words


def hours_recur(scene: Scene, found: list[Found]) -> list[Found]:
    """«حظر التجوال من السابعة مساء وحتى السادسة صباحا»: hours that are kept day after day are of no day."""
    small = function_words()
    out = list(found)
    for place, (first, second) in enumerate(pairwise(found)):
        morrow = second.rule == "clocks.with_day" and second.refers == "next"
        if first.grain != "clock" or not (second.grain == "clock" or morrow) or second.start - first.end > 2:
            continue
        link = scene.word(second.start - 1)
        if link not in small.range_marks and link[1:] not in small.range_marks:
            continue
        if not small.kept_hours.isdisjoint(_sentence_before(scene, first.start)):
            for at in (place, place + 1):
                out[at] = found[at]._replace(
                    type="SET", duration="P1D", grain="day", refers="", reach=None, rule="clocks.kept_hours"
                )
    return out


def _sentence_before(scene: Scene, index: int) -> list[str]:
    """The words of the sentence before `index`, the nearest first."""
    before: list[str] = []
    for word in reversed(scene.words[max(0, index - _BEFORE_HOURS) : index]):
        if word == "." or word[0] == "\n":
            break
        before += (word, bare(word))
    return before


def clocks_get_days(scene: Scene, found: list[Found]) -> list[Found]:
    """A clock alone is of the day its sentence spoke of before it, else of the one behind it, else the anchor's."""
    out: list[Found] = []
    for place, one in enumerate(found):
        if one.grain == "clock":
            other = _nearest_day(scene, found, place)
            reach = other.reach if other is not None else day(scene.anchor) if scene.anchor else None
            one = one._replace(reach=reach, grain="day", absolute=other.absolute if other is not None else False)
        out.append(one)
    return out


def _nearest_day(scene: Scene, found: list[Found], place: int) -> Found | None:
    for other in (*reversed(found[:place]), *found[place + 1 :]):
        here, there = sorted((found[place], other))[:2]
        if any(word == "." or word[0] == "\n" for word in scene.words[here.end : there.start]):
            continue
        if other.reach is not None and other.grain == "day" and other.reach.first == other.reach.last:
            return other
    return None


def references_resolve(scene: Scene, found: list[Found]) -> list[Found]:
    """«نفس اليوم», «العام ذاته», «اليوم التالي»: counted from what the text spoke of last."""
    out: list[Found] = []
    for place, one in enumerate(found):
        if one.refers == "happening":
            reach = _happening(scene, out, found[place + 1 :], one)
            if reach is None and one.away is not None:
                one = one._replace(type="DURATION", duration=duration(*one.away[:2]))
            one = one._replace(reach=reach)
        elif one.refers:
            base = _spoken_of(scene, out, one)
            if base is None and scene.anchor is not None and one.refers not in ("away", "that"):
                base = day(scene.anchor)
            reach = _referred(one, base) if base is not None else None
            if one.refers == "away" and one.away is not None and _too_late(scene, one, reach):
                reach = None
            if reach is None and one.refers == "away" and one.away is not None:
                unit, count, _ = one.away
                one = one._replace(type="DURATION", duration=duration(unit, count))
            one = one._replace(reach=reach)
        out.append(one)
    return out


def _happening(scene: Scene, before: list[Found], after: list[Found], one: Found) -> Reach | None:
    """«استقال السبت بعد يوم من إعلان النتائج»: what is told happened when its sentence says; of days, else today."""
    for other in (*reversed(before[-1:]), *after[:1]):
        here, there = sorted((one, other))[:2]
        between = scene.words[here.end : there.start]
        if other.reach is None or any(word == "." or word[0] == "\n" for word in between):
            continue
        return other.reach
    if scene.anchor is None or one.away is None or one.away[0] not in ("day", "hour", "minute", "night"):
        return None
    return day(scene.anchor)


def _too_late(scene: Scene, one: Found, reach: Reach | None) -> bool:
    """Whether a count from an event would end after the anchor in a sentence that tells of the past."""
    return (
        reach is not None
        and scene.anchor is not None
        and reach.first > scene.anchor
        and scene.tense(one.start) != "future"
    )


_NO_BASE = frozenset(("periods.now", "comparisons.same_stretch"))


_ANCHORED = frozenset(("periods.relative", "periods.alone", "days.distant", "periods.several", "days.weekday"))
_GRAINS = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3660, "century": 36600}


def _longer(reach: Reach | None, grain: str) -> bool:
    return reach is None or (reach.last - reach.first).days >= _GRAINS.get(grain, 1)


def _spoken_of(scene: Scene, before: list[Found], one: Found) -> Reach | None:
    """The days spoken of last; for a plain reference in the same paragraph only."""
    for other in reversed(before):
        anchored = one.grain != "day" and other.rule in _ANCHORED
        if one.refers == "that" and (anchored or _longer(other.reach, one.grain)):
            continue  # «في ذلك العام» is not the one that it is
        if one.refers == "same" and any(word[0] == "\n" for word in scene.words[other.end : one.start]):
            return None
        if one.refers in ("next", "previous") and one.grain == "day" and _longer(other.reach, "day"):
            continue
        if other.reach is not None and other.rule not in _NO_BASE:
            return other.reach
    return None


_PRECISE = {"second": 0, "minute": 0, "hour": 1, "day": 6, "night": 6, "week": 31, "month": 366, "year": 3660,
            "season": 3660, "decade": 36600, "century": 36600}  # fmt: skip
"""How many days more than one the base may span, to count such units from it."""


def _in_year(one: Found, base: Reach) -> Reach | None:
    """The base's days in the year that `one` names."""
    year = one.reach.first.year if one.reach is not None else base.first.year - 1
    months = 12 * (year - base.first.year)
    hijri = same_month_of_year(base, year - base.first.year) if base.first != base.last else None
    if hijri is not None:
        return hijri
    if one.grain == "month":
        return month(base.first.year, base.first.month + months)
    if base.first == base.last and one.grain != "day":
        return one.reach or years(year, year)
    return Reach(plus_months(base.first, months), plus_months(base.last, months))


def _referred(one: Found, base: Reach) -> Reach | None:
    if one.refers == "away":
        if one.away is None:
            return None
        unit, count, sign = one.away
        if (base.last - base.first).days > _PRECISE[unit]:
            return None  # «بعد 20 يوما» is no count from «عام 2011»
        return at_distance(base.last if sign > 0 else base.first, unit, count, sign)
    if one.refers == "same_in_year":
        return _in_year(one, base)
    step = {"that": 0, "same": 0, "next": 1, "previous": -1}[one.refers]
    if one.rule.startswith("months."):  # «مارس من العام ذاته»
        whole = month(base.first.year + step, one.known.month or base.first.month)
        if one.known.day is None:
            return whole
        when = plus_days(whole.first, one.known.day - 1)
        return day(when) if when <= whole.last else None
    match one.grain:
        case "day":
            return day(plus_days(base.last, step))
        case "week":
            return week_of(plus_days(base.first, 7 * step))
        case "month":
            return month(base.first.year, base.first.month + step)
        case "year":
            return years(base.first.year + step, base.first.year + step)
        case "decade":
            first = (base.first.year // 10 + step) * 10
            return years(first, first + 9)
        case _:
            return None
