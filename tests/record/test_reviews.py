from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.errors import NotFound, ReviewError
from khabar.model import Count, Document, Event, Review, ReviewKind, Verdict
from khabar.model.codec import encode_document
from khabar.model.reviews import standing
from khabar.record.reviews import altered, drafted, mention_at, pairings, reviewed, target_of
from khabar.record.reviews.fields import anchor_of
from tests.store.articles import saying
from tests.store.events import HAPPENING, happening

NOW = dt.datetime(2025, 2, 12, tzinfo=dt.UTC)
READ = happening()[1]
SERIES = "url:rabwa.example/1"


class Log:
    """What a person says of one document, entry by entry, always looking at it as people have it."""

    def __init__(self, document: Document = READ) -> None:
        self.read, self.entries = document, list[Review]()

    @property
    def document(self) -> Document:
        return reviewed(self.read, self.entries)

    def say(self, verdict: Verdict, mention: str, **values: str) -> Review:
        draft = drafted(self.document, mention, verdict, values)
        on = msgspec.structs.replace(draft.on, article=SERIES)
        return self.note(verdict, on=on, old=draft.old, new=draft.new, refers=draft.refers, words=draft.words)

    def pair(self, kind: ReviewKind, one: str, other: str) -> Review:
        first, second = (
            msgspec.structs.replace(target_of(self.document, each), article=SERIES) for each in (one, other)
        )
        return self.note(kind, on=first, other=second)

    def undo(self, entry: Review) -> Review:
        return self.note("undo", on=entry.on, other=entry.other, undoes=entry.id)

    def note(self, kind: ReviewKind, **fields: object) -> Review:
        entry = Review(id=len(self.entries) + 1, at=NOW, who="سلمى", kind=kind, **fields)  # type: ignore[arg-type]
        self.entries.append(entry)
        return entry

    def event(self, id: str) -> Event:
        return event(self.document, id)

    def on(self, document: Document) -> Document:
        """The same entries on another reading or version."""
        return reviewed(document, self.entries)


def event(document: Document, id: str) -> Event:
    return next(each for each in document.reading.events if each.id == id)


def same(document: Document) -> dict[str, str]:
    return {each.id: each.event for each in document.reading.events}


def without(document: Document, *ids: str) -> Document:
    """Another reading, which has not found these and counts the rest anew."""
    reading = document.reading
    events = [each for each in reading.events if each.id not in ids]
    number = {each.id: f"v{at}" for at, each in enumerate(events, start=1)}
    renamed = [
        msgspec.structs.replace(
            each,
            id=number[each.id],
            event=number.get(each.event, number[each.id]),
            place=None if each.place in ids else each.place,
            attribution=None if each.attribution in ids else each.attribution,
        )
        for each in events
    ]
    reading = msgspec.structs.replace(
        reading,
        events=tuple(renamed),
        places=tuple(each for each in reading.places if each.id not in ids),
        attributions=tuple(each for each in reading.attributions if each.id not in ids),
    )
    return msgspec.structs.replace(document, reading=reading)


def moved(document: Document, words: str) -> Document:
    """Another version, that has `words` before the rest, read as well."""
    by = len(words)

    def shifted(value: object) -> object:
        if isinstance(value, list | tuple) and len(value) == 2 and all(isinstance(each, int) for each in value):
            return [each + by for each in value]
        if isinstance(value, list | tuple):
            return [shifted(each) for each in value]
        if isinstance(value, dict):
            kept = ("killed", "injured", "arrested", "missing")
            return {key: each if key in kept else shifted(each) for key, each in value.items()}
        return value

    reading = msgspec.convert(shifted(msgspec.to_builtins(document.reading)), type(document.reading))
    article = msgspec.structs.replace(document.article, text=words + document.article.text)
    return Document(article=article, reading=reading)


def unread(document: Document) -> Document:
    reading = msgspec.structs.replace(document.reading, events=(), places=(), attributions=())
    return msgspec.structs.replace(document, reading=reading)


# --- one verdict ------------------------------------------------------------------------------------------------------


def test_nothing_said_is_nothing_done() -> None:
    assert reviewed(READ, []) is READ
    log = Log()
    log.say("accept", "v1")
    assert log.document is READ  # it said so already


