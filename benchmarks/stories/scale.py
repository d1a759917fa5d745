"""A hundred thousand made articles, read, added and grouped one after the other: time of each and memory."""

from __future__ import annotations

import json
import multiprocessing
import resource
import sqlite3
import time
from collections import deque
from collections.abc import Iterable
from itertools import combinations, islice
from pathlib import Path

from made import write

from khabar.model import Document, Failure, Page
from khabar.pipeline import read_pages
from khabar.recording import open_record

_EACH, _BATCH = 10_000, 40


def measure(paths: list[Path], count: int, folder: Path) -> None:
    """Print a row for each ten thousand articles, then how many of the planted happenings came together."""
    made, aside, file = folder / "made.jsonl", folder / "planted.jsonl", folder / "record.db"
    apart = multiprocessing.get_context("spawn")  # its memory is not that of the record
    maker = apart.Process(target=write, args=(paths, count, made, aside))
    maker.start()
    maker.join()
    print("| articles | read, ms | added and grouped, ms | stories of several | longest | file, MB | memory, MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    with apart.Pool(1) as pool, open_record(file) as store, made.open("rb") as lines:
        done, reading, adding = 0, 0.0, 0.0
        # Two batches are read ahead, so that what waits to be added does not pile up.
        ahead = deque(pool.map_async(_read, list(islice(lines, _BATCH))) for _ in range(2))
        while batch := ahead.popleft().get():
            ahead.append(pool.map_async(_read, list(islice(lines, _BATCH))))
            start = time.perf_counter()
            done += len(list(store.add_all((page, document) for page, document, _ in batch)))
            adding += time.perf_counter() - start
            reading += sum(took for *_, took in batch)
            if done % _EACH == 0 or len(batch) < _BATCH:
                several, longest = _sizes(file)
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                last = done % _EACH or _EACH
                print(
                    f"| {done:,} | {1000 * reading / last:.1f} | {1000 * adding / last:.1f} |"
                    f" {several:,} | {longest} | {file.stat().st_size / 1e6:,.0f} | {memory:,.0f} |",
                    flush=True,
                )
                reading = adding = 0.0
        stories = [[one.document.article.id for one in story.articles] for story in store.stories(alone=False)]
        pairs = {frozenset((copy.source, copy.copy)) for copy in store.copies()}
    happenings: dict[int, list[str]] = {}
    copied = set()
    for id, happening, source in map(json.loads, aside.open(encoding="utf-8")):
        if happening is not None:
            happenings.setdefault(happening, []).append(id)
        if source is not None:
            copied.add(frozenset((id, f"made-{source:06}")))
    _recovered("happenings", _pairs(happenings.values()), _pairs(stories))
    _recovered("copies", copied, pairs)


def _recovered(name: str, planted: set[frozenset[str]], found: set[frozenset[str]]) -> None:
    both = len(planted & found)
    print(f"\nplanted {name}: pair precision {both / max(1, len(found)):.3f}, recall {both / max(1, len(planted)):.3f}")


def _read(line: bytes) -> tuple[Page, Document, float]:
    start = time.perf_counter()
    [result] = read_pages([Page.from_bytes(line, format="record")])
    if isinstance(result, Failure):
        raise ValueError(f"{result.page}: {result.reason}")
    return *result, time.perf_counter() - start


def _sizes(file: Path) -> tuple[int, int]:
    """How many stories several articles tell, and how many the longest."""
    connection = sqlite3.connect(file)
    count, longest = connection.execute(
        "SELECT count(*), coalesce(max(articles), 0) FROM story WHERE articles > 1"
    ).fetchone()
    connection.close()
    return count, longest


def _pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}
