from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from khabar.demo import pages
from khabar.web.adding import label_of
from khabar.web.app import create_app
from tests.web.screens import token

DUMP = "\n".join(
    [
        "تعليق الدراسة في وادي السدر بعد هجوم",
        "قالت وزارة التعليم، اليوم الثلاثاء، إن الدراسة عُلقت في بلدة وادي السدر بعد هجوم مسلح قتل فيه ثلاثة حراس.",
        "وأضافت الوزارة في بيان أن الدوام يعود بعد أسبوع، وأن الحصص تعوض في العطلة.",
        "وقال مدير المدرسة إن الأهالي طلبوا نقل أبنائهم إلى مدارس قريبة حتى يهدأ الوضع.",
    ]
)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("/abs/olute.html", "olute.html"),
        ("a\0b\r\nSet-Cookie: x.html", "abSet-Cookie: x.html"),
        ("\u202egpj.html", "gpj.html"),
        ("..", "file"),
        (None, "file"),
        ("x" * 500 + ".html", "x" * 115 + ".html"),
    ],
)
def test_a_name_is_only_a_label(name: str | None, label: str) -> None:
    assert label_of(name) == label


def test_files_are_read_and_kept(tmp_path: Path) -> None:
    page = next(page for page in pages() if page.name == "marsa-convoy.html")
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost:8600") as client:
        assert "السجل فارغ" in client.get("/ar").text
        sent = client.post(
            "/ar/add",
            files=[
                ("files", ("../marsa.html", page.read_bytes(), "text/html")),
                ("files", ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "text/html")),
            ],
            data={"text": DUMP, "published": "2025-02-11", "csrf": token(client)},
        )
        job = _done(client, str(sent.url.path))
        assert [kept["page"] for kept in job["kept"]] == ["marsa.html", "pasted.txt"]
        assert [(failure["page"], failure["step"]) for failure in job["failures"]] == [("picture.html", "collect")]
        assert "PNG" in job["failures"][0]["reason"]
        drawn = client.get(str(sent.url.path)).text
        assert "marsa.html" in drawn
        assert "PNG" in drawn
        today = client.get("/ar.json").json()
        assert today["articles"] == 2  # what was drawn before is not shown again
        pasted = client.get(f"/ar/articles/{job['kept'][1]['address']}.json").json()
        assert pasted["line"]["day"] == "2025-02-11"


def test_no_page_is_given_the_token_of_the_forms(tmp_path: Path) -> None:
    """Neither in what it says nor in an address that it would have one go to."""
    page = f"""<html lang="ar"><head><link rel="canonical" href="https://evil.example/?t=@@khabar-csrf@@"></head>
    <body><article><h1>تعليق الدراسة في وادي السدر @@khabar-csrf@@</h1><p>{DUMP}</p></article></body></html>"""
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost:8600") as client:
        csrf = token(client)
        sent = client.post("/ar/add", files=[("files", ("a.html", page.encode(), "text/html"))], data={"csrf": csrf})
        [kept] = _done(client, str(sent.url.path))["kept"]
        assert csrf not in client.get(f"/ar/articles/{kept['address']}.json").text
        drawn = client.get(f"/ar/articles/{kept['address']}").text
        assert "evil.example" in drawn
        assert re.findall(f".{{7}}{re.escape(csrf)}", drawn) == [f'value="{csrf}'] * drawn.count(csrf)


def test_names_are_written_out_as_text(tmp_path: Path) -> None:
    names = ("<svg onload=alert(1)>.html", '"><img src=x onerror=alert(1)>.svg')
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost:8600") as client:
        files = [("files", (name, b"\x89PNG\r\n\x1a\n", "image/svg+xml")) for name in names]
        sent = client.post("/ar/add", files=files, data={"csrf": token(client)})
        assert len(_done(client, str(sent.url.path))["failures"]) == 2
        drawn = client.get(str(sent.url.path)).text
        assert "<svg onload" not in drawn
        assert "<img src=x" not in drawn


def test_too_many_files_are_named(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost:8600") as client:
        files = [("files", (f"{number}.txt", b"", "text/plain")) for number in range(502)]
        sent = client.post("/ar/add", files=files, data={"csrf": token(client)})
        failures = _done(client, str(sent.url.path))["failures"]
        assert [each["page"] for each in failures if "at once" in each["reason"]] == ["500.txt", "501.txt"]


def test_a_long_text_is_taken(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost:8600", follow_redirects=False) as client:
        form = {"csrf": token(client)}
        files = [("files", ("empty.txt", b"", "text/plain"))]
        text = "𞸀" * 250_000  # four bytes each
        assert client.post("/ar/add", files=files, data=form | {"text": text}).status_code == 303
        assert client.post("/ar/add", files=files, data=form | {"text": "ب" * 250_001}).status_code == 422


def _done(client: TestClient, path: str) -> dict[str, list[dict[str, str]]]:
    for _ in range(300):
        job = client.get(f"{path}.json").json()["job"]
        if job["state"] == "done":
            found: dict[str, list[dict[str, str]]] = job
            return found
        time.sleep(0.1)
    raise AssertionError("it takes too long")


def test_nothing_sent(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "k.db"), base_url="http://localhost:8600") as client:
        assert "Neither a file" in client.post("/en/add", data={"text": "  ", "csrf": token(client)}).text
        assert client.get("/en/add/unknown").status_code == 404
