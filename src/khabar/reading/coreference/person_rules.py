"""Persons in the text: by office, by title, by name."""

from __future__ import annotations

from typing import NamedTuple

from khabar.knowledge.peoples import given_names
from khabar.reading.coreference.body_rules import named_things
from khabar.reading.coreference.cast import Cast
from khabar.reading.coreference.drafts import Draft, Held
from khabar.reading.coreference.lexicon import heads, titles, words
from khabar.reading.coreference.office import OfficeWords, demonym_country, read_office
from khabar.reading.coreference.parts import Parts, parts_of
from khabar.reading.coreference.scene import Scene, Stretch
from khabar.reading.coreference.states import state_of

__all__ = ["by_name", "by_office", "by_repeat", "by_title"]

_COMMAS = frozenset("،,")
_CLITICS = frozenset("وفبلك")
_ALONE = frozenset(("president", "king", "emir", "prime minister", "crown prince", "pope"))
"""Offices whose bare word means somebody though the article never names him."""
_MOST_PARTS = 6
_TRIMMED = 2
_MOST_ADJECTIVES = 2
_JOINS = frozenset(("بن", "ابن", "بنت", "ابو", "ال"))


class _Person(NamedTuple):
    """A person's name with the titles before it."""

    stretch: Stretch
    titles: tuple[str, ...]
    feminine: bool | None


def by_office(cast: Cast, at: int) -> int | None:
    """«وزير الدفاع الأمريكي، بيت هيغسيث», «الوزيرة», «الرئيس الكيني»."""
    scene = cast.scene
    if scene.words[at] not in heads() or (at in scene.name_over and scene.name_over[at] != at):
        return None
    if (named := scene.name_at.get(at)) and named[0].kind == "person" and named[1].end == at + 1:
        return None
    office = read_office(scene, at)
    if office is None or scene.word(at - 1) in words().post or (office.bare and scene.words[at] in titles()):
        return None
    person, office = _holder(scene, office)
    if person:
        held = Held(office, _things_inside(cast, office.stretch))
        return _take(cast, person, [held], "office_name")
    second = _second_office(scene, office)
    if second and (both := _holder(scene, second))[0]:
        offices = [Held(words, _things_inside(cast, words.stretch)) for words in (office, both[1])]
        return _take(cast, both[0], offices, "office_name")
    if not office.definite or (office.weak and not (office.country or office.portfolio)):
        return None
    draft = cast.people.by_office(office)
    if draft is None:
        if office.weak or (office.bare and not (office.role in _ALONE and not office.former)):
            return None
        draft = cast.new("person", "coreference.office")
        draft.offices.append(Held(office))
        draft.feminine = office.feminine or None
    # The body first: its name may go on where the office's words seemed to end.
    body = _things_inside(cast, office.stretch)
    end = max([office.stretch.end, *(m[0].end for m in body.mentions[-1:])]) if body else office.stretch.end
    stretch = office.stretch._replace(end=end)
    for held in draft.offices:
        if held.words is office:
            held.body, held.words = body, office._replace(stretch=stretch)
    cast.mention(draft, stretch, "office", "office")
    cast.people.mentioned(draft)
    return end


def _second_office(scene: Scene, office: OfficeWords) -> OfficeWords | None:
    """«الأكاديمي والباحث السياسي» before one name."""
    for end in (office.reach, office.stretch.end):
        word = scene.word(end)
        if word.startswith("و") and word in heads() and end not in scene.name_over:
            second = read_office(scene, end)
            if second and second.stretch.letters == 1:
                return second
    return None


def by_title(cast: Cast, at: int) -> int | None:
    """«العميد سامي البدري», and later «العميد»."""
    scene = cast.scene
    if scene.words[at] not in titles() or scene.name_over.get(at, at) != at:
        return None
    person = _person(scene, at, after_title=True)
    if person and person.stretch.start > at:
        return _take(cast, person, [], "title_name")
    title, letters, _ = titles()[scene.words[at]]
    following = scene.word(at + 1)
    if at in scene.name_at or not title.startswith("ال") or following.startswith("ال") or at + 1 in scene.name_over:
        return None
    draft = cast.people.by_title(title)
    if draft is None:
        return None
    cast.mention(draft, Stretch(at, at + 1, letters), "office", "title")
    cast.people.mentioned(draft)
    return at + 1


def by_name(cast: Cast, at: int) -> int | None:
    """A name that the recogniser takes for a person's."""
    found = cast.scene.name_at.get(at)
    if found is None or found[0].kind != "person" or _no_person(cast, found[1]):
        return None
    stretch = _whole(cast.scene, found[1])
    called: list[str] = []
    feminine: bool | None = None
    while stretch.end - stretch.start > 1 and (title := titles().get(cast.scene.words[stretch.start])):
        called.append(title[0])
        feminine = title[2]
        stretch = Stretch(stretch.start + 1, stretch.end)
    return _take(cast, _Person(stretch, tuple(called), feminine), [], "name")


def by_repeat(cast: Cast, at: int) -> int | None:
    """The family name of a person named earlier, where the recogniser passed it over: «ويأمل زوما»."""
    scene = cast.scene
    if at in scene.name_over or at in scene.place_over:
        return None
    word, families = scene.words[at], scene.families
    stems = ((0, word), (1, word[1:])) if word[0] in _CLITICS and len(word) > 4 else ((0, word),)
    for letters, stem in stems:
        if stem in families and demonym_country(stem) is None and stem not in given_names():
            draft = cast.people.named(parts_of([stem]), None, [])
            if draft is not None:
                cast.mention(draft, Stretch(at, at + 1, letters), "part", "repeat")
                cast.people.mentioned(draft)
                return at + 1
    return None


