"""Sentences that people judged, read by the rules alone and turned into what the judge looks at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.arabic.text import ArabicText
from khabar.knowledge.event_types import load as load_triggers
from khabar.model import Article
from khabar.pipeline import read
from khabar.reading.events.signals import hashed, reports, signals

__all__ = ["Sentences", "judged_sentences"]


class Sentences(NamedTuple):
    """All sentences of one type, one row each."""

    texts: list[str]
    documents: NDArray[np.int64]
    """A number for each document; equal sentences have one, too."""
    yes: NDArray[np.bool_]
    clear: NDArray[np.bool_]
    """Not ambiguous: what is measured on."""
    target: NDArray[np.float64]
    """1 and 0 where clear, else the share of people who said yes."""
    candidates: NDArray[np.bool_]
    """The rules find an event of the type that happened or goes on."""
    near: NDArray[np.bool_]
    """The rules find a word of the type at all: what is learnt from."""
    signals: NDArray[np.float64]
    hashed: list[tuple[NDArray[np.int64], NDArray[np.float64]]]


def judged_sentences(folder: Path, type: str) -> Sentences:
    """The sentences of ``assault_gsr.jsonl`` or ``protest_gsr.jsonl``."""
    lines = (folder / f"{type.lower()}_gsr.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    texts = [record["text"] for record in records]
    found, rows, words, near = [], [], [], []
    for text in texts:
        reading = read(Article(id="s", page="s", language="ar", text=text), judge=False)
        folded = ArabicText(text)
        found.append(any(reports(event, type) for event in reading.events))
        triggers = load_triggers().find(folded)
        near.append(any(trigger.type == type and not trigger.negated for trigger in triggers))
        rows.append(signals(folded, reading, type))
        words.append(hashed(folded, type))
    yes = np.array([record["label"] == "yes" for record in records])
    clear = np.array([record["label"] != "ambiguous" for record in records])
    share = np.array([record["accept"] / (record["accept"] + record["reject"]) for record in records])
    return Sentences(
        texts, _documents(records), yes, clear, np.where(clear, yes, share), np.array(found), np.array(near),
        np.array(rows), words,
    )  # fmt: skip


def _documents(records: list[dict[str, str]]) -> NDArray[np.int64]:
    """By the id without its last part, the number of the sentence; a sentence met twice joins its first document."""
    numbers: dict[str, int] = {}
    by_text: dict[str, str] = {}
    out = []
    for record in records:
        id = record["id"]
        document = id.rpartition("-" if id.startswith("AAW") else "_")[0]
        document = by_text.setdefault(record["text"], document)
        out.append(numbers.setdefault(document, len(numbers)))
    return np.array(out)
