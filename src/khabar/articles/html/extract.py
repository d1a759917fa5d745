"""The article out of a parsed page: the order of the steps."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from khabar.arabic.fold import fold_text
from khabar.articles.bylines import find_bare_byline
from khabar.articles.datelines import find_dateline, find_signature
from khabar.articles.html.apart import find_cards, prose, set_apart, sums
from khabar.articles.html.authors import find_authors
from khabar.articles.html.body import Body, find_body
from khabar.articles.html.headline import Headline, find_headline, headline_above
from khabar.articles.html.kicker import find_section
from khabar.articles.html.links import find_related, find_tags
from khabar.articles.html.nature import kind_of_article, why_none
from khabar.articles.html.nesting import DEEPEST, nests_too_deep
from khabar.articles.html.outlet import outlet_of
from khabar.articles.html.outline import Line, Outline
from khabar.articles.html.pictures import Legend, find_legends, read_legends
from khabar.articles.html.rest import name_the_rest
from khabar.articles.html.roles import Role
from khabar.articles.html.stamps import find_stamps
from khabar.articles.html.walk import outline
from khabar.articles.html.where import where
from khabar.articles.language import language_of
from khabar.articles.metadata import Metadata, read_metadata
from khabar.articles.weighing import choose, choose_time, mark, same_moment, shown_in
from khabar.errors import ArticleError
from khabar.model import Article, Claim, Dateline, Page

__all__ = ["extract_html"]


_LITTLE = 40
"""Words of running text below which the article may be in what the page hides until a script shows it."""


@dataclass(slots=True)
class _Parts:
    """The page taken apart, as far as the text."""

    page: Outline
    headline: Headline | None
    legends: tuple[Legend, ...]
    captions: frozenset[int]
    """The lines that belong to pictures."""
    body: Body | None


def extract_html(page: Page, source: bytes) -> Article:
    """The article of a saved HTML page whose source in UTF-8 is `source`.

    Raises `ArticleError` when there is none: a section front, a login page, a page that was not found, no text.
    """
    if nests_too_deep(source):
        raise ArticleError(f"the page's elements nest more than {DEEPEST:,} deep: it is not a page for readers")
    tree = LexborHTMLParser(source)
    if tree.body is None or tree.body.first_child is None:
        raise ArticleError("the page is empty: its HTML has no content")
    metadata = read_metadata(tree)
    parts = _take_apart(tree, metadata, hidden_too=False)
    if parts.page.hides and _weight(parts.body) < _LITTLE:
        unhidden = _take_apart(tree, metadata, hidden_too=True)
        if unhidden.body is not None and _weight(unhidden.body) > 2 * _weight(parts.body):
            parts = unhidden

    def asks_password() -> bool:
        return b"password" in source and tree.css_first('input[type="password"]') is not None

    reason = why_none(parts.page, metadata, parts.headline, parts.body, asks_password)
    if reason is not None or parts.body is None:
        raise ArticleError(reason or "the page has no running text that could be an article")
    return _article(page, metadata, parts, parts.body)


def _weight(body: Body | None) -> float:
    return sum(map(prose, body.lines)) if body is not None else 0.0


def _take_apart(tree: LexborHTMLParser, metadata: Metadata, *, hidden_too: bool) -> _Parts:
    assert tree.body is not None
    page = outline(tree.body, hidden_too=hidden_too)
    running = sums([prose(line) for line in page.lines])
    find_cards(page, running)
    set_apart(page, running)
    headline = find_headline(page, metadata.values("headline"))
    if headline is not None and headline.sure:
        set_apart(page, running, headline.first)
    legends = find_legends(page, running)
    captions = frozenset([line.index for legend in legends for line in legend.lines])
    parts = _Parts(page, headline, legends, captions, find_body(page, headline, captions))
    if headline is None and parts.body is not None:
        parts.headline = headline_above(page, parts.body.lines[0].index)
        if parts.headline is not None:
            parts.body = find_body(page, parts.headline, captions)
    return parts


def _article(source: Page, metadata: Metadata, parts: _Parts, body: Body) -> Article:
    page, headline = parts.page, parts.headline
    stamps = find_stamps(page, headline, body)
    stamped = frozenset(line.index for _, line in stamps[:4])
    author = find_authors(page, headline, body, stamped, parts.captions)
    section = find_section(page, headline, body.lines[0].index)

    # A line that is the byline, the date or the section is not the text, even where it stands in the text's element.
    taken: dict[int, str] = {line.index: "date" for _, line in stamps if _mostly_stamps(line, stamps)}
    if author is not None and author[1].words <= 16:
        taken[author[1].index] = "byline"
    if section is not None:
        taken[section[1].index] = "section"
    lines = [line for line in body.lines if line.index not in taken] or body.lines
    lead = _lead(page, headline, lines[0].index, parts.captions, taken)

    claims: list[Claim] = []

    def weigh(field: str, *visible: Claim) -> str | None:
        asked = [*visible, *[claim for claim in metadata.claims if claim.field == field]]
        chosen = choose(asked)
        claims.extend(mark(asked, chosen))
        return chosen.value if chosen is not None else None

    shown = [_visible("headline", headline.text, page.lines[headline.first], "html.headline")] if headline else []
    title = weigh("headline", *shown)
    published, modified = _times(metadata, stamps, claims)
    filed = weigh("section", *([_visible("section", section[0], section[1], "html.section")] if section else []))
    names: tuple[str, ...] = ()
    if author is not None:
        found, line = author
        weigh("byline", _visible("byline", "، ".join(found.names), line, found.rule, words=found.words))
        names = found.names
    else:
        names = _names_of_metadata(metadata, claims, page, body)
    url = weigh("url") or source.url
    outlet, outlet_claims = outlet_of(metadata, title)
    claims += outlet_claims
    text = "\n".join(line.text for line in lines)
    tags = find_tags(page, body) or metadata.tags or _telling(metadata.keywords, text)
    related = find_related(page, body)
    used = {line.index for line in lines}.union(parts.captions, taken)
    if headline is not None:
        used.update(range(headline.first, headline.last + 1))
    if lead is not None:
        used.add(lead.index)
    near = range(max(0, (headline.first if headline else lines[0].index) - 6), lines[-1].index + 4)
    pictured = tuple(legend for legend in parts.legends if _of_article(legend, near))
    return Article(
        id=source.id[:16],
        page=source.id,
        path=source.path,
        url=url,
        outlet=outlet,
        language=language_of(text),
        kind=kind_of_article(page, metadata, body),
        section=filed,
        headline=title,
        lead=lead.text if lead is not None else None,
        byline=names,
        dateline=_dateline(lines),
        published=published,
        modified=modified,
        images=read_legends(pictured, outlet),
        tags=tags,
        text=text,
        related=related,
        furniture=name_the_rest(page, used, {line.index: kind for line, kind in body.left_out}),
        claims=tuple(claims),
    )


def _mostly_stamps(line: Line, stamps: list[tuple[Claim, Line]]) -> bool:
    """Whether a line is there to say its dates."""
    stamped = sum(len(claim.words) for claim, each in stamps if each is line and claim.origin == "visible")
    return line.words <= 8 or stamped > 0.4 * len(line.text)


def _visible(field: str, value: str, line: Line, rule: str, *, words: str | None = None) -> Claim:
    return Claim(field=field, value=value, origin="visible", words=words or value, where=where(line.box), rule=rule)


def _times(metadata: Metadata, stamps: list[tuple[Claim, Line]], claims: list[Claim]) -> tuple[str | None, str | None]:
    """When it was published and modified, by the stamps that a reader sees and the metadata."""
    values: dict[str, str | None] = {}
    for field in ("published", "modified"):
        seen = [claim for claim, _ in stamps if claim.field == field][:1]
        asked = [*seen, *(claim for claim in metadata.claims if claim.field == field)]
        value, chosen = choose_time(asked)
        values[field] = value
        claims += mark(asked, chosen)
    if values["published"] is None and values["modified"] is not None and any(c.field == "modified" for c, _ in stamps):
        # The only stamp that the page shows is that of its last update: its day is all that is known.
        values["published"] = values["modified"][:10]
    modified, published = values["modified"], values["published"]
    if modified is not None:
        modified = None if published is not None and same_moment(modified, published) else shown_in(modified, published)
    return published, modified


def _names_of_metadata(metadata: Metadata, claims: list[Claim], page: Outline, body: Body) -> tuple[str, ...]:
    """The author that the metadata names, believed only where the reader sees the name too."""
    asked = [claim for claim in metadata.claims if claim.field == "byline"]
    seen = " ".join(line.text for line in page.lines[max(0, body.lines[0].index - 30) : body.lines[-1].index + 12])
    for claim in asked:
        found = find_bare_byline(claim.value)
        if found is not None and all(name in seen for name in found.names):
            claims += mark(asked, claim)
            return found.names
    claims += mark(asked, None)
    return ()


def _telling(keywords: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Keywords that describe the article: at least half of them must be in its text."""
    if 2 * sum(map(text.__contains__, keywords)) >= len(keywords):  # as they are written, which costs next to nothing
        return keywords
    folded = fold_text(text)
    said = [word for word in keywords if fold_text(word) in folded]
    return keywords if 2 * len(said) >= len(keywords) else ()


