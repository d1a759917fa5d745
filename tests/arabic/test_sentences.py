import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given

from khabar.arabic.sentences import sentences
from tests.arabic.strategies import texts

_CASES = tomllib.loads((Path(__file__).parent / "cases" / "sentences.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["why"])
def test_sentences(case: dict[str, object]) -> None:
    text = "\n".join(case["sentences"]) if case.get("lines") else " ".join(case["sentences"])  # type: ignore[arg-type]
    text = str(case.get("text", text))
    assert [span.of(text) for span in sentences(text)] == case["sentences"]


@given(texts)
def test_sentences_part_everything_that_is_seen(text: str) -> None:
    spans = sentences(text)
    position = 0
    for span in spans:
        assert span.start >= position
        assert span.start < span.end
        assert not any(map(_is_seen, text[position : span.start]))
        assert _is_seen(text[span.start])
        assert _is_seen(text[span.end - 1])
        assert "\n" not in span.of(text)
        position = span.end
    assert not any(map(_is_seen, text[position:]))


@pytest.mark.parametrize("piece", [". ", '"', "(.", "أ.", "«", ".\u200f ", "د. ", "-", "\u200f", "أ. «"])
def test_long_runs_take_no_time(piece: str) -> None:
    text = piece * 30_000 + "نص. "
    begin = time.process_time()
    sentences(text)
    assert time.process_time() - begin < 2


def _is_seen(character: str) -> bool:
    return (
        not character.isspace()
        and character not in "\u00ad\ufeff"
        and not (
            "\u200b" <= character <= "\u200f" or "\u202a" <= character <= "\u202e" or "\u2060" <= character <= "\u2069"
        )
    )