def test_an_event_that_is_not_there() -> None:
    log = Log()
    log.say("reject", "v1")
    assert same(log.document) == {"v2": "v2", "v3": "v3", "v4": "v4"}  # the next mention stands for the event
    with pytest.raises(NotFound, match="v1"):
        log.say("accept", "v1")


def test_a_place_that_is_none() -> None:
    log = Log()
    log.say("reject", "p1")
    assert [place.id for place in log.document.reading.places] == ["p2"]
    assert (log.event("v1").place, log.event("v1").places) == (None, ())
    assert log.event("v4") == event(READ, "v4")


def test_a_statement_that_is_none() -> None:
    log = Log()
    log.say("reject", "a1")
    assert log.document.reading.attributions == ()
    assert log.event("v2").attribution is None
    nested = Log(saying()[1])
    nested.say("reject", "a4")
    assert [said.within for said in nested.document.reading.attributions if said.id == "a5"] == [None]


def test_values_that_people_give() -> None:
    log = Log()
    entry = log.say("fix", "v1", killed="27-30", status="denied", mode="", latest="2025-02-11", type="ACCIDENT")
    fixed = log.event("v1")
    assert (fixed.killed, fixed.status, fixed.mode, fixed.type, fixed.rule) == (
        Count(27, 30), "denied", None, "ACCIDENT", "review",
    )  # fmt: skip
    assert (fixed.earliest, fixed.latest) == (dt.date(2025, 2, 10), dt.date(2025, 2, 11))
    assert altered(entry)[0] == ("type", "ASSAULT", "ACCIDENT")
    assert ("killed", "7", "27-30") in altered(entry)
    assert ("mode", "aerial", "") in altered(entry)
    log.say("fix", "v1", earliest="", latest="2025-02-09")
    assert (log.event("v1").earliest, log.event("v1").latest) == (dt.date(2025, 2, 9), dt.date(2025, 2, 9))
    assert log.event("v1").killed == Count(27, 30)


def test_an_event_is_somewhere_else() -> None:
    log = Log()
    log.say("fix", "v1", place="p2", attribution="a1")
    moved = log.event("v1")
    assert (moved.place, [span.of(HAPPENING) for span in moved.places]) == ("p2", ["نيروبي"])
    assert moved.attribution == "a1"
    log.say("fix", "v1", place="")
    assert (log.event("v1").place, log.event("v1").places) == (None, ())


def test_another_place_of_the_name() -> None:
    log = Log()
    log.say("fix", "p1", country="ke", lat="-1.25", lon="36.8", name="Wadi")
    place = log.document.reading.places[0]
    assert (place.name, place.country, place.lat, place.lon) == ("Wadi", "KE", -1.25, 36.8)
    assert (place.geonames, place.rule, place.precision_km) == (None, "review", 3.5)
    log.say("fix", "p2", precision_km="12", level="district")
    assert log.document.reading.places[1].level == "district"


def test_what_saying_it_does() -> None:
    log = Log()
    log.say("fix", "a1", act="deny", firmness="denied", quotation="indirect")
    [said] = log.document.reading.attributions
    assert (said.act, said.firmness, said.quotation, said.chain) == (
        "deny", "denied", "indirect", READ.reading.attributions[0].chain,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mention", "values", "reason"),
    [
        ("v1", {}, "nothing is given"),
        ("v1", {"trigger": "غارة"}, "trigger: no value of this kind"),
        ("v1", {"rule": "x"}, "to be fixed in an event"),
        ("p1", {"geonames": "5"}, "to be fixed in a place: name"),
        ("a1", {"chain": ""}, "to be fixed in a statement: act"),
        ("v1", {"mode": "from above"}, "one of PLOVER's"),
        ("p1", {"name": "half \ud800"}, "can be printed"),
        ("v1", {"killed": "many"}, "a number, or two"),
        ("v1", {"killed": "-3"}, "a number, or two"),
        ("v1", {"killed": "30-20"}, "smaller number comes first"),
        ("v1", {"killed": "7"}, "says so already"),
        ("v1", {"type": "WAR"}, "Invalid enum value 'WAR'"),
        ("v1", {"status": ""}, "status"),
        ("v1", {"earliest": "Monday"}, "earliest"),
        ("v1", {"earliest": "2025-03-01"}, "is after latest=2025-02-10"),
        ("v1", {"place": "p9"}, "none of that id"),
        ("v1", {"event": "v9"}, "none of that id"),
        ("v1", {"attribution": "v2"}, "none of that id"),
        ("p1", {"lat": "north"}, "no number"),
        ("p1", {"lat": "nan"}, "no place on earth"),
        ("p1", {"lat": "91"}, "no place on earth"),
        ("p1", {"lon": ""}, "together or not at all"),
        ("p1", {"country": "Syria"}, "two letters"),
        ("p1", {"precision_km": "-1"}, "0 or more"),
        ("p1", {"level": "city"}, "Invalid enum value"),
    ],
)
def test_values_that_cannot_be(mention: str, values: dict[str, str], reason: str) -> None:
    with pytest.raises(ReviewError, match=reason):
        drafted(READ, mention, "fix", values)


