"""What every store must do with people's reviews. `StoreContract` has it too, with a `store` of its own."""

from __future__ import annotations

import msgspec
import pytest

from khabar.errors import NotFound, ReviewError
from khabar.model import Count, Document, Event
from khabar.recording import reviewed_items
from khabar.store import ArticleFilter, EventFilter, Store
from tests.store.articles import made, saying
from tests.store.events import HAPPENING, happening

AT = "https://rabwa.example/news/23"


class ReviewContract:
    @staticmethod
    def events(store: Store, **sought: object) -> list[str]:
        return [hit.mentions[0].id for hit in store.events(EventFilter(**sought))]  # type: ignore[arg-type]

    @staticmethod
    def reread(document: Document, **event: object) -> Document:
        """Another reading of the same bytes, which has the first event otherwise."""
        first = msgspec.structs.replace(document.reading.events[0], **event)
        reading = msgspec.structs.replace(document.reading, events=(first, *document.reading.events[1:]))
        return Document(article=document.article, reading=reading)

    @staticmethod
    def first(store: Store, id: str) -> Event:
        return store.get(id).document.reading.events[0]

    # --- an entry -----------------------------------------------------------------------------------------------

    def test_what_people_say_is_told_everywhere(self, store: Store) -> None:
        id = store.add(*happening()).id
        entry = store.review("fix", id[:9], "v1", who="سلمى", why="بيان لاحق", values={"killed": "27", "place": "p2"})
        assert (entry.id, entry.kind, entry.who, entry.why) == (1, "fix", "سلمى", "بيان لاحق")
        assert entry.on is not None
        assert (entry.on.layer, entry.on.mention, entry.on.quote) == ("event", "v1", "غارة")
        assert entry.at.utcoffset() is not None
        [listed] = store.list()
        [hit] = store.search("غارة")
        [found] = store.find(ArticleFilter(words="غارة"))
        for stored in (store.get(id), *store.versions(id), listed, hit.stored, found.stored):
            assert stored.document.reading.events[0].killed == Count(27, 27)
        assert self.events(store, min_killed=27) == self.events(store, types=("ASSAULT",), country="KE") == ["v1"]
        assert self.events(store, country="SY") == []
        assert self.events(store, place="وادي السدر") == []

    def test_what_is_rejected_is_found_nowhere(self, store: Store) -> None:
        id = store.add(*saying()).id
        other = store.add(*happening()).id
        store.review("reject", id, "a2", who="سلمى")
        assert [hit.stored.document.article.id for hit in store.who("رويترز")] == [other]
        assert {source.name: source.statements for source in store.sources(limit=9)}["رويترز"] == 1
        store.review("reject", other, "v3", who="سلمى")
        assert self.events(store, actor="الشرطة") == []
        with pytest.raises(NotFound, match="v3"):
            store.review("accept", other, "v3", who="سلمى")

    def test_entries_are_only_ever_added(self, store: Store) -> None:
        id = store.add(*happening()).id
        other = store.add(*saying()).id
        first = store.review("fix", id, "v1", who="سلمى", values={"killed": "9"})
        second = store.review("accept", other, "a1", who="كريم")
        third = store.review("reject", id, "p1", who="كريم")
        fourth = store.undo(third.id, who="سلمى", why="بل هناك")
        assert (fourth.kind, fourth.undoes, fourth.on) == ("undo", 3, third.on)
        assert list(store.reviews(newest_first=False)) == [first, second, third, fourth]
        assert list(store.reviews()) == [fourth, third, second, first]
        assert list(store.reviews(limit=1, offset=1)) == [third]
        assert list(store.reviews(article=id)) == [fourth, third, first]
        assert list(store.reviews(article=other)) == [second]
        with pytest.raises(NotFound):
            list(store.reviews(article="nobody"))

    def test_undo(self, store: Store) -> None:
        page, document = happening()
        id = store.add(page, document).id
        entry = store.review("fix", id, "v1", who="سلمى", values={"killed": "27"})
        back = store.undo(entry.id, who="سلمى")
        assert store.get(id).document == document
        assert self.events(store, min_killed=8) == []
        with pytest.raises(ReviewError, match="taken back before, by 2"):
            store.undo(entry.id, who="سلمى")
        store.undo(back.id, who="سلمى")
        assert self.events(store, min_killed=27) == ["v1"]
        store.undo(entry.id, who="سلمى")
        assert store.get(id).document == document
        with pytest.raises(NotFound, match="no review 99"):
            store.undo(99, who="سلمى")

    def test_what_cannot_be_said_is_not_written(self, store: Store) -> None:
        id = store.add(*happening()).id
        for kind, mention, values in (("fix", "v1", {"killed": "x"}), ("fix", "v1", {}), ("accept", "v1", {"x": "1"})):
            with pytest.raises(ReviewError):
                store.review(kind, id, mention, who="سلمى", values=values)  # type: ignore[arg-type]
        for article, mention in ((id, "v99"), (id, "t1"), (id, ""), ("nobody", "v1")):
            with pytest.raises(NotFound):
                store.review("accept", article, mention, who="سلمى")
        for one, other in (((id, "v1"), (id, "v1")), ((id, "v1"), (id, "p1"))):
            with pytest.raises(ReviewError):
                store.review_pair("merge", one, other, who="سلمى")
        for pair in (("person:أ", "person:أ"), ("person:أ", "ب"), ("", "person:أ"), ("person:", "person:أ")):
            with pytest.raises(ReviewError):
                store.review_origins("not-independent", *pair, who="سلمى")
        for who, why in (("\ud800", ""), ("سلمى", "\ud800")):
            with pytest.raises(ReviewError, match="cannot be kept"):
                store.review("reject", id, "v1", who=who, why=why)
        with pytest.raises(ReviewError, match="cannot be kept"):
            store.review("perhaps", id, "v1", who="سلمى")  # type: ignore[arg-type]
        assert list(store.reviews()) == []

    # --- what it outlasts ---------------------------------------------------------------------------------------

    def test_reviews_survive_a_rebuild(self, store: Store) -> None:
        id = store.add(*happening()).id
        store.review("fix", id, "v1", who="سلمى", values={"killed": "27"})
        before = store.get(id)
        store.rebuild()
        assert store.get(id) == before
        assert self.events(store, min_killed=27) == ["v1"]
        assert len(list(store.reviews())) == 1

    def test_reviews_survive_another_reading(self, store: Store) -> None:
        page, document = happening()
        id = store.add(page, document).id
        store.review("accept", id, "v1", who="سلمى")
        store.review("reject", id, "v3", who="سلمى")
        otherwise = self.reread(document, killed=Count(1, 1), type="ACCIDENT")
        assert store.add(page, otherwise).status == "refreshed"
        assert (self.first(store, id).killed, self.first(store, id).type) == (Count(7, 7), "ASSAULT")
        assert [each.id for each in store.get(id).document.reading.events] == ["v1", "v2", "v4"]
        nothing = msgspec.structs.replace(document.reading, events=(), places=())
        assert store.add(page, Document(article=document.article, reading=nothing)).status == "refreshed"
        [event] = store.get(id).document.reading.events
        assert (event.killed, event.rule) == (Count(7, 7), "review")
        assert self.events(store, min_killed=7, country="SY") == [event.id]
        assert store.add(page, Document(article=document.article, reading=nothing)).status == "unchanged"

    def test_reviews_survive_a_new_version(self, store: Store) -> None:
        first = happening("أولى", url=AT)
        id = store.add(*first).id
        store.review("fix", id, "v1", who="سلمى", values={"killed": "27"})
        page, later = happening("ثانية", url=AT, published="2025-02-12")
        assert store.add(page, self.reread(later, killed=Count(8, 8))).status == "new-version"
        assert [self.first(store, stored.page).killed for stored in store.versions(id)] == [Count(27, 27)] * 2
        assert self.events(store, min_killed=9) == ["v1"]
        store.undo(1, who="سلمى")
        assert [self.first(store, stored.page).killed for stored in store.versions(id)] == [Count(7, 7), Count(8, 8)]
        gone = made("ثالثة", url=AT, text="صححت الصحيفة خبرها.")
        store.review("accept", id, "p1", who="سلمى")
        store.add(*gone)
        assert store.get(gone[1].article.id).document == gone[1]

    def test_an_address_that_is_read_differently_has_its_own_reviews(self, store: Store) -> None:
        page, document = happening(url=AT)
        id = store.add(page, document).id
        store.review("fix", id, "v1", who="سلمى", values={"killed": "27"})
        moved = Document(article=msgspec.structs.replace(document.article, url=AT + "0"), reading=document.reading)
        store.add(page, moved)
        assert self.first(store, id).killed == Count(7, 7)
        store.add(page, document)
        assert self.first(store, id).killed == Count(27, 27)

    # --- two mentions, two origins ------------------------------------------------------------------------------

    def test_mentions_that_are_merged_or_split(self, store: Store) -> None:
        id = store.add(*happening()).id
        store.review_pair("split", (id, "v1"), (id, "v2"), who="سلمى")
        assert self.events(store, types=("ASSAULT",)) == ["v1", "v2"]
        entry = store.review_pair("merge", (id, "v1"), (id, "v3"), who="سلمى", why="واحد")
        assert (entry.kind, entry.other is not None and entry.other.quote) == ("merge", "اعتقلت")
        last = {"v1": entry.id, "v2": 1, "v3": entry.id}
        assert {id: review.id for id, review in reviewed_items(store, id).items()} == last
        assert [each.event for each in store.get(id).document.reading.events] == ["v1", "v2", "v1", "v4"]
        store.undo(entry.id, who="سلمى")
        assert len(self.events(store)) == 4

    def test_origins_that_are_not_independent(self, store: Store) -> None:
        id = store.add(*happening()).id
        entry = store.review_origins("not-independent", "actor:reuters", "outlet:هور", who="سلمى")
        assert entry.origins == ("actor:reuters", "outlet:هور")
        assert list(store.reviews(article=id)) == []
        assert list(store.reviews()) == [entry]

    def test_which_items_people_have_looked_at(self, store: Store) -> None:
        page, document = happening(url=AT)
        id = store.add(page, document).id
        other = store.add(*happening("آخر")).id
        assert reviewed_items(store, id) == {}
        place = store.review("accept", id, "p2", who="سلمى")
        store.review("reject", id, "v1", who="سلمى")
        pair = store.review_pair("merge", (other, "v1"), (id, "v4"), who="سلمى")
        store.undo(store.review("accept", id, "a1", who="سلمى").id, who="سلمى")
        renamed = msgspec.structs.replace(document.reading.places[1], id="p1")
        reading = msgspec.structs.replace(document.reading, places=(renamed,))
        store.add(page, msgspec.structs.replace(document, reading=reading))
        assert reviewed_items(store, id) == {"p1": place, "v4": pair}
        assert reviewed_items(store, other) == {"v1": pair}

    def test_what_all_versions_have_in_common_means_the_newest(self, store: Store) -> None:
        id = store.add(*happening("أولى", url=AT)).id
        entry = store.review("accept", id, "v1", who="سلمى")
        newest = store.add(*happening("ثانية", url=AT)).id
        assert entry.on is not None
        assert store.get(entry.on.article).document.article.id == newest
        assert entry.on.quote == entry.on.span.of(HAPPENING)
