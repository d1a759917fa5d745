"""Every word of the articles' lexicons does its work in an example, and the example loses it without the entry."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from khabar import articles
from khabar.articles import bylines, captions, datelines, dates, language, names, sections
from khabar.articles.bylines import find_bare_byline, find_byline
from khabar.articles.captions import is_credit_label, is_labelled_caption, split_credit
from khabar.articles.datelines import find_dateline, find_signature
from khabar.articles.dates import find_page_dates
from khabar.articles.dumps import ending, menus, traits
from khabar.articles.dumps.lines import RawLine
from khabar.articles.language import language_of
from khabar.articles.lexicons import fold_entry
from khabar.articles.names import could_be_name, without_role, without_title
from khabar.articles.sections import is_section

Patch = pytest.MonkeyPatch


def lexicon(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(articles.__file__).parent / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))


def fold(words: str) -> str:
    return fold_entry(words, "")


@contextmanager
def without(module: ModuleType, table: str, rest: object) -> Iterator[None]:
    """`module` with `rest` for what its `table` reads from the lexicon."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, table, lambda: rest)
        yield


# --- where and by whom a report was filed ---------------------------------------------------------------------------

AGENCIES = lexicon("agencies")


def _shows_agency(name: str) -> bool:
    line, end, caption = (
        f"بلدة جرانة العليا القديمة ({name}) - قال الوزير",
        f"قال الوزير. ({name})",
        f"جانب من الحفل ({name})",
    )
    dateline, signature = find_dateline(line), find_signature(end)
    told = (dateline and dateline.agency, signature and signature.agency) == (name, name)
    told = told and split_credit(caption) == ("جانب من الحفل", name)
    datelines.is_agency.cache_clear()
    with without(datelines, "_agencies", datelines._agencies() - {fold(name)}):
        untold = (find_dateline(line), find_signature(end), split_credit(caption)) == (None, None, (caption, None))
    datelines.is_agency.cache_clear()
    return told and untold


def test_agencies() -> None:
    assert [name for name in (*AGENCIES["arabic"], *AGENCIES["latin"]) if not _shows_agency(name)] == []


PLACES = lexicon("datelines")["places"].strip().split("|")


def _shows_place(place: str) -> bool:
    line = f"{place} (صحيفة الميناء) - قال الوزير"
    found = find_dateline(line)
    with without(datelines, "_places", datelines._places() - {fold(place)}):
        return found is not None and found.place == place and find_dateline(line) is None


def test_places_that_reports_are_filed_from() -> None:
    assert [place for place in PLACES if not _shows_place(place)] == []


# --- sections -------------------------------------------------------------------------------------------------------

SECTIONS = lexicon("sections")


def _told_of_section(name: str) -> tuple[bool, bool, bool]:
    """Whether it is a section by itself and as the first of two, and whether menus consist of its words."""
    menus._vocabulary.cache_clear()
    known = menus._vocabulary()
    return is_section(name), is_section(f"{name} ورياضة محلية"), all(word in known for word in fold(name).split())


def _shows_section(name: str) -> bool:
    before, full = _told_of_section(name), sections._lexicon()
    with without(sections, "_lexicon", sections._Lexicon(full.names - {fold(name)}, full.heads)):
        after = _told_of_section(name)
    menus._vocabulary.cache_clear()
    return before[0] and before[2] and after != before


def test_sections() -> None:
    assert [name for name in SECTIONS["names"] if not _shows_section(name)] == []


@pytest.mark.parametrize(("head", "example"), SECTIONS["heads"])
def test_heads_of_sections(monkeypatch: Patch, head: str, example: str) -> None:
    assert is_section(example)
    full = sections._lexicon()
    left = sections._Lexicon(full.names, full.heads - {fold(head)})
    monkeypatch.setattr(sections, "_lexicon", lambda: left)
    assert not is_section(example)


# --- names of writers -----------------------------------------------------------------------------------------------

NAMES = lexicon("names")


def _shows_given_name(name: str) -> bool:
    line = f"{name} ناقوري"
    found = find_bare_byline(line)
    with without(names, "_given", names._given() - {fold(name)}):
        return found is not None and found.names == (line,) and find_bare_byline(line) is None


def test_given_names() -> None:
    assert [name for name in (*NAMES["given"].split(), *NAMES["compound"]) if not _shows_given_name(name)] == []


@pytest.mark.parametrize("title", NAMES["titles"])
def test_titles(monkeypatch: Patch, title: str) -> None:
    line = f"{title} سمير ناقوري"
    found = find_bare_byline(line)
    assert found is not None
    assert found.names == (without_title(line),)
    left = names._titles() - {fold(title)}
    monkeypatch.setattr(names, "_titles", lambda: left)
    assert find_bare_byline(line) is None


@pytest.mark.parametrize("role", NAMES["roles"])
def test_roles(monkeypatch: Patch, role: str) -> None:
    line = f"سمير ناقوري - {role}"
    assert without_role(line) == "سمير ناقوري"
    left = names._roles() - {fold(role)}
    monkeypatch.setattr(names, "_roles", lambda: left)
    assert without_role(line) == line


