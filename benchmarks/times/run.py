"""Times found in texts that others have tagged with TIMEX3, against their tags.

usage: python benchmarks/times/run.py [FOLDER] [--show]

FOLDER holds *.tml (default: ../shared/corpora/times beside the checkout). Four kinds of disagreement: `missed` (theirs
alone), `extra` (ours alone), `span` (both, with other ends), `value` (both, of another value). Each was looked at and
sorted into `ours` (we are wrong), `theirs` (the tags are) or `convention` in disagreements.tsv, by document and offset;
what is not in it is listed as unsorted. --show prints the disagreements with their words.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from khabar.arabic.text import ArabicText
from khabar.model import Time
from khabar.reading.times import find_times

FOLDER = Path(__file__).resolve().parents[3] / "shared/corpora/times"
SORTED = Path(__file__).parent / "disagreements.tsv"
CLASSES = ("ours", "theirs", "convention")
ANCHOR = dt.date(2015, 12, 24)
"""The texts have no date. In all of them the tags count from this day («اليوم» is it, «أمس» the day before), whatever
weekday the text names beside it: it is the tagger's, not the texts' own."""


class Tag(NamedTuple):
    """One TIMEX3 of a document, by its offsets in the text without markup."""

    start: int
    end: int
    value: str


class Disagreement(NamedTuple):
    document: str
    start: int
    kind: str
    words: str


def read_tagged(path: Path) -> tuple[str, list[Tag]]:
    """The text without its markup, and the tags in it."""
    text, tags = "", []
    root = ET.fromstring(path.read_text("utf-8"))
    text = root.text or ""
    for element in root:
        inner = "".join(element.itertext())
        if element.tag == "TIMEX3":
            tags.append(Tag(len(text), len(text) + len(inner), element.get("value", "")))
        text += inner + (element.tail or "")
    return text, tags


def days_of(value: str) -> tuple[dt.date, dt.date] | None:
    """The days of a TIMEX3 value; ``None`` for durations and what has none."""
    if value == "PRESENT_REF":
        return ANCHOR, ANCHOR
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value):
        day = dt.date(*map(int, match.groups()))
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = map(int, match.groups())
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return dt.date(year, month, 1), following - dt.timedelta(days=1)
    if re.fullmatch(r"\d{2,4}", value):
        return dt.date(int(value.ljust(4, "0")), 1, 1), dt.date(int(value.ljust(4, "9")), 12, 31)
    return None


def same_value(tag: Tag, time: Time) -> bool:
    """Whether both mean the same days or the same length; «PAST_REF» and its like are the same as no days."""
    days = days_of(tag.value)
    if days is not None:
        return (time.earliest, time.latest) == days
    if tag.value.startswith("P") and not tag.value.endswith("_REF"):
        return time.value == tag.value or _days_long(time.value) == _days_long(tag.value) is not None
    return time.earliest is None


def _days_long(value: str | None) -> float | None:
    match = re.fullmatch(r"P(T?)([\d.]+)([YMWDH])", value or "")
    if match is None:
        return None
    clock, count, unit = match.groups()
    return (
        float(count) * {"Y": 365, "M": 30, "W": 7, "D": 1, "H": 1 / 24}[unit] if not (clock and unit == "M") else None
    )


def matched(tags: Sequence[Tag], times: Sequence[Time]) -> Iterator[tuple[Tag | None, Time | None]]:
    """Tags and times that overlap, each once, the pair that shares most first; then those that stand alone."""
    shared = {
        (tag, place): min(tag.end, time.span.end) - max(tag.start, time.span.start)
        for tag in tags
        for place, time in enumerate(times)
    }
    taken_tags: set[Tag] = set()
    taken_times: set[int] = set()
    for (tag, place), length in sorted(shared.items(), key=lambda item: -item[1]):
        if length > 0 and tag not in taken_tags and place not in taken_times:
            taken_tags.add(tag)
            taken_times.add(place)
            yield tag, times[place]
    yield from ((tag, None) for tag in tags if tag not in taken_tags)
    yield from ((None, time) for place, time in enumerate(times) if place not in taken_times)


def compare(path: Path, counts: Counter[str]) -> Iterator[Disagreement]:
    """Counts one document, and tells where both disagree."""
    text, tags = read_tagged(path)
    times = find_times(ArabicText(text), anchor=ANCHOR)
    counts["tags"] += len(tags)
    counts["times"] += len(times)
    for tag, time in matched(tags, times):
        words = f"[{text[tag.start : tag.end] if tag else ''}] [{time.span.of(text) if time else ''}]"
        start = tag.start if tag else time.span.start if time else 0
        if tag is None or time is None:
            yield Disagreement(path.stem, start, "missed" if time is None else "extra", words + _around(text, start))
            continue
        counts["overlap"] += 1
        strict = (tag.start, tag.end) == (time.span.start, time.span.end)
        counts["strict"] += strict
        same = same_value(tag, time)
        counts["value"] += same
        if not strict:
            yield Disagreement(path.stem, start, "span", words)
        if not same:
            told = f" {tag.value} | {time.value or time.type}"
            yield Disagreement(path.stem, start, "value", words + told + _around(text, start))


def _around(text: str, start: int) -> str:
    return " …" + " ".join(text[max(0, start - 50) : start + 60].split())


def read_sorted() -> dict[tuple[str, int, str], str]:
    """(document, offset, kind) → class, of all disagreements that were looked at."""
    classes = {}
    for line in SORTED.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            document, start, kind, sort, _reason = line.split("\t")
            if sort not in CLASSES:
                raise ValueError(f"{SORTED.name}: {sort!r} is no class")
            classes[document, int(start), kind] = sort
    return classes


def rate(hits: int, tags: int, times: int) -> str:
    """Precision, recall and F1, as a row's cells."""
    precision, recall = hits / max(times, 1), hits / max(tags, 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return f"{precision:.3f} | {recall:.3f} | {f1:.3f}"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--show", action="store_true", help="print each disagreement with its words")
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.tml"))
    if not paths:
        parser.error(f"no *.tml in {options.folder}")
    counts: Counter[str] = Counter()
    found = [one for path in paths for one in compare(path, counts)]
    print(f"{len(paths)} texts, {counts['tags']} tags, {counts['times']} times\n")
    print("| measure | precision | recall | F1 |\n|---|---|---|---|")
    for measure in ("overlap", "strict", "value"):
        print(f"| {measure} | {rate(counts[measure], counts['tags'], counts['times'])} |")
    classes = read_sorted()
    told = Counter((one.kind, classes.get(one[:3], "unsorted")) for one in found)
    print("\n| disagreement | " + " | ".join((*CLASSES, "unsorted")) + " |\n|---|---|---|---|---|")
    for kind in ("missed", "extra", "span", "value"):
        print(f"| {kind} | " + " | ".join(str(told[kind, sort]) for sort in (*CLASSES, "unsorted")) + " |")
    wrong = Counter(sort for (_, sort), number in told.items() for _ in range(number))
    for one in found:
        sort = classes.get(one[:3], "unsorted")
        if options.show:
            print("\t".join((one.document, str(one.start), one.kind, sort, one.words)))
        elif sort == "unsorted":
            print(f"unsorted: {one.document} {one.start} {one.kind}")
    known = {one[:3] for one in found}
    gone = [key for key in classes if key not in known]
    print(f"\nall: {dict(wrong)}; {len(gone)} sorted ones are no longer there")


if __name__ == "__main__":
    main()
