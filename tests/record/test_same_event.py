from __future__ import annotations

import pytest

from khabar.model import Count, Document, Happening, Pairing
from khabar.record.same_event import happenings
from khabar.record.same_event.tolls import precise, says_nobody
from tests.record.articles import OTHER, document
from tests.record.happened import copied, later, reports


def values(happening: Happening, field: str) -> dict[str, tuple[str, ...]]:
    return {value.label: value.origins for value in happening.values if value.field == field}


@pytest.fixture(scope="module")
def told() -> tuple[Happening, ...]:
    return happenings(reports())


def test_the_event_that_the_story_is_on_comes_first(told: tuple[Happening, ...]) -> None:
    first, second, comment = reports()
    main = told[0]
    assert main.id == f"{first.article.id}/v1"
    assert (main.type, main.status, str(main.earliest), str(main.latest)) == (
        "ASSAULT", "happened", "2025-02-10", "2025-02-10",
    )  # fmt: skip
    assert (main.place, main.country) == ("Kasserine", "TN")
    assert [report.article for report in main.reports] == [each.article.id for each in (first, second, comment)]
    assert [report.mentions[:1] for report in main.reports] == [("v1",), ("v1",), ()]
    assert [(report.killed, report.injured) for report in main.reports] == [
        (Count(17, 17), Count(41, 41)), (Count(19, 19), None), (None, None),
    ]  # fmt: skip


def test_what_else_the_articles_tell(told: tuple[Happening, ...]) -> None:
    arrest = next(each for each in told if each.type == "COERCE")
    assert [report.article for report in arrest.reports] == [reports()[1].article.id]
    assert values(arrest, "arrested") == {"2": ("person:كمال دريدي",)}
    mentions = [(report.article, mention) for each in told for report in each.reports for mention in report.mentions]
    assert len(mentions) == len(set(mentions)) == sum(len(each.reading.events) for each in reports())


def test_each_value_with_who_says_it(told: tuple[Happening, ...]) -> None:
    main = told[0]
    assert values(main, "killed") == {"17": ("person:كمال دريدي",), "19": ("body:وزاره صحه تونسيه",)}
    assert values(main, "day") == {"2025-02-10": ("person:كمال دريدي", "body:وزاره صحه تونسيه")}
    killed = next(value for value in main.values if value.field == "killed")
    [said] = killed.said
    assert said.span is not None
    assert said.span.of(reports()[0].article.text).startswith("سبعة عشر")
    known = {origin.id: origin.label for origin in main.origins}
    assert all(set(report.origins) <= known.keys() for report in main.reports)
    assert all(set(value.origins) <= known.keys() for value in main.values)
    assert known["unnamed:witness"] == "شهود عيان"


def test_the_same_person_in_all_articles(told: tuple[Happening, ...]) -> None:
    assert [("person:كمال دريدي" in report.origins) for report in told[0].reports] == [True, True, False]
    assert told[0].reports[2].origins == ("outlet:هور",)  # it quotes nobody


def test_a_contradiction_and_an_update(told: tuple[Happening, ...]) -> None:
    [dispute] = told[0].disputes
    assert (dispute.field, dispute.kind) == ("killed", "contradiction")
    assert {value.label for value in dispute.values} == {"17", "19"}
    [dispute] = happenings([reports()[0], later()])[0].disputes
    assert (dispute.field, dispute.kind) == ("killed", "update")
    assert [value.label for value in dispute.values] == ["17", "22"]


def test_a_copy_is_told_as_one(told: tuple[Happening, ...]) -> None:
    first, second, _ = reports()
    again = happenings([first, second], [copied(first, second)])
    assert [report.copy_of for report in again[0].reports] == [None, first.article.id]


def test_nothing_was_read() -> None:
    assert happenings([]) == ()
    silent = document(OTHER)
    assert happenings([silent]) == ()
    [only] = happenings([silent, document(OTHER, outlet="المرسى")])
    assert (only.id, only.type, only.status, only.place, only.values) == (silent.article.id, None, None, None, ())
    assert [report.mentions for report in only.reports] == [(), ()]


def test_other_days_and_places_are_other_events() -> None:
    here = "قُتل خمسة جنود في هجوم على نقطة تفتيش في مدينة القصرين الاثنين، بحسب الجيش."
    there = "قُتل تسعة جنود في هجوم على ثكنة في مدينة بنغازي الخميس، بحسب الجيش."
    stories = happenings([read(here), read(there, outlet="المرسى", published="2025-02-14")])
    attacks = [each for each in stories if each.type == "ASSAULT"]
    assert sorted(str(each.place) for each in attacks) == ["Benghazi", "Kasserine"]
    assert all(not each.disputes for each in attacks)