BYLINES = lexicon("bylines")


def _never_in_a_name(word: str) -> bool:
    name, line = f"سمير {word}", f"كتب: سمير {word}"
    none = not could_be_name(name) and find_byline(line) is None
    with without(names, "_never", names._never() - {fold(word)}):
        return none and could_be_name(name) and find_byline(line) is not None


def test_words_that_no_name_holds() -> None:
    assert [word for word in BYLINES["never_in_names"] if not _never_in_a_name(word)] == []


LABELS = [(key, *entry) for key in ("labels", "labels_with_mark", "latin_labels") for entry in BYLINES[key]]


@pytest.mark.parametrize(("key", "label", "example"), LABELS)
def test_labels_of_bylines(monkeypatch: Patch, key: str, label: str, example: str) -> None:
    found = find_byline(example)
    assert found is not None
    assert all("ناجي" in name or "Naji" in name or "فؤاد" in name for name in found.names)
    left = {**BYLINES, key: [entry for entry in BYLINES[key] if entry[0] != label]}
    monkeypatch.setattr(bylines, "read_lexicon", lambda _, table: table(**left))
    bylines._labels.cache_clear()
    without = find_byline(example)
    bylines._labels.cache_clear()
    assert without != found


# --- captions -------------------------------------------------------------------------------------------------------

CAPTIONS = lexicon("captions")


def _without_label(monkeypatch: Patch, key: str, label: str) -> None:
    left = {**CAPTIONS, key: [entry for entry in CAPTIONS[key] if label not in (entry, entry[0])]}
    monkeypatch.setattr(captions, "read_lexicon", lambda _, table: table(**left))
    captions._patterns.cache_clear()


@pytest.fixture(autouse=True)
def _captions_are_read_anew() -> Iterator[None]:
    yield
    captions._patterns.cache_clear()


@pytest.mark.parametrize(("label", "example"), CAPTIONS["credit_labels"])
def test_labels_of_credits(monkeypatch: Patch, label: str, example: str) -> None:
    found = split_credit(example)
    assert found[1] is not None
    assert is_credit_label(f"{label}:")
    _without_label(monkeypatch, "credit_labels", label)
    assert split_credit(example) != found
    assert not is_credit_label(f"{label}:")


@pytest.mark.parametrize(("label", "example"), CAPTIONS["caption_labels"])
def test_labels_of_captions(monkeypatch: Patch, label: str, example: str) -> None:
    assert split_credit(example) == ("جانب من الاجتماع", None)
    assert is_labelled_caption(example)
    assert is_credit_label(f"{label}:")
    _without_label(monkeypatch, "caption_labels", label)
    assert not is_labelled_caption(example)


@pytest.mark.parametrize("words", CAPTIONS["archive"])
def test_words_of_the_archive(monkeypatch: Patch, words: str) -> None:
    example = f"جانب من الاجتماع ({words})"
    assert split_credit(example) == ("جانب من الاجتماع", None)
    _without_label(monkeypatch, "archive", words)
    assert split_credit(example) == (example, None)


# --- stamps ---------------------------------------------------------------------------------------------------------

STAMPS = lexicon("stamps")


@pytest.fixture
def dates_without(monkeypatch: Patch) -> Iterator[Callable[[str, str], None]]:
    def without(key: str, word: str) -> None:
        left = {**STAMPS, key: [other for other in STAMPS[key] if other != word]}
        monkeypatch.setattr(dates, "read_lexicon", lambda *_: left)
        dates._stamp_words.cache_clear()
        dates._patterns.cache_clear()

    yield without
    dates._stamp_words.cache_clear()
    dates._patterns.cache_clear()


@pytest.mark.parametrize(("key", "word"), [(key, word) for key in ("modified", "published") for word in STAMPS[key]])
def test_words_before_a_stamp(dates_without: Callable[[str, str], None], key: str, word: str) -> None:
    """Before the day, or between the day and its clock."""
    examples = (f"{word} 5 مارس 2031", f"5 مارس 2031، {word} 10:30")
    [stamp] = find_page_dates(examples[0])
    assert stamp.role == key
    before = [find_page_dates(example) for example in examples]
    dates_without(key, word)
    assert [find_page_dates(example) for example in examples] != before


@pytest.mark.parametrize("word", STAMPS["between"])
def test_words_between_day_and_clock(dates_without: Callable[[str, str], None], word: str) -> None:
    examples = (f"5 مارس 2031 {word} الساعة 10:30", f"10:30 {word} 5 مارس 2031")
    values = [[stamp.value for stamp in find_page_dates(example)] for example in examples]
    assert values == [["2031-03-05T10:30"]] * 2
    dates_without("between", word)
    assert [stamp.value for stamp in find_page_dates(examples[1])] == ["2031-03-05"]


# --- how paragraphs begin -------------------------------------------------------------------------------------------

OPENINGS = lexicon("openings")


def _opens(line: str) -> bool:
    [found] = traits.traits_of([RawLine(1, line)])
    return found.opens