def test_only_a_fix_takes_values() -> None:
    with pytest.raises(ReviewError, match="only to fix"):
        drafted(READ, "v1", "accept", {"killed": "3"})


# --- several, and those taken back ------------------------------------------------------------------------------------


def test_the_last_word_holds() -> None:
    log = Log()
    log.say("fix", "v1", killed="9")
    log.say("fix", "v1", killed="27")
    log.say("fix", "v1", injured="3")
    assert (log.event("v1").killed, log.event("v1").injured) == (Count(27, 27), Count(3, 3))


def test_taken_back_and_taken_back_again() -> None:
    log = Log()
    killed = log.say("fix", "v1", killed="27")
    log.say("fix", "v1", injured="3")
    undone = log.undo(killed)
    assert (log.event("v1").killed, log.event("v1").injured) == (Count(7, 7), Count(3, 3))
    log.undo(undone)
    assert log.event("v1").killed == Count(27, 27)
    assert [entry.id for entry in standing(log.entries)] == [1, 2]
    gone = log.say("reject", "v1")
    log.undo(gone)
    assert log.event("v1").killed == Count(27, 27)


def test_the_order_of_entries_is_theirs() -> None:
    log = Log()
    log.say("fix", "v1", killed="9")
    log.say("fix", "v1", killed="27")
    assert reviewed(READ, reversed(log.entries)) == log.document


# --- another reading --------------------------------------------------------------------------------------------------


def test_another_reading_does_not_override_a_person() -> None:
    log = Log()
    log.say("accept", "v1")
    log.say("fix", "v3", arrested="2")
    otherwise = msgspec.structs.replace(event(READ, "v1"), killed=Count(1, 1), type="ACCIDENT", place=None, places=())
    events = (otherwise, *READ.reading.events[1:])
    after = log.on(Document(article=READ.article, reading=msgspec.structs.replace(READ.reading, events=events)))
    assert (event(after, "v1").killed, event(after, "v1").type, event(after, "v1").place) == (
        Count(7, 7), "ASSAULT", "p1",
    )  # fmt: skip
    assert event(after, "v1").places == event(READ, "v1").places
    after = log.on(without(READ, "v1"))  # v3 is v2 now
    assert [(each.id, each.type) for each in after.reading.events] == [
        ("v4", "ASSAULT"), ("v1", "ASSAULT"), ("v2", "COERCE"), ("v3", "CONSULT"),
    ]  # fmt: skip
    assert event(after, "v2").arrested == Count(2, 2)
    put_back = event(after, "v4")
    assert put_back == msgspec.structs.replace(event(READ, "v1"), id="v4", event="v4", rule="review")


def test_what_an_accepted_event_names_is_put_back_with_it() -> None:
    log = Log()
    log.say("accept", "v2")
    log.say("fix", "v1", killed="8")
    after = log.on(unread(READ))
    assert [each.name for each in after.reading.places] == ["Wadi as Sidr"]
    [said] = after.reading.attributions
    assert said == msgspec.structs.replace(READ.reading.attributions[0], rule="review")
    first, second = after.reading.events
    assert (first.killed, first.place, first.actor_entries) == (Count(8, 8), "p1", ("e1",))
    assert (second.injured, second.attribution, second.event) == (Count(12, 12), "a1", first.id)


