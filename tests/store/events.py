"""An invented article with its events as a careful reader would have them, for the tests of stores and exports."""

from __future__ import annotations

import datetime as dt

import msgspec

from khabar.model import Count, Document, Entry, Event, Mention, Page, Place
from tests.store.articles import made, saying, span

HAPPENING = (
    "قُتل سبعة جنود في غارة شنها سلاح الجو الكيني على بلدة وادي السدر قرب حلب، الاثنين.\n"
    'وقالت رويترز إن "الغارة" أصابت 12 آخرين.\n'
    "واعتقلت الشرطة متظاهرين في ميناء اللؤلؤ، وستُعقد قمة في نيروبي الشهر المقبل."
)
DAY = dt.date(2025, 2, 10)


def happening(
    content: str = "حدث", *, url: str | None = None, published: str | None = "2025-02-11"
) -> tuple[Page, Document]:
    """As `made`, of `HAPPENING`: an air strike twice told, an arrest without day and map, a summit to come."""
    page, document = made(content, text=HAPPENING, url=url, published=published, headline="غارة، وقمة", outlet="الربوة")
    said = saying()[1].reading
    here = {"text": HAPPENING}
    force = span("سلاح الجو الكيني", **here)
    town = span("وادي السدر", **here)
    statement = msgspec.structs.replace(
        said.attributions[1],
        id="a1",
        content=span('الغارة" أصابت 12 آخرين', **here),
        cue=span("قالت", **here),
        quotation="mixed",
        said=None,
        chain=(msgspec.structs.replace(said.attributions[1].chain[0], span=span("رويترز", **here), entry="e2"),),
    )
    entries = (
        Entry(id="e1", kind="military", label="سلاح الجو الكيني", country="KE",
              mentions=(Mention(span=force, form="name", rule="r"),), rule="r"),
        Entry(id="e2", kind="agency", label="رويترز", actor="reuters",
              mentions=(Mention(span=span("رويترز", **here), form="name", rule="r"),), rule="r"),
        Entry(id="e3", kind="police", label="الشرطة", actor="interpol",
              mentions=(Mention(span=span("الشرطة", **here), form="noun", rule="r"),), rule="r"),
    )  # fmt: skip
    places = (
        Place(id="p1", span=town, name="Wadi as Sidr", level="town", country="SY", lat=36.25, lon=-37.5,
              precision_km=3.5, relation="near", geonames=17, rule="r"),
        Place(id="p2", span=span("نيروبي", **here), name="Nairobi", level="town", country="KE", rule="r"),
    )  # fmt: skip
    events = (
        Event(id="v1", event="v1", trigger=span("غارة", **here), type="ASSAULT", mode="aerial", actors=(force,),
              recipients=(span("جنود", **here),), places=(town,), place="p1", actor_entries=("e1",), earliest=DAY,
              latest=DAY, status="happened", killed=Count(7, 7), rule="r"),
        Event(id="v2", event="v1", trigger=span("الغارة", **here), type="ASSAULT", actor_entries=("e1",),
              actors=(force,), earliest=DAY, latest=DAY, status="happened", injured=Count(12, 12), attribution="a1",
              rule="r"),
        Event(id="v3", event="v3", trigger=span("اعتقلت", **here), type="COERCE", mode="arrest",
              actors=(span("الشرطة", **here),), recipients=(span("متظاهرين", **here),),
              places=(span("ميناء اللؤلؤ", **here),), actor_entries=("e3",), status="happened",
              arrested=Count(20, 99), rule="r"),
        Event(id="v4", event="v4", trigger=span("قمة", **here), type="CONSULT", mode="multilateral",
              places=(span("نيروبي", **here),), place="p2", earliest=dt.date(2025, 3, 1), latest=dt.date(2025, 3, 31),
              status="future", rule="r"),
    )  # fmt: skip
    reading = msgspec.structs.replace(
        document.reading, entries=entries, places=places, attributions=(statement,), events=events, voice=said.voice,
        contexts=("military",),
    )  # fmt: skip
    return page, Document(article=document.article, reading=reading)
