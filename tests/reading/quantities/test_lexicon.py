"""Every entry of the lexicons has an example that it is read in: its list's own, with the entry put in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import khabar.reading.quantities as package
from khabar.arabic.text import ArabicText
from khabar.model import Quantity
from khabar.reading.quantities import find_quantities

FOLDER = Path(package.__file__).parent / "lexicon"


def lexicon(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def find(source: str) -> tuple[Quantity, ...]:
    return find_quantities(ArabicText(source), times=())


def nouns() -> Iterator[tuple[str, str]]:
    for group in lexicon("nouns")["class"]:
        for entry in group["words"]:
            plural = entry.split()[-1] if len(entry.split()) > 1 else entry
            yield group["example"].format(plural), "infected other" if group["kind"] == "case" else group["role"]


@pytest.mark.parametrize(("example", "role"), list(nouns()))
def test_nouns(example: str, role: str) -> None:
    [quantity] = [one for one in find(example) if one.low == 7]
    assert quantity.role in role.split()
    assert quantity.counted is not None


def units() -> Iterator[tuple[str, str, str | None]]:
    raw = lexicon("units")
    for currency in raw["currency"]:
        for entry in currency["words"]:
            example = currency["example"].format(entry.split()[0])
            yield example, "money", "MRU" if currency.get("needs") else currency.get("code")
            for code, adjectives in currency.get("codes", {}).items():
                for adjective in adjectives:
                    yield f"بلغ المبلغ 50 {entry.split()[0]} {adjective}", "money", code
    for measure in raw["measure"]:
        for entry in measure["words"]:
            word = entry.split()[0]
            if word != "درجة":
                yield measure["example"].format(word), measure["role"], measure.get("code")
            for after in measure.get("after", ()):
                yield f"بلغ 50 {word} {after['words']}", after["role"], after["code"] or None
    for sign, code in ((sign, code) for code, sign in raw["signs"].items()):
        yield f"دفع {sign}50 ثمنا", "money", code
    for phrase in (*raw["percent"]["marks"], *raw["percent"]["phrases"]):
        yield f"ارتفع 50 {phrase}", "percent", "%"
    for word in (*raw["age"]["units"], *raw["age"]["months"]):
        if not word.endswith(("ان", "ين")) or word == "سنين":
            yield f"توفي عن عمر 50 {word}", "age", "mo" if word in raw["age"]["months"] else "a"
    for role, words in raw["near"].items():
        for word in words:
            yield f"{word} 50.5", role, None


@pytest.mark.parametrize(("example", "role", "unit"), list(units()))
def test_units(example: str, role: str, unit: str | None) -> None:
    [quantity] = find(example)
    assert (quantity.role, quantity.unit) == (role, unit)
    assert int(quantity.low or 0) == 50


def bounds() -> Iterator[tuple[str, str]]:
    raw = lexicon("bounds")
    for place in ("before", "after"):
        for bound, phrases in raw[place].items():
            if bound != "example":
                for phrase in phrases:
                    text = raw[place]["example"].format(phrase)
                    yield (
                        text.replace(" ب 20", " ب20") if not phrase.endswith(" ب") else text.replace("ب 20", "بعشرين"),
                        bound,
                    )


@pytest.mark.parametrize(("example", "bound"), list(bounds()))
def test_bounds(example: str, bound: str) -> None:
    [quantity] = find(example)
    assert quantity.bound == bound
    assert quantity.role == "troops"


def vague() -> Iterator[tuple[str, float, float]]:
    raw = lexicon("vague")
    for group in raw["word"]:
        yield group["example"], group["low"], group["high"]
        for word in group["words"]:
            yield f"{word} الجنود", group["low"], group["high"]
    for key in ("few", "number_of", "trailing"):
        for word in raw[key]["words"]:
            yield raw[key]["example"].format(word), raw[key]["low"], raw[key]["high"]


@pytest.mark.parametrize(("example", "low", "high"), list(vague()))
def test_vague_words(example: str, low: float, high: float) -> None:
    [quantity] = find(example)
    assert (quantity.low, quantity.high, quantity.bound) == (low, high, "vague")


@pytest.mark.parametrize("word", lexicon("vague")["no"]["after"])
def test_vague_words_that_count_nothing(word: str) -> None:
    assert find(f"بعض {word}") == find(f"ألف {word}") == find(f"آلاف {word}") == ()


CONTEXT = lexicon("context")


def governors() -> Iterator[tuple[str, str]]:
    raw = lexicon("roles")
    for role, lists in raw.items():
        if role != "examples":
            for key, phrases in lists.items():
                for phrase in phrases:
                    if phrase in CONTEXT["dual_verbs"]["words"]:
                        continue
                    yield raw["examples"][key].format(phrase), role


@pytest.mark.parametrize(("example", "role"), list(governors()))
def test_governors(example: str, role: str) -> None:
    found = {quantity.role for quantity in find(example) if quantity.low == 20}
    assert found == {role}


@pytest.mark.parametrize("word", CONTEXT["disease"]["words"])
def test_words_of_disease(word: str) -> None:
    [quantity] = find(f"سجلت الوزارة 20 إصابة {word}")
    assert quantity.role == "infected"


@pytest.mark.parametrize("phrase", CONTEXT["chain"]["words"])
def test_chains(phrase: str) -> None:
    assert [quantity.role for quantity in find(f"مقتل 9 أشخاص {phrase} 3 أطفال")] == ["killed", "killed"]


@pytest.mark.parametrize("word", CONTEXT["stop"]["words"])
def test_a_verb_behind_a_stop_governs_no_more(word: str) -> None:
    assert [quantity.role for quantity in find(f"قتل الرجل {word} 20 طالبا")] == ["people"]


@pytest.mark.parametrize("word", CONTEXT["toll"]["words"])
def test_tolls(word: str) -> None:
    assert [quantity.role for quantity in find(f"ارتفاع {word} القتلى إلى 20")] == ["killed"]


@pytest.mark.parametrize("word", CONTEXT["others"]["words"])
def test_others(word: str) -> None:
    [quantity] = find(f"إصابة 3 {word}")
    assert quantity.counted is not None


@pytest.mark.parametrize("word", [*CONTEXT["adjectives"]["words"], *CONTEXT["adjectives"]["plurals"]])
def test_adjectives(word: str) -> None:
    source = (
        f"وصل 100 جندي {word} عند الفجر" if word in CONTEXT["adjectives"]["words"] else f"وصل 7 جنود {word} عند الفجر"
    )
    [quantity] = find(source)
    assert quantity.counted is not None
    assert quantity.counted.of(source).endswith(word)


@pytest.mark.parametrize("word", CONTEXT["heads"]["words"])
def test_heads_take_a_noun_behind_them(word: str) -> None:
    source = f"أحصى 100 {word} مساعدات هناك"
    [quantity] = find(source)
    assert quantity.counted is not None
    assert quantity.counted.of(source) == f"{word} مساعدات"


@pytest.mark.parametrize("word", CONTEXT["no_noun"]["words"])
def test_what_is_no_noun(word: str) -> None:
    source = f"اعتقال 20 {word} هنا"
    counted = [quantity.counted.of(source) for quantity in find(source) if quantity.counted]
    assert word not in counted


@pytest.mark.parametrize("word", CONTEXT["no_dual"]["words"])
def test_what_is_no_dual(word: str) -> None:
    assert find(f"قال {word} هنا") == ()


@pytest.mark.parametrize("word", CONTEXT["no_amount"]["before"])
def test_names_and_ranks(word: str) -> None:
    assert find(f"ذكر {word} 15 قال") == ()


@pytest.mark.parametrize("word", CONTEXT["changes"]["words"])
def test_a_change_is_two_numbers(word: str) -> None:
    assert [quantity.low for quantity in find(f"{word} السعر من 5 إلى 7 دولارات")] == [7]


@pytest.mark.parametrize("word", CONTEXT["count"]["words"])
def test_the_word_for_the_count_may_stand_before_it(word: str) -> None:
    [quantity] = find(f"لا يتجاوز {word} 20 شخصا")
    assert quantity.bound == "at_most"


@pytest.mark.parametrize(
    ("word", "role"),
    [
        *((word, "killed") for word in CONTEXT["cases"]["death"]),
        *((word, "injured") for word in CONTEXT["cases"]["injury"]),
        *((word, "other") for word in CONTEXT["cases"]["recovery"]),
    ],
)
def test_cases(word: str, role: str) -> None:
    assert [quantity.role for quantity in find(f"سجلت الوزارة 20 حالة {word}")] == [role]


@pytest.mark.parametrize("word", CONTEXT["links"]["words"])
def test_links(word: str) -> None:
    assert [quantity.role for quantity in find(f"مقتل {word} 20 شخصا")] == ["killed"]


@pytest.mark.parametrize("word", CONTEXT["no_object"]["words"])
def test_what_stands_behind_is_no_object(word: str) -> None:
    assert [quantity.role for quantity in find(f"قتل في شجار {word} 20 شخصا")] == ["people"]


@pytest.mark.parametrize("word", CONTEXT["dual_verbs"]["words"])
def test_dual_verbs_speak_of_two(word: str) -> None:
    assert [quantity.role for quantity in find(f"شخصان {word}")] == ["injured" if word == "أصيبا" else "killed"]
    assert [quantity.role for quantity in find(f"20 شخصا {word}")] == ["people"]
