"""Who a phrase names, how far it reaches, and what kind of source it is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.text import ArabicText
from khabar.model import Entry, Mention, Name, Office, Span
from khabar.reading.attributions.sources import Source, Sources
from khabar.reading.scene import Scene

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "sources.toml").read_text(encoding="utf-8")
)["case"]


def scene_of(text: str, entities: list[str] | tuple[str, ...] = ()) -> Scene:
    """The scene of a text in which each of `entities` («kind: words») is named once."""
    entries, names = [], []
    for number, entity in enumerate(entities, 1):
        kind, _, words = entity.partition(": ")
        start = text.index(words)
        span = Span(start, start + len(words))
        mention = Mention(span=span, form="name", rule="test")
        entries.append(Entry(id=f"e{number}", kind=kind, label=words, mentions=(mention,), rule="test"))  # type: ignore[arg-type]
        if kind == "person":
            names.append(Name(id=f"n{number}", span=span, kind="person", rule="test"))
    return Scene(ArabicText(text), names=tuple(names), entries=tuple(entries))


def words_of(scene: Scene, source: Source) -> str:
    span = scene.span(source.start, source.end, source.letters)
    return scene.text.source[span.start : span.end]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_after_a_verb(case: dict[str, Any]) -> None:
    scene = scene_of(case["text"], case.get("entities", ()))
    source = Sources(scene).after(1, scene.sentence(0)[1])
    if "source" not in case:
        assert source is None
        return
    assert source is not None
    assert words_of(scene, source) == case["source"]
    assert (source.kind, source.naming) == (case["kind"], case["naming"])
    if "agrees" in case:
        assert f"{source.gender}{source.number}" == case["agrees"]
    reason = None if source.reason is None else scene.span(*source.reason)
    assert (None if reason is None else case["text"][reason.start : reason.end]) == case.get("reason")


def test_a_preposition_written_onto_it_stays_out() -> None:
    scene = scene_of("وفقا لمسؤول كيني، وصلت السفينة.")
    source = Sources(scene).after(1, len(scene.words))
    assert source is not None
    assert words_of(scene, source) == "مسؤول كيني"


def test_a_fused_article_stays_in() -> None:
    scene = scene_of("وفقا للوزارة، وصلت السفينة.")
    source = Sources(scene).after(1, len(scene.words))
    assert source is not None
    assert words_of(scene, source) == "للوزارة"


def test_whoever_follows_such_a_preposition_speaks() -> None:
    scene = scene_of("وفقا لرواد الميناء، وصلت السفينة.")
    source = Sources(scene).after(1, len(scene.words))
    assert source is not None
    assert words_of(scene, source) == "رواد الميناء"


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("وكانت الوكالة الكينية قالت إن السفينة وصلت.", "قالت", "الوكالة الكينية"),
        ("سامي البدري، وزير الري، قال إن السد متين.", "قال", "سامي البدري، وزير الري"),
        ("فيما الحكومة تؤكد أن السد متين.", "تءكد", "الحكومة"),
    ],
)
def test_before_a_verb(text: str, cue: str, source: str) -> None:
    scene = scene_of(text, ["person: سامي البدري"] if "سامي" in text else ())
    found = Sources(scene).before(scene.words.index(cue), 0)
    assert found is not None
    assert words_of(scene, found) == source


@pytest.mark.parametrize("text", ["وصلت السفينة أمس إلى مرفأ المدينة، قال الناطق.", "تحسن الطقس في مناطق الهيئة تؤكد."])
def test_no_subject_behind_a_preposition_or_before_a_comma(text: str) -> None:
    scene = scene_of(text)
    cue = next(at for at, word in enumerate(scene.words) if word in ("قال", "تءكد"))
    assert Sources(scene).before(cue, 0) is None


def test_a_bare_source_is_what_it_was() -> None:
    scene = scene_of("قال مصدر عسكري إن الطريق فتح. وأضاف المصدر ذاته أن السائق فر.")
    sources = Sources(scene)
    first = sources.after(1, len(scene.words))
    again = sources.after(scene.words.index("المصدر"), len(scene.words))
    assert first is not None
    assert again is not None
    assert first.kind == again.kind == "military"
    assert words_of(scene, again) == "المصدر ذاته"


def test_a_person_is_what_was_said_before_the_name() -> None:
    text = "وصل المحامي سامي البدري إلى المحكمة. وقال البدري إن موكله بريء."
    whole, part = Span(12, 23), Span(text.index("البدري إن"), text.index("البدري إن") + 6)
    mentions = (Mention(span=whole, form="name", rule="test"), Mention(span=part, form="part", rule="test"))
    entry = Entry(id="e1", kind="person", label="سامي البدري", mentions=mentions, rule="test")
    scene = Scene(ArabicText(text), entries=(entry,))
    source = Sources(scene).after(scene.words.index("وقال") + 1, len(scene.words))
    assert source is not None
    assert (source.kind, source.naming, source.entry) == ("legal", "named", "e1")


def test_joint_speakers_are_no_one_entry() -> None:
    scene = scene_of("قالت كينيا وأوغندا إن الحدود مفتوحة.", ["state: كينيا", "state: أوغندا"])
    source = Sources(scene).after(1, len(scene.words))
    assert source is not None
    assert source.entry is None
    assert source.number == "p"


def test_reading_goes_on_behind_a_relative_clause() -> None:
    scene = scene_of("قال الناطق الذي حضر الجلسة إن السفينة وصلت.")
    source = Sources(scene).after(1, len(scene.words))
    assert source is not None
    assert scene.words[source.resume] == "ان"


WORDS = [
    "قال",
    "مسؤول",
    "كبير",
    "في",
    "و",
    "،",
    "(",
    ")",
    '"',
    "الوزارة",
    "للوزارة",
    "أحد",
    "3",
    "مطلع",
    "على",
    "الذي",
    "إن",
    "طلب",
    "عدم",
    "وال",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_give_a_phrase_inside_of_them(words: list[str]) -> None:
    scene = scene_of(" ".join(words))
    sources = Sources(scene)
    for at in range(len(scene.words)):
        found = sources.after(at, len(scene.words))
        if found is not None:
            assert at <= found.start < found.end <= len(scene.words)
            assert found.resume <= len(scene.words)
        before = sources.before(at, 0)
        if before is not None:
            assert 0 <= before.start < before.end <= at


def office_scene(text: str, offices: list[str], name: str, *, called: str = "") -> Scene:
    """The scene of a text in which somebody holds `offices`, is named once, and is perhaps `called` by an office."""

    def span_of(words: str, at: int) -> Span:
        return Span(at, at + len(words))

    mentions = [Mention(span=span_of(name, text.index(name)), form="name", rule="test")]
    if called:
        mentions.append(Mention(span=span_of(called, text.rindex(called)), form="office", rule="test"))
    held = tuple(Office(span=span_of(words, text.index(words)), role="minister", rule="test") for words in offices)
    entry = Entry(id="e1", kind="person", label=name, mentions=tuple(mentions), offices=held, rule="test")
    return Scene(ArabicText(text), entries=(entry,))


def test_two_offices_of_one_holder_are_one_phrase() -> None:
    scene = office_scene(
        "قال وزير الري وزير الزراعة سامي البدري إن السد متين.", ["وزير الري", "وزير الزراعة"], "سامي البدري"
    )
    source = Sources(scene).after(1, len(scene.words))
    assert source is not None
    assert words_of(scene, source) == "وزير الري وزير الزراعة سامي البدري"
    assert (source.entry, source.kind, source.naming) == ("e1", "official", "named")


def test_an_office_told_elsewhere_tells_the_kind() -> None:
    text = "وصل سامي البدري، أستاذ الفلك. وقال سامي إن النجم انفجر."
    whole, part = Span(4, 15), Span(text.index("سامي إن"), text.index("سامي إن") + 4)
    mentions = (Mention(span=whole, form="name", rule="test"), Mention(span=part, form="part", rule="test"))
    office = Office(span=Span(17, 28), role="professor", rule="test")
    entry = Entry(id="e1", kind="person", label="سامي البدري", mentions=mentions, offices=(office,), rule="test")
    scene = Scene(ArabicText(text), entries=(entry,))
    source = Sources(scene).after(scene.words.index("وقال") + 1, len(scene.words))
    assert source is not None
    assert (source.kind, source.naming) == ("expert", "named")


def test_an_office_alone_means_its_holder() -> None:
    scene = office_scene(
        "وصل وزير الري سامي البدري. وقال الوزير إن السد متين.", ["وزير الري"], "سامي البدري", called="الوزير"
    )
    sources = Sources(scene)
    source = sources.after(scene.words.index("وقال") + 1, len(scene.words))
    assert source is not None
    assert words_of(scene, source) == "الوزير"
    assert source.naming == "role"


def test_a_title_with_a_full_stop() -> None:
    scene = scene_of("قال د. سامي البدري إن السد متين.", ["person: سامي البدري"])
    source = Sources(scene).after(1, len(scene.words))
    assert source is not None
    assert words_of(scene, source) == "د. سامي البدري"
