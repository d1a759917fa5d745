from __future__ import annotations

import pytest

from khabar.articles.weighing import choose, choose_time, mark, same_moment, shown_in
from khabar.model import Claim, ClaimOrigin


def claim(value: str, origin: ClaimOrigin, field: str = "published") -> Claim:
    return Claim(field=field, value=value, origin=origin, words=value, where="x", rule="test.rule")


def test_the_reader_wins() -> None:
    told, seen = claim("أ", "json-ld", "headline"), claim("ب", "visible", "headline")
    assert choose([told, seen]) is seen
    assert choose([claim("ج", "meta"), told]) is told
    assert choose([]) is None
    assert [each.chosen for each in mark([told, seen], seen)] == [False, True]


@pytest.mark.parametrize(
    ("visible", "told", "value"),
    [
        # Nothing visible: metadata as it stands; an offset elsewhere tells the page's own zone.
        (None, [], None),
        (None, ["2024-03-03T13:52:13+00:00"], "2024-03-03T13:52:13+00:00"),
        (None, ["2024-03-03T13:52:13+00:00", "2024-03-03T16:52:13+03:00"], "2024-03-03T16:52:13+03:00"),
        (None, ["2024-03-03T13:52:13+00:00", "2024-03-03T18:00:00+03:00"], "2024-03-03T13:52:13+00:00"),
        (None, ["2024-03-03", "2024-03-03T16:52+03:00"], "2024-03-03T16:52+03:00"),
        (None, ["2024-03-03", "2024-03-04T16:52+03:00"], "2024-03-03"),
        # A visible day: a time of that day makes it finer, another day does not.
        ("2024-03-03", ["2024-03-03T13:52:13+00:00"], "2024-03-03T13:52:13+00:00"),
        ("2024-03-03", ["2019-01-01T13:52:13+00:00"], "2024-03-03"),
        ("2024-03-04", ["2024-03-03T22:30:00+00:00"], "2024-03-04"),
        ("2024-03-04", ["2024-03-03T22:30:00+00:00", "2024-03-05T08:00:00+03:00"], "2024-03-04T01:30:00+03:00"),
        ("2024-03-03", ["2024-03-03"], "2024-03-03"),
        # A visible clock time: metadata tells its zone when both can be one moment.
        ("2024-03-03T16:52", ["2024-03-03T13:52:00+00:00"], "2024-03-03T16:52:00+03:00"),
        ("2024-03-04T01:52", ["2024-03-03T22:52:00+00:00"], "2024-03-04T01:52:00+03:00"),
        ("2024-03-03T16:52", ["2024-03-03T16:52:09+02:00"], "2024-03-03T16:52:09+02:00"),
        ("2024-03-03T16:52", ["2024-03-03T16:52:00+00:00"], "2024-03-03T16:52"),
        ("2024-03-03T16:52", ["2024-03-03T13:41:00+00:00"], "2024-03-03T16:52"),
        ("2024-03-03T16:52", ["2023-03-03T13:52:00+00:00"], "2024-03-03T16:52"),
        ("2024-03-03T16:52", ["2024-03-03T13:52:00", "2024-03-03"], "2024-03-03T16:52"),
        ("2024-03-03T16:52+00:00", ["2024-03-03T10:00:00+03:00"], "2024-03-03T16:52+00:00"),
    ],
)
def test_times(visible: str | None, told: list[str], value: str | None) -> None:
    claims = [claim(each, "json-ld") for each in told]
    if visible is not None:
        claims.append(claim(visible, "visible"))
    found, chosen = choose_time(claims)
    assert found == value
    assert (chosen is None) == (value is None)


def test_same_moment() -> None:
    assert same_moment("2024-03-03T16:52+03:00", "2024-03-03T13:52:09+00:00")
    assert same_moment("2024-03-03T16:52", "2024-03-03T16:52+02:00")
    assert not same_moment("2024-03-03", "2024-03-03T16:52")


def test_a_time_in_utc_is_shown_in_the_zone_of_the_page() -> None:
    assert shown_in("2024-03-03T22:00:00+00:00", "2024-03-03T10:00+03:00") == "2024-03-04T01:00:00+03:00"
    assert shown_in("2024-03-03T22:00+00:00", "2024-03-03T10:00+03:00") == "2024-03-04T01:00+03:00"
    for published in (None, "2024-03-03", "2024-03-03T10:00", "2024-03-03T10:00+00:00"):
        assert shown_in("2024-03-03T22:00:00+00:00", published) == "2024-03-03T22:00:00+00:00"
    assert shown_in("2024-03-03", "2024-03-03T10:00+03:00") == "2024-03-03"
