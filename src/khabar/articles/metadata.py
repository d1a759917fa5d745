"""What a page's metadata says of its article: JSON-LD, OpenGraph, ``meta``, ``title``, ``link``.

Nothing here is believed yet: every value comes out as a claim, and `khabar.articles.weighing` sets it against the page
that a reader sees.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from khabar.articles.dates import find_page_date
from khabar.articles.json_ld import Entity, read_json_ld
from khabar.model import Claim, ClaimOrigin

__all__ = ["Metadata", "iso_time", "read_metadata"]

_LONGEST = 1000
"""Characters of a value. What is longer is no title, name or time."""
_MOST_TAGS = 40

_META_FIELDS: dict[str, tuple[str, ClaimOrigin]] = {
    "og:title": ("headline", "opengraph"),
    "twitter:title": ("headline", "meta"),
    "headline": ("headline", "meta"),
    "dc.title": ("headline", "meta"),
    "sailthru.title": ("headline", "meta"),
    "article:published_time": ("published", "opengraph"),
    "og:article:published_time": ("published", "opengraph"),
    "og:published_time": ("published", "opengraph"),
    "datepublished": ("published", "meta"),
    "pubdate": ("published", "meta"),
    "publishdate": ("published", "meta"),
    "publish_date": ("published", "meta"),
    "publish-date": ("published", "meta"),
    "published_time": ("published", "meta"),
    "publication_date": ("published", "meta"),
    "publicationdate": ("published", "meta"),
    "article_date_original": ("published", "meta"),
    "parsely-pub-date": ("published", "meta"),
    "sailthru.date": ("published", "meta"),
    "cxenseparse:recs:publishtime": ("published", "meta"),
    "dc.date": ("published", "meta"),
    "dc.date.issued": ("published", "meta"),
    "dcterms.created": ("published", "meta"),
    "dcterms.date": ("published", "meta"),
    "datecreated": ("published", "meta"),
    "date": ("published", "meta"),
    "article:modified_time": ("modified", "opengraph"),
    "og:updated_time": ("modified", "opengraph"),
    "datemodified": ("modified", "meta"),
    "lastmod": ("modified", "meta"),
    "last-modified": ("modified", "meta"),
    "dcterms.modified": ("modified", "meta"),
    "article:author": ("byline", "opengraph"),
    "author": ("byline", "meta"),
    "byl": ("byline", "meta"),
    "dc.creator": ("byline", "meta"),
    "parsely-author": ("byline", "meta"),
    "sailthru.author": ("byline", "meta"),
    "article:section": ("section", "opengraph"),
    "articlesection": ("section", "meta"),
    "section": ("section", "meta"),
    "parsely-section": ("section", "meta"),
    "og:site_name": ("outlet", "opengraph"),
    "application-name": ("outlet", "meta"),
    "al:ios:app_name": ("outlet", "meta"),
    "publisher": ("outlet", "meta"),
    "copyright": ("outlet", "meta"),
    "og:description": ("lead", "opengraph"),
    "description": ("lead", "meta"),
    "og:url": ("url", "opengraph"),
    "og:image": ("image", "opengraph"),
    "og:type": ("type", "opengraph"),
    "content-language": ("language", "meta"),
    "og:locale": ("language", "opengraph"),
}
_KEYS = ("property", "name", "itemprop", "http-equiv")
_TAGS = frozenset(("article:tag", "news_keywords", "parsely-tags", "og:article:tag"))
_RULES: dict[ClaimOrigin, str] = {
    "json-ld": "metadata.json_ld",
    "opengraph": "metadata.opengraph",
    "meta": "metadata.meta",
}
_ITEMPROPS = {"datePublished": "published", "dateCreated": "published", "dateModified": "modified"}

_ISO = re.compile(
    r"\s{0,9}(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T\s]{1,2}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_LATIN = re.compile(r"[A-Za-z]{3}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything that the metadata says, unweighed."""

    claims: tuple[Claim, ...]
    tags: tuple[str, ...]
    keywords: tuple[str, ...]
    """Words that may describe the article, or the whole site."""
    body: str
    """The article's text as JSON-LD gives it; often cut, often absent: ``""``."""
    types: frozenset[str]
    """The schema.org and OpenGraph types of the page's article, lower-case."""
    languages: tuple[str, ...]
    """ISO 639-1 codes that the page declares."""

    def values(self, field: str) -> tuple[str, ...]:
        """What is claimed for a field, best source first, each once."""
        return tuple(dict.fromkeys(claim.value for claim in self.claims if claim.field == field))


