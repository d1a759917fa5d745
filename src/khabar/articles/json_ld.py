"""The articles that a page's JSON-LD describes, however it nests them and even where its JSON is broken."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

import msgspec

__all__ = ["Entity", "read_json_ld"]

_ARTICLES = (
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "article",
    "liveblogposting",
    "blogposting",
    "report",
    "socialmediaposting",
    "videoobject",
    "imagegallery",
)
"""schema.org types of what Khabar calls an article, those that say most first."""
_PAGES = frozenset(("webpage", "itempage"))
_DEEPEST = 40
_MOST = 4000
_LONGEST = 2_000_000
_OPENING = re.compile(r"(?://)?\s*(?:<!\[CDATA\[|<!--)")
_CLOSING = ("]]>", "-->")
_TRAILING_COMMA = re.compile(r",\s{0,100}([}\]])")
_LOOSE = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|inLanguage)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,500})"'
)
_LOOSE_AUTHOR = re.compile(
    r'"author"\s{0,9}:\s{0,9}[\[{][^\]}]{0,300}?"name"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,200})"'
)

Keyed = list[tuple[str, str]]
"""Each value with the key that gives it."""


@dataclass(slots=True)
class Entity:
    """One described article. Lists are empty where it says nothing."""

    type: str
    types: frozenset[str] = frozenset()
    headlines: Keyed = field(default_factory=list)
    published: Keyed = field(default_factory=list)
    modified: Keyed = field(default_factory=list)
    authors: Keyed = field(default_factory=list)
    sections: Keyed = field(default_factory=list)
    publishers: Keyed = field(default_factory=list)
    descriptions: Keyed = field(default_factory=list)
    urls: Keyed = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    body: str = ""


def read_json_ld(scripts: list[str]) -> tuple[Entity, ...]:
    """The articles of all scripts, those of the more telling types first. Broken JSON gives what can be saved."""
    found: list[tuple[int, Entity]] = []
    for script in scripts:
        if len(script) > _LONGEST:
            continue
        value = _parse(script)
        if value is None:
            loose = _loosely(script)
            if loose is not None:
                found.append((len(_ARTICLES), loose))
            continue
        _gather(value, found)
    found.sort(key=lambda pair: pair[0])
    return tuple(entity for _, entity in found[:5])


def _parse(script: str) -> object:
    text = _unwrapped(_unwrapped(script.strip()))
    try:
        return _loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return _loads(_TRAILING_COMMA.sub(r"\1", text.rstrip(";")))
    except (ValueError, RecursionError):
        return None


def _unwrapped(text: str) -> str:
    """The script without the marks of a comment or a CDATA section around it, nor the ``//`` before those."""
    opening = _OPENING.match(text)
    if opening is not None:
        text = text[opening.end() :].lstrip()
    bare = text.removesuffix(";").rstrip()
    return bare[:-3].rstrip().removesuffix("//").rstrip() if bare.endswith(_CLOSING) else text


def _loads(text: str) -> object:
    try:
        strict: object = msgspec.json.decode(text)
    except (ValueError, RecursionError):
        # Line ends and tabs in its strings, which the tolerant and slower reader lets pass.
        tolerant: object = json.loads(text, strict=False)
        return tolerant
    return strict


