from __future__ import annotations

import io
import os
import socket
import tracemalloc
from pathlib import Path

import pytest

from khabar.collect.files import collect
from khabar.model import Failure, Page

HTML = "<!DOCTYPE html><html><body><p>عاد التيار إلى المدينة.</p></body></html>".encode()
TEXT = "عاد التيار إلى المدينة.\nوقال المحافظ إن الأعمال انتهت.".encode()
RECORD = '{"id": 1, "text": "عاد التيار."}'.encode()


def kinds(results: list[Page | Failure]) -> list[str]:
    return [r.reason if isinstance(r, Failure) else r.format for r in results]


def one(*inputs: str, stdin: bytes | None = None, max_bytes: int = 20_000_000) -> Page | Failure:
    [result] = collect(inputs, stdin=None if stdin is None else io.BytesIO(stdin), max_bytes=max_bytes)
    return result


def page(result: Page | Failure) -> Page:
    assert isinstance(result, Page), result
    return result


def reason(result: Page | Failure) -> str:
    assert isinstance(result, Failure)
    assert result.step == "collect"
    return result.reason


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.html", HTML, "html"),
        ("a.HTM", HTML, "html"),
        ("a.xhtml", HTML, "html"),
        ("a.html", TEXT, "html"),  # the ending is believed
        ("a.txt", TEXT, "text"),
        ("a.txt", HTML, "html"),  # save where it cannot be so
        ("a.txt", "قال <نعم> ثم خرج".encode(), "text"),
        ("page", HTML, "html"),
        ("page.php", b"\xef\xbb\xbf\n  " + HTML, "html"),
        ("page", b"Warning: something\n<div class='x'>", "html"),
        ("page", HTML.decode().encode("utf-16"), "html"),
        ("dump", TEXT, "text"),
        ("dump.log", TEXT.decode().encode("utf-16-le"), "text"),
        ("dump", TEXT.decode().encode("windows-1256"), "text"),
        ("rows", RECORD, "record"),
        ("rows.json", RECORD + b"\n", "record"),
        ("rows.NDJSON", RECORD, "record"),
    ],
)
def test_format(tmp_path: Path, name: str, content: bytes, format: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = page(one(str(path)))
    assert found.format == format
    assert found.path == str(path)
    assert found.content == content.strip() if format == "record" else found.content == content
    assert found == Page.from_bytes(found.content, format=found.format, path=str(path), line=found.line)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.html", b"", "empty"),
        ("a.html", b" \r\n\t ", "blank"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n\n", "holds no record"),
        ("a.html", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"\x89PNG\r\n", "PNG"),
        ("a.docx", b"PK\x03\x04....", "ZIP"),
        ("a.html.gz", b"\x1f\x8b\x08", "gzip"),
        ("a.html", bytes(range(256)) * 9, "binary"),
        ("a.html", HTML * 200 + bytes(100_000), "binary"),  # text to begin with
        ("a.mhtml", b"anything", "MHTML"),
        ("a.html", b"From: <Saved by Blink>\r\n", "MHTML"),
        ("a.warc", b"WARC/1.0", "WARC"),
        ("a.json", b'{\n  "text": "x"\n}', "one object a line"),
        ("a.json", b'[{"text": "x"}]', "one object a line"),
    ],
)
def test_no_page(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    failure = one(str(path))
    assert words in reason(failure)
    assert isinstance(failure, Failure)
    assert failure.page.startswith(str(path))


def test_size(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(HTML)
    assert page(one(str(path), max_bytes=len(HTML))).content == HTML
    assert f"{len(HTML)} bytes" in reason(one(str(path), max_bytes=len(HTML) - 1))
    with (tmp_path / "big.html").open("wb") as big:
        big.write(HTML * 200)
        big.truncate(50_000_000_000)  # sparse
    tracemalloc.start()
    assert "50,000,000,000 bytes" in reason(one(str(tmp_path / "big.html")))
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    assert "no such file" in reason(one(str(tmp_path / "no.html")))
    assert "no such file" in reason(one(str(tmp_path / "a.txt" / "b.html")))
    assert "no file matches" in reason(one(str(tmp_path / "*.html")))
    assert "no usable pattern" in reason(one(str(tmp_path / "a**b")))
    assert "too long" in reason(one("x" * 5000))
    assert "null" in reason(one("a\0b"))
    assert "address" in reason(one("https://example.org/news"))


def test_the_stream_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.txt").write_bytes(TEXT)
    (tmp_path / "empty").mkdir()
    inputs = [str(tmp_path / name) for name in ("no", "a.html", "empty", "b.txt", "no")]
    results = list(collect(inputs))
    assert kinds(results) == [
        "there is no such file or folder", "html", "the folder holds no page", "text",
        "there is no such file or folder",
    ]  # fmt: skip


def test_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(HTML)

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert reason(one(str(path))) == "permission denied"
    monkeypatch.setattr(os, "scandir", refuse)
    assert reason(one(str(tmp_path))) == "permission denied"


def test_folder(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "sub/c.html", "sub/deep/d.jsonl", ".hidden.html", ".git/x.html", "style.css",
                 "article.php", "photo.png", "notes.json", "e.mht"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(RECORD if name.endswith("jsonl") else HTML if name.endswith(("html", "php")) else b"x")
    results = list(collect([str(tmp_path)]))
    names = [os.path.relpath(r.page if isinstance(r, Failure) else r.path or "", tmp_path) for r in results]
    assert names == ["a.txt", "article.php", "b.html", "e.mht", "sub/c.html", "sub/deep/d.jsonl"]
    assert kinds(results)[3].startswith("a page in MHTML")


def test_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.html", "a.html", "c.txt", ".h.html", "sub/d.html", "sub/.x/e.html", "[1].html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(HTML)
    monkeypatch.chdir(tmp_path)

    def paths(pattern: str) -> list[str]:
        return [str(r.path) for r in collect([pattern]) if isinstance(r, Page)]

    assert paths("*.html") == ["[1].html", "a.html", "b.html"]
    assert paths("[ab].html") == ["a.html", "b.html"]
    assert paths("[1].html") == ["[1].html"]  # there is a file of that name
    assert paths(".*.html") == [".h.html"]
    assert paths("**/*.html") == ["[1].html", "a.html", "b.html", "sub/d.html"]
    assert paths(str(tmp_path / "s*")) == [str(tmp_path / "sub/d.html")]
    assert paths("sub/**") == ["sub/d.html"]


def test_links_in_circles(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.html").write_bytes(HTML)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "sub" / "up2").symlink_to(tmp_path)
    (tmp_path / "self.html").symlink_to(tmp_path / "self.html")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nothing")
    (tmp_path / "gone.png").symlink_to(tmp_path / "nothing")
    assert kinds(list(collect([str(tmp_path)]))) == [
        "a symbolic link that leads nowhere", "a symbolic link that leads back to itself", "html",
    ]  # fmt: skip
    assert "html" in kinds(list(collect([str(tmp_path / "**" / "*.html")])))
    assert "back to itself" in reason(one(str(tmp_path / "self.html")))
    assert "leads nowhere" in reason(one(str(tmp_path / "gone.html")))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_would_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "socket.txt"))
        assert "named pipe" in reason(one(str(tmp_path / "pipe")))
        assert "socket" in reason(one(str(tmp_path / "socket.txt")))
        assert len(list(collect([str(tmp_path)]))) == 2
    assert "device" in reason(one("/dev/zero"))


def test_name_in_another_charset(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/" + "خبر".encode("windows-1256") + b".html"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - Path takes no bytes
            file.write(HTML)
    except OSError:
        pytest.skip("the file system allows only UTF-8 names")
    found = page(one(os.fsdecode(name)))
    assert found.path is not None
    found.path.encode()


@pytest.mark.parametrize(("content", "format"), [(HTML, "html"), (TEXT, "text"), (RECORD, "record")])
def test_standard_input(content: bytes, format: str) -> None:
    found = page(one("-", stdin=content))
    assert found.format == format
    assert found.path is None
    assert found.content == content


def test_standard_input_without_a_page() -> None:
    assert "empty" in reason(one("-"))
    assert "empty" in reason(one("-", stdin=b""))
    assert "blank" in reason(one("-", stdin=b"\n"))
    assert "PDF" in reason(one("-", stdin=b"%PDF-1.4"))
    assert "too large" in reason(one("-", stdin=HTML, max_bytes=20))
    first, second = collect(["-", "-"], stdin=io.BytesIO(HTML))
    assert page(first)
    assert "already been read" in reason(second)


def test_standard_input_that_breaks() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    [failure] = collect(["-"], stdin=Broken())
    assert reason(failure)
