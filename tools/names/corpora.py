"""The texts to learn from, as folded tokens."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from khabar.arabic.fold import fold, fold_text
from khabar.arabic.text import ArabicText
from khabar.arabic.tokens import tokenize

__all__ = ["Sentence", "fine_tags", "raw_sentences", "tagged_sentences"]


class Sentence(NamedTuple):
    """A tagged sentence in the corpus's tokens, and in Khabar's, which may be several for one of the corpus's."""

    tags: list[str]
    """IOB2, a tag for each of the corpus's tokens; an I that follows nothing of its kind is made a B."""
    tokens: list[str]
    token_tags: list[str]
    firsts: list[int]
    """For each of the corpus's tokens the first of Khabar's."""


def _blocks(path: Path) -> Iterator[list[tuple[str, str]]]:
    block: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").replace("\u200e", "").replace("\u200f", "").split("\n"), ""]:
        fields = line.split()
        if fields:
            block.append((fields[0] if len(fields) > 1 else "", fields[-1]))
        elif block:
            yield block
            block = []


def tagged_sentences(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL file of two columns."""
    out = []
    for block in _blocks(path):
        sentence = Sentence([], [], [], [])
        before = "O"
        for word, tag in block:
            before = "B-" + tag[2:] if tag[0] == "I" and before[2:] != tag[2:] else tag
            sentence.tags.append(before)
            sentence.firsts.append(len(sentence.tokens))
            for at, token in enumerate([token.text for token in tokenize(fold(word))] or ["·"]):
                sentence.tokens.append(token)
                sentence.token_tags.append(before if at == 0 or before == "O" else "I-" + before[2:])
        out.append(sentence)
    return out


def _letters(words: list[str]) -> str:
    """A sentence without what two editions of it spell or cut differently."""
    return re.sub("[اءي_]", "", "".join(re.findall(r"\w", fold_text("".join(words)))))


def fine_tags(path: Path, sentences: list[Sentence]) -> dict[int, list[str]]:
    """NewsFANE's fine types for those of `sentences` that it has too, by their index; ``O`` for none."""
    editions: dict[str, list[tuple[str, str]]] = {}
    for block in _blocks(path):
        editions.setdefault(_letters([word for word, _ in block]), block)
    out = {}
    for index, sentence in enumerate(sentences):
        block = editions.get(_letters(sentence.tokens))
        if block is None:
            continue
        of_letters = [tag.split("-", 1)[-1] for word, tag in block for _ in _letters([word])]
        at, tags = 0, []
        for token in sentence.tokens:
            size = len(_letters([token]))
            named = [tag for tag in of_letters[at : at + size] if tag != "O"]
            tags.append(named[-1] if named else "O")
            at += size
        out[index] = tags
    return out


def raw_sentences(corpora: Path) -> Iterator[list[str]]:
    """The folded tokens of each sentence of raw news, no paragraph twice."""
    seen: set[str] = set()
    for path in (*sorted(corpora.glob("news/*.jsonl.gz")), *sorted(corpora.glob("events/*_gsr.jsonl"))):
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                for paragraph in [record.get("title") or "", *record["text"].split("\n")]:
                    if len(paragraph) >= 3 and paragraph not in seen:
                        seen.add(paragraph)
                        yield from _sentences(ArabicText(paragraph))


def _sentences(text: ArabicText) -> Iterator[list[str]]:
    at = 0
    for span in text.sentences:
        end = text.folded.folded(span)[1]
        sentence = []
        while at < len(text.tokens) and text.tokens[at].start < end:
            if text.tokens[at].text.strip():
                sentence.append(text.tokens[at].text)
            at += 1
        if sentence:
            yield sentence