def _gather(value: object, found: list[tuple[int, Entity]]) -> None:
    """Walk lists, ``@graph`` and main entities; lists of other articles on the page are not walked."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    sections: Keyed = []
    begin = len(found)
    seen = 0
    while waiting and seen < _MOST:
        node, depth = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            if depth < _DEEPEST:
                waiting.extend((each, depth + 1) for each in node[:200])
            continue
        if not isinstance(node, dict):
            continue
        types = [t.rsplit("/", 1)[-1] for t in _strings(node.get("@type"))]
        lowered = [t.casefold() for t in types]
        rank = next((i for i, name in enumerate(_ARTICLES) if name in lowered), None)
        if rank is not None:
            found.append((rank, _entity(node, types[0], frozenset(lowered))))
        elif "breadcrumblist" in lowered:
            sections.extend(_breadcrumb(node))
        if depth < _DEEPEST:
            for key in ("@graph", "mainEntity", "breadcrumb"):
                if key in node:
                    waiting.append((node[key], depth + 1))
            if _PAGES & set(lowered) and isinstance(node.get("mainEntityOfPage"), dict):
                waiting.append((node["mainEntityOfPage"], depth + 1))
    for _, entity in found[begin : begin + 1]:
        entity.sections.extend(sections)


def _entity(node: dict[str, object], name: str, types: frozenset[str]) -> Entity:
    entity = Entity(name, types)
    video = "videoobject" in types
    for key in ("headline", "name") if video else ("headline", "alternativeHeadline"):
        for text in _strings(node.get(key))[:1]:
            entity.headlines.append((key, text))
        if entity.headlines:
            break
    for key in ("datePublished", "uploadDate", "dateCreated"):
        for text in _strings(node.get(key))[:1]:
            entity.published.append((key, text))
    entity.modified += [("dateModified", text) for text in _strings(node.get("dateModified"))[:1]]
    entity.authors += [("author", text) for text in _names(node.get("author") or node.get("creator"), person=True)]
    entity.sections += [("articleSection", text) for text in _strings(node.get("articleSection"))[:3]]
    entity.publishers += [("publisher", text) for text in _names(node.get("publisher"), person=False)[:1]]
    entity.descriptions += [("description", text) for text in _strings(node.get("description"))[:1]]
    page = node.get("mainEntityOfPage")
    urls = _strings(node.get("url")) or _strings(page.get("@id") if isinstance(page, dict) else page)
    entity.urls += [("url", text) for text in urls[:1]]
    entity.keywords += _strings(node.get("keywords"))[:40]
    language = node.get("inLanguage")
    entity.languages += _strings(language.get("alternateName") if isinstance(language, dict) else language)[:1]
    entity.body = next(iter(_strings(node.get("articleBody"))), "")
    return entity


def _breadcrumb(node: dict[str, object]) -> Keyed:
    """The names on the way to the article, the nearest first, without the home page and the article itself."""
    items = node.get("itemListElement")
    names: list[str] = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            inner = item.get("item")
            name = _strings(item.get("name")) or _strings(inner.get("name") if isinstance(inner, dict) else None)
            names += name[:1]
    return [("BreadcrumbList", name) for name in reversed(names[1:]) if len(name.split()) <= 6]


def _strings(value: object) -> list[str]:
    """A string, or the strings of a list."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str) and each.strip()]
    return []


def _names(value: object, *, person: bool) -> list[str]:
    """The names of persons or organisations, given as text, as an object, or as a list of either."""
    names: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            names.append(each)
        elif isinstance(each, dict):
            kinds = [kind.casefold() for kind in _strings(each.get("@type"))]
            if person and any("organization" in kind for kind in kinds):
                continue
            names += _strings(each.get("name"))
    return names[:8]


def _loosely(script: str) -> Entity | None:
    """What single keys of broken JSON still say."""
    found: dict[str, str] = {}
    for key, words in _LOOSE.findall(script[:200_000]):
        found.setdefault(key, _unescape(words))
    if not found:
        return None
    entity = Entity("broken")
    entity.headlines += [("headline", found["headline"])] if "headline" in found else []
    entity.published += [("datePublished", found["datePublished"])] if "datePublished" in found else []
    entity.modified += [("dateModified", found["dateModified"])] if "dateModified" in found else []
    entity.sections += [("articleSection", found["articleSection"])] if "articleSection" in found else []
    author = _LOOSE_AUTHOR.search(script[:200_000])
    if author is not None:
        entity.authors.append(("author", _unescape(author[1])))
    return entity


def _unescape(words: str) -> str:
    try:
        value: object = json.loads(f'"{words}"', strict=False)
    except ValueError:
        return words
    return value if isinstance(value, str) else words