def test_a_place_that_is_told_in_two_ways() -> None:
    one = read("قُتل خمسة جنود في انفجار عبوة في مدينة القصرين الاثنين.")
    other = read("قُتل خمسة جنود في انفجار عبوة في مدينة صفاقس الاثنين.", outlet="المرسى")
    third = read("قُتل خمسة جنود في انفجار عبوة في مدينة القصرين الاثنين، وفق الجيش.", outlet="السدرة")
    [main, *_] = happenings([one, other, third])
    assert values(main, "place").keys() == {"Kasserine", "Sfax"}
    assert [(each.field, each.kind) for each in main.disputes] == [("place", "contradiction")]


def test_a_denial_against_a_claim() -> None:
    claim = read("قصفت طائرات حربية مخزنا في مدينة القصرين الاثنين، بحسب شهود عيان.")
    denial = read("نفى الجيش أن تكون طائراته قصفت مخزنا في مدينة القصرين الاثنين.", outlet="المرسى")
    [main, *_] = happenings([claim, denial])
    assert ("status", "contradiction") in [(each.field, each.kind) for each in main.disputes]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("أُخمد الحريق دون إصابات.", True),
        ("لم ينتج عن الحادث أي إصابات أو أضرار.", True),
        ("ولا خسائر في الأرواح، والحمد لله.", True),
        ("من دون خسائر بشرية.", True),
        ("لا خسائر مالية تذكر.", False),
        ("لم يعرف عدد الفرق.\nوسقط ضحايا.", False),
        ("سقطت إصابات.", False),
        ("", False),
    ],
)
def test_nobody_was_hurt(text: str, nobody: bool) -> None:
    assert says_nobody(text) is nobody


def test_no_casualties_are_a_toll_of_none() -> None:
    fire = read("اندلع حريق في مصنع في مدينة القصرين الاثنين.\nوقال الدفاع المدني إنه لم تقع إصابات.")
    [main, *_] = happenings([fire])
    assert [(report.killed, report.injured) for report in main.reports] == [(Count(0, 0), Count(0, 0))]


def mentions(told: tuple[Happening, ...]) -> list[list[str]]:
    number = {each.article.id: name for each, name in zip(reports(), "abc", strict=True)}
    return [[f"{number[r.article]}/{id}" for r in each.reports for id in r.mentions] for each in told]


def said(together: bool, one: str, other: str) -> Pairing:
    id = dict(zip("abc", (each.article.id for each in reports()), strict=True))
    first, second = (f"{id[each[0]]}{each[1:]}" for each in (one, other))
    return Pairing(one=first, other=second, together=together)


def test_people_win_over_the_rules(told: tuple[Happening, ...]) -> None:
    assert mentions(told) == [["a/v1", "b/v1"], ["a/v2"], ["b/v2"]]
    apart = happenings(reports(), pairings=[said(False, "a/v1", "b/v1")])
    assert mentions(apart) == [["a/v1"], ["a/v2"], ["b/v1"], ["b/v2"]]
    assert [len(each.reports) for each in apart] == [3, 1, 1, 1]
    assert apart[0].disputes == ()
    whole = happenings(reports(), pairings=[said(True, "b/v2", "a/v1")])
    assert mentions(whole) == [["a/v1", "b/v1", "b/v2"], ["a/v2"]]
    assert values(whole[0], "arrested")
    both = [said(True, "b/v2", "a/v1"), said(False, "a/v1", "b/v1"), said(False, "a/v1", "b/v2")]
    assert mentions(happenings(reports(), pairings=both)) == [["a/v1"], ["a/v2"], ["b/v1"], ["b/v2"]]
    gone = [Pairing(one="x/v1", other=f"{reports()[0].article.id}/v1", together=True)]
    assert happenings(reports(), pairings=gone) == told
    assert happenings([], pairings=gone) == ()


def test_origins_that_people_say_are_not_independent(told: tuple[Happening, ...]) -> None:
    person, body = "person:كمال دريدي", "body:وزاره صحه تونسيه"
    assert {person, body} <= {origin.id for origin in told[0].origins}
    one, *_ = happenings(reports(), dependent=[(body, person)])
    assert len(one.origins) == len(told[0].origins) - 1
    assert len({*values(one, "killed").values()}) == 1
    [[day]] = values(one, "day").values()
    assert day in (person, body)
    chained, *_ = happenings(
        reports(), dependent=[(body, "person:x"), ("unnamed:witness", "person:x"), ("x:y", person)]
    )
    assert len(chained.origins) == len(told[0].origins) - 1
    assert happenings(reports(), dependent=[("actor:a", person)]) == told  # it is alone here


def test_dozens_are_no_toll() -> None:
    assert precise(Count(27, 27))
    assert precise(Count(100, 120))
    assert not precise(Count(20, 99))


def read(text: str, outlet: str = "الربوة", published: str = "2025-02-11") -> Document:
    return document(text, outlet=outlet, published=published, headline="حادث", reads=True)
