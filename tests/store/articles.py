"""Invented pages with their documents, for the tests of the stores."""

from __future__ import annotations

import datetime as dt

from khabar.model import Article, Claim, Document, Image, Page, Reading

BODY = (
    "أعلنت وزارة الري، أمس الأحد، بدء ترميم سد وادي النعام بعد ١٢ يوماً من التوقف.\n"
    "وقال مسؤول في بلدية الربوة إن للحكومة خطة ثانية، وإن العمل يستمر في بغداد والمرسى."
)


def made(
    content: str = "صفحة",
    *,
    text: str = BODY,
    id: str | None = None,
    url: str | None = None,
    published: str | None = None,
    given: dt.date | None = None,
    headline: str | None = "ترميم السد يبدأ",
    outlet: str | None = "الربوة",
    lead: str | None = None,
    caption: str | None = None,
    path: str | None = "saved/a.html",
) -> tuple[Page, Document]:
    """A page whose bytes are `content`, with a document as the whole way would have made it."""
    page = Page.from_bytes(content.encode(), format="html", path=path)
    claims: tuple[Claim, ...] = ()
    if given is not None:
        published = given.isoformat()
        claim = Claim(
            field="published", value=published, origin="given", words=published, where="--published",
            rule="pipeline.given", chosen=True,
        )  # fmt: skip
        claims = (claim,)
    article = Article(
        id=id or page.id[:16], page=page.id, path=path, url=url, outlet=outlet, language="ar", headline=headline,
        lead=lead, published=published, text=text, claims=claims,
        images=() if caption is None else (Image(caption=caption),),
    )  # fmt: skip
    anchor = None if published is None else dt.date.fromisoformat(published[:10])
    return page, Document(article=article, reading=Reading(anchor=anchor))


class Ticking:
    """A clock that is a minute later each time it is looked at."""

    def __init__(self) -> None:
        self.now = dt.datetime(2025, 2, 12, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=1)
        return self.now
