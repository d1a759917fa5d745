"""The dates that a reader sees around the article, and which of them says when it was published."""

from __future__ import annotations

import re

from khabar.articles.dates import find_page_dates
from khabar.articles.html.body import Body
from khabar.articles.html.headline import Headline
from khabar.articles.html.outline import Line, Outline
from khabar.articles.html.roles import Role
from khabar.articles.html.where import where
from khabar.articles.metadata import iso_time
from khabar.model import Claim

__all__ = ["find_stamps"]

_ELSEWHERE = (
    Role.RELATED
    | Role.CARD
    | Role.COMMENTS
    | Role.MENU
    | Role.TICKER
    | Role.ADVERT
    | Role.UNSEEN
    | Role.COOKIES
    | Role.LOGIN
    | Role.SEARCH
    | Role.NEWSLETTER
    | Role.AUTHOR_BOX
)
"""What stands in these is the date of something else."""
_LONGEST = 30
_DIGIT = re.compile(r"\d")
_ABOVE, _BELOW = 8, 12
"""Lines above the headline, and below the text, in which a stamp may stand."""


def find_stamps(page: Outline, headline: Headline | None, body: Body | None) -> list[tuple[Claim, Line]]:
    """Claims of ``published`` and ``modified`` with their lines, the likeliest first of each."""
    if headline is None and body is None:
        return []
    first = headline.first if headline is not None else _start(body)
    text_start = _start(body) if body is not None else first + 10
    text_end = body.lines[-1].index if body is not None else first + 10
    found: list[tuple[float, Claim, Line]] = []
    inside = max(text_start + 2, text_end)  # from the text's third line on to its last, nothing is read
    around = (
        *page.lines[max(0, min(first, text_start) - _ABOVE) : text_start + 2],
        *page.lines[inside : text_end + _BELOW],
    )
    for line in around:
        if line.words > _LONGEST or line.box.apart & _ELSEWHERE or line.index == first:
            continue
        if not _DIGIT.search(line.text):
            continue
        stamps = find_page_dates(line.text)
        said = sum(len(stamp.words) for stamp in stamps)
        for order, stamp in enumerate(stamps):
            score = _score(line, first, text_start, text_end, said) - 0.01 * order
            if "T" in stamp.value:
                score += 0.5
            role = stamp.role or "published"
            if stamp.role is not None:
                score += 0.5
            if score <= 0:
                continue
            claim = Claim(
                field=role,
                value=stamp.value,
                origin="visible",
                words=stamp.words,
                where=where(line.box),
                rule=stamp.rule,
            )
            found.append((score, claim, line))
            told = _machine_time(line, role, {each.role or "published" for each in stamps})
            if told is not None:
                found.append((score - 0.001, told, line))
    found.sort(key=lambda each: -each[0])
    return [(claim, line) for _, claim, line in found]


def _machine_time(line: Line, role: str, roles: set[str]) -> Claim | None:
    """What the page's own markup says of the moment that a line shows, when it shows one."""
    times = {owner.datetime for owner in line.owners if owner is not None and owner.datetime}
    if line.box.datetime:
        times.add(line.box.datetime)
    if len(roles) != 1 or len(times) != 1:
        return None
    words = times.pop()
    value = iso_time(words)
    if value is None:
        return None
    return Claim(field=role, value=value, origin="meta", words=words, where="[datetime]", rule="html.datetime")


def _start(body: Body | None) -> int:
    return body.lines[0].index if body is not None else 0


def _score(line: Line, headline: int, text_start: int, text_end: int, said: int) -> float:
    """How likely a line whose dates take up `said` characters is the article's own stamp: above 0 when it can be."""
    index = line.index
    score = 0.0
    if headline < index < text_start:
        score += 3
    elif index <= headline:
        score += 1.5 - 0.1 * (headline - index)
    elif index >= text_end:
        score += 1.2 - 0.08 * (index - text_end)
    else:
        score += 1
    named = line.roles & Role.DATE or line.inline_roles & Role.DATE
    timed = line.box.within("time")
    for owner in line.owners:
        timed = timed or (owner is not None and owner.tag == "time")
    score += 1.5 * bool(named) + 1.0 * timed
    if said < 0.3 * len(line.text) and not named and not timed:
        score -= 1.5
    if line.box.apart & (Role.SIDEBAR | Role.FOOTER) and not named:
        score -= 2
    if line.link_words > 0.5 * line.words:
        score -= 1
    return score