def test_what_is_rejected_stays_out_of_every_reading() -> None:
    log = Log()
    log.say("reject", "v3")
    log.say("reject", "p2")
    renumbered = log.on(without(READ, "v2"))
    assert [each.type for each in renumbered.reading.events] == ["ASSAULT", "CONSULT"]
    assert [each.place for each in renumbered.reading.events] == ["p1", None]


# --- another version --------------------------------------------------------------------------------------------------


def test_the_words_have_moved() -> None:
    before = "تحديث: نفى سلاح الجو الكيني أنه شن غارة على البلدة، ونقلت رويترز عنه أن غارة أخرى تأجلت. "
    log = Log()
    log.say("fix", "v1", killed="27")
    log.say("reject", "v3")
    log.say("accept", "a1")
    later = moved(READ, before)
    after = log.on(later)
    assert [(each.type, each.killed) for each in after.reading.events] == [
        ("ASSAULT", Count(27, 27)), ("ASSAULT", None), ("CONSULT", None),
    ]  # fmt: skip
    again = log.on(unread(later))
    [first] = again.reading.events
    text = later.article.text
    assert first.trigger == event(later, "v1").trigger  # between the same words, though another «غارة» is nearer
    assert [span.of(text) for span in (*first.actors, *first.recipients, *first.places)] == [
        "سلاح الجو الكيني", "جنود", "وادي السدر",
    ]  # fmt: skip
    assert again.reading.attributions == tuple(
        msgspec.structs.replace(said, rule="review") for said in later.reading.attributions
    )


def test_the_nearest_of_the_words() -> None:
    log = Log()
    log.say("reject", "v4")
    article = msgspec.structs.replace(READ.article, text="قمة أولى ثم قمة ثانية" + " ." * 60 + " قمة ثالثة")
    last = article.text.rindex("قمة")
    events = tuple(
        msgspec.structs.replace(event(READ, "v4"), id=f"v{at}", event=f"v{at}", trigger=type(span)(start, start + 3))
        for at, start in enumerate((0, last), start=1)
        for span in [event(READ, "v4").trigger]
    )
    reading = msgspec.structs.replace(unread(READ).reading, events=events)
    assert [each.id for each in log.on(Document(article=article, reading=reading)).reading.events] == ["v1"]


def test_the_words_are_gone() -> None:
    log = Log()
    log.say("fix", "v1", killed="27")
    log.say("accept", "p1")
    log.say("reject", "a1")
    other = saying()[1]
    assert log.on(other) is other
    assert mention_at(other, log.entries[0].on or target_of(READ, "v1")) is None


def test_halves_of_what_a_statement_points_at_are_gone() -> None:
    log = Log(saying()[1])
    log.say("accept", "a2")
    article = msgspec.structs.replace(log.read.article, text='كتب سامي: "سنعيد فتح الرصيف".')
    [said] = log.on(unread(Document(article=article, reading=log.read.reading))).reading.attributions
    assert said.content.of(article.text) == "سنعيد فتح الرصيف"
    assert said.cue == said.content
    assert said.chain == ()


# --- of one event, or of two ------------------------------------------------------------------------------------------


def test_mentions_put_together_and_apart() -> None:
    log = Log()
    log.pair("split", "v1", "v2")
    assert same(log.document) == {"v1": "v1", "v2": "v2", "v3": "v3", "v4": "v4"}
    together = log.pair("merge", "v3", "v2")
    assert same(log.document) == {"v1": "v1", "v2": "v2", "v3": "v2", "v4": "v4"}
    log.undo(together)
    log.pair("merge", "v4", "v1")
    assert same(log.document) == {"v1": "v1", "v2": "v2", "v3": "v3", "v4": "v1"}
    assert same(log.on(without(READ, "v1"))) == {"v1": "v1", "v2": "v2", "v3": "v3"}