@lru_cache(maxsize=256)
def iso_time(words: str) -> str | None:
    """A metadata time as ISO 8601: a day, or a time with the offset that is stated; ``None`` when it is none."""
    match = _ISO.match(words) or _COMPACT.match(words.strip())
    if match is not None:
        year, month, day, hour, minute, second, zone = match.groups()
        try:
            date = dt.date(int(year), int(month), int(day))
            if not 1990 <= date.year <= 2100:
                return None
            if hour is None:
                return date.isoformat()
            time = dt.time(int(hour), int(minute), int(second or 0))
        except ValueError:
            return None
        clock = time.isoformat(timespec="minutes" if second is None else "seconds")
        return f"{date.isoformat()}T{clock}{_offset(zone)}"
    if _LATIN.search(words) and len(words) < 60:
        try:
            parsed = email.utils.parsedate_to_datetime(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            parsed = None
        if parsed is not None and 1990 <= parsed.year <= 2100:
            return parsed.isoformat()
    found = find_page_date(words[:200])
    return found.value if found is not None else None


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


class _Gatherer:
    """Claims in the order of trust: JSON-LD, OpenGraph, the rest; a value is kept once for each source."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.tags: dict[str, None] = {}
        self.keywords: dict[str, None] = {}
        self.types: set[str] = set()
        self.languages: dict[str, None] = {}
        self.body = ""

    def claim(self, field: str, words: str | None, origin: ClaimOrigin, where: str) -> None:
        """Keep one source's word on a field, when it is a word at all."""
        words = " ".join((words or "")[:_LONGEST].split())
        if not words:
            return
        value: str | None = words
        if field in ("published", "modified"):
            value = iso_time(words)
        elif field == "type":
            self.types.add(words.casefold())
            return
        elif field == "language":
            self.language(words)
            return
        elif field == "byline" and ("http" in words or "www." in words or "@" in words):
            return
        if value:
            rule = _RULES[origin]
            self.claims.append(Claim(field=field, value=value, origin=origin, words=words, where=where, rule=rule))

    def language(self, words: str) -> None:
        """Keep the language part of a tag like ``ar-EG`` or ``ar_AR``."""
        code = re.split(r"[-_,\s]", words.strip().lower())[0]
        if len(code) == 2 and code.isalpha():
            self.languages[code] = None

    def tag(self, words: str) -> None:
        """Keep the tags of a list that commas separate."""
        for tag in re.split(r"[,،;|]", words[:2000]):
            tag = " ".join(tag.split())
            if 1 < len(tag) <= 60 and len(self.tags) < _MOST_TAGS:
                self.tags[tag] = None

    def keyword(self, words: str) -> None:
        """Keep the words of ``meta[name=keywords]`` apart: many sites put the same ones on all their pages."""
        told = (" ".join(word.split()) for word in re.split(r"[,،;|]", words[:2000]))
        self.keywords.update(dict.fromkeys(word for word in told if 1 < len(word) <= 60))

    def entity(self, entity: Entity) -> None:
        """Keep what a JSON-LD article says."""
        for field, values in (
            ("headline", entity.headlines),
            ("published", entity.published),
            ("modified", entity.modified),
            ("section", entity.sections),
            ("outlet", entity.publishers),
            ("lead", entity.descriptions),
            ("url", entity.urls),
        ):
            for key, words in values:
                self.claim(field, words, "json-ld", f"{entity.type}.{key}")
        names = tuple(dict.fromkeys(" ".join(name.split()) for _, name in entity.authors if name.strip()))
        if names:
            self.claim("byline", "، ".join(names), "json-ld", f"{entity.type}.author")
        for words in entity.keywords:
            self.tag(words)
        self.types.update(entity.types)
        for code in entity.languages:
            self.language(code)
        if len(entity.body) > len(self.body):
            self.body = entity.body


def _marked_times(nodes: list[LexborNode]) -> list[tuple[str, str, ClaimOrigin, str]]:
    """Times that microdata in the page's body gives, where it gives one of a kind: several are of several articles."""
    found: list[tuple[str, str, ClaimOrigin, str]] = []
    by_name: dict[str | None, list[dict[str, str | None]]] = {}
    for node in nodes:
        if _in_body(node):
            attributes = node.attributes
            by_name.setdefault(attributes["itemprop"], []).append(attributes)
    for name, field in _ITEMPROPS.items():
        marked = by_name.get(name, [])[:9]
        told = {attributes.get("content") or attributes.get("datetime") or "" for attributes in marked} - {""}
        if len(told) == 1:
            found.append((field, told.pop(), "meta", f'[itemprop="{name}"]'))
    return found


def _in_body(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.tag != "body":
        parent = parent.parent
    return parent is not None


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """All that the metadata of a parsed page says."""
    gather = _Gatherer()
    # One look through the tree serves all; each would cost as much.
    metas: list[dict[str, str | None]] = []
    scripts: list[str] = []
    dated: list[LexborNode] = []
    for node in tree.css('script[type="application/ld+json"],meta[content],[itemprop^="date"]'):
        tag = node.tag
        if tag == "script":
            scripts.append(node.text())
            continue
        attributes = node.attributes
        if tag == "meta":
            metas.append(attributes)
        if attributes.get("itemprop") in _ITEMPROPS:
            dated.append(node)
    del scripts[20:]
    for entity in read_json_ld(scripts):
        gather.entity(entity)
    later: list[tuple[str, str, ClaimOrigin, str]] = []
    for attributes in metas[:400]:
        content = attributes.get("content")
        if not content:
            continue
        for kind in _KEYS:
            key = attributes.get(kind)
            if not key:
                continue
            key = key.lower()
            if key == "keywords":
                gather.keyword(content)
            elif key in _TAGS:
                gather.tag(content)
            elif key in _META_FIELDS:
                field, origin = _META_FIELDS[key]
                where = f'meta[{kind}="{key}"]'
                if origin == "opengraph":
                    gather.claim(field, content, origin, where)
                else:
                    later.append((field, content, origin, where))
                break
    later += _marked_times(dated)
    for field, words, origin, where in later:
        gather.claim(field, words, origin, where)
    title = tree.css_first("title")
    if title is not None:
        gather.claim("headline", title.text(), "meta", "title")
    link = tree.css_first('link[rel="canonical"]')
    if link is not None:
        gather.claim("url", link.attributes.get("href"), "meta", 'link[rel="canonical"]')
    html = tree.root
    if html is not None:
        gather.language(html.attributes.get("lang") or html.attributes.get("xml:lang") or "")
    return Metadata(
        claims=tuple(gather.claims),
        tags=tuple(gather.tags),
        keywords=tuple(gather.keywords)[:_MOST_TAGS],
        body=gather.body,
        types=frozenset(gather.types),
        languages=tuple(gather.languages),
    )
