from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.text import ArabicText
from khabar.model import Place
from khabar.reading import places


def find_places(text: str, *, outlet_country: str | None = None) -> tuple[Place, ...]:
    return places.find_places(ArabicText(text), outlet_country=outlet_country)


CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "mentions.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_mentions(text: str, expected: str) -> None:
    found = "|".join(f"{p.span.of(text)}={p.name}" for p in find_places(text))
    assert found == expected


def only(text: str, *, outlet_country: str | None = None) -> Place:
    (place,) = find_places(text, outlet_country=outlet_country)
    return place


def test_a_village_is_told_from_a_city_by_what_stands_near() -> None:
    palestine = find_places("اقتحم مستوطنون قرية دوما جنوب شرق نابلس، قال شاهد فلسطيني. ومن دوما خرج الدخان.")
    assert {(p.name, p.country) for p in palestine} >= {("Dūmā", "PS")}
    assert [p.country for p in palestine if p.span.start > 50] == ["PS"]
    syria = find_places("قصفت الطائرات مدينة دوما في الغوطة الشرقية قرب دمشق في سوريا")
    assert (syria[0].name, syria[0].country) == ("Duma", "SY")


def test_the_text_decides_which_tripoli() -> None:
    assert only("في طرابلس اشتباكات بين مسلحين ليبيين").country == "LY"
    lebanon = find_places("في لبنان اشتباكات بمدينة طرابلس، وقال الجيش اللبناني إنه انتشر في صيدا أيضا")
    assert {p.country for p in lebanon} == {"LB"}
    assert any("Tripoli, LY" in p.alternatives for p in lebanon)


def test_the_outlets_country_helps_where_nothing_else_does() -> None:
    assert only("افتتح معرض في محافظة الشرقية", outlet_country="EG").country == "EG"
    assert only("افتتح معرض في محافظة الشرقية", outlet_country="OM").country == "OM"


def test_a_direction_moves_the_point_within_a_country() -> None:
    whole, north = only("في سوريا"), only("في شمال سوريا")
    assert north.relation == "north"
    assert whole.lat is not None
    assert north.lat is not None
    assert north.lat > whole.lat + 0.5
    assert north.country == whole.country == "SY"
    assert whole.precision_km is not None
    assert north.precision_km is not None
    assert north.precision_km < whole.precision_km


def test_a_direction_from_a_town_only_widens() -> None:
    town, beside = only("في مدينة تدمر"), only("في صحراء شرق مدينة تدمر")
    assert (town.lat, town.lon) == (beside.lat, beside.lon)
    assert beside.relation == "east"
    assert town.precision_km is not None
    assert beside.precision_km is not None
    assert beside.precision_km > town.precision_km


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("في شمال شرق إيران", "northeast"),
        ("في جنوب غربي تركيا", "southwest"),
        ("وسط العراق", "central"),
        ("بريف إدلب", "countryside"),
        ("هجوم قرب تلعفر", "near"),
        ("في ريف حلب الغربي", "west"),
    ],
)
def test_relations(text: str, relation: str) -> None:
    assert only(text).relation == relation


def test_a_site_is_not_the_town_it_is_called_after() -> None:
    place = only("هبطت في مطار حائل")
    assert place.level == "site"
    assert place.geonames is None or place.name != "Hail"


def test_a_countrys_bay_is_not_put_in_its_middle() -> None:
    bay = only("رست السفينة في خليج البحرين")
    assert (bay.country, bay.lat, bay.lon, bay.precision_km) == ("BH", None, None, None)


def test_a_place_that_the_gazetteer_lacks_is_put_by_its_neighbour() -> None:
    village, town = find_places("اندلع حريق في قرية الرملانية قرب مدينة إدلب")
    assert village.rule == "places.unlisted"
    assert (village.lat, village.lon, village.country) == (town.lat, town.lon, "SY")
    assert village.precision_km is not None
    assert village.precision_km >= 50
    assert find_places("اندلع حريق في قرية الرملانية أمس") == ()


def test_every_value_carries_its_rule_and_id() -> None:
    places = find_places("في سوريا وفي مدينة حلب")
    assert [p.id for p in places] == ["p1", "p2"]
    assert all(p.rule.startswith("places.") for p in places)
    assert places[1].geonames == 170063


def test_nothing_there() -> None:
    assert find_places("") == ()
    assert find_places("لا شيء هنا") == ()
    assert find_places("Nothing but Latin letters, 12.") == ()


PIECES = st.sampled_from(
    [
        "في",
        "سوريا",
        "شمال",
        "وحلب",
        "،",
        "للقاهرة",
        "ريف",
        "مدينة",
        "\n",
        "(",
        "الأراضي",
        "السورية",
        "مخيم",
        "دِمَشق",
        "ـ",
        "ﷲ",
        "-",
    ]
)


@given(
    st.one_of(
        st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
    )
)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for place in find_places(text):
        assert end <= place.span.start < place.span.end <= len(text)
        end = place.span.end
        if place.lat is None or place.lon is None:
            assert place.rule == "places.unlisted"  # no map has it
            continue
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.precision_km
        assert place.precision_km > 0
