"""The page as a reader meets it: a flat list of lines, and over it the tree of the elements that hold them.

One pass over the parsed tree, without recursion, so that twenty thousand nested elements are as safe as twenty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from khabar.articles.html.roles import Role, roles_of

__all__ = ["Box", "Inline", "Line", "Outline", "Picture", "Piece", "outline"]

_PASSED_OVER = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select", "option"),
        *("textarea", "head", "canvas", "audio", "map", "math", "datalist", "link", "meta", "base", "source", "track"),
        *("param", "area", "col", "colgroup", "input", "progress", "meter", "dialog"),
        *("amp-analytics", "amp-ad", "-comment", "!doctype"),
    )
)
"""Elements without words for a reader. The words of a form's own fields are no article's."""

_INLINE = frozenset(
    (
        *("a", "span", "b", "strong", "i", "em", "u", "s", "font", "small", "big", "sub", "sup", "mark", "abbr"),
        *("acronym", "cite", "code", "q", "time", "label", "bdi", "bdo", "ins", "del", "kbd", "var", "tt", "strike"),
        *("data", "nobr", "wbr", "dfn", "samp", "ruby", "rb", "rt", "rp", "o:p"),
    )
)
_BARS = frozenset(("nav", "menu", "footer", "ul"))
_HOLDERS = frozenset(("div", "section", "aside", "header", "ol", "table"))
"""What is looked into when it is named for a menu: not each entry of one."""
_LONG_LIST = "li ~ li ~ li ~ li ~ li ~ li"
_MOST_BARS = 300
"""Each look costs a walk through the element: thousands, nested, would cost its square."""
_NO_FOOTER = "h1,article,figure,time,main"
_ROLE_OF_BAR = {"footer": Role.FOOTER, "marquee": Role.TICKER}
_NO_MENU = "p,h1,article,time,figure,main"
"""What a menu does not hold."""
_LONGEST_MENU = 1000
_BOLD = frozenset(("b", "strong"))
_LAID_OUT = frozenset(
    ("div", "header", "footer", "section", "figure", "figcaption", "ul", "nav", "aside", "main", "td")
)
"""Elements whose inline children are set apart by styles, even with no space between them."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "title"))
_SPECIAL = frozenset(("br", "hr", "img", "amp-img", "marquee", "iframe", "video", "amp-youtube"))
_HIDING = frozenset(("hidden", "style", "aria-hidden"))
_HIDDEN_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:)?//|www\.")
"""A line that is only an address is written for machines."""
_LETTER = re.compile(r"[^\W_]")
_INVISIBLE = re.compile("[\u200b\ufeff\u00ad\u2060\x00]+")
_LONG_HIDDEN = 1500
"""Characters under ``aria-hidden`` from which on it hides the page behind a dialogue, not a decoration."""


@dataclass(slots=True, eq=False)
class Inline:
    """An element inside a line that has a name, an address or a time of its own."""

    tag: str
    roles: int
    href: str | None = None
    datetime: str | None = None


@dataclass(slots=True, eq=False)
class Box:
    """An element that stands as a block of its own. Its lines are ``outline.lines[start:end]``."""

    tag: str
    names: str
    roles: int
    parent: Box | None
    start: int
    end: int = 0
    href: str | None = None
    datetime: str | None = None
    apart: int = 0
    """The roles that set it, or an element around it, apart from the article. Given by `khabar.articles.html.apart`."""

    def inside(self, other: Box) -> bool:
        """Whether `other` holds it, at most sixty elements up."""
        box = self.parent
        for _ in range(60):
            if box is None:
                return False
            if box is other:
                return True
            box = box.parent
        return False

    def within(self, *tags: str) -> bool:
        """Whether it is one of these elements or lies in one, at most eight elements up."""
        box: Box | None = self
        for _ in range(8):
            if box is None:
                return False
            if box.tag in tags:
                return True
            box = box.parent
        return False


class Piece(NamedTuple):
    """A stretch of a line under one inline element."""

    text: str
    inline: Inline | None


@dataclass(slots=True, eq=False)
class Line:
    """Words that stand together between two block boundaries or line breaks, with single spaces."""

    text: str
    box: Box
    index: int
    words: int
    link_words: int
    bold: bool
    """Whether all of it is bold."""
    texts: list[str]
    owners: list[Inline | None]
    """The text nodes that the line was gathered from, and the inline element that each stands in."""
    roles: int
    """The roles of its box, and those of inline elements that hold all of it."""
    heading: bool
    prose: float = -1.0
    """The words of running text in it, once `khabar.articles.html.apart.prose` has told; -1 before."""

    @property
    def pieces(self) -> list[Piece]:
        """The line's text nodes, with the inline element that each stands in."""
        return list(map(Piece, self.texts, self.owners))

    @property
    def inline_roles(self) -> int:
        """The roles of all inline elements in it."""
        roles = 0
        for owner in self.owners:
            if owner is not None:
                roles |= owner.roles
        return roles

    @property
    def href(self) -> str | None:
        """Where its first link leads; ``None`` when it has none."""
        return next((owner.href for owner in self.owners if owner is not None and owner.href), None)


