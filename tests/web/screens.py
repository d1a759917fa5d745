"""The addresses of all screens on the record of the bundled pages."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from khabar import recording
from khabar.recording import open_record
from khabar.web.views.lines import address_of, event_address

__all__ = ["screens", "token"]


def screens(record: Path) -> dict[str, str]:
    """By name, below the language: a story of several reports, an event told in several ways, an article, …"""
    with open_record(record) as store:
        told = next(recording.stories(store, limit=1))
        changed = next(recording.revisions(store)).after
        return {
            "today": "",
            "story": f"/stories/{told.id}",
            "event": f"/events/{event_address(told, told.happenings[0])}",
            "article": f"/articles/{address_of(told.stored.articles[0])}",
            "changed": f"/articles/{address_of(changed)}",
            "map": "/map",
            "sources": "/sources",
            "source": "/sources/named?name=%D9%88%D9%83%D8%A7%D9%84%D8%A9%20%D8%A7%D9%84%D9%86%D9%88%D8%B1%D8%B3",
            "changes": "/changes",
            "search": "/search?q=%D8%A7%D9%84%D8%B1%D8%B7%D8%A8%D8%A9",
            "review": "/review",
            "log": "/review/log",
            "item": f"/review/items/{event_address(told, told.happenings[0])}",
            "add": "/add",
            "licences": "/licences",
        }


def token(client: TestClient, page: str = "/ar/add") -> str:
    """What a form of that page brings."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(page).text)
    assert found is not None, page
    return found[1]
