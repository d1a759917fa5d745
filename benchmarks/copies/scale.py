"""Made articles by the hundred thousand, and the time that a new one takes among them."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import resource
import sqlite3
import statistics
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.arabic.analyser import analyse
from khabar.model import Article, Document, Reading, Sketch
from khabar.record.copies import MemoryIndex, compare
from khabar.record.copies import sketch as sketch_of
from khabar.record.copies.sketches import number_of, sample
from khabar.store.sqlite_copies import SqliteIndex
from khabar.store.sqlite_file import _statements

_YEAR = 365
_FIRST_DAY = dt.date(2024, 1, 1)
_COPIES = 0.05
"""The share of articles that copy one of the three days before: from 60 to 100 % of it, one word in ten another."""
_GOES_ON = 0.5
"""How often a made text goes on as the text there does, and not as another with the same word."""
_NEW = 500
"""Articles that are looked up and added at each size."""
_AT_ONCE = 5_000

Words = NDArray[np.uint64]


class News:
    """A chain of words as they follow each other in real news, so that formulas come about as often as there."""

    def __init__(self, paths: list[Path]) -> None:
        numbers: list[int] = []
        lengths = []
        for path in paths:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    words = [number_of(term) for term in analyse(json.loads(line)["text"])]
                    if len(words) >= 20:
                        numbers += words
                        lengths.append(len(words))
        self.text = np.array(numbers, np.uint64)
        self.lengths = np.array(lengths)
        _, self.word = np.unique(self.text, return_inverse=True)
        self.places = np.argsort(self.word, kind="stable")
        self.first = np.searchsorted(self.word[self.places], np.arange(self.word.max() + 2))

    def articles(self, count: int, random: np.random.Generator) -> list[Words]:
        """Articles of real lengths; each word follows the one before it as often as it really does."""
        lengths = random.choice(self.lengths, count)
        steps = int(lengths.max())
        made = np.empty((count, steps), np.uint64)
        at = random.integers(0, len(self.text) - 1, count)
        for step in range(steps):
            made[:, step] = self.text[at]
            word = self.word[at]
            first, last = self.first[word], self.first[word + 1]
            elsewhere = self.places[first + (random.random(count) * (last - first)).astype(np.int64)]
            at = np.where(random.random(count) < _GOES_ON, at, elsewhere) + 1
            at[at >= len(self.text)] = 0
        return [row[:length] for row, length in zip(made, lengths, strict=True)]


def made(news: News, count: int, random: np.random.Generator) -> Iterator[tuple[Words, int, int | None]]:
    """Articles over a year in the order of time, each with its day and the number of the one that it copies."""
    recent: list[Words] = []
    a_day = max(1, count // _YEAR)
    number = 0
    while number < count:
        for article in news.articles(min(_AT_ONCE, count - number), random):
            copied = None
            if recent and random.random() < _COPIES:
                back = int(random.integers(1, 1 + min(len(recent), 3 * a_day)))
                source = recent[-back]
                kept = source[: max(20, int(len(source) * random.uniform(0.6, 1)))].copy()
                edited = random.random(len(kept)) < 0.1
                kept[edited] = random.choice(news.text, int(edited.sum()))
                article, copied = kept, number - back
            recent.append(article)
            yield article, number * _YEAR // count, copied
            number += 1
        del recent[: -3 * a_day - 1]


def measure(paths: list[Path], sizes: list[int], least: int, file: Path) -> None:
    """Print a row for each number of articles."""
    news = News(paths)
    print(f"{len(news.lengths):,} articles of news, {len(news.text):,} words\n")
    print("| articles in the record | prints each | rows looked at | near ones | look-up, ms | 99 of 100 below |"
          " worst | add, ms | planted found | file, MB |")  # fmt: skip
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for size in sizes:
        file.unlink(missing_ok=True)
        _one_size(news, size, file)
    for size in sizes:
        if size <= least:
            _minhash(news, size)


def _one_size(news: News, size: int, file: Path) -> None:
    random = np.random.default_rng(1)
    days, prints, texts = [], [], made(news, size + _NEW, random)
    for _ in range(size):
        words, day, _ = next(texts)
        days.append(day)
        prints.append(sample(words))
    connection = _filled(file, days, prints)
    index = SqliteIndex(connection)
    looked, added, rows, near, planted, found = [], [], [], [], 0, 0
    for number, (words, day, copied) in enumerate(texts, size):
        sketch = Sketch(prints=tuple(sample(words).tolist()), day=_FIRST_DAY + dt.timedelta(days=day))
        start = time.perf_counter()
        keys = index.near(sketch)
        middle = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        index.add(number, sketch)
        connection.execute("COMMIT")
        looked.append(middle - start)
        added.append(time.perf_counter() - middle)
        near.append(len(keys))
        rows.append(_rows(connection, sketch))
        if copied is not None:
            planted += 1
            found += copied in keys
    mean = statistics.fmean
    print(f"| {size:,} | {mean(map(len, prints)):.0f} | {mean(rows):,.0f} | {mean(near):.2f} |"
          f" {1000 * mean(looked):.2f} | {1000 * statistics.quantiles(looked, n=100)[-1]:.1f} |"
          f" {1000 * max(looked):.1f} | {1000 * mean(added):.2f} | {found} of {planted} |"
          f" {file.stat().st_size / 1e6:,.0f} |", flush=True)  # fmt: skip
    connection.close()


def _filled(file: Path, days: list[int], prints: list[Words]) -> sqlite3.Connection:
    """The tables of a record with these sketches, written in their own order: that much faster than one by one."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    script = resources.files("khabar.store").joinpath("migrations/0004_copies.sql").read_text("utf-8")
    for statement in _statements(script):
        if "CREATE TABLE sketch" in statement or "CREATE TABLE print" in statement:
            connection.execute(statement)
    first = _FIRST_DAY.toordinal()
    sizes = np.fromiter(map(len, prints), np.int64, len(prints))
    months = np.repeat((np.array(days) + first) // 31, sizes)
    articles = np.repeat(np.arange(len(prints)), sizes)
    numbers = np.concatenate(prints).astype(np.int64)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO sketch VALUES (?, ?, ?, ?)",
        (
            (key, first + day, len(of), of.astype("<i8").tobytes())
            for key, (day, of) in enumerate(zip(days, prints, strict=True))
        ),
    )
    order = np.lexsort((articles, numbers, months))
    for part in np.array_split(order, max(1, len(order) // 1_000_000)):
        connection.executemany(
            "INSERT INTO print VALUES (?, ?, ?)",
            zip(months[part].tolist(), numbers[part].tolist(), articles[part].tolist(), strict=True),
        )
    connection.execute("COMMIT")
    return connection


def _rows(connection: sqlite3.Connection, sketch: Sketch) -> int:
    assert sketch.day is not None
    month = sketch.day.toordinal() // 31
    rows: int = connection.execute(
        "SELECT count(*) FROM json_each(?) AS m CROSS JOIN json_each(?) AS n"
        " CROSS JOIN print AS p ON p.month = m.value AND p.print = n.value",
        (json.dumps([0, month - 1, month, month + 1]), json.dumps(sketch.prints)),
    ).fetchone()[0]
    return rows


def real(paths: list[Path]) -> None:
    """The news itself, article by article: sketch, look-up and the check of those that are near, all in memory."""
    index: MemoryIndex[int] = MemoryIndex()
    known: list[Document] = []
    took, near, pairs = [], 0, 0
    print("\n| real articles | near ones | pairs | sketch, look-up, check, ms | 99 of 100 below | worst |")
    print("|---:|---:|---:|---:|---:|---:|")
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                news = json.loads(line)
                day = dt.date.fromisoformat(news["date"])
                article = Article(id=str(len(known)), page=str(len(known)), language="ar", text=news["text"])
                document = Document(article=article, reading=Reading(anchor=day))
                start = time.perf_counter()
                mark = sketch_of(document)
                keys = index.near(mark)
                pairs += sum(compare(known[key], document) is not None for key in keys)
                took.append(time.perf_counter() - start)
                near += len(keys)
                index.add(len(known), mark)
                known.append(document)
    last = took[len(took) // 2 :]
    print(f"| {len(known):,} | {near / len(known):.2f} | {pairs:,} | {1000 * statistics.fmean(last):.2f} |"
          f" {1000 * statistics.quantiles(last, n=100)[-1]:.0f} | {1000 * max(last):.0f} |")  # fmt: skip


def _minhash(news: News, size: int) -> None:
    """datasketch's index for Jaccard 0.5, in memory, over the same articles."""
    from datasketch import MinHash, MinHashLSH

    random = np.random.default_rng(1)
    index = MinHashLSH(threshold=0.5, num_perm=128)
    looked, planted, found = [], 0, 0
    for number, (words, _, copied) in enumerate(made(news, size + _NEW, random)):
        start = time.perf_counter()
        mark = MinHash(num_perm=128)
        mark.update_batch([words[at : at + 5].tobytes() for at in range(len(words) - 4)])
        if number >= size:
            keys = index.query(mark)
            looked.append(time.perf_counter() - start)
            planted += copied is not None
            found += copied in keys
        index.insert(number, mark, check_duplication=False)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nMinHash LSH among {size:,}: {1000 * statistics.fmean(looked):.2f} ms to look up, {found} of {planted}"
          f" planted copies found, process {memory:,.0f} MB")  # fmt: skip
