"""What every store must do. A store's own test module subclasses `StoreContract` and gives it the fixture `store`."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.errors import NotFound, StoreError
from khabar.model import Reading
from khabar.record.copies import find_copies
from khabar.store import ArticleFilter, EventFilter, EventHit, QuotedSource, SourceHit, Store
from tests.record.articles import OTHER, OWN, WIRE, document, reprints, with_page
from tests.store.articles import BODY, made, saying
from tests.store.events import happening
from tests.store.review_contract import ReviewContract

AT = "https://rabwa.example/news/17"


class StoreContract(ReviewContract):
    @pytest.fixture
    def store(self) -> Store:
        """An empty one that finds copies as `khabar.record.copies` does, and reviews as `khabar.record.reviews`."""
        raise NotImplementedError

    # --- what is sought ------------------------------------------------------------------------------------------

    @pytest.mark.parametrize(
        ("sought", "found"),
        [
            ({}, ["c", "b", "a"]),
            ({"words": "وزارة"}, ["a"]),
            ({"words": "غارة الجو"}, ["c", "b"]),
            ({"words": "..."}, []),
            ({"words": "غارة", "since": dt.date(2025, 5, 1)}, ["c"]),
            ({"since": dt.date(2025, 2, 10), "until": dt.date(2025, 2, 11)}, ["b", "a"]),
            ({"outlet": "الربوة"}, ["c", "b"]),
            ({"outlet": "المرسى", "words": "غارة"}, []),
            ({"event": EventFilter(types=("ASSAULT",), country="SY")}, ["c", "b"]),
            ({"event": EventFilter(place="?")}, []),
            ({"event": EventFilter(min_killed=8)}, []),
        ],
    )
    def test_articles_that_are_sought(self, store: Store, sought: dict[str, object], found: list[str]) -> None:
        store.add(*made("a", outlet="المرسى", published="2025-02-10"))
        store.add(*happening("b", published="2025-02-11"))
        store.add(*happening("c", published="2025-05-12"))
        names = {made(name)[0].id: name for name in "abc"}
        everything = msgspec.convert(sought, ArticleFilter)
        assert [names[hit.stored.page] for hit in store.find(everything)] == found
        assert [names[hit.stored.page] for hit in store.find(everything, limit=1, offset=1)] == found[1:2]

    def test_a_hit_shows_its_words(self, store: Store) -> None:
        store.add(*made("a"))
        [hit] = store.find(ArticleFilter(words="وزارة الري"))
        [searched] = store.search("وزارة الري")
        assert hit == searched

    def test_a_state_is_another_one_after_writing(self, store: Store) -> None:
        before = store.state()
        assert store.state() == before
        store.add(*made("a"))
        assert store.state() != before

    def test_outlets_and_volume(self, store: Store) -> None:
        assert (list(store.outlets()), list(store.volume(days=3))) == ([], [])
        for name, outlet, day in (("a", "المرسى", "2025-02-10"), ("b", "الربوة", "2025-02-10"), ("c", None, None)):
            store.add(*made(name, outlet=outlet, published=day))
        store.add(*made("d", outlet="الربوة", published="2025-02-12"))
        assert list(store.outlets()) == [("الربوة", 2), ("المرسى", 1)]
        days = [(dt.date(2025, 2, 10), 2), (dt.date(2025, 2, 12), 1)]
        assert list(store.volume(days=9)) == [(None, 1), *days]
        assert list(store.volume(days=1)) == [(None, 1), days[1]]

    def test_who_is_quoted(self, store: Store) -> None:
        store.add(*saying())
        found = {source.name: source for source in store.sources(limit=9)}
        assert found["رويترز"] == QuotedSource(
            name="رويترز",
            actor="reuters",
            kind="agency",
            naming="named",
            statements=1,
            articles=1,
            as_origin=0,
            alone=0,
        )
        assert found["مسؤول بحري"].as_origin == found["مسؤول بحري"].statements == 1
        assert [source.name for source in store.sources(limit=1, offset=1)] == list(found)[1:2]
        store.add(*happening())
        by_name = {source.name: source for source in store.sources(limit=9)}
        assert (by_name["رويترز"].articles, by_name["رويترز"].alone) == (2, 1)

    # --- adding -------------------------------------------------------------------------------------------------

    def test_an_article_comes_back_as_it_was(self, store: Store) -> None:
        page, document = made(url=AT, published="2025-02-10", caption="السد", lead="مقدمة")
        added = store.add(page, document)
        assert (added.status, added.id, added.version) == ("new", document.article.id, 1)
        stored = store.get(added.id)
        assert stored.document == document
        assert (stored.version, stored.versions, stored.day) == (1, 1, dt.date(2025, 2, 10))
        assert stored.page == page.id
        assert stored.added.utcoffset() == dt.timedelta(0)
        assert store.page(added.id) == page

    def test_the_same_page_twice_changes_nothing(self, store: Store) -> None:
        page, document = made(url=AT)
        store.add(page, document)
        before = list(store.list(all_versions=True))
        again = store.add(page, document)
        assert (again.status, again.version) == ("unchanged", 1)
        elsewhere, moved = made(url=AT, path="other/b.html")
        assert store.add(elsewhere, moved).status == "unchanged"
        assert list(store.list(all_versions=True)) == before
        assert store.count() == 1

    def test_a_changed_page_is_a_version(self, store: Store) -> None:
        first, second = made("أولى", url=AT), made("ثانية", url=AT, text="نص آخر عن السد.")
        assert store.add(*first).status == "new"
        added = store.add(*second)
        assert (added.status, added.version) == ("new-version", 2)
        assert [s.document for s in store.list()] == [second[1]]
        assert [s.document for s in store.list(all_versions=True)] == [second[1], first[1]]
        assert [(s.version, s.versions) for s in store.versions(added.id)] == [(1, 2), (2, 2)]
        assert store.get(first[1].article.id).document == first[1]
        assert store.get(added.id, version=1).document == first[1]
        assert store.page(first[1].article.id) == first[0]
        assert store.count() == 1
        assert store.add(*first).status == "unchanged"
        assert [s.document for s in store.list()] == [second[1]]

    @pytest.mark.parametrize(
        ("one", "other", "versions"),
        [
            (AT, AT + "#comments", 2),
            (AT, AT.replace("https", "http"), 2),
            (AT, AT.replace("rabwa.example", "RABWA.example"), 2),
            (AT, AT + "?page=2", 1),
            ("https://rabwa.example/", "https://rabwa.example/", 1),  # the front of the site: no article's own address
            ("https://rabwa.example/?p=4", "https://rabwa.example/?p=4", 2),
            ("http://[broken", "http://[broken", 2),
            (None, None, 1),
        ],
    )
    def test_what_is_the_same_address(self, store: Store, one: str | None, other: str | None, versions: int) -> None:
        store.add(*made("أولى", url=one))
        assert store.add(*made("ثانية", url=other)).version == versions

    def test_records_without_an_address(self, store: Store) -> None:
        store.add(*made("أولى", id="r1", outlet="الربوة"))
        assert store.add(*made("ثانية", id="r1", outlet="الربوة")).status == "new-version"
        assert store.add(*made("ثالثة", id="r1", outlet="المرسى")).status == "new"
        assert store.add(*made("رابعة", id="r2", outlet="الربوة")).status == "new"

    def test_another_reading_of_the_same_bytes(self, store: Store) -> None:
        store.add(*made(url=AT))
        page, document = made(url=AT, given=dt.date(2025, 2, 11), headline="عنوان جديد")
        refreshed = store.add(page, document)
        assert (refreshed.status, refreshed.version) == ("refreshed", 1)
        stored = store.get(refreshed.id)
        assert stored.document == document
        assert stored.day == dt.date(2025, 2, 11)
        assert [hit.stored.document for hit in store.search("عنوان")] == [document]
        assert list(store.search("يبدأ")) == []
        assert store.count() == 1

    def test_a_given_day_is_not_forgotten(self, store: Store) -> None:
        store.add(*made(given=dt.date(2025, 2, 11)))
        assert store.add(*made()).status == "unchanged"
        assert [s.day for s in store.list()] == [dt.date(2025, 2, 11)]
        assert store.add(*made(given=dt.date(2025, 2, 12))).status == "refreshed"
        assert [s.day for s in store.list()] == [dt.date(2025, 2, 12)]

    def test_an_address_that_is_read_differently_now(self, store: Store) -> None:
        """The versions of the old address and of the new one are both right afterwards."""
        store.add(*made("أولى", url=AT))
        store.add(*made("ثانية", url=AT))
        store.add(*made("ثالثة", url=AT + "0"))
        moved = store.add(*made("ثانية", url=AT + "0"))
        assert (moved.status, moved.version) == ("refreshed", 2)
        assert {s.document.article.url: s.version for s in store.list()} == {AT: 1, AT + "0": 2}
        assert store.count() == 2

    def test_many_at_once(self, store: Store) -> None:
        pages = [made(f"صفحة {number}", url=f"{AT}/{number % 90}") for number in range(100)]
        added = list(store.add_all(iter(pages)))
        assert [a.status for a in added] == ["new"] * 90 + ["new-version"] * 10
        assert [a.id for a in added] == [document.article.id for _, document in pages]
        assert {a.status for a in store.add_all(pages)} == {"unchanged"}
        assert list(store.add_all([])) == []
        assert store.count() == 90

    def test_what_is_told_is_kept_though_the_rest_fails(self, store: Store) -> None:
        def pages() -> object:
            yield from (made(f"صفحة {number}") for number in range(50))
            raise KeyboardInterrupt

        told = 0
        with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - what came before the end counts
            for _ in store.add_all(pages()):  # type: ignore[arg-type]
                told += 1
        assert told <= store.count() <= 50
        assert told

    def test_a_document_of_another_page(self, store: Store) -> None:
        with pytest.raises(StoreError, match="another page"):
            store.add(made("أولى")[0], made("ثانية")[1])
        assert store.count() == 0

    # --- finding by id ------------------------------------------------------------------------------------------

    def test_by_the_beginning_of_an_id(self, store: Store) -> None:
        page, document = made("أولى")
        store.add(page, document)
        store.add(*made("ثانية"))
        for id in (page.id, page.id[:16], page.id[:9], page.id[:9].upper(), f" {page.id[:12]} "):
            assert store.get(id).document == document

    def test_an_id_that_means_several(self, store: Store) -> None:
        store.add(*made("أولى", id="sudan-1"))
        store.add(*made("ثانية", id="sudan-12"))
        assert store.get("sudan-1").document.article.id == "sudan-1"  # all of one id, though another begins with it
        with pytest.raises(NotFound, match=r"several.*sudan-1"):
            store.get("sudan")
        page, document = made("ثالثة", id="sudan-1", outlet="المرسى")
        store.add(page, document)
        with pytest.raises(NotFound, match=page.id[:16]):
            store.get("sudan-1")
        assert store.get(page.id[:16]).document == document

    def test_an_id_of_several_versions_means_the_newest(self, store: Store) -> None:
        store.add(*made("أولى", id="r1"))
        newest = made("ثانية", id="r1")
        store.add(*newest)
        assert store.get("r1").document == newest[1]
        assert store.get("r1", version=1).document.article.page != newest[0].id
        with pytest.raises(NotFound, match="no version 3"):
            store.get("r1", version=3)

    @pytest.mark.parametrize("id", ["nothing", "", " ", "%", "_", "*", "'", "\0", "خبر", "g" * 64])
    def test_no_such_id(self, store: Store, id: str) -> None:
        store.add(*made())
        for method in (store.get, store.versions, store.page):
            with pytest.raises(NotFound):
                method(id)

    # --- order --------------------------------------------------------------------------------------------------

    def test_newest_first(self, store: Store) -> None:
        store.add(*made("أ", headline="1", published="2025-02-10"))
        store.add(*made("ب", headline="2", published=None))
        store.add(*made("ت", headline="3", published="2025-02-12T10:00+03:00"))
        store.add(*made("ث", headline="4", published="2025-02-10T23:00+00:00"))
        store.add(*made("ج", headline="5", published="2024-12-31"))

        def headlines(**options: int) -> list[str | None]:
            return [s.document.article.headline for s in store.list(**options)]  # type: ignore[arg-type]

        assert headlines() == ["3", "4", "1", "5", "2"]
        assert headlines(limit=2) == ["3", "4"]
        assert headlines(limit=2, offset=3) == ["5", "2"]
        assert headlines(limit=0) == []
        assert headlines(offset=9) == []
        assert [h.stored.document.article.headline for h in store.search("السد", limit=3, offset=1)] == ["4", "1", "5"]

    def test_the_day_that_times_were_counted_from(self, store: Store) -> None:
        page, document = made(published="2025-02-10")
        reading = Reading(anchor=dt.date(2025, 3, 1))
        store.add(page, type(document)(article=document.article, reading=reading))
        assert [s.day for s in store.list()] == [dt.date(2025, 3, 1)]

    # --- searching ----------------------------------------------------------------------------------------------

    @pytest.mark.parametrize(
        "words",
        ["السد", "سد", "وزارة الري", "للحكومة", "الحكومة", "مسئول", "١٢", "12", "ببغداد", "المرسى سد", '"وزارة الري"',
         "«بدء ترميم سد»", "“وادي النعام” بغداد", "يبدأ", 'سد"', '" " سد', "سَدّ", "سد؟!", "سد سد سد"],
    )  # fmt: skip
    def test_found(self, store: Store, words: str) -> None:
        page, document = made()
        store.add(page, document)
        store.add(*made("ثانية", text="لا شيء هنا.", headline="فارغ"))
        [hit] = store.search(words)
        assert hit.stored.document == document
        assert hit.headline or hit.text
        for span in hit.text:
            assert span.of(BODY) == span.of(BODY).strip() != ""
        assert 0 <= hit.excerpt.start <= hit.excerpt.end <= len(BODY)

    @pytest.mark.parametrize(
        "words", ["قمر", "سد قمر", '"الري وزارة"', '"التوقف وقال مسؤول قمر"', "سدود", '"يبدأ أعلنت"']
    )
    def test_not_found(self, store: Store, words: str) -> None:
        store.add(*made())
        assert list(store.search(words)) == []

    def test_where_the_words_stand(self, store: Store) -> None:
        store.add(*made(text="قال المسؤولُ إن بغداد\nوالري ببغداد، وبَغْداد."))
        [hit] = store.search("بغداد السد")
        article = hit.stored.document.article
        assert [span.of(article.text) for span in hit.text] == ["بغداد", "ببغداد", "وبَغْداد"]
        assert [span.of(article.headline or "") for span in hit.headline] == ["السد"]

    def test_a_phrase_has_one_span(self, store: Store) -> None:
        store.add(*made())
        [hit] = store.search('"ترميم سد وادي"')
        assert [span.of(BODY) for span in hit.text] == ["ترميم سد وادي"]

    def test_leads_and_captions_count(self, store: Store) -> None:
        store.add(*made(lead="تفاصيل الخطة", caption="عمال قرب البوابة"))
        [hit] = store.search("تفاصيل")
        assert not hit.text
        assert hit.excerpt.start == 0
        assert len(list(store.search('"قرب البوابة"'))) == 1
        assert list(store.search('"الخطة عمال"')) == []  # no phrase goes from one part into another

    def test_an_excerpt_of_a_long_text(self, store: Store) -> None:
        text = " ".join(["كلمة"] * 500) + " زلزال الربوة " + " ".join(["كلمة"] * 500) + " زلزال وآخر زلزال"
        store.add(*made(text=text))
        [hit] = store.search("زلزال")
        assert len(hit.text) == 3
        assert hit.excerpt.of(text).count("زلزال") == 2
        assert hit.excerpt.of(text).startswith("كلمة")

    def test_only_the_newest_version_is_searched(self, store: Store) -> None:
        store.add(*made("أولى", url=AT, text="قتيلان في حريق"))
        store.add(*made("ثانية", url=AT, text="ثلاثة قتلى في حريق"))
        assert [h.stored.version for h in store.search("حريق")] == [2]
        assert list(store.search("قتيلان")) == []
        assert [h.stored.version for h in store.search("قتيلان", all_versions=True)] == [1]
        assert [h.stored.version for h in store.search("حريق", all_versions=True)] == [2, 1]

    @pytest.mark.parametrize(
        "words", ["", " ", '"', '""', "«»", "؟", "AND", "NOT", "OR AND", "*", "سد*", "NEAR(", "headline:سد", "(", "^سد",
                  "-سد", "سد\0سد", "{", "a + b", "';--", "😀", "\u064b", "“", "ﷺ", "\ud800"],
    )  # fmt: skip
    def test_nothing_is_a_syntax_error(self, store: Store, words: str) -> None:
        store.add(*made())
        list(store.search(words))

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.text(st.sampled_from('سدالري "«»“*^:()-+{}NEARORAND\0\u064b١2'), max_size=25) | st.text(max_size=12))
    def test_any_words(self, store: Store, words: str) -> None:
        store.add(*made())
        for hit in store.search(words):
            assert hit.stored.document.article.text == BODY

    # --- who said what --------------------------------------------------------------------------------------------

    @staticmethod
    def said(hit: SourceHit) -> dict[str, tuple[int, ...]]:
        return {said.attribution.id: said.positions for said in hit.said}

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("رويترز", {"a2": (0,)}),
            ("Reuters", {"a2": (0,)}),
            ("لرويترز", {"a2": (0,)}),
            ("وكالة رويترز للأنباء", {"a2": (0,)}),
            ("AFP", {"a4": (0,), "a5": (0,)}),  # no entry of its own: by its words
            ("أ.ف.ب", {"a4": (0,), "a5": (0,)}),
            ("البدري", {"a2": (1,), "a3": (0,), "a5": (1,)}),
            ("سامي البَدري", {"a2": (1,), "a3": (0,), "a5": (1,)}),
            ("الوزير سامى البدري", {"a2": (1,), "a3": (0,), "a5": (1,)}),
            ('"وزير النقل الكيني"', {"a2": (1,), "a3": (0,), "a5": (1,)}),
            ("صحيفة المرفأ", {"a1": (0,)}),
            ("مسئول", {"a1": (1,)}),
        ],
    )
    def test_who_said_it(self, store: Store, name: str, said: dict[str, tuple[int, ...]]) -> None:
        page, document = saying()
        store.add(page, document)
        store.add(*made("غيره"))
        [hit] = store.who(name)
        assert hit.stored.document == document
        assert self.said(hit) == said
        assert [s.attribution for s in hit.said] == [a for a in document.reading.attributions if a.id in said]

    @pytest.mark.parametrize(
        "name",
        [
            "",
            " ",
            "؟",
            "|",
            '"',
            "قمر",
            "الرصيف",
            "الوزير رويترز",
            '"النقل سامي"',
            '"البدري وزير"',
            "الربوة",
            "NOT",
            "(",
            "\0",
        ],
    )
    def test_nobody_of_that_name_said_anything(self, store: Store, name: str) -> None:
        store.add(*saying())
        assert list(store.who(name)) == []

    def test_who_newest_first(self, store: Store) -> None:
        days = ("2025-02-10", "2025-02-12", "2025-02-11")
        for day in days:
            store.add(*saying(day, published=day))

        def found(**options: int) -> list[str | None]:
            return [hit.stored.document.article.published for hit in store.who("رويترز", **options)]  # type: ignore[arg-type]

        assert found() == sorted(days, reverse=True)
        assert found(limit=1) == ["2025-02-12"]
        assert found(limit=5, offset=2) == ["2025-02-10"]
        assert found(limit=0) == []

    def test_who_of_versions(self, store: Store) -> None:
        store.add(*saying("أولى", url=AT))
        store.add(*made("ثانية", url=AT))
        assert list(store.who("رويترز")) == []
        assert [hit.stored.version for hit in store.who("رويترز", all_versions=True)] == [1]

    def test_who_after_another_reading(self, store: Store) -> None:
        page, document = saying()
        store.add(page, document)
        reading = msgspec.structs.replace(document.reading, attributions=document.reading.attributions[:1])
        assert store.add(page, msgspec.structs.replace(document, reading=reading)).status == "refreshed"
        assert list(store.who("رويترز")) == []
        assert [self.said(hit) for hit in store.who("المرفأ")] == [{"a1": (0,)}]
        store.add(page, document)
        assert [self.said(hit) for hit in store.who("رويترز")] == [{"a2": (0,)}]

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.text(st.sampled_from('البدريرويترز"«»“*^:()-+{}NEARORAND|\0\u064b١2 '), max_size=25) | st.text(max_size=12)
    )
    def test_who_of_any_words(self, store: Store, name: str) -> None:
        store.add(*saying())
        for hit in store.who(name):
            assert hit.said

    # --- what happened --------------------------------------------------------------------------------------------

    @staticmethod
    def happened(store: Store, **sought: object) -> list[str]:
        return [hit.mentions[0].event for hit in store.events(EventFilter(**sought))]  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("sought", "events"),
        [
            ({}, ["v4", "v3", "v1"]),  # v3 has no day: the article's
            ({"since": dt.date(2025, 2, 10)}, ["v4", "v1"]),
            ({"since": dt.date(2025, 2, 11)}, ["v4"]),
            ({"until": dt.date(2025, 2, 10)}, ["v1"]),
            ({"since": dt.date(2025, 3, 7), "until": dt.date(2025, 3, 7)}, ["v4"]),
            ({"types": ("ASSAULT",)}, ["v1"]),
            ({"types": ("ASSAULT", "COERCE")}, ["v3", "v1"]),
            ({"statuses": ("future",)}, ["v4"]),
            ({"statuses": ("denied",)}, []),
            ({"country": "sy"}, ["v1"]),
            ({"country": "KE"}, ["v4"]),  # where it was, not who it was
            ({"place": "وادى السدر"}, ["v1"]),
            ({"place": "Wadi as Sidr"}, ["v1"]),
            ({"place": "nairobi"}, ["v4"]),
            ({"place": "ميناء اللؤلؤ"}, ["v3"]),
            ({"place": "الشرطة"}, []),
            ({"place": ""}, []),
            ({"actor": "سلاح الجو"}, ["v1"]),
            ({"actor": '"الجو سلاح"'}, []),
            ({"actor": "المتظاهرين"}, ["v3"]),
            ({"actor": "Interpol"}, ["v3"]),
            ({"actor": "نيروبي"}, []),
            ({"actor": "؟"}, []),
            ({"min_killed": 7}, ["v1"]),
            ({"min_killed": 8}, []),
            ({"min_killed": 10**30}, []),
            ({"min_killed": 7, "country": "SY", "actor": "سلاح الجو", "types": ("ASSAULT",)}, ["v1"]),
            ({"min_killed": 7, "country": "KE"}, []),
        ],
    )
    def test_events_that_are_sought(self, store: Store, sought: dict[str, object], events: list[str]) -> None:
        store.add(*happening())
        store.add(*made("غيره"))
        assert self.happened(store, **sought) == events

    def test_an_event_is_a_hit_with_all_its_mentions(self, store: Store) -> None:
        page, document = happening()
        store.add(page, document)
        [hit] = store.events(EventFilter(min_killed=7))
        assert hit == EventHit(stored=store.get(document.article.id), mentions=document.reading.events[:2])

    def test_events_newest_first_and_as_added(self, store: Store) -> None:
        for day in ("2025-02-11", "2025-05-12", "2025-01-03"):
            store.add(*happening(day, published=day))

        def found(**options: object) -> list[tuple[str, str]]:
            return [
                (hit.mentions[0].id, str(hit.stored.day))
                for hit in store.events(EventFilter(), **options)  # type: ignore[arg-type]
            ]

        newest = found()
        assert newest[0] == ("v3", "2025-05-12")
        assert [id for id, _ in newest] == ["v3", "v4", "v4", "v4", "v3", "v1", "v1", "v1", "v3"]
        assert found(limit=2) == newest[:2]
        assert found(limit=2, offset=3) == newest[3:5]
        assert found(limit=0) == []
        assert found(newest_first=False) == [
            (id, day) for day in ("2025-02-11", "2025-05-12", "2025-01-03") for id in ("v1", "v3", "v4")
        ]
        assert found(newest_first=False, limit=4, offset=1) == found(newest_first=False)[1:5]

    def test_events_of_versions(self, store: Store) -> None:
        store.add(*happening("أولى", url=AT))
        store.add(*made("ثانية", url=AT))
        assert self.happened(store) == []
        for newest_first in (True, False):
            hits = list(store.events(EventFilter(), all_versions=True, newest_first=newest_first))
            assert [hit.stored.version for hit in hits] == [1, 1, 1]

    def test_events_after_another_reading(self, store: Store) -> None:
        page, document = happening()
        store.add(page, document)
        fewer = msgspec.structs.replace(document.reading, events=document.reading.events[2:3])
        assert store.add(page, msgspec.structs.replace(document, reading=fewer)).status == "refreshed"
        assert self.happened(store) == ["v3"]
        assert self.happened(store, actor="سلاح الجو") == []
        store.add(page, document)
        assert len(self.happened(store)) == 3

    def test_adding_while_events_are_read(self, store: Store) -> None:
        store.add(*happening())
        hits = store.events(EventFilter(), newest_first=False)
        next(hits)
        store.add(*happening("آخر"))
        assert len(list(hits)) >= 2

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.text(st.sampled_from('غارةالجو"«»“*^:()-+{}NEARORAND|\0\u064b١2 '), max_size=25) | st.text(max_size=12))
    def test_events_of_any_words(self, store: Store, words: str) -> None:
        store.add(*happening())
        for sought in (EventFilter(place=words), EventFilter(actor=words), EventFilter(country=words)):
            for hit in store.events(sought):
                assert hit.mentions

    # --- copies -------------------------------------------------------------------------------------------------

    def test_pairs_are_there_when_the_copy_is_added(self, store: Store) -> None:
        wire, reprint, other = (
            document(WIRE),
            document(WIRE + OWN, outlet="المرسى", published="2025-02-11"),
            document(OTHER),
        )
        for each in (wire, other, reprint):
            store.add(*with_page(each))
        [copy] = store.copies()
        assert (copy.source, copy.copy, copy.containment, copy.sure) == (wire.article.id, reprint.article.id, 1.0, True)
        assert store.copies_of(wire.article.id) == store.copies_of(reprint.article.id[:9]) == (copy,)
        assert store.copies_of(other.article.id) == ()
        with pytest.raises(NotFound):
            store.copies_of("nobody")

    def test_the_same_pairs_in_any_order_and_anew(self, store: Store) -> None:
        several = reprints()
        for each in reversed(several):
            store.add(*with_page(each))
        found = list(store.copies())
        assert set(found) == set(find_copies(several))
        assert len(found) == 6
        store.rebuild()
        assert list(store.copies()) == found

    def test_the_latest_copy_comes_first(self, store: Store) -> None:
        list(store.add_all(with_page(each) for each in reprints()))
        found = list(store.copies())
        days = {each.article.id: each.article.published or "" for each in reprints()}
        assert [days[copy.copy] for copy in found] == sorted((days[copy.copy] for copy in found), reverse=True)
        assert list(store.copies(limit=2, offset=1)) == found[1:3]
        assert list(store.copies(limit=0)) == []

    def test_only_the_newest_version_is_compared(self, store: Store) -> None:
        wire, first = document(WIRE), document(OTHER, outlet="المرسى", url=AT)
        changed = document(WIRE, outlet="المرسى", url=AT, published="2025-02-11")
        for each in (wire, first):
            store.add(*with_page(each))
        assert list(store.copies()) == []
        store.add(*with_page(changed))
        [copy] = store.copies()
        assert copy.copy == changed.article.id
        assert store.copies_of(first.article.id) == (copy,)  # it is that article, as it is now
        again = document(OTHER, outlet="المرسى", url=AT, published="2025-02-12")
        store.add(*with_page(again))
        assert list(store.copies()) == []

    def test_versions_of_one_article_are_no_copies(self, store: Store) -> None:
        for text in (WIRE, WIRE + OWN):
            store.add(*with_page(document(text, url=AT)))
        assert list(store.copies()) == []

    def test_another_reading_may_make_or_undo_a_pair(self, store: Store) -> None:
        wire, reprint = document(WIRE), document(WIRE, outlet="المرسى")
        store.add(*with_page(wire))
        store.add(*with_page(reprint))
        assert len(list(store.copies())) == 1
        page, _ = with_page(reprint)
        article = msgspec.structs.replace(reprint.article, text=OTHER)
        misread = msgspec.structs.replace(reprint, article=article)
        assert store.add(page, misread).status == "refreshed"
        assert list(store.copies()) == []
        assert store.add(page, reprint).status == "refreshed"
        assert len(list(store.copies())) == 1

    def test_an_address_that_is_read_differently_is_compared_as_it_now_is(self, store: Store) -> None:
        wire = document(WIRE)
        old, new = document(WIRE + OWN, outlet="المرسى", url=AT), document(OTHER, outlet="المرسى", url=AT)
        for each in (wire, old, new):
            store.add(*with_page(each))
        assert list(store.copies()) == []  # the newest of the address is another
        page, _ = with_page(new)
        moved = msgspec.structs.replace(new, article=msgspec.structs.replace(new.article, url=AT + "0"))
        assert store.add(page, moved).status == "refreshed"
        assert [copy.containment for copy in store.copies()] == [1.0]

    # --- revisions ----------------------------------------------------------------------------------------------

    def test_each_version_after_another(self, store: Store) -> None:
        pages = [made(f"صفحة {number}", url=AT, text=f"نص {number}.") for number in range(3)]
        store.add(*pages[0])
        store.add(*made("وحيدة", url=AT + "1"))
        assert list(store.revisions()) == []
        for page in pages[1:]:
            store.add(*page)
        found = [(before.document, after.document) for before, after in store.revisions()]
        assert found == [(pages[1][1], pages[2][1]), (pages[0][1], pages[1][1])]
        assert [(after.version, after.versions) for _, after in store.revisions(limit=1)] == [(3, 3)]
        assert [(before.version, after.version) for before, after in store.revisions(offset=1)] == [(1, 2)]
