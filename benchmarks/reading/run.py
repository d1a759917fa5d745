"""Article → reading: tokens per second of each step and of all; page → reading against trafilatura's extraction alone.

usage: OPENBLAS_NUM_THREADS=1 python benchmarks/reading/run.py [PAGES...] [--articles N] [--rounds N]

Two tables, both in CPU seconds of the process. Steps: N articles of raw news when ../shared is beside the checkout
(else the bundled pages), each read once, so that nothing is remembered of an article from before. Pages: HTML files
(without any, the seven measuring pages, else the bundled ones); in each round each page goes to all contestants, one
after the other, so that what else the machine does meets all alike; the median round counts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import importlib.metadata
import json
import platform
import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import trafilatura

from khabar.arabic.text import ArabicText
from khabar.errors import ArticleError
from khabar.model import Page
from khabar.pipeline import extract, read_page
from khabar.reading.attributions import find_attributions
from khabar.reading.contexts import find_contexts
from khabar.reading.coreference import resolve
from khabar.reading.events import find_events
from khabar.reading.names import find_names
from khabar.reading.places import find_places
from khabar.reading.quantities import find_quantities
from khabar.reading.scene import Scene
from khabar.reading.times import find_times

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
BUNDLED = ROOT / "src/khabar/demo/pages"
ANCHOR = dt.date(2024, 4, 3)


def raw_texts(most: int) -> list[str]:
    """Articles of raw news, the same ones each time; the bundled pages' where there are none."""
    files = sorted((SHARED / "corpora/news").glob("*.jsonl.gz"))
    if not files:
        return [extract(page_of(path.read_bytes())).text for path in sorted(BUNDLED.glob("*.html"))]
    texts: list[str] = []
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts += [text for line in lines if len(text := json.loads(line).get("text") or "") > 500]
    return random.Random(1).sample(texts, most)


def time_steps(texts: list[str]) -> tuple[int, dict[str, float]]:
    """How many tokens there are, and the seconds that each step takes for all."""
    seconds: dict[str, float] = {}

    def timed(step: str, run: Callable[[], object]) -> object:
        start = time.process_time()
        result = run()
        seconds[step] = seconds.get(step, 0.0) + time.process_time() - start
        return result

    for warm in texts[:3]:  # data files are loaded; not timed
        steps_of(ArabicText(warm), lambda _, run: run())
    words = [ArabicText(text) for text in texts]
    for text in words:
        steps_of(text, timed)
    return sum(len(text.tokens) for text in words), seconds


def steps_of(text: ArabicText, timed: Callable[[str, Callable[[], object]], object]) -> None:
    timed("fold, tokens, sentences", lambda: (text.folded, text.tokens, text.sentences))
    times = timed("times", lambda: find_times(text, anchor=ANCHOR))
    places = timed("places", lambda: find_places(text))
    names = timed("names", lambda: find_names(text))
    names, entries = timed("entries", lambda: resolve(text, names=names, places=places))  # type: ignore[arg-type, misc]
    quantities = timed("quantities", lambda: find_quantities(text, times=times))  # type: ignore[arg-type]
    scene = Scene(text, times=times, names=names, entries=entries)  # type: ignore[arg-type]
    said = timed("attributions", lambda: find_attributions(scene))
    timed(
        "events",
        lambda: find_events(scene, places=places, quantities=quantities, attributions=said, anchor=ANCHOR),  # type: ignore[arg-type]
    )
    timed("contexts", lambda: find_contexts(text))


@cache
def page_of(content: bytes) -> Page:
    """Hashing a page is a part of collecting it; what is timed begins with the page, as for the others."""
    return Page.from_bytes(content, format="html")


def khabar_reading(content: bytes) -> None:
    try:
        read_page(page_of(content))
    except ArticleError:
        return


def khabar_article(content: bytes) -> None:
    try:
        extract(page_of(content))
    except ArticleError:
        return


CONTESTANTS: dict[str, Callable[[bytes], object]] = {
    "khabar, page → reading": khabar_reading,
    "khabar, page → article alone": khabar_article,
    "trafilatura fast, text alone": lambda content: trafilatura.extract(content, fast=True),
    "trafilatura, text alone": trafilatura.extract,
}


def time_pages(contents: list[bytes], rounds: int) -> list[dict[str, float]]:
    """For each round the seconds a page of each contestant."""
    for contestant in CONTESTANTS.values():
        for content in contents:
            contestant(content)  # warms caches; not timed
    taken: list[dict[str, float]] = []
    for _ in range(rounds):
        seconds = dict.fromkeys(CONTESTANTS, 0.0)
        for content in contents:
            for name, contestant in CONTESTANTS.items():
                start = time.process_time()
                contestant(content)
                seconds[name] += time.process_time() - start
        taken.append({name: whole / len(contents) for name, whole in seconds.items()})
    return taken


def step_lines(tokens: int, seconds: dict[str, float]) -> Iterator[str]:
    yield "| step | tokens a second | share |"
    yield "|---|---:|---:|"
    whole = sum(seconds.values())
    for step, taken in seconds.items():
        yield f"| {step} | {tokens / taken:,.0f} | {taken / whole:.0%} |"
    yield f"| all | {tokens / whole:,.0f} | |"


def page_lines(rounds: list[dict[str, float]]) -> Iterator[str]:
    yield "| | ms a page | pages a second a core | against trafilatura fast |"
    yield "|---|---:|---:|---:|"
    for name in CONTESTANTS:
        page = statistics.median(seconds[name] for seconds in rounds)
        ratio = statistics.median(seconds["trafilatura fast, text alone"] / seconds[name] for seconds in rounds)
        yield f"| {name} | {1000 * page:.2f} | {1 / page:.0f} | {ratio:.2f}× |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    files = options.pages or sorted((SHARED / "pages").glob("*.html")) or sorted(BUNDLED.glob("*.html"))
    print(f"CPython {platform.python_version()}, trafilatura {importlib.metadata.version('trafilatura')}\n")
    texts = raw_texts(options.articles)
    tokens, steps = time_steps(texts)
    print(f"{len(texts)} articles, {tokens:,} tokens\n", *step_lines(tokens, steps), sep="\n")
    pages = time_pages([file.read_bytes() for file in files], options.rounds)
    print(f"\n{len(files)} pages, {options.rounds} rounds\n", *page_lines(pages), sep="\n")


if __name__ == "__main__":
    main()
