"""The article out of a text dump of its page, as scrapers leave it: no markup, only lines.

The way: the dump's lines (`dumps.lines`), what each looks like by itself (`dumps.traits`), the stretch of them that is
the body (`dumps.stretch`), then what stands above it (`dumps.head`), between its paragraphs (`dumps.holes`) and below
it (`dumps.tail`). Every line ends up in a field or is named as furniture.
"""

from __future__ import annotations

from khabar.articles.datelines import find_dateline, find_signature
from khabar.articles.dumps.ending import end_of_article
from khabar.articles.dumps.head import Head, read_head, start_of_body
from khabar.articles.dumps.headline import choose_headline
from khabar.articles.dumps.holes import Body, read_body
from khabar.articles.dumps.lines import split_lines
from khabar.articles.dumps.stretch import choose_stretch
from khabar.articles.dumps.tail import Tail, read_tail
from khabar.articles.dumps.traits import Traits, content_words, traits_of
from khabar.articles.language import language_of
from khabar.articles.related import split_video_mark
from khabar.errors import ArticleError
from khabar.model import Article, ArticleKind, Claim, Dateline, Furniture, Image, Page

__all__ = ["extract_plain_text"]

_FEWEST_WORDS = 25
"""A body of fewer words is no article."""
_FIELDS = frozenset(("body", "headline", "published", "byline", "section", "caption", "lead", "dateline"))
_MOST_FURNITURE = 400
_MISSING = ("404", "page not found", "الصفحة غير موجودة", "الصفحة المطلوبة غير موجودة", "لم يتم العثور", "عذرا")


def extract_plain_text(page: Page, text: str) -> Article:
    """The article that `text`, a dump of a page's visible text, holds.

    Raises `ArticleError` when it holds none: nothing but menus and titles, a login or error page, or too few words.
    """
    lines = traits_of(split_lines(text))
    stretch = choose_stretch(lines)
    if stretch is None:
        raise ArticleError(_why_none(lines))
    start = start_of_body(lines, stretch.start, stretch.end)
    headline = choose_headline(lines, start, stretch.end)
    end = end_of_article(lines, start, stretch.end, content_words(headline[0]) if headline is not None else set())
    body = read_body(lines, start, end)
    if sum(lines[i].words for i in body.paragraphs) < _FEWEST_WORDS:
        raise ArticleError(_why_none(lines))
    words = set[str]().union(*(lines[i].content for i in body.paragraphs))
    head = None
    if headline is not None:
        words |= content_words(headline[0])
        head = read_head(lines, headline, start, words)
    tail = read_tail(lines, end, words)
    return _article(page, lines, head, body, tail)


def _why_none(lines: list[Traits]) -> str:
    if not lines:
        return "the text holds no words"
    opening = " ".join(line.text for line in lines[:40]).casefold()
    if any(sign in opening for sign in _MISSING) and len(lines) < 120:
        return "an error page: what was asked for is not there"
    if sum(line.kind == "login" for line in lines) * 4 >= len(lines):
        return "a login page: no paragraphs stand in it"
    if sum(line.words for line in lines) < _FEWEST_WORDS:
        return "too short to hold an article"
    return "only menus, titles and short lines: no paragraphs of an article"


