"""``khabar serve`` and ``khabar account`` as a person starts them."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from khabar.cli.app import app
from khabar.web.accounts import Accounts, accounts_path

PASSWORD = "كلمة طويلة جدا"


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_the_bundled_pages_are_served() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "khabar", "serve", "--demo", "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        said = process.stderr.readline().strip()
        address = said.removeprefix("khabar: ")
        assert address.startswith("http://127.0.0.1:"), said
        page = _get(address)
        assert "خبر" in page
        assert "الرطبة" in page
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stderr.close()


def _get(address: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                body: bytes = answer.read()
                return body.decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(address)


def test_accounts_from_the_command_line(tmp_path: Path) -> None:
    db = ["--db", str(tmp_path / "k.db")]
    run = CliRunner().invoke
    assert run(app, ["account", "list", *db]).exit_code == 3
    twice = f"{PASSWORD}\n{PASSWORD}\n"
    assert run(app, ["account", "add", "سلمى", "--role", "reviewer", *db], input=twice).exit_code == 0
    assert "سلمى  reviewer" in run(app, ["account", "list", *db]).output
    assert run(app, ["account", "add", "x", "--role", "king", *db], input=twice).exit_code == 2
    assert run(app, ["account", "password", "سلمى", *db], input=twice.replace("جدا", "أخرى")).exit_code == 0
    with Accounts(accounts_path(tmp_path / "k.db")) as accounts:
        assert accounts.verified("سلمى", PASSWORD) is None
        assert accounts.verified("سلمى", PASSWORD.replace("جدا", "أخرى")) is not None
    assert run(app, ["account", "remove", "سلمى", *db]).exit_code == 0
    assert run(app, ["account", "list", *db]).exit_code == 3


def test_an_address_in_use(tmp_path: Path) -> None:
    answer = CliRunner().invoke(app, ["serve", "--db", str(tmp_path / "k.db"), "--host", "203.0.113.7", "--port", "1"])
    assert answer.exit_code != 0
    assert "account" in str(answer.exception)
