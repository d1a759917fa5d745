from __future__ import annotations

import datetime as dt

import pytest

from khabar.reading.times.easter import eastern_easter, western_easter


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (1954, "1954-04-18", "1954-04-25"),
        (1981, "1981-04-19", "1981-04-26"),
        (2008, "2008-03-23", "2008-04-27"),
        (2015, "2015-04-05", "2015-04-12"),
        (2024, "2024-03-31", "2024-05-05"),
        (2025, "2025-04-20", "2025-04-20"),
        (2038, "2038-04-25", "2038-04-25"),
    ],
)
def test_easter_is_on_its_known_day(year: int, western: str, eastern: str) -> None:
    assert western_easter(year).isoformat() == western
    assert eastern_easter(year).isoformat() == eastern


@pytest.mark.parametrize("year", range(1583, 4100, 7))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert western_easter(year).isoweekday() == 7
    assert eastern_easter(year).isoweekday() == 7
    assert dt.date(year, 3, 22) <= western_easter(year) <= dt.date(year, 4, 25)