def _no_person(cast: Cast, stretch: Stretch) -> bool:
    """Whether the map or the known bodies know better, on the very words."""
    scene = cast.scene
    place = scene.place_at.get(stretch.start)
    if place is not None and place[1].end == stretch.end:
        return True
    known = cast.scene.known(stretch.start)
    return known is not None and known.sure and known.form != "acronym" and known.stretch.end >= stretch.end


def _holder(scene: Scene, office: OfficeWords) -> tuple[_Person | None, OfficeWords]:
    """The name after the office, and the office as far as it then goes."""
    for end, content in ((office.reach, office.reached), (office.stretch.end, office.portfolio)):
        person = _person(scene, end, after_title=True)
        if person is None and scene.word(end) in _COMMAS and (office.definite or office.portfolio):
            person = _person(scene, end + 1, after_title=False)
        if person:
            stretch = office.stretch._replace(end=end)
            return person, office._replace(stretch=stretch, portfolio=content)
    return None, office


def _person(scene: Scene, at: int, *, after_title: bool) -> _Person | None:
    """The person's name that begins at `at`, titles before it passed over; it has no clitic of its own."""
    called: list[str] = []
    feminine: bool | None = None
    while at < len(scene.words) and (title := titles().get(scene.words[at])):
        if (title[1] and (called or not after_title)) or (
            at in scene.name_at and scene.name_at[at][1].end == at + 1 and at + 1 not in scene.name_at
        ):
            break
        called.append(title[0])
        feminine = title[2]
        at = _past_adjectives(scene, at + 1)
        after_title = True
    found = scene.name_at.get(at)
    if found is None:
        inside = called and at in scene.name_over and scene.name_over[at] == at - len(called)
        if not inside:
            return None
        name, stretch = scene.name_at[scene.name_over[at]]
        stretch = Stretch(at, stretch.end)
    else:
        name, stretch = found
        if stretch.letters:
            return None
    if name.kind != "person":
        if not after_title or name.kind == "organization" or at in scene.place_over:
            return None
        if state_of(scene.stems(stretch)):
            return None
    return _Person(_whole(scene, stretch), tuple(called), feminine)


def _past_adjectives(scene: Scene, at: int) -> int:
    """«اللاعب البرازيلي» before his name: the word that the name begins with, `at` itself when none does."""
    end = at
    while end - at < _MOST_ADJECTIVES and scene.word(end).startswith("ال") and end not in scene.name_over:
        end += 1
    return end if end in scene.name_at else at


def _whole(scene: Scene, stretch: Stretch) -> Stretch:
    """The name with a piece that the recogniser cut off: another right behind it, or behind «بن»."""
    end = stretch.end
    while end - stretch.start < _MOST_PARTS:
        joined = end + 1 if scene.word(end) in _JOINS else end
        more = scene.name_at.get(joined)
        if more is None or more[1].letters or more[0].kind != "person":
            break
        end = more[1].end
    return stretch._replace(end=end)


def _take(cast: Cast, person: _Person, held: list[Held], rule: str) -> int:
    """The mention of a named person, with the offices before and behind the name."""
    scene = cast.scene
    end = person.stretch.end
    behind = _office_behind(scene, person.stretch)
    if behind:
        end = behind.stretch.end
    parts = parts_of(scene.stems(person.stretch))
    if len(parts) > _TRIMMED and parts[0] not in given_names():
        person, parts = _trimmed(cast, person, parts)
    feminine = person.feminine
    for office in [*(h.words for h in held), *([behind] if behind else [])]:
        feminine = True if office.feminine else (False if feminine is None else feminine)
    offices = [*held, *([Held(behind)] if behind else [])]
    draft = cast.people.named(parts, feminine, offices) if parts else None
    if draft is None:
        draft = cast.new("person", f"coreference.{rule}")
    whole = len(parts) >= len(draft.parts)
    if len(parts) > len(draft.parts):
        draft.parts = parts
    draft.feminine = feminine if draft.feminine is None else draft.feminine
    draft.titles.update(person.titles)
    draft.offices += offices
    cast.mention(draft, person.stretch, "name" if whole else "part", rule)
    if behind:
        offices[-1].body = _things_inside(cast, behind.stretch)
    cast.people.mentioned(draft)
    return end


def _trimmed(cast: Cast, person: _Person, parts: Parts) -> tuple[_Person, Parts]:
    """A name that the recogniser began too early: its last two words are somebody whom the article has named."""
    last = person.stretch._replace(start=person.stretch.end - _TRIMMED, letters=0)
    own = parts_of(cast.scene.stems(last))
    if len(own) == _TRIMMED and (draft := cast.people.named(own, None, [])) and draft.parts == own:
        return person._replace(stretch=last), own
    return person, parts


def _office_behind(scene: Scene, name: Stretch) -> OfficeWords | None:
    """«بيت هيغسيث وزير الدفاع الأمريكي», «نوري المالكي، رئيس الوزراء السابق»."""
    comma = scene.word(name.end) in _COMMAS
    at = name.end + comma
    if scene.word(at) not in heads() or (at in scene.name_over and scene.name_at.get(at) is None):
        return None
    if not comma and scene.word(name.start - 1).removeprefix("و") in words().takes_object:
        return None
    office = read_office(scene, at)
    if office is None or office.bare or office.stretch.letters or _holder(scene, office)[0]:
        return None
    if office.weak and not office.portfolio:
        return None
    return office if office.definite or office.country else None


def _things_inside(cast: Cast, stretch: Stretch) -> Draft | None:
    """Gives the bodies and places inside an office's words their mentions; the first body is the office's."""
    return named_things(cast, stretch.start + 1, stretch.end)