def _lead(
    page: Outline, headline: Headline | None, start: int, captions: frozenset[int], taken: dict[int, str]
) -> Line | None:
    """A standfirst: the one longer line between the headline and the text that is neither."""
    if headline is None or not headline.last < start <= headline.last + 40:
        return None
    for line in page.lines[headline.last + 1 : start]:
        if line.index in captions or line.index in taken or line.box.apart or line.link_words > 0.5 * line.words:
            continue
        if sum(map(str.isdigit, line.text)) > 0.2 * len(line.text):
            continue
        if (line.roles & Role.LEAD and line.words >= 4) or line.words >= 9:
            return line
    return None


def _dateline(lines: list[Line]) -> Dateline | None:
    """Where the report was filed, by its first paragraph, and by which agency, else by its last line."""
    opening = find_dateline(lines[0].text)
    signature = find_signature(lines[-1].text) if opening is None or opening.agency is None else None
    if signature is None:
        return opening
    if opening is None:
        return signature
    return Dateline(place=opening.place, agency=signature.agency)


def _of_article(legend: Legend, near: range) -> bool:
    """Whether a picture's words stand with the article and not in a card, a menu or a footer."""
    first = legend.lines[0]
    if first.index not in near:
        return False
    return not first.box.apart & ~Role.UNSEEN
