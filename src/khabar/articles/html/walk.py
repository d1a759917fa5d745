"""Builds a page's outline: one pass over the parsed tree, without recursion, so that 20,000 nested elements are safe.

This is half of the time that a page costs: what it asks of the parser for each element it asks once, and only of
elements with something in them.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from khabar.articles.html.outline import Box, Inline, Line, Outline, Picture
from khabar.articles.html.roles import Role, roles_of

__all__ = ["outline"]

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
_ELSEWHERE = (
    Role.MENU | Role.LOGIN | Role.COOKIES | Role.SEARCH | Role.NEWSLETTER | Role.COMMENTS | Role.TICKER | Role.ADVERT
)
_LONG_LIST = "li ~ li ~ li ~ li ~ li ~ li"
_MOST_BARS = 300
"""Each look costs a walk through the element: thousands, nested, would cost its square."""
_NO_FOOTER = "h1,article,figure,time,main"
_ROLE_OF_BAR = {"footer": Role.FOOTER, "marquee": Role.TICKER}
_NO_MENU = "p,h1,article,time,figure,main"
"""What a menu does not hold."""
_LONGEST_MENU = 1000
_PROSE = 150
"""Characters in one piece that no menu, form or bar holds."""
_BOLD = frozenset(("b", "strong"))
_LAID_OUT = frozenset(
    ("div", "header", "footer", "section", "figure", "figcaption", "ul", "nav", "aside", "main", "td")
)
"""Elements whose inline children are set apart by styles, even with no space between them."""
_LABEL = 120
"""Characters up to which a line can be labels side by side: in longer ones, words may be cut into spans."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "title"))
_SPECIAL = frozenset(("br", "hr", "img", "amp-img", "marquee", "iframe", "video", "amp-youtube"))
_NAMING = ("id", "itemprop", "role")
_HIDING = frozenset(("hidden", "style", "aria-hidden"))
_HIDDEN_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:)?//|www\.")
"""A line that is only an address is written for machines."""
_LETTER = re.compile(r"[^\W_]")
_INVISIBLE = re.compile("[\u200b\ufeff\u00ad\u2060\x00]+")
_LONG_HIDDEN = 1500
"""Characters under ``aria-hidden`` from which on it hides the page behind a dialogue, not a decoration."""


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
    for key in _NAMING:
        if key in attributes:
            names = f"{names} {attributes[key] or ''}" if names else attributes[key] or ""
    return names


def _has_prose(node: LexborNode) -> bool:
    """Whether an element has a long text of its own: an article may be in one that is named for a ticker."""
    return any(len(piece) > _PROSE for piece in node.text(separator="\n").split("\n"))


