"""What the app is made of: the programming interface and the licences."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import metadata, resources

import msgspec
from fastapi import APIRouter, Request, Response

from khabar.web.language import Language
from khabar.web.pages import html, screen

__all__ = ["LicencesPage", "router"]

router = APIRouter()


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Something by others that ships with the pages."""

    name: str
    version: str
    licence: str
    address: str


class LicencesPage(msgspec.Struct, frozen=True, kw_only=True):
    """What others have made, and under which licence."""

    parts: tuple[Part, ...]
    notice: str
    """Credits for the data."""


async def _licences() -> LicencesPage:
    file = resources.files("khabar.web").joinpath("static", "vendor", "parts.toml")
    parts = tomllib.loads(file.read_text("utf-8"))["part"]
    return LicencesPage(parts=tuple(msgspec.convert(part, Part) for part in parts), notice=_notice())


def _notice() -> str:
    for file in metadata.files("khabar") or ():
        if file.name == "NOTICE":
            return file.read_text("utf-8")
    return ""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be asked of the interface."""

    method: str
    path: str
    about: str
    parameters: tuple[str, ...]


@router.get("/docs", include_in_schema=False)
async def docs(request: Request) -> Response:
    """The programming interface, as OpenAPI describes it, for people."""
    schema: Mapping[str, Mapping[str, Mapping[str, Mapping[str, object]]]] = request.app.openapi()
    operations = []
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            listed = operation.get("parameters", ())
            names = [str(each["name"]) for each in listed] if isinstance(listed, list) else []
            operations.append(
                Operation(
                    method=method.upper(),
                    path=path,
                    about=str(operation.get("description") or operation.get("summary") or ""),
                    parameters=tuple(names),
                )
            )
    return html(request, Language.EN, "docs.html", {"operations": operations})


screen(router, "/{lang}/licences", _licences, page="licences.html", view=LicencesPage)