@dataclass(slots=True, eq=False)
class Picture:
    """An image, and how many lines came before it."""

    box: Box
    position: int
    url: str | None
    alt: str
    width: int | None


@dataclass(slots=True, eq=False)
class Outline:
    """A whole page's lines, boxes (outer before inner) and pictures, in the order of the page."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    players: list[Box] = field(default_factory=list)
    """The boxes that hold a video player or a frame of one."""
    hides: bool = False
    """Whether the page hides something by its own markup."""


_PLAYER = re.compile(r"youtube|youtu\.be|vimeo|dailymotion|jwplayer|jwplatform|brightcove|/embed/|video", re.IGNORECASE)


def _hidden(attributes: dict[str, str | None], node: LexborNode) -> bool:
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return attributes.get("aria-hidden") == "true" and len(node.text()) < _LONG_HIDDEN


def _names(attributes: dict[str, str | None]) -> str:
    """The element's class, id, itemprop and role, separated by spaces."""
    names = attributes.get("class") or ""
    for key in ("id", "itemprop", "role"):
        if key in attributes:
            names = f"{names} {attributes[key] or ''}" if names else attributes[key] or ""
    return names


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else None


def _picture(attributes: dict[str, str | None], box: Box, position: int) -> Picture:
    url = None
    for key in ("data-src", "data-original", "data-lazy-src", "src"):
        url = attributes.get(key)
        if url and not url.startswith("data:"):
            break
    else:
        url = None
    return Picture(box, position, url, attributes.get("alt") or "", _number(attributes.get("width")))