def _article(page: Page, lines: list[Traits], head: Head | None, body: Body, tail: Tail) -> Article:
    paragraphs = [lines[i].text for i in body.paragraphs]
    claims: list[Claim] = []

    def claim(field: str, value: str, words: str, at: int, rule: str, *, chosen: bool = True) -> None:
        where = f"line {lines[at].line.number}"
        claims.append(
            Claim(field=field, value=value, origin="visible", words=words, where=where, rule=rule, chosen=chosen)
        )

    published = modified = None
    stamps = [*(head.stamps if head else ()), *tail.stamps]
    for stamp, at in stamps:
        if stamp.role == "modified":
            claim("modified", stamp.value, stamp.words, at, stamp.rule, chosen=modified is None)
            modified = modified or stamp.value
        else:
            claim("published", stamp.value, stamp.words, at, stamp.rule, chosen=published is None)
            published = published or stamp.value
    byline: tuple[str, ...] = ()
    images: list[Image] = []
    if head is not None:
        claim("headline", head.headline, head.headline, head.headline_at, "plain_text.headline")
        if head.section is not None:
            claim("section", head.section, lines[head.section_at].text, head.section_at, head.section_rule)
        if head.lead is not None:
            claim("lead", head.lead, head.lead, head.lead_at, "plain_text.lead")
    for found, at in ((head.byline, head.byline_at) if head else (None, 0), (tail.byline, tail.byline_at)):
        if found is not None:
            claim("byline", "، ".join(found.names), found.words, at, found.rule, chosen=not byline)
            byline = byline or found.names
    for image, at in (*(head.images if head else ()), *body.images):
        if image not in images:
            images.append(image)
            words = lines[at].text
            claim(
                "images", " | ".join(w for w in (image.caption, image.credit) if w), words, at, "captions.split_credit"
            )
    dateline = _dateline(paragraphs, head, tail)
    if dateline is not None:
        value = " | ".join(w for w in (dateline.place, dateline.agency) if w)
        claim("dateline", value, paragraphs[0][:80], body.paragraphs[0], "datelines.find_dateline")
    if tail.tags:
        claim("tags", "، ".join(tail.tags), lines[tail.tags_at].text, tail.tags_at, "plain_text.tags")
    if tail.outlet is not None:
        claim("outlet", tail.outlet, lines[tail.outlet_at].text, tail.outlet_at, "plain_text.rights")
    headline = head.headline if head else None
    content = "\n".join(paragraphs)
    return Article(
        id=page.id[:16],
        page=page.id,
        path=page.path,
        url=page.url,
        outlet=tail.outlet,
        language=language_of(content),
        kind=_kind(headline, content),
        section=head.section if head else None,
        headline=headline,
        lead=head.lead if head else None,
        byline=byline,
        dateline=dateline,
        published=published,
        modified=modified,
        images=tuple(images),
        tags=tail.tags,
        text=content,
        related=tuple({related.title: related for related in (*body.related, *tail.related)}.values()),
        furniture=_furniture(lines),
        claims=tuple(claims),
    )


def _dateline(paragraphs: list[str], head: Head | None, tail: Tail) -> Dateline | None:
    """Of the first paragraph, with the agency that signs the last one when the first names none."""
    found = find_dateline(paragraphs[0]) or (head.dateline if head else None)
    signed = find_signature(paragraphs[-1]) or tail.dateline
    if found is None or signed is None or found.agency is not None:
        return found or signed
    return Dateline(place=found.place, agency=signed.agency)


def _kind(headline: str | None, content: str) -> ArticleKind:
    """A short text under a headline that is marked as a video is the words of a video."""
    if headline is not None and split_video_mark(headline)[1] and len(content) < 600:
        return "video"
    return "article"


def _furniture(lines: list[Traits]) -> tuple[Furniture, ...]:
    """The rest of the page, neighbours of one kind together."""
    found: list[tuple[str, list[str], str]] = []
    for line in lines:
        role = line.role or line.kind or ("ticker" if line.words > 5 else "menu")
        if role in _FIELDS:
            continue
        rule = "furniture.lexicon" if line.kind == role else "plain_text.position"
        if found and found[-1][0] == role and role != "footer" and found[-1][2] == rule:
            found[-1][1].append(line.text)
        else:
            found.append((role, [line.text], rule))
    if len(found) > _MOST_FURNITURE:
        rest = found[_MOST_FURNITURE:]
        footers = [piece for piece in rest if piece[0] == "footer"][-20:]
        found = [*found[:_MOST_FURNITURE], *footers]
    return tuple(Furniture(kind=kind, text="\n".join(texts), rule=rule) for kind, texts, rule in found)
