"""What a trigger says of the words around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.text import ArabicText
from khabar.errors import LexiconError
from khabar.knowledge.event_types import Trigger, analysis, context, lexicon, load
from khabar.knowledge.event_types.lexicon import lexicon as read_lexicon

WORDS = sorted(
    {*list(read_lexicon().verbs)[::40], *list(read_lexicon().nouns)[::5], *list(read_lexicon().light)[::20]}
    | {"و", "في", "لم", "دون", "الجيش", "القرية", "3", ".", "،", "\n", "من", "على", "مباراه", "التي", "شخص", "عن"}
)


def find(text: str) -> list[Trigger]:
    return list(load().find(ArabicText(text)))


def only(text: str) -> Trigger:
    found = find(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("قصف الجيش القرية", "perfect"),
        ("ويقصف الجيش القرية", "imperfect"),
        ("سيقصف الجيش القرية", "imperfect"),
        ("بعد قصف القرية", "noun"),
        ("قتل 3 جنود في الوادي", "passive"),
        ("قتل جندي في الوادي", "passive"),
        ("الجنود الذين قتلوا في الوادي", "passive"),
        ("قتل الجيش ثلاثة مهربين", "perfect"),
        ("قتل جندي مهربا", "perfect"),
        ("تهمة قتل الحارس", "noun"),
        ("اغتيل القاضي في منزله", "passive"),
        ("وخرج الوزير منددا بالقرار", "participle"),
        ("شن الجيش غارات على التلال", "light"),
        ("تعرضت القرية لقصف ليلا", "light"),
    ],
)
def test_the_form(text: str, form: str) -> None:
    assert only(text).form == form


@pytest.mark.parametrize(
    ("text", "position", "slot"),
    [
        ("قصف الجيش القرية", "object", "recipient"),
        ("قتل 3 جنود في الوادي", "subject", "recipient"),
        ("أكد الجيش مقتل جندي", "genitive", "recipient"),
        ("هجوم المسلحين على الثكنة", "على", "recipient"),
        ("شن الجيش غارات على التلال", "subject", "actor"),
        ("تعرضت القرية لقصف ليلا", "subject", "recipient"),
        ("اشتباكات بين الجيش والمهربين", "بين", "both"),
        ("شهدت المدينة مظاهرات", "subject", "place"),
    ],
)
def test_the_roles(text: str, position: str, slot: str) -> None:
    assert only(text).frame.roles[position] == slot


def test_a_light_verb_is_told_where_it_stands() -> None:
    trigger = only("تعرضت القرية لقصف ليلا")
    assert (trigger.start, trigger.verb, trigger.letters) == (2, 0, 1)


def test_a_light_verb_takes_the_genitives_slot() -> None:
    assert "genitive" not in only("شن الجيش غارات على التلال").frame.roles


@pytest.mark.parametrize(
    ("text", "negated"),
    [("لم تقصف الطائرات القرية", True), ("دون اعتقال أحد", True), ("اعتقلت الشرطة حارسا", False)],
)
def test_negation(text: str, negated: bool) -> None:
    assert only(text).negated is negated


@pytest.mark.parametrize(
    ("text", "letters", "pronoun"),
    [
        ("وقصفت الطائرات القرية", 1, ""),
        ("اعتقلته الشرطة", 0, "ه"),
        ("اعتقلوهم ليلا", 0, "هم"),
        ("بعد اعتقالهم ليلا", 0, "هم"),
        ("تعرض للهجوم ليلا", 0, ""),
        ("نددت بالهجوم", 0, ""),
    ],
)
def test_letters_and_pronouns(text: str, letters: int, pronoun: str) -> None:
    found = find(text)[0]
    assert (found.letters, found.object) == (letters, pronoun)


def test_the_longest_wins_and_takes_its_adjective() -> None:
    trigger = only("أعلن الطرفان وقف إطلاق النار مساء")
    assert (trigger.type, trigger.end - trigger.start) == ("RETREAT", 3)
    trigger = only("وقعت غارة جوية على مستودع")
    assert trigger.end - trigger.start == 2


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("قتل سبعة في هجوم على قافلة فجر الثلاثاء.", None),
        ("استهدف هجوم بطائرات مسيرة المرفأ", "drone"),
        ("استهدف هجوم انتحاري بسيارة مفخخة المرفأ", "suicide-attack"),
        ("وقع هجوم بالسكين أمام المتجر", "primitive"),
        ("وقع هجوم أمام المتجر", None),
    ],
)
def test_the_mode_comes_from_words_around(text: str, mode: str | None) -> None:
    assert {trigger.mode for trigger in find(text) if trigger.frame.lemma == "هجوم"} == {mode}


def test_gender_number_and_definiteness() -> None:
    verb = only("اعتقلت الشرطة حارسا")
    assert (verb.gender, verb.number, verb.definite) == ("f", "s", False)
    assert only("وقع هجومان أمام المتجر").number == "d"
    assert only("بعد الهجوم").definite
    assert not only("بعد هجوم").definite


def test_a_sentence_of_sport_does_not_forbid_the_next() -> None:
    assert only("انتهت المباراة بهجوم مرتد. وقع هجوم أمام المتجر").type == "ASSAULT"


def test_a_player_before_his_judge_is_no_sport() -> None:
    assert find("أفرج عن لاعب كرة القدم أمس") == []
    assert [trigger.type for trigger in find("قررت المحكمة الإفراج عن لاعب كرة القدم")] == ["RETREAT"]


def test_an_article_about_sport_has_only_what_is_plain() -> None:
    sport = "فاز المنتخب في مباراة الدوري. سجل اللاعب هدفا لفريقه. وعاد المدرب إلى ملعب البطولة. "
    assert find(sport + "طالب النادي بتأجيل اللقاء") == []
    assert [trigger.type for trigger in find(sport + "اعتقلت الشرطة حارسا")] == ["COERCE"]


def test_what_another_word_tells_better_is_marked() -> None:
    found = {trigger.frame.lemma: trigger.frame for trigger in find("قتل 3 جنود في غارة على الثكنة")}
    assert (found["قتل"].secondary, found["قتل"].victims, found["غارة"].secondary) == (True, "killed", False)


@pytest.mark.parametrize("text", ["", "ذهب الولد إلى السوق", "وزارة الخارجية", "مجلس التعاون", "مكافحة العنف"])
def test_nothing(text: str) -> None:
    assert find(text) == []


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_triggers_stand_in_order_and_apart(some: list[str]) -> None:
    text = ArabicText(" ".join(some))
    found, words = load().find(text), text.words
    ends = [0, *(trigger.end for trigger in found)]
    for end, trigger in zip(ends, found, strict=False):
        assert end <= trigger.start < trigger.end <= len(words)
        assert 0 <= trigger.letters < len(words[trigger.start])
        assert trigger.verb is None or trigger.verb < trigger.start


@given(st.text(alphabet="ابتسلمنهويكف", min_size=1, max_size=12))
def test_any_word_can_be_taken_apart(word: str) -> None:
    for candidate in analysis.candidates(word):
        assert candidate.letters < len(word)
    assert word in analysis.bare(word)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "assault",
            'type = "ASSAULT"\ncounter_examples = []\nnouns = [{ forms = "غارة", frame = "none", example = "" }]',
        ),
        ("assault", 'type = "AID"\ncounter_examples = []'),
        ("assault", 'type = "ASSAULT"'),
        ("weather", 'type = "ASSAULT"\ncounter_examples = []'),
        ("frames", '[frames.one]\nverb = "subject=nobody"'),
        ("frames", '[frames.one]\nverb = "somewhere=actor"'),
    ],
)
def test_a_bad_lexicon_is_told(name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in lexicon.FOLDER.glob("*.toml"):
        if path.stem in ("frames", "light", "whole", "context"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(LexiconError):
        read_lexicon.__wrapped__()


def test_the_words_of_context_are_read_once() -> None:
    assert context.is_negated("ولم", noun=False)
    assert not context.is_negated("ولم", noun=True)
    assert context.opens_clause("")
    assert not context.opens_clause("شهيرا")
