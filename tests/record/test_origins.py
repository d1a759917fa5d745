from __future__ import annotations

import pytest

from khabar.arabic.analyser import analyse
from khabar.arabic.word_lists import load_lexicon
from khabar.model import Document
from khabar.record import contradictions
from khabar.record.origins import Origins
from khabar.record.origins import words as sayings
from khabar.record.same_event import tolls
from tests.record.articles import document


def read(text: str, outlet: str = "الربوة", headline: str = "تصريحات") -> Document:
    return document(text, outlet=outlet, headline=headline, reads=True)


def ids(*documents: Document) -> list[list[str]]:
    found = Origins(documents)
    return [[origin.id for origin in found.behind(each, ())] for each in documents]


def test_a_known_body_under_all_of_its_names() -> None:
    one, other = ids(
        read("قالت وكالة رويترز إن السفينة غرقت."), read("أعلنت منظمة الأمم المتحدة أن السفينة غرقت.", "المرسى")
    )
    assert one == ["actor:reuters"]
    assert other == ["actor:un"]


def test_a_person_by_the_fullest_name_of_the_story() -> None:
    full = read("قال وزير الزراعة التونسي نبيل عامر الورغي إن الموسم جيد.")
    short = read("قال نبيل الورغي: «الموسم جيد».\nوأضاف الورغي أن المطر كاف.", "المرسى")
    last = read("قال عامر الورغي إن الموسم جيد.", "السدرة")
    assert ids(full, last) == [["person:نبيل عامر ورغي"], ["person:نبيل عامر ورغي"]]
    assert ids(short) == [["person:نبيل ورغي"]]


def test_an_office_is_whom_the_story_calls_so() -> None:
    named = read("قال رئيس الوزراء التونسي كمال المدوري إن الموسم جيد.")
    office = read("قال رئيس الوزراء التونسي إن الموسم جيد.", "المرسى")
    assert ids(named, office) == [["person:كمال مدوري"]] * 2
    [[alone]] = ids(office)
    assert alone.startswith("office:")


def test_a_spokesperson_is_the_body() -> None:
    direct = read("أعلنت وزارة الصحة التونسية أن الماء صالح للشرب.")
    through = read("قال المتحدث باسم وزارة الصحة التونسية منير الجربي إن الماء صالح للشرب.", "المرسى")
    [[one], [other]] = ids(direct, through)
    assert one == other


def test_those_who_are_not_named_are_one_of_a_kind() -> None:
    assert ids(read("قال شهود عيان إن الحريق كبير."), read("قال ثلاثة شهود إن الحريق صغير.", "المرسى")) == [
        ["unnamed:witness"], ["unnamed:witness"],
    ]  # fmt: skip


def test_kinds_of_those_who_are_not_named() -> None:
    one, several, other = ids(
        read("قال مصدر أمني إن الحريق كبير."),
        read("ذكرت مصادر أمنية أن الحريق كبير.", "المرسى"),
        read("قال مصدر طبي إن الحريق كبير.", "السدرة"),
    )
    assert one == several != other


def test_the_outlet_only_where_nobody_else_is() -> None:
    assert ids(read("غرقت السفينة.", "المرسى")) == [["outlet:مرسي"]]
    wire = document("غرقت السفينة.", outlet="المرسى", agency="رويترز")
    assert ids(wire) == [[Origins([wire]).own(wire).id]]
    assert Origins([wire]).own(wire).label == "رويترز"


LISTS = [
    (load_lexicon("origins", sayings._Lexicon, sayings._LEXICON), "origins"),
    (load_lexicon("tolls", tolls._Lexicon, tolls._LEXICON), "tolls"),
    (load_lexicon("updates", contradictions._Lexicon, contradictions._LEXICON), "updates"),
]
ENTRIES = [
    (name, field, getattr(lexicon, field).template, word)
    for lexicon, name in LISTS
    for field in lexicon.__struct_fields__
    for word in getattr(lexicon, field).words
]


@pytest.mark.parametrize(("name", "field", "template", "word"), ENTRIES)
def test_every_word_does_in_its_example_what_it_is_listed_for(name: str, field: str, template: str, word: str) -> None:
    said, silent = template.replace("{}", word), template.replace("{}", "كلام")
    if name == "origins":
        assert origins_word_does(field, template, word)
    elif name == "tolls":
        assert tolls.says_nobody(said)
        assert not tolls.says_nobody(silent)
    else:
        assert contradictions._says_risen(document(said))
        assert not contradictions._says_risen(document(silent))


def origins_word_does(field: str, template: str, word: str) -> bool:
    said, silent, without = (template.replace("{}", each).strip() for each in (word, "كلام", ""))
    match field:
        case "on_behalf":
            return bool(sayings.body_behind(said)) and ids(read(said)) != ids(read(silent))
        case "any_source":
            return sayings.description(said) == sayings.description(without) != sayings.description(silent)
        case "the_source":
            return sayings.is_said_before(word) and not sayings.is_said_before(without)
        case "the_place":
            alone = sayings.office_alone(tuple(analyse(said)))
            return alone == tuple(analyse(without)) != sayings.office_alone(tuple(analyse(silent)))
    raise AssertionError(field)
