"""Whole attributions, from text to chain, on invented articles."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from khabar.model import Attribution, Reading
from khabar.model.article import Article
from khabar.pipeline import read

CASES = tomllib.loads((Path(__file__).parent / "cases/attributions.toml").read_text(encoding="utf-8"))["case"]


def reading_of(text: str, outlet: str | None = None) -> Reading:
    article = Article(id="a", page="p", language="ar", text=text, published="2025-03-10", outlet=outlet)
    return read(article)


def line(attribution: Attribution, text: str) -> str:
    chain = " ← ".join(link.span.of(text) for link in attribution.chain)
    how = f"{attribution.act}, {attribution.quotation}, {attribution.firmness}"
    return f"{attribution.content.of(text)} | {attribution.cue.of(text)} | {chain} | {how}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text: str = case["text"]
    reading = reading_of(text, case.get("outlet"))
    assert [line(attribution, text) for attribution in reading.attributions] == case["says"]
    if "said" in case:
        [said] = [time for time in reading.times if time.id == reading.attributions[0].said]
        assert said.span.of(text) == case["said"]


def test_a_speech_in_a_speech_tells_which() -> None:
    text = "وقال الناطق باسم الوزارة إن الحكومة حذرت الشركة من تأخير العمل."
    outer, inner = reading_of(text).attributions
    assert (outer.within, inner.within) == (None, outer.id)
