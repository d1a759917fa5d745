import pytest

from khabar.arabic.text import ArabicText
from khabar.model import Place
from khabar.reading.places import find_places


def places(text: str) -> tuple[Place, ...]:
    return find_places(ArabicText(text))


ALEPPO = places("في مدينة حلب")[0]


@pytest.mark.parametrize(
    ("words", "relation", "km"),
    [
        ("على بعد 50 كيلومترا شمالي مدينة حلب", "north", 50),
        ("قرية تقع على بعد نحو ثلاثين كلم من حلب", "near", 30),
        ("على مسافة عشرين كيلومترا من حلب", "near", 20),
        ("على بعد كيلومترين من حلب", "near", 2),
        ("على بعد ثلاثة أميال شرق حلب", "east", 4.8),
        ("على بعد كيلومترات من حلب", "near", 50),
        ("على بعد 900000 كيلومتر من حلب", "near", 1000),
    ],
)
def test_a_distance_widens_the_precision_and_leaves_the_point(words: str, relation: str, km: float) -> None:
    (place,) = places(words)
    assert place.relation == relation
    assert (place.lat, place.lon) == (ALEPPO.lat, ALEPPO.lon)
    assert place.precision_km is not None
    assert ALEPPO.precision_km is not None
    assert km < place.precision_km <= km + 2 * ALEPPO.precision_km


@pytest.mark.parametrize("words", ["على بعد 3 ساعات من حلب", "بعد زيارة حلب", "بعد 20 يوما، في حلب"])
def test_what_is_no_distance(words: str) -> None:
    (place,) = places(words)
    assert place.relation is None
    assert place.precision_km == ALEPPO.precision_km


@pytest.mark.parametrize("words", ["بالقرب من مدينة حلب", "على مقربة من حلب", "قرب حلب", "على مشارف حلب"])
def test_near_is_not_in(words: str) -> None:
    (place,) = places(words)
    assert place.relation == "near"
    assert place.precision_km is not None
    assert ALEPPO.precision_km is not None
    assert place.precision_km > ALEPPO.precision_km


def test_between_two_towns_reaches_from_the_one_to_the_other() -> None:
    first, second = places("في منطقة تقع بين مدينتي حلب وإدلب")
    assert first.relation == second.relation == "between"
    assert first.precision_km == second.precision_km
    assert first.precision_km is not None
    assert 50 < first.precision_km < 70
    assert [p.relation for p in places("في مدينتي حلب وإدلب")] == [None, None]
    assert [p.relation for p in places("على الحدود بين سوريا والأردن")] == [None, None]


@pytest.mark.parametrize("words", ["قرب الحدود مع الأردن", "على حدود الأردن", "في المنطقة الحدودية مع الأردن"])
def test_a_border_lies_at_the_edge(words: str) -> None:
    (inside,), (place,) = places("في الأردن"), places(words)
    assert place.relation == "border"
    assert place.precision_km is not None
    assert inside.precision_km is not None
    assert place.precision_km > inside.precision_km


@pytest.mark.parametrize("words", ["على الحدود السورية العراقية", "على الحدود السورية - العراقية"])
def test_a_border_of_two_countries_lies_between_them(words: str) -> None:
    (place,) = places(words)
    (syria,), (iraq,) = places("في سوريا"), places("في العراق")
    assert place.name == "Syria\u2013Iraq border"
    assert place.level == "area"
    assert syria.lon is not None
    assert place.lon is not None
    assert iraq.lon is not None
    assert syria.lon < place.lon < iraq.lon


def test_a_border_of_one_country_or_of_one_people_twice_is_none() -> None:
    assert places("عند الحدود السورية") == ()
    assert places("عند الحدود السورية السورية") == ()


def test_a_quarter_called_after_a_city_elsewhere_stands_by_what_is_near() -> None:
    quarter, town = places("اندلع حريق في حي الرياض بمدينة سوسة")
    assert (quarter.country, quarter.level) == ("TN", "district")
    assert (quarter.lat, quarter.lon) == (town.lat, town.lon)
    assert quarter.alternatives == ("Riyadh, SA",)
    (alone,) = places("اندلع حريق في حي الرياض")
    assert alone.country == "SA"
