"""The tables of demonyms and given names."""

from __future__ import annotations

from khabar.knowledge.peoples import demonyms, given_names


def test_demonyms_lead_to_countries() -> None:
    assert demonyms()["سوري"] == "SY"
    assert demonyms()["اميركيه"] == "US"


def test_given_names_hold_no_preposition() -> None:
    assert "محمد" in given_names()
    assert not given_names() & {"علي", "في", "من"}
