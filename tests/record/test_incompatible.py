from __future__ import annotations

import pytest

from khabar.arabic.word_lists import load_lexicon
from khabar.model import Document, Happening, Span, Value, stories
from khabar.record import victims as module
from khabar.record.same_event import happenings
from khabar.record.victims import victims
from tests.record.articles import document


def read(text: str, outlet: str = "الربوة", published: str = "2025-02-11", headline: str = "انفجار") -> Document:
    return document(text, outlet=outlet, published=published, headline=headline, reads=True)


def disputed(*documents: Document) -> dict[str, set[str]]:
    main: Happening = happenings(documents)[0]
    return {each.field: {value.label for value in each.values} for each in main.disputes}


def test_two_weekdays_cannot_both_be() -> None:
    one = read("قُتل خمسة جنود في انفجار عبوة في مدينة القصرين الأحد، بحسب الجيش.")
    other = read("قُتل خمسة جنود في انفجار عبوة في مدينة القصرين الاثنين، بحسب الشرطة.", "المرسى")
    assert disputed(one, other) == {"day": {"2025-02-09", "2025-02-10"}}


def test_yesterday_is_a_day_off_where_the_paper_comes_out_next_morning() -> None:
    one = read("قُتل خمسة جنود في انفجار عبوة في مدينة القصرين الاثنين، بحسب الجيش.")
    other = read("قُتل خمسة جنود في انفجار عبوة في مدينة القصرين أمس، بحسب الجيش.", "المرسى", "2025-02-12")
    assert disputed(one, other) == {}


def test_who_did_it() -> None:
    one = read("قصفت القوات الروسية مستشفى في مدينة القصرين الاثنين، بحسب شهود عيان.")
    other = read("قصفت القوات الأميركية مستشفى في مدينة القصرين الاثنين، بحسب وزارة الصحة التونسية.", "المرسى")
    assert disputed(one, other).keys() == {"actor"}


def test_bodies_of_one_state_are_one_side() -> None:
    one = read("قصفت القوات الروسية مستشفى في مدينة القصرين الاثنين، بحسب شهود عيان.")
    other = read("قصفت روسيا مستشفى في مدينة القصرين الاثنين، بحسب وزارة الصحة التونسية.", "المرسى")
    assert disputed(one, other) == {}


def test_the_dead_of_one_side_are_no_toll_of_the_other() -> None:
    one = read("قُتل خمسة جنود في هجوم على نقطة تفتيش في مدينة القصرين الاثنين، بحسب الجيش.")
    other = read("قُتل تسعة مسلحين في هجوم على نقطة تفتيش في مدينة القصرين الاثنين، بحسب الشرطة.", "المرسى")
    third = read("قُتل تسعة جنود في هجوم على نقطة تفتيش في مدينة القصرين الاثنين، بحسب الشرطة.", "المرسى")
    assert disputed(one, other) == {}
    assert disputed(one, third) == {"killed": {"5", "9"}}


def test_a_place_under_a_shorter_name_is_the_same() -> None:
    one = read("قُتل خمسة جنود في انفجار عبوة في مدينة القصرين الاثنين.")
    other = read("قُتل خمسة جنود في انفجار عبوة في القصرين الاثنين.", "المرسى")
    assert disputed(one, other) == {}


def test_a_town_is_in_its_province_however_far_from_the_middle() -> None:
    one = read("قُتل خمسة جنود في هجوم قرب الرطبة الاثنين، بحسب الجيش.")
    other = read("قُتل خمسة جنود في هجوم في محافظة الأنبار الاثنين، بحسب الشرطة.", "المرسى")
    third = read("قُتل خمسة جنود في هجوم في محافظة البصرة الاثنين، بحسب الشرطة.", "المرسى")
    assert disputed(one, other) == {}
    assert disputed(one, third).keys() == {"place"}


ENTRIES = [
    (field, getattr(lexicon, field).template, word)
    for lexicon in (load_lexicon("victims", module._Lexicon, module._LEXICON),)
    for field in lexicon.__struct_fields__
    for word in getattr(lexicon, field).words
]


@pytest.mark.parametrize(("field", "template", "word"), ENTRIES)
def test_every_word_says_who_is_counted(field: str, template: str, word: str) -> None:
    assert _counted(template.replace("{}", word)) == {field}
    assert _counted(template.replace("{}", "أشخاص")) == set()


def _counted(text: str) -> frozenset[str]:
    told = document(text)
    said = stories.Testimony(article=told.article.id, mention="v1", span=Span(0, len(text)), origins=("outlet:ربوه",))
    value = Value(field="killed", label="10", said=(said,), origins=said.origins)
    return victims(value, {told.article.id: told})
