"""Every word of the lexicons around cues and sources, put where it must make a difference."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import khabar.reading.attributions
from khabar.model import Attribution
from tests.reading.attributions.test_find_attributions import reading_of

FOLDER = Path(khabar.reading.attributions.__file__).parent / "lexicon"


def lexicon(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


MARKERS, ACTS, FIRMNESS = lexicon("markers.toml"), lexicon("acts.toml"), lexicon("firmness.toml")


def entries(source: dict[str, Any], *names: str) -> list[Any]:
    return [
        pytest.param(source[name]["template"].format(word), word, id=f"{name}-{word}")
        for name in names
        for word in source[name]["words"]
    ]


def contents(text: str) -> list[str]:
    return [attribution.content.of(text) for attribution in reading_of(text).attributions]


def first(text: str) -> Attribution:
    return reading_of(text).attributions[0]


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "clause"))
def test_a_clause_begins_behind_its_particle(text: str, word: str) -> None:
    assert contents(text) == ["القافلة وصلت"], word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "question"))
def test_a_question_word_belongs_to_the_content(text: str, word: str) -> None:
    assert contents(text) == [f"{word} وصلت القافلة"]


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "adjunct"))
def test_a_phrase_beside_is_passed_over(text: str, word: str) -> None:
    assert contents(text) == ["وصول القافلة"], word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "connective", "aside"))
def test_what_begins_something_else_ends_a_content(text: str, word: str) -> None:
    assert contents(text)[0] == "القافلة وصلت", word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "relative"))
def test_who_speaks_in_a_relative_clause(text: str, word: str) -> None:
    [attribution] = reading_of(text).attributions
    assert "الناطق" in attribution.chain[-1].span.of(text), word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "outlet_noun"))
def test_an_outlet_is_known_without_what_many_are_called(text: str, word: str) -> None:
    [attribution] = reading_of(text, outlet=f"{word} الميناء").attributions
    assert [link.span.of(text) for link in attribution.chain] == ["المحافظ"]


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "before_clause", "standard"))
def test_no_attribution(text: str, word: str) -> None:
    assert contents(text) == [], word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "not_with_ba"))
def test_a_ba_that_begins_no_content(text: str, word: str) -> None:
    assert contents(text) == ["الهجوم"], word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "passed"))
def test_a_pronoun_is_passed_over(text: str, word: str) -> None:
    assert contents(text) == ["بطيء"], word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "back_reference"))
def test_what_stands_for_what_has_been_told(text: str, word: str) -> None:
    assert contents(text) == ["وصلت القافلة إلى الميناء"], word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "object_over"))
def test_what_ends_a_content_that_is_no_clause(text: str, word: str) -> None:
    assert contents(text)[0] == "وصول القافلة الأولى", word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "adverb", "channel"))
def test_what_is_nobody(text: str, word: str) -> None:
    said = reading_of(text).attributions
    assert said[1].chain[-1].span.of(text) == said[0].chain[-1].span.of(text), word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "figures", "issued", "issued_by"))
def test_who_issued_a_document(text: str, word: str) -> None:
    [attribution] = reading_of(text).attributions
    assert [link.span.of(text) for link in attribution.chain] == ["وزارة الري"], word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "resumed"))
def test_a_verb_that_belongs_to_the_noun_before_it(text: str, word: str) -> None:
    [attribution] = reading_of(text).attributions
    assert "الناطق" in attribution.chain[-1].span.of(text), word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "broadcast"))
def test_who_carried_a_statement(text: str, word: str) -> None:
    [attribution] = reading_of(text).attributions
    assert attribution.chain[0].span.of(text) == "التلفزيون الرسلاني", word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "named_noun"))
def test_a_quoted_name_quotes_nothing(text: str, word: str) -> None:
    assert first(text).quotation == "indirect", word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "was"))
def test_a_subject_between_two_verbs(text: str, word: str) -> None:
    assert first(text).chain[-1].span.of(text) == "المادة الثانية من النظام", word


@pytest.mark.parametrize(("text", "word"), entries(MARKERS, "leads_on"))
def test_what_leads_on_to_the_content(text: str, word: str) -> None:
    assert contents(text) == ["القافلة وصلت"], word


@pytest.mark.parametrize(("text", "word"), entries(ACTS, "threats"))
def test_a_condition_with_its_outcome_warns(text: str, word: str) -> None:
    assert first(text).act == "warn", word


@pytest.mark.parametrize("words", ACTS["words"], ids=[words["act"] for words in ACTS["words"]])
def test_an_act_by_its_example(words: dict[str, Any]) -> None:
    assert first(words["example"] + ".").act == words["act"]


@pytest.mark.parametrize(
    ("words", "stem"),
    [(words, stem) for words in ACTS["words"] for stem in words["stems"]],
    ids=lambda value: str(value)[:20],
)
def test_an_act_by_each_stem(words: dict[str, Any], stem: str) -> None:
    verb = words.get("cues", ["قال"])[0]
    said = f"{stem} للقافلة" if "condole" in words["from"] and words["act"] == "praise" else f': "{stem} القافلة"'
    assert first(f"{verb} الناطق سمير الطويل{'' if said[0] == ':' else ' '}{said}.").act == words["act"]


@pytest.mark.parametrize(("text", "word"), entries(ACTS, "denials"))
def test_a_content_that_denies(text: str, word: str) -> None:
    assert first(text).act == "deny", word


@pytest.mark.parametrize(("text", "word"), entries(ACTS, "own"))
def test_what_a_speaker_will_do_is_promised(text: str, word: str) -> None:
    assert first(text).act == "promise", word


@pytest.mark.parametrize(("text", "word"), entries(ACTS, "no_vow"))
def test_what_only_begins_as_a_promise_would(text: str, word: str) -> None:
    assert first(text).act == "state", word


@pytest.mark.parametrize(("text", "word"), entries(FIRMNESS, "hedges", "may"))
def test_hedged(text: str, word: str) -> None:
    assert first(text).firmness == "hedged", word


@pytest.mark.parametrize(("text", "word"), entries(FIRMNESS, "people"))
def test_a_suspect_is_no_doubt(text: str, word: str) -> None:
    assert first(text).firmness == "asserted", word


@pytest.mark.parametrize(("text", "word"), entries(FIRMNESS, "conditions"))
def test_conditional(text: str, word: str) -> None:
    assert first(text).firmness == "conditional", word
