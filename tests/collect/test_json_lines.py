from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.collect.files import collect
from khabar.collect.json_lines import read_lines
from khabar.model import Failure, Page


def record(number: int, text: str = "عاد التيار.") -> bytes:
    return json.dumps({"id": f"r{number}", "text": text}, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"text": "cut', "broken JSON"),
        (b'{"text": "a"} trailing', "broken JSON"),
        (b'{"text": NaN}', "broken JSON"),
        (b'{"text": "\\ud800"}', "broken JSON"),
        (b"[" * 100_000, "no record"),
        (b'{"text": "a", "x": ' + b"[" * 100_000, "nested too deeply"),
        (b"[1]", "Expected `object`"),
        (b'"text"', "Expected `object`"),
        (b'{"title": "x"}', "missing required field `text`"),
        (b'{"text": 5}', "Expected `str`"),
        (b'{"text": null}', "Expected `str`"),
        (b'{"text": " \\n"}', "text is empty"),
        ('{"text": "خبر"}'.encode("windows-1256"), "not UTF-8"),
    ],
)
def test_broken_line(tmp_path: Path, line: bytes, words: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + record(1) + b"\r\n\n" + line + b"\n" + record(4))
    first, broken, last = collect([str(path)])
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert isinstance(broken, Failure)
    assert first.content == record(1)
    assert (first.line, last.line) == (1, 4)
    assert broken.page == f"{path}:3"
    assert words in broken.reason


def test_line_that_is_too_long() -> None:
    long = record(2, "طويل " * 50_000)
    file = io.BytesIO(record(1) + b"\n" + long + b"\n" + record(3) + b"\n" + long)
    results = list(read_lines(file, path="f", max_bytes=1000))
    assert [r.page if isinstance(r, Failure) else r.line for r in results] == [1, "f:2", 3, "f:4"]
    assert isinstance(results[1], Failure)
    assert "1,000 bytes" in results[1].reason


@given(
    st.lists(st.sampled_from([record(1), record(2, "ط" * 90), b"", b"  ", b"x", record(3, "ط" * 40)]), max_size=12),
    st.integers(0, 600),
)
def test_lines_wherever_the_head_ends(lines: list[bytes], head: int) -> None:
    """What has been read to tell the kind of the file changes nothing, wherever it was cut."""
    content = b"\n".join(lines)
    file = io.BytesIO(content)
    first = file.read(head)
    results = list(read_lines(file, path=None, max_bytes=120, first=first))
    expected = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not expected:
        [nothing] = results
        assert isinstance(nothing, Failure)
        return
    assert len(results) == len(expected)
    for result, (number, line) in zip(results, expected, strict=True):
        if isinstance(result, Page):
            assert (result.line, result.content) == (number, line)
        else:
            assert result.page == f"standard input:{number}"
            assert line == b"x" or len(line) > 120


def test_streaming() -> None:
    """Endless standard input gives its first pages: nothing is read ahead of the consumer."""

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.read_bytes = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = record(1) + b"\n"
            buffer[: len(line)] = line
            self.read_bytes += len(line)
            return len(line)

    source = Endless()
    pages: Iterator[Page | Failure] = collect(["-"], stdin=io.BufferedReader(source))
    assert all(isinstance(next(pages), Page) for _ in range(5))
    assert source.read_bytes < 20_000