def test_a_mention_of_another_event() -> None:
    log = Log()
    log.say("fix", "v3", event="v2")
    assert same(log.document) == {"v1": "v1", "v2": "v1", "v3": "v1", "v4": "v4"}
    log.say("fix", "v2", event="v2")
    assert same(log.document) == {"v1": "v1", "v2": "v2", "v3": "v1", "v4": "v4"}
    log.say("fix", "v2", event="v4")
    assert same(log.document) == {"v1": "v1", "v2": "v2", "v3": "v1", "v4": "v2"}


def test_pairs_for_a_story() -> None:
    log = Log()
    log.pair("split", "v1", "v2")
    log.say("fix", "v4", event="v3")
    log.say("accept", "p1")
    found = pairings({SERIES: log.document}, log.entries)
    id = READ.article.id
    assert [(each.one, each.other, each.together) for each in found if each.together or "v4" not in each.other] == [
        (f"{id}/v1", f"{id}/v2", False), (f"{id}/v3", f"{id}/v4", True),
    ]  # fmt: skip
    assert pairings({}, log.entries) == []


def test_a_document_can_be_written_whatever_was_said() -> None:
    log = Log()
    for mention in ("v1", "p1", "a1"):
        log.say("accept", mention)
    encode_document(log.on(unread(READ)))


# --- whatever is said -------------------------------------------------------------------------------------------------

MENTIONS = st.sampled_from(["v1", "v2", "v3", "v4", "p1", "p2", "a1"])
VALUES: list[dict[str, str]] = [
    {"killed": "27"}, {"event": "v1"}, {"event": "v3"}, {"place": "p2"}, {"place": ""}, {"attribution": "a1"},
    {"country": "KE"}, {"act": "deny"}, {"latest": "2025-04-01"},
]  # fmt: skip
STEPS: st.SearchStrategy[Any] = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject"]), MENTIONS, st.just({})),
    st.tuples(st.just("fix"), MENTIONS, st.sampled_from(VALUES)),
    st.tuples(st.sampled_from(["merge", "split"]), MENTIONS, MENTIONS),
    st.tuples(st.just("undo"), st.integers(1, 8), st.none()),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(STEPS, max_size=8), st.sets(MENTIONS), st.sampled_from(["", "تصحيح: ", "غارة على نيروبي. " * 4]))
def test_whatever_is_said_nothing_dangles(steps: list[Any], lost: set[str], before: str) -> None:
    log = Log()
    for kind, one, other in steps:
        with suppress(NotFound, ReviewError, IndexError):
            if kind == "undo":
                entry = log.entries[one - 1]
                if entry in standing(log.entries):
                    log.undo(entry)
            elif kind in ("merge", "split"):
                log.pair(kind, one, other)
            else:
                log.say(kind, one, **other)
    for document in (READ, without(READ, *lost), moved(without(READ, *lost), before), moved(unread(READ), before)):
        after = log.on(document)
        must_hang_together(after)
        assert log.on(document) == after
        for pairing in pairings({SERIES: after}, log.entries):
            assert {pairing.one.rpartition("/")[2], pairing.other.rpartition("/")[2]} <= same(after).keys()
        for entry in standing(log.entries):
            if entry.kind == "reject" and entry is log.entries[-1]:
                assert entry.on is not None
                assert mention_at(after, entry.on) is None


def must_hang_together(document: Document) -> None:
    reading, text = document.reading, document.article.text
    events = {each.id: each for each in reading.events}
    places, said = {each.id for each in reading.places}, {each.id for each in reading.attributions}
    assert (len(events), len(places), len(said)) == tuple(
        map(len, (reading.events, reading.places, reading.attributions))
    )
    for event in reading.events:
        assert events[event.event].trigger <= event.trigger
        assert events[event.event].event == event.event
        assert event.place is None or event.place in places
        assert event.attribution is None or event.attribution in said
        for span in (event.trigger, *event.actors, *event.recipients, *event.places):
            assert 0 <= span.start < span.end <= len(text)
    for each in reading.attributions:
        assert each.within is None or each.within in said
    for items in (reading.events, reading.places, reading.attributions):
        starts = [anchor_of(item).start for item in items]
        assert starts == sorted(starts)
