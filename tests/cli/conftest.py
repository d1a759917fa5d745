"""The command line in this process, with a record of its own for each test."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from khabar import demo
from khabar.cli.app import app

Khabar = Callable[..., Result]


@pytest.fixture
def khabar(tmp_path: Path) -> Khabar:
    """``khabar("read", "-", input=b"…")`` gives the result, standard output and error apart."""

    def run(*args: str | Path, input: bytes | None = None) -> Result:
        environment = {"KHABAR_DB": str(tmp_path / "khabar.db"), "COLUMNS": "200"}
        return CliRunner().invoke(app, [str(arg) for arg in args], input=input, env=environment)

    return run


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundled pages."""
    folder = tmp_path_factory.mktemp("bundled")
    for page in demo.pages():
        with as_file(page) as path:
            (folder / page.name).write_bytes(path.read_bytes())
    return folder