def _count(text: str) -> int:
    """The words of a line; scripts that write none apart count three characters as one."""
    words = text.count(" ") + 1
    return words if len(text) < 20 * words else max(words, len(text) // 3)


class _Builder:
    """The state of the one pass: the open elements, and the line that is being gathered."""

    __slots__ = (
        *("bars_looked_into", "before_heading", "bold", "bold_length", "box", "boxes", "closed", "hidden_too"),
        *("inline", "length", "lines", "link_words", "links", "owners", "page", "texts"),
    )

    def __init__(self, hidden_too: bool, before_heading: bool) -> None:
        self.before_heading = before_heading
        """Whether the page has a first-level heading and it is yet to come."""
        self.bars_looked_into = 0
        self.page = Outline()
        self.lines = self.page.lines
        self.boxes = self.page.boxes
        self.hidden_too = hidden_too
        self.box = Box("body", "", 0, None, 0)
        self.boxes.append(self.box)
        self.inline: list[Inline | None] = [None]
        self.texts: list[str] = []
        self.owners: list[Inline | None] = []
        self.closed = False
        """Whether the last thing in a short line was a ``span`` that has just ended."""
        self.links = 0
        self.bold = 0
        self.link_words = 0
        self.bold_length = 0
        self.length = 0

    def text(self, text: str) -> None:
        """Gather a text node into the line."""
        texts = self.texts
        if text.isspace():
            if texts:
                texts.append(" ")
                self.owners.append(self.inline[-1])
            return
        owner = self.inline[-1]
        if owner is not None and texts and self.box.tag in _LAID_OUT:
            before = self.owners[-1]
            if before is not None and before is not owner and not texts[-1][-1].isspace():
                texts.append(" ")
                self.owners.append(None)
        self.closed = False
        texts.append(text)
        self.owners.append(owner)
        size = len(text)
        self.length += size
        if self.bold:
            self.bold_length += size
        if self.links:
            self.link_words += text.count(" ") + 1 if size < 40 and text[0] != "\n" else len(text.split())

    def flush(self) -> None:
        """End the line. Costs nothing to leave out where no text was gathered."""
        texts = self.texts
        text = " ".join((texts[0] if len(texts) == 1 else "".join(texts)).split())
        if "\u200b" in text or "\ufeff" in text or "\u00ad" in text or "\u2060" in text or "\0" in text:
            text = _INVISIBLE.sub("", text).strip()
        if _LETTER.search(text) and not (" " not in text and _ADDRESS.match(text)):
            self._add(text)
        self.texts, self.owners = [], []
        self.closed = False
        self.link_words = self.bold_length = self.length = 0

    def _add(self, text: str) -> None:
        lines, box, owners = self.lines, self.box, self.owners
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
        """Begin an element that stands as a block; whether to go into it."""
        attributes = node.attributes
        names, roles = "", 0
        if attributes:
            if len(attributes) == 1 and "class" in attributes:  # as most have it
                names = attributes["class"] or ""
            else:
                if not (self.hidden_too or _HIDING.isdisjoint(attributes)) and _hidden(attributes, node):
                    self.page.hides = True
                    return False
                names = _names(attributes)
            roles = roles_of(names)
        if self.texts:
            self.flush()
        if (tag in _BARS or (roles & _ELSEWHERE and tag in _HOLDERS)) and self._is_bar(tag, roles, node):
            self._menu(tag, names, roles, node)
            return False
        if tag == "h1":
            self.before_heading = False
        self.box = box = Box(tag, names, roles, self.box, len(self.lines))
        self.boxes.append(box)
        return True

    def close(self) -> None:
        """End the block that `open` began last."""
        if self.texts:
            self.flush()
        box = self.box
        box.end = len(self.lines)
        self.box = box.parent or box

    def open_inline(self, tag: str, node: LexborNode) -> bool:
        """Begin an element within a line; whether to go into it."""
        attributes = node.attributes
        outer = self.inline[-1]
        if self.closed and tag == "span" and self.box.tag in _LAID_OUT and not self.texts[-1][-1].isspace():
            self.texts.append(" ")
            self.owners.append(None)
        if attributes:
            if not (self.hidden_too or _HIDING.isdisjoint(attributes)) and _hidden(attributes, node):
                self.page.hides = True
                return False
            names = _names(attributes)
            roles = roles_of(names) if names else 0
            href = attributes.get("href") if tag == "a" else None
            datetime = attributes.get("datetime") if tag == "time" else None
            if datetime is None and "itemprop" in attributes and (attributes["itemprop"] or "").startswith("date"):
                datetime = attributes.get("content")
            if roles or href or datetime:
                if outer is not None:
                    roles, href, datetime = roles | outer.roles, href or outer.href, datetime or outer.datetime
                outer = Inline(tag, roles, href, datetime)
        if tag == "a":
            self.links += 1
        elif tag in _BOLD:
            self.bold += 1
        self.inline.append(outer)
        return True

    def close_inline(self, tag: str) -> None:
        """End the element that `open_inline` began last."""
        self.inline.pop()
        self.closed = tag == "span" and bool(self.texts) and self.length < _LABEL
        if tag == "a":
            self.links -= 1
        elif tag in _BOLD:
            self.bold -= 1

    def _is_bar(self, tag: str, roles: int, node: LexborNode) -> bool:
        """Whether an element is a menu, a footer or, above the page's first heading, a long list of links."""
        if roles & ~_ELSEWHERE & ~Role.SIDEBAR or self.bars_looked_into >= _MOST_BARS:
            return False
        self.bars_looked_into += 1
        if tag == "footer":
            return not self.box.within("article", "main") and node.css_first(_NO_FOOTER) is None
        if roles & _ELSEWHERE or tag != "ul":
            sure = tag in _BARS or roles & Role.MENU
            return node.css_first(_NO_MENU) is None and (bool(sure) or not _has_prose(node))
        return self.before_heading and node.css_first(_LONG_LIST) is not None and node.css_first(_NO_MENU) is None

    def special(self, tag: str, node: LexborNode) -> None:
        """Take an element that is no box of words: a break, a picture, a player, a running line."""
        if tag == "br" or tag == "hr":
            if self.box.tag in _HEADINGS:
                self.text(" ")
            elif self.texts:
                self.flush()
        elif tag in ("img", "amp-img"):
            self.page.pictures.append(Picture(self.box, len(self.lines), node))
        elif tag == "marquee":
            self.ticker(node)
        elif tag != "iframe" or _PLAYER.search(node.attributes.get("src") or ""):
            self.page.players.append(self.box)

    def ticker(self, node: LexborNode) -> None:
        """Take a running line of news as one line."""
        if self.texts:
            self.flush()
        self._menu("marquee", _names(node.attributes), Role.TICKER, node)

    def _menu(self, tag: str, names: str, roles: int, node: LexborNode) -> None:
        """Take a whole menu as one line: pages hold hundreds of entries, and none is the article's."""
        text = " ".join(node.text(separator=" ")[:_LONGEST_MENU].split())
        if not _LETTER.search(text):
            return
        lines = self.lines
        roles |= _ROLE_OF_BAR.get(tag, 0 if roles & _ELSEWHERE else Role.MENU)
        box = Box(tag, names, roles, self.box, len(lines), len(lines) + 1)
        self.boxes.append(box)
        words = text.count(" ") + 1
        lines.append(Line(text, box, len(lines), words, words, False, [text], [None], roles, False))


_BLOCK, _IN_LINE, _TEXT, _APART, _NOTHING = range(5)
_SORTS = {
    **dict.fromkeys(_PASSED_OVER, _NOTHING),
    **dict.fromkeys(_INLINE, _IN_LINE),
    **dict.fromkeys(_SPECIAL, _APART),
    "-text": _TEXT,
}
"""How the pass takes each kind of node: any other is a block."""


def outline(body: LexborNode, *, hidden_too: bool = False) -> Outline:
    """The outline of everything under `body`; with `hidden_too`, also of what the page hides by its own markup."""
    build = _Builder(hidden_too, body.css_first("h1") is not None)
    open_elements: list[tuple[LexborNode, str, bool]] = []
    sort_of = _SORTS.get
    open_block, close_block, gather = build.open, build.close, build.text
    node = body.first_child
    while True:
        if node is None:
            if not open_elements:
                break
            node, tag, block = open_elements.pop()
            if block:
                close_block()
            else:
                build.close_inline(tag)
        elif node.is_empty_text_node:  # most nodes are the white space between tags
            if build.texts:
                gather(" ")
        else:
            tag = node.tag or ""
            sort = sort_of(tag, _BLOCK)
            if sort == _BLOCK:
                child = node.first_child
                if child is not None and open_block(tag, node):
                    open_elements.append((node, tag, True))
                    node = child
                    continue
            elif sort == _TEXT:
                text = node.text_content
                if text:
                    gather(text)
            elif sort == _IN_LINE:
                child = node.first_child
                if child is not None and build.open_inline(tag, node):
                    open_elements.append((node, tag, False))
                    node = child
                    continue
            elif sort == _APART:
                build.special(tag, node)
        node = node.next
    if build.texts:
        build.flush()
    build.box.end = len(build.lines)
    return build.page