def _verb_opens(verb: str) -> bool:
    line = f"{verb} سمير ناجي أمام جمهور كبير"
    opens = _opens(line)
    verbs, phrases = traits._openings()
    with without(traits, "_openings", (verbs - {fold(verb)}, phrases)):
        return opens and not _opens(line)


def test_verbs_that_open_a_paragraph() -> None:
    assert [verb for verb in OPENINGS["verbs"].split() if not _verb_opens(verb)] == []


@pytest.mark.parametrize("phrase", OPENINGS["phrases"])
def test_phrases_that_open_a_paragraph(monkeypatch: Patch, phrase: str) -> None:
    line = f"{phrase} سمير ناجي أمام جمهور كبير"
    assert _opens(line)
    verbs, phrases = traits._openings()
    left = tuple(other for other in phrases if other != f"{fold(phrase)} ")
    monkeypatch.setattr(traits, "_openings", lambda: (verbs, left))
    assert not _opens(line)


@pytest.mark.parametrize("phrase", lexicon("connectives")["connectives"])
def test_connectives_bind_a_paragraph_to_the_one_before(monkeypatch: Patch, phrase: str) -> None:
    [line] = traits.traits_of([RawLine(1, f"{phrase} سمير ناجي أمام جمهور كبير في البلدة")])
    before = ending._weigh(line, set())
    left = tuple(other for other in ending._connectives() if other != f"{fold(phrase)} ")
    monkeypatch.setattr(ending, "_connectives", lambda: left)
    assert ending._weigh(line, set()) < before


# --- languages ------------------------------------------------------------------------------------------------------

LANGUAGES = lexicon("languages")
WITHOUT_MEANING = {"latin": "qzx", "arabic": "ثکظ"}
"""Letters that are no word; a letter of Persian keeps Arabic from being told by its letters alone."""


def _texts(code: str, entry: str) -> Iterator[str]:
    """An entry once or more, among words of no language, some of its own language, and a letter of another."""
    empty = WITHOUT_MEANING[LANGUAGES[code]["script"]]
    rest = [word for word in LANGUAGES[code]["words"].split() if word != entry]
    for once, own, foreign, others in itertools.product((1, 4), (0, 1, 4), (0, 1, 4, 9), range(7, 70, 3)):
        yield " ".join([entry] * once + rest[-own:] * bool(own) + [f"{empty}چ"] * foreign + [empty] * others)


def _tells_language(code: str, word: str, letter: str = "") -> bool:
    """Some text is of the language, and would be of another or of none without the word, or without the letter."""
    table = language._lexicon()
    is_arabic, words, letters = table[code]
    left = (is_arabic, words, letters.replace(letter, "")) if letter else (is_arabic, words - {word}, letters)

    def told_otherwise(text: str) -> bool:
        with without(language, "_lexicon", {**table, code: left}):
            return language_of(text) != code

    return any(language_of(text) == code and told_otherwise(text) for text in _texts(code, word))


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_and_letters_of_a_language(code: str) -> None:
    table = LANGUAGES[code]
    assert [word for word in table["words"].split() if not _tells_language(code, word)] == []
    assert [letter for letter in table.get("letters", "") if not _tells_language(code, f"ثظ{letter}", letter)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_of_a_language_stands_twice(code: str) -> None:
    words = LANGUAGES[code]["words"].split()
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    "entries",
    [
        [*AGENCIES["arabic"], *AGENCIES["latin"]],
        PLACES,
        SECTIONS["names"],
        [*NAMES["given"].split(), *NAMES["compound"]],
        NAMES["titles"],
        NAMES["roles"],
        BYLINES["never_in_names"],
        *([label for label, _ in BYLINES[key]] for key in ("labels", "labels_with_mark", "latin_labels")),
        *([label for label, _ in CAPTIONS[key]] for key in ("credit_labels", "caption_labels")),
        CAPTIONS["archive"],
        [*STAMPS["modified"], *STAMPS["published"]],
        OPENINGS["verbs"].split(),
        OPENINGS["phrases"],
    ],
    ids=lambda entries: entries[0],
)
def test_no_entry_stands_twice(entries: list[str]) -> None:
    """Not with other marks between its words either, which are spaces here."""
    folded = [fold(entry) for entry in entries]
    assert [entry for entry, key in zip(entries, folded, strict=True) if folded.count(key) > 1] == []


def test_every_list_is_tested() -> None:
    assert set(AGENCIES) == {"arabic", "latin"}
    assert set(SECTIONS) == {"names", "heads"}
    assert set(NAMES) == {"given", "compound", "titles", "roles"}
    assert set(BYLINES) == {"labels", "labels_with_mark", "latin_labels", "never_in_names"}
    assert set(CAPTIONS) == {"credit_labels", "caption_labels", "archive"}
    assert set(STAMPS) == {"modified", "published", "between"}
    assert set(OPENINGS) == {"verbs", "phrases"}
    assert {key for table in LANGUAGES.values() for key in table} == {"script", "words", "letters"}