def _count(text: str) -> int:
    """The words of a line; scripts that write none apart count three characters as one."""
    words = text.count(" ") + 1
    return words if len(text) < 20 * words else max(words, len(text) // 3)


class _Builder:
    """The state of the one pass: the open elements, and the line that is being gathered."""

    def __init__(self, hidden_too: bool, before_heading: bool) -> None:
        self.before_heading = before_heading
        self.bars_looked_into = 0
        """Whether the page has a first-level heading and it is yet to come."""
        self.page = Outline()
        self.hidden_too = hidden_too
        self.box = Box("body", "", 0, None, 0)
        self.page.boxes.append(self.box)
        self.inline: list[Inline | None] = [None]
        self.texts: list[str] = []
        self.owners: list[Inline | None] = []
        self.links = 0
        self.bold = 0
        self.link_words = 0
        self.bold_length = 0
        self.length = 0

    def text(self, text: str) -> None:
        """Gather a text node into the line."""
        if text.isspace():
            if self.texts:
                self.texts.append(" ")
                self.owners.append(self.inline[-1])
            return
        owner = self.inline[-1]
        if self.texts and owner is not None and self.box.tag in _LAID_OUT:
            before = self.owners[-1]
            if before is not None and before is not owner and not self.texts[-1][-1].isspace():
                self.texts.append(" ")
                self.owners.append(None)
        self.texts.append(text)
        self.owners.append(owner)
        size = len(text)
        self.length += size
        if self.bold:
            self.bold_length += size
        if self.links:
            self.link_words += text.count(" ") + 1 if size < 40 and text[0] != "\n" else len(text.split())

    def flush(self) -> None:
        """End the line."""
        texts = self.texts
        if not texts:
            return
        text = " ".join((texts[0] if len(texts) == 1 else "".join(texts)).split())
        if not text.isascii() and _INVISIBLE.search(text):
            text = _INVISIBLE.sub("", text).strip()
        if _LETTER.search(text) and not (" " not in text and _ADDRESS.match(text)):
            self._add(text)
        self.texts, self.owners = [], []
        self.link_words = self.bold_length = self.length = 0

    def _add(self, text: str) -> None:
        lines, box, owners = self.page.lines, self.box, self.owners
        first = owners[0]
        roles = box.roles
        if first is not None and (len(owners) == 1 or owners.count(first) == len(owners)):
            roles |= first.roles
        heading = box.tag in _HEADINGS or (box.parent is not None and box.parent.tag in _HEADINGS)
        bold = self.bold_length > 0.9 * self.length
        lines.append(
            Line(text, box, len(lines), _count(text), self.link_words, bold, self.texts, owners, roles, heading)
        )

    def open(self, tag: str, node: LexborNode) -> bool:
        """Begin an element; whether to go into it."""
        attributes = node.attributes
        if attributes:
            if not (self.hidden_too or _HIDING.isdisjoint(attributes)) and _hidden(attributes, node):
                self.page.hides = True
                return False
            names = _names(attributes)
            roles = roles_of(names) if names else 0
        else:
            names, roles = "", 0
        if tag in _INLINE:
            self._open_inline(tag, roles, attributes)
            return True
        self.flush()
        if (tag in _BARS or (roles & Role.MENU and tag in _HOLDERS)) and self._is_bar(tag, roles, node):
            self._menu(tag, names, roles, node)
            return False
        if tag == "h1":
            self.before_heading = False
        box = Box(tag, names, roles, self.box, len(self.page.lines))
        self.page.boxes.append(box)
        self.box = box
        return True

    def _is_bar(self, tag: str, roles: int, node: LexborNode) -> bool:
        """Whether an element is a menu, a footer or, above the page's first heading, a long list of links."""
        if roles & (Role.SECTION | Role.TAGS | Role.BODY) or self.bars_looked_into >= _MOST_BARS:
            return False
        self.bars_looked_into += 1
        if tag == "footer":
            return not self.box.within("article", "main") and node.css_first(_NO_FOOTER) is None
        if roles & Role.MENU or tag != "ul":
            return node.css_first(_NO_MENU) is None
        return self.before_heading and node.css_first(_LONG_LIST) is not None and node.css_first(_NO_MENU) is None

    def special(self, tag: str, node: LexborNode) -> None:
        """Take an element that is no box of words: a break, a picture, a player, a running line."""
        if tag == "br" or tag == "hr":
            if self.box.tag in _HEADINGS:
                self.text(" ")
            else:
                self.flush()
        elif tag in ("img", "amp-img"):
            self.page.pictures.append(_picture(node.attributes, self.box, len(self.page.lines)))
        elif tag == "marquee":
            self.ticker(node)
        elif tag != "iframe" or _PLAYER.search(node.attributes.get("src") or ""):
            self.page.players.append(self.box)

    def ticker(self, node: LexborNode) -> None:
        """Take a running line of news as one line."""
        self.flush()
        self._menu("marquee", _names(node.attributes), Role.TICKER, node)

    def _menu(self, tag: str, names: str, roles: int, node: LexborNode) -> None:
        """Take a whole menu as one line: pages hold hundreds of entries, and none is the article's."""
        text = " ".join(node.text(separator=" ")[:_LONGEST_MENU].split())
        if not _LETTER.search(text):
            return
        lines = self.page.lines
        roles |= _ROLE_OF_BAR.get(tag, Role.MENU)
        box = Box(tag, names, roles, self.box, len(lines), len(lines) + 1)
        self.page.boxes.append(box)
        words = text.count(" ") + 1
        lines.append(Line(text, box, len(lines), words, words, False, [text], [None], roles, False))

    def _open_inline(self, tag: str, roles: int, attributes: dict[str, str | None]) -> None:
        outer = self.inline[-1]
        href = attributes.get("href") if tag == "a" else None
        datetime = attributes.get("datetime") if tag == "time" else None
        if datetime is None and "itemprop" in attributes and (attributes["itemprop"] or "").startswith("date"):
            datetime = attributes.get("content")
        if tag == "a":
            self.links += 1
        elif tag in _BOLD:
            self.bold += 1
        if roles or href or datetime:
            if outer is not None:
                roles, href, datetime = roles | outer.roles, href or outer.href, datetime or outer.datetime
            self.inline.append(Inline(tag, roles, href, datetime))
        else:
            self.inline.append(outer)

    def close(self, tag: str) -> None:
        """End an element that `open` went into."""
        if tag in _INLINE:
            self.inline.pop()
            if tag == "a":
                self.links -= 1
            elif tag in _BOLD:
                self.bold -= 1
            return
        self.flush()
        self.box.end = len(self.page.lines)
        if self.box.parent is not None:
            self.box = self.box.parent


def outline(body: LexborNode, *, hidden_too: bool = False) -> Outline:
    """The outline of everything under `body`; with `hidden_too`, also of what the page hides by its own markup."""
    build = _Builder(hidden_too, body.css_first("h1") is not None)
    open_elements: list[tuple[LexborNode, str]] = []
    node = body.first_child
    while True:
        if node is None:
            if not open_elements:
                break
            node, tag = open_elements.pop()
            build.close(tag)
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content
            if text:
                build.text(text)
        elif tag in _SPECIAL:
            build.special(tag, node)
        elif tag not in _PASSED_OVER:
            child = node.first_child
            if child is not None and build.open(tag, node):
                open_elements.append((node, tag))
                node = child
                continue
        node = node.next
    build.flush()
    build.box.end = len(build.page.lines)
    return build.page
