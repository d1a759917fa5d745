"""How fast the web app answers: 20 clients at once, each asking for the next page as soon as it has one.

Each kind of page is measured twice: when every page is asked for the first time, and then for some seconds with pages
drawn at random from the same ones, as long as nobody adds to the record.

    python benchmarks/web/run.py RECORD.db [--seconds 20] [--clients 20] [--pages 2000]

The pages asked for are drawn at random from the record: Today with and without filters, stories, events, searches for
words of headlines. Beside it, in the same run, Datasette (when it is installed) serves the same file: a row of the
article table for a story and an event, the newest rows for Today, its SQL for the search.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

from khabar import recording
from khabar.recording import open_record
from khabar.web.views.lines import address_of, event_address

Pages = dict[str, list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--pages", type=int, default=2000, help="stories and events to draw from")
    arguments = parser.parse_args()
    draw = random.Random(7)
    pages, rows, words, count = sample(arguments.record, arguments.pages, draw)
    print(f"{count:,} articles, {arguments.clients} clients, {arguments.seconds:.0f} s each\n")
    print("| | page | answers/s | median, ms | p95, ms | p99, ms | not 200 |")
    print("|---|---|---:|---:|---:|---:|---:|")
    khabar = [sys.executable, "-m", "khabar", "serve", "--db", str(arguments.record), "--port"]
    measure("Khabar", khabar, pages, arguments.seconds, arguments.clients)
    if shutil.which("datasette"):
        base = f"/{arguments.record.stem}"
        theirs = {
            "today": [f"{base}/article?_size=20&_sort_desc=day&_nocol=document"],
            "story": [f"{base}/article/{row}" for row in rows],
            "event": [f"{base}/article/{row}" for row in rows],
            "search": [f"{base}?{urlencode({'sql': SEARCH, 'q': word})}" for word in words],
        }
        settings = ["--setting", "sql_time_limit_ms", "20000"]
        datasette = ["datasette", "serve", "-i", str(arguments.record), *settings, "--port"]
        measure("Datasette", datasette, theirs, arguments.seconds, arguments.clients)


SEARCH = (
    "select key, headline, day from article where newest and key in"
    " (select rowid from article_terms where article_terms match :q) order by day desc limit 20"
)


def sample(record: Path, wanted: int, draw: random.Random) -> tuple[Pages, list[int], list[str], int]:
    """Addresses by kind; keys of articles and words for the other server; how many articles there are."""
    with open_record(record) as store:
        count = store.count()
        found = list(recording.stories(store, limit=wanted // 2))
        alone = recording.stories(store, limit=wanted // 2, offset=draw.randrange(max(1, count // 2)), alone=True)
        found += list(alone)
    stories = [f"/ar/stories/{address_of(told.stored.articles[0])}" for told in found]
    events = [f"/ar/events/{event_address(told, told.happenings[0])}" for told in found if told.happenings]
    headlines = [each.document.article.headline or "" for told in found for each in told.stored.articles]
    words = sorted({word for headline in headlines for word in headline.split() if len(word) > 3})
    chosen = draw.sample(words, min(500, len(words)))
    searches = [f"/ar/search?q={quote(word)}" for word in chosen]
    today = ["/ar", "/en", *(f"/ar?page={page}" for page in range(2, 30)), *(f"/ar?q={quote(w)}" for w in chosen[:30])]
    with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as connection:
        keys = [key for (key,) in connection.execute("select key from article where newest limit 5000")]
    rows = draw.sample(keys, min(wanted, len(keys)))
    return {"today": today, "story": stories, "event": events, "search": searches}, rows, chosen, count


def measure(name: str, command: list[str], pages: Pages, seconds: float, clients: int) -> None:
    """A row for each kind of page, then one for all of them mixed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*command, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until_it_answers(port, server)
        for kind, addresses in pages.items():
            _row(name, f"{kind}, first", *asyncio.run(load(port, iter(addresses), clients)))
            _row(name, f"{kind}, again", *asyncio.run(load(port, _drawn([addresses], seconds), clients)))
        _row(name, "all mixed, again", *asyncio.run(load(port, _drawn([*pages.values()], seconds), clients)))
    finally:
        server.terminate()
        server.wait()


def _drawn(several: list[list[str]], seconds: float) -> Iterator[str]:
    """One of the kinds, then one of its pages, again and again."""
    draw, until = random.Random(1), time.perf_counter() + seconds
    while time.perf_counter() < until:
        yield draw.choice(draw.choice(several))


def _row(name: str, kind: str, took: dict[int, list[float]], seconds: float) -> None:
    """How long the answers took that came in so many seconds."""
    good = sorted(took.get(200, []))
    if not good:
        print(f"| {name} | {kind} | no answer with 200 |")
        return
    bad = sum(len(times) for status, times in took.items() if status != 200)
    print(
        f"| {name} | {kind} | {len(good) / seconds:.0f} | {1000 * statistics.median(good):.1f} |"
        f" {1000 * good[int(0.95 * (len(good) - 1))]:.1f} | {1000 * good[int(0.99 * (len(good) - 1))]:.1f} | {bad} |",
        flush=True,
    )


def _until_it_answers(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise SystemExit("the server has stopped")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


async def load(port: int, addresses: Iterator[str], clients: int) -> tuple[dict[int, list[float]], float]:
    """Seconds that each answer took, by its status; how long all of it took."""
    took: dict[int, list[float]] = defaultdict(list)
    start = time.perf_counter()
    await asyncio.gather(*(_client(port, addresses, took) for _ in range(clients)))
    return took, time.perf_counter() - start


async def _client(port: int, addresses: Iterator[str], took: dict[int, list[float]]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for address in addresses:  # shared by all clients: each page goes to the one that is free
            start = time.perf_counter()
            writer.write(f"GET {address} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.split(b"\r\n")
            headers = dict(line.lower().split(b": ", 1) for line in lines[1:] if b": " in line)
            if b"content-length" in headers:
                await reader.readexactly(int(headers[b"content-length"]))
            else:
                while size := int(await reader.readline(), 16):
                    await reader.readexactly(size + 2)
                await reader.readline()
            took[int(lines[0].split()[1])].append(time.perf_counter() - start)
    finally:
        writer.close()


if __name__ == "__main__":
    main()
