from __future__ import annotations

import datetime as dt
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from khabar.demo import pages
from khabar.model import Failure, Page
from khabar.pipeline import read_pages
from khabar.recording import open_record
from khabar.web.app import create_app

DAY = dt.date(2025, 2, 13)


def fill(path: Path) -> None:
    """A record of the bundled pages, one of them in two versions."""
    named = [(page.name, page.read_bytes()) for page in pages()]
    found = [
        Page.from_bytes(content, format="html" if name.endswith(".html") else "text", path=name)
        for name, content in named
    ]
    changed = dict(named)["hawr-convoy.html"].replace("قُتل سبعة أشخاص".encode(), "قُتل ثمانية أشخاص".encode())
    found.append(Page.from_bytes(changed, format="html", path="hawr-convoy.html"))
    with open_record(path) as store:
        results = [result for result in read_pages(found, published=DAY) if not isinstance(result, Failure)]
        list(store.add_all(results))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled pages; nobody writes to it."""
    path = tmp_path_factory.mktemp("web") / "khabar.db"
    fill(path)
    return path


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[TestClient]:
    """A reader of the bundled pages on this machine."""
    with TestClient(create_app(filled), base_url="http://localhost:8600", follow_redirects=False) as client:
        yield client


@contextmanager
def served(record: Path) -> Iterator[str]:
    """A server of this record on a port of its own, until the block ends; its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(create_app(record), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the server has not begun"
                time.sleep(0.02)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def live(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the bundled pages, to which one may write."""
    path = tmp_path_factory.mktemp("live") / "khabar.db"
    shutil.copy(filled, path)
    with served(path) as address:
        yield address
