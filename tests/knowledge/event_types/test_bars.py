"""How many of the judged triggers are found with their type."""

from __future__ import annotations

import json
import time

from khabar.arabic.text import ArabicText
from khabar.knowledge.event_types import load
from tests.shared import SHARED, needs_shared


@needs_shared
def test_triggers_of_the_gold() -> None:
    found = marked = 0
    for line in (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = ArabicText(article["text"])
        triggers = []
        for trigger in load().find(text):
            first, last = text.tokens[trigger.start], text.tokens[trigger.end - 1]
            triggers.append((trigger.type, text.folded.source(first.start + trigger.letters, last.end)))
        for event in article["events"]:
            start, end = event["trigger"]
            marked += 1
            found += any(kind == event["type"] and span.start < end and start < span.end for kind, span in triggers)
    assert found >= 0.93 * marked


@needs_shared
def test_verbs_of_judged_sentences() -> None:
    for name, bar in (("assault", 0.9), ("protest", 0.7)):
        found = marked = 0
        path = SHARED / "corpora" / "events" / f"{name}_spans.jsonl"
        for sentence in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text = ArabicText(sentence["text"])
            told = {
                word
                for trigger in load().find(text)
                if trigger.type == name.upper()
                for word in text.words[trigger.start : trigger.end]
            }
            for span in sentence["spans"]:
                verb = ArabicText(" ".join(span["verb"])).words
                marked += bool(verb)
                found += not told.isdisjoint(verb)
        assert found >= bar * marked


def test_the_time_is_in_line_with_the_length() -> None:
    words = "هجوم قتل الجيش على مباراة عقد إطلاق النار " * 400
    load().find(ArabicText(words))

    def seconds(of: ArabicText) -> float:
        best = float("inf")
        assert of.tokens  # made before the time is taken
        for _ in range(3):
            begun = time.perf_counter()
            load().find(of)
            best = min(best, time.perf_counter() - begun)
        return best

    assert seconds(ArabicText(words * 4)) < 12 * seconds(ArabicText(words))
