"""Page → article: pages per second per core, Khabar against the usual extractors on the same pages in one run.

usage: python benchmarks/extraction/run.py [PAGES...] [--rounds N] [--gold DIR]

PAGES are HTML files; without any, the seven measuring pages beside a developer's checkout, else the bundled ones. In
each round every extractor goes through all pages, one after the other, so that whatever else the machine does falls on
all alike; the median round counts, in CPU seconds of the one thread that it runs in. With --gold (a folder of
*.gold.json) the body F1 of each is told too, over bags of 4-token shingles.
"""

from __future__ import annotations

import argparse
import collections
import importlib.metadata
import json
import platform
import re
import statistics
import time
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import trafilatura
from newspaper import Article as NewspaperArticle
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from khabar.errors import ArticleError
from khabar.model import Page
from khabar.pipeline import extract

ROOT = Path(__file__).resolve().parents[2]


@cache
def page_of(content: bytes) -> Page:
    """Hashing a page is a part of collecting it; what is timed begins with the page, as for the others."""
    return Page.from_bytes(content, format="html")


def khabar(content: bytes) -> str:
    try:
        return extract(page_of(content)).text
    except ArticleError:
        return ""


def trafilatura_fast(content: bytes) -> str:
    return trafilatura.extract(content, fast=True) or ""


def trafilatura_fast_with_metadata(content: bytes) -> str:
    document = trafilatura.bare_extraction(content, fast=True, with_metadata=True)
    return document.text or "" if document is not None else ""


def trafilatura_default(content: bytes) -> str:
    return trafilatura.extract(content) or ""


def newspaper4k(content: bytes) -> str:
    article = NewspaperArticle("https://page.example/", language="ar", fetch_images=False)
    article.download(input_html=bytes_to_str(content, detect_encoding(content)))
    article.parse()
    return article.text or ""


def resiliparse(content: bytes) -> str:
    return extract_plain_text(bytes_to_str(content, detect_encoding(content)), main_content=True)


EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "khabar": khabar,
    "trafilatura fast": trafilatura_fast,
    "trafilatura fast, with metadata": trafilatura_fast_with_metadata,
    "trafilatura": trafilatura_default,
    "newspaper4k": newspaper4k,
    "resiliparse": resiliparse,
}


def shingles(text: str, n: int = 4) -> collections.Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text))
    return (
        collections.Counter(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1)))
        if words
        else collections.Counter()
    )


def body_f1(gold: str, found: str) -> float:
    want, got = shingles(gold), shingles(found)
    hits = (want & got).total()
    return 2 * hits / max(1, want.total() + got.total())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    shared = ROOT.parent / "shared" / "pages"
    files = options.pages or sorted(shared.glob("*.html")) or sorted((ROOT / "src/khabar/demo/pages").glob("*.html"))
    gold_folder = options.gold or (shared if not options.pages and shared.is_dir() else None)
    gold = (
        {
            path.name.removesuffix(".gold.json"): json.loads(path.read_text("utf-8"))["body"]
            for path in gold_folder.glob("*.gold.json")
        }
        if gold_folder
        else {}
    )

    contents = {file.stem: file.read_bytes() for file in files}
    f1: dict[str, list[float]] = {name: [] for name in EXTRACTORS}
    for name, extractor in EXTRACTORS.items():
        for stem, content in contents.items():
            text = extractor(content)  # warms caches; not timed
            if stem in gold:
                f1[name].append(body_f1(gold[stem], text))
    rounds: dict[str, list[float]] = {name: [] for name in EXTRACTORS}
    for _ in range(options.rounds):
        for name, extractor in EXTRACTORS.items():
            start = time.process_time()
            for content in contents.values():
                extractor(content)
            rounds[name].append(time.process_time() - start)
    seconds = {name: statistics.median(times) / len(contents) for name, times in rounds.items()}

    base = seconds["trafilatura fast"]
    versions = ", ".join(
        f"{p} {importlib.metadata.version(p)}" for p in ("trafilatura", "newspaper4k", "resiliparse", "selectolax")
    )
    print(f"{len(files)} pages, {options.rounds} rounds, CPython {platform.python_version()}, {versions}\n")
    print("| extractor | ms a page | pages a second a core | against trafilatura fast | body F1 |")
    print("|---|---:|---:|---:|---:|")
    for name, page in seconds.items():
        score = f"{statistics.mean(f1[name]):.3f}" if f1[name] else ""
        print(f"| {name} | {1000 * page:.2f} | {1 / page:.0f} | {base / page:.2f}× | {score} |")


if __name__ == "__main__":
    main()
