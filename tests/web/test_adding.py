from __future__ import annotations

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
