"""Invented pages with their documents, for the tests of the stores."""

from __future__ import annotations

import datetime as dt

from khabar.model import (
    Article,
    Attribution,
    Claim,
    Document,
    Entry,
    Image,
    Link,
    Mention,
    Office,
    Page,
    Reading,
    Span,
    Time,
    Voice,
)

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


SAYING = (
    "أفادت صحيفة المرفأ نقلا عن مسؤول بحري طلب ألا يذكر اسمه بأن الرصيف الشرقي مغلق حتى إشعار آخر.\n"
    'وقال وزير النقل الكيني سامي البدري لرويترز الاثنين: "سنعيد فتح الرصيف"، وأضاف في بيان أن العمل قد يستمر شهرا.\n'
    "ونقلت فرانس برس عن البدري نفيه أن يكون أحد قد أصيب."
)


def span(words: str, text: str = SAYING, after: str = "") -> Span:
    """The first place where `words` stand, behind `after`."""
    start = text.index(words, text.index(after) + len(after))
    return Span(start, start + len(words))


def saying(
    content: str = "قول", *, url: str | None = None, published: str | None = "2025-02-11"
) -> tuple[Page, Document]:
    """As `made`, of `SAYING`: who says so in it, as a careful reader would have it."""
    page, document = made(content, text=SAYING, url=url, published=published, headline="إغلاق رصيف", outlet="الربوة")
    minister = Entry(
        id="e1",
        kind="person",
        label="سامي البدري",
        country="KE",
        offices=(Office(span=span("وزير النقل الكيني"), role="minister", country="KE", rule="r"),),
        mentions=(
            Mention(span=span("سامي البدري"), form="name", rule="r"),
            Mention(span=span("البدري", after="برس عن "), form="part", rule="r"),
        ),
        rule="r",
    )
    agency = Entry(
        id="e2",
        kind="agency",
        label="رويترز",
        actor="reuters",
        mentions=(Mention(span=span("رويترز"), form="name", rule="r"),),
        rule="r",
    )
    speaker = Link(span=span("وزير النقل الكيني سامي البدري"), kind="official", naming="named", entry="e1")
    official = Link(span=span("مسؤول بحري"), kind="official", naming="anonymous", reason=span("طلب ألا يذكر اسمه"))
    attributions = (
        Attribution(
            id="a1", content=span("الرصيف الشرقي مغلق حتى إشعار آخر"), cue=span("أفادت"), act="state",
            quotation="indirect", rule="verbs.clause",
            chain=(Link(span=span("صحيفة المرفأ"), kind="media", naming="named"), official),
        ),
        Attribution(
            id="a2", content=span("سنعيد فتح الرصيف"), cue=span("قال"), act="promise", quotation="direct",
            rule="verbs.speech", said="t1",
            chain=(Link(span=span("رويترز"), kind="agency", naming="named", entry="e2"), speaker),
        ),
        Attribution(
            id="a3", content=span("العمل قد يستمر شهرا"), cue=span("أضاف"), act="estimate", quotation="indirect",
            rule="verbs.clause", chain=(speaker,), medium=span("بيان"), firmness="hedged",
        ),
        Attribution(
            id="a4", content=span("أن يكون أحد قد أصيب"), cue=span("نقلت"), act="state", quotation="indirect",
            rule="verbs.object", chain=(Link(span=span("فرانس برس"), kind="agency", naming="named"),),
        ),
        Attribution(
            id="a5", content=span("أحد قد أصيب"), cue=span("نفيه"), act="deny", quotation="indirect", within="a4",
            rule="nouns.object", firmness="denied",
            chain=(
                Link(span=span("فرانس برس"), kind="agency", naming="named"),
                Link(span=span("البدري", after="برس عن "), kind="official", naming="named", entry="e1"),
            ),
        ),
    )  # fmt: skip
    voice = (Voice(name="الربوة", kind="media", naming="named", origin="outlet"),)
    reading = Reading(
        anchor=document.reading.anchor,
        times=(Time(id="t1", span=span("الاثنين"), type="DATE", value="2025-02-10", earliest=dt.date(2025, 2, 10),
                    latest=dt.date(2025, 2, 10), rule="r"),),
        entries=(minister, agency),
        attributions=attributions,
        voice=voice,
    )  # fmt: skip
    return page, Document(article=document.article, reading=reading)


class Ticking:
    """A clock that is a minute later each time it is looked at."""

    def __init__(self) -> None:
        self.now = dt.datetime(2025, 2, 12, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=1)
        return self.now
