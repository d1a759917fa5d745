"""Every word of the pages' lexicons does its work on a page, and the page loses it without the entry."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from khabar.arabic import fold_text
from khabar.articles import html
from khabar.articles.html import kicker, nature, roles
from khabar.articles.html.roles import Role, roles_of
from khabar.errors import ArticleError
from khabar.model import Article, Page
from khabar.pipeline import extract


def lexicon(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(html.__file__).parent / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))


def page(source: str) -> Article:
    return extract(Page.from_bytes(f"<!DOCTYPE html><html lang=ar>{source}".encode(), format="html"))


PARAGRAPH = (
    "<p>أعادت بلدية جرانة فتح الجسر القديم أمام المارة بعد أعمال صيانة استمرت أربعة أشهر، وقالت إن العمل انتهى.</p>"
)


# --- home -----------------------------------------------------------------------------------------------------------


def _section(home: str) -> str | None:
    path = f"<div><a href=/>{home}</a> » <a href=/x>سوق السمك</a></div>"
    return page(f"<body>{path}<h1>جسر جرانة يفتح من جديد</h1>{PARAGRAPH * 4}").section


@pytest.mark.parametrize("name", lexicon("home")["words"])
def test_a_path_begins_at_home(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert _section(name) == "سوق السمك"
    left = kicker._home() - {fold_text(name)}
    monkeypatch.setattr(kicker, "_home", lambda: left)
    assert _section(name) != "سوق السمك"


# --- notices --------------------------------------------------------------------------------------------------------

NOTICES = lexicon("notices")
REASONS = {"not_found": "does not exist", "login": "asks for a login", "check": "checks its visitor"}


def _reason(title: str) -> str:
    try:
        page(f"<head><title>{title}</title></head><body><h1>{title}</h1><p>عد إلى أول الموقع.</p>")
    except ArticleError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind in NOTICES for words in NOTICES[kind]["words"]])
def test_notices(monkeypatch: pytest.MonkeyPatch, kind: str, words: str) -> None:
    assert REASONS[kind] in _reason(f"بلدة جرانة - {words}")
    full = nature._notices()
    left = [fold_text(other) for other in NOTICES[kind]["words"] if other != words]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, left))})(?!\w)")
    monkeypatch.setattr(nature, "_notices", lambda: {**full, kind: pattern})
    assert REASONS[kind] not in _reason(f"بلدة جرانة - {words}")


# --- roles ----------------------------------------------------------------------------------------------------------

ROLES = lexicon("roles")


@pytest.fixture(autouse=True)
def _roles_are_read_anew() -> Iterator[None]:
    roles_of.cache_clear()
    yield
    roles_of.cache_clear()


@pytest.mark.parametrize("family", ROLES)
def test_names_of_elements(family: str) -> None:
    """However its words are joined; run into one, nothing but the entry tells."""
    flag, table, failed = getattr(Role, family.upper()), roles._lexicon(), []
    joined = [name.replace(" ", "") for name in ROLES[family]["words"]]
    assert len(set(joined)) == len(joined)
    for name, word in zip(ROLES[family]["words"], joined, strict=True):
        first, *rest = name.split()
        camel = first + "".join(map(str.capitalize, rest))
        told = all(roles_of(form) & flag for form in (word, "-".join([first, *rest]), "_".join([first, *rest]), camel))
        flags = table.pop(word)
        roles_of.cache_clear()
        untold = not roles_of(word) & flag
        table[word] = flags
        roles_of.cache_clear()
        if not (told and untold):
            failed.append(name)
    assert failed == []


def test_every_table_is_tested() -> None:
    assert set(lexicon("home")) == {"words"}
    assert set(NOTICES) == set(REASONS)
    assert {family.upper() for family in ROLES} == {name for name in vars(Role) if name.isupper()} - {"CARD"}
    assert {key for table in (*NOTICES.values(), *ROLES.values()) for key in table} == {"words"}
