"""Bodies, states and places in the text."""

from __future__ import annotations

from khabar.model import EntryKind, NameKind, Place
from khabar.reading.coreference.cast import Cast
from khabar.reading.coreference.drafts import Draft
from khabar.reading.coreference.lexicon import Noun, nouns, words
from khabar.reading.coreference.office import demonym_country
from khabar.reading.coreference.scene import Scene, Stretch
from khabar.reading.coreference.states import state_of

__all__ = ["by_acronym", "by_actor", "by_department", "by_map", "by_noun", "by_recogniser", "named_things"]

_QUOTES = frozenset('"«“”»')
_KINDS: dict[NameKind, EntryKind] = {"person": "person", "organization": "other", "location": "place", "misc": "misc"}
_MINISTRY = "وزاره"
_NISBA = ("ي", "يه")
_WIDE = frozenset(("العليا", "الاعلي", "العام", "العامه", "المستقله", "المستقل", "المتحده", "المركزيه", "المركزي"))
_ADMIN = frozenset(("منطقه", "محافظه", "ولايه", "مدينه", "اقليم", "ولايات"))
_OF_PLACES = frozenset(("شرطه", "جامعه", "منتخب", "بلديه", "نادي", "جيش", "حكومه", "محكمه", "مستشفي"))
_MOST_ADJECTIVES = 4


def named_things(cast: Cast, start: int, end: int) -> Draft | None:
    """Runs the rules of this file inside other words; the first body that they find."""
    first: Draft | None = None
    at = start
    while at < end:
        after = next((stop for rule in INSIDE if (stop := rule(cast, at)) is not None), None)
        draft = cast.on.get(at)
        if after and draft and first is None and draft.kind not in ("person", "place", "misc"):
            first = draft
        at = max(after or 0, at + 1)
    return first


def by_actor(cast: Cast, at: int) -> int | None:
    """A body that is known across articles."""
    scene = cast.scene
    over = scene.name_over.get(at, at)
    if over != at:
        return None
    known = cast.scene.known(at)
    if known is None:
        return None
    name = scene.name_at.get(at)
    end = known.stretch.end
    if name and name[1].end > end:
        return None
    if not known.sure and not (name and name[0].kind == "organization"):
        return None
    if known.actor.kind == "state" and (at in scene.place_over or known.stretch.letters > 1):
        return None
    stretch = name[1] if name and name[1].end == end else known.stretch
    cast.actor(known, stretch, "actor")
    return end


def by_noun(cast: Cast, at: int) -> int | None:
    """«حركة النهار», «الجيش الكيني», «وزارة الصحة», and later «الحركة», «الجيش», «الوزارة»."""
    scene = cast.scene
    noun = nouns().get(scene.words[at])
    if noun is None or scene.name_over.get(at, at) != at:
        return None
    if at in scene.name_at and scene.name_at[at][1].end > at + 1:
        return _noun_name(cast, at, noun)
    if noun.definite:
        return _definite_noun(cast, at, noun)
    return _noun_before_name(cast, at, noun) or _structured(cast, at, noun)


def _noun_name(cast: Cast, at: int, noun: Noun) -> int | None:
    """The recogniser's name begins with the noun."""
    name, stretch = cast.scene.name_at[at]
    if name.kind == "person":
        return None
    return _body(cast, stretch._replace(end=_more(cast.scene, stretch.end)), noun)


def _definite_noun(cast: Cast, at: int, noun: Noun) -> int | None:
    scene = cast.scene
    following = scene.word(at + 1)
    adjective = _agrees(noun, following)
    if adjective and following not in words().follows:
        country = demonym_country(following)
        if country and noun.demonym:
            return _national(cast, Stretch(at, at + 2, noun.letters), noun, country)
        if noun.proper and _adjective(following):
            return _body(cast, Stretch(at, _seat(scene, noun, _more(scene, at + 2)), noun.letters), noun)
        return None
    if at + 1 in scene.name_at and not scene.name_at[at + 1][1].letters and scene.name_at[at + 1][0].kind != "person":
        return None
    draft = cast.bodies.referred(noun)
    if draft is None:
        return None
    cast.mention(draft, Stretch(at, at + 1, noun.letters), "noun", "noun")
    cast.bodies.mentioned(draft)
    return at + 1


def _noun_before_name(cast: Cast, at: int, noun: Noun) -> int | None:
    """«تنظيم داعش», «صحيفة "النهار الجديد"»."""
    scene = cast.scene
    quoted = scene.word(at + 1) in _QUOTES
    first = at + 1 + quoted
    if not quoted and scene.word(first) in _ADMIN:
        first += 1
    found = scene.name_at.get(first) or scene.place_at.get(first)
    if found is None or found[1].letters:
        return None
    name, stretch = found
    if isinstance(name, Place):
        if noun.word not in _OF_PLACES:
            return None
    elif (
        name.kind == "person" and not quoted and noun.kind not in ("media", "agency", "armed_group", "party", "company")
    ):
        return None
    whole = Stretch(at, stretch.end + (quoted and scene.word(stretch.end) in _QUOTES), noun.letters)
    own = [noun.word, *scene.stems(stretch)]
    known = cast.scene.known(first)
    if known and known.stretch.end == stretch.end and known.actor.kind != "state":
        draft = cast.actor(known, whole, "actor")
        cast.bodies.keep(draft, own)
        draft.noun = noun.word
        cast.bodies.mentioned(draft)
        return whole.end
    earlier = cast.bodies.named(scene.stems(stretch)) or cast.bodies.named(own)
    draft = earlier or cast.new(noun.kind, "coreference.noun_name")
    if draft.kind in ("place", "state"):
        draft = cast.new(noun.kind, "coreference.noun_name")
    if draft.kind in ("other", "misc"):
        draft.kind = noun.kind
    cast.mention(draft, whole, "name", "noun_name")
    cast.bodies.keep(draft, own)
    draft.noun = noun.word
    cast.bodies.mentioned(draft)
    return whole.end


def _structured(cast: Cast, at: int, noun: Noun) -> int | None:
    """«وزارة الخارجية والمغتربين», «هيئة السوق المالية»: a name that its build shows."""
    scene = cast.scene
    end = at + 1
    if noun.word == _MINISTRY:
        while (word := scene.word(end)) in words().portfolio or word.removeprefix("و") in words().portfolio:
            end += 1
    elif noun.proper and _complement(scene, end):
        end += 1
    if end == at + 1:
        return None
    country = demonym_country(scene.word(end)) if scene.word(end).startswith("ال") else None
    end = _seat(scene, noun, _more(scene, end))
    after = _body(cast, Stretch(at, end, noun.letters), noun)
    if country and (draft := cast.on.get(at)):
        draft.country = draft.country or country
    return after


def _complement(scene: Scene, at: int) -> bool:
    word = scene.word(at)
    return word.startswith("ال") and len(word) > 3 and word not in words().not_in_office and at not in scene.name_at


def _more(scene: Scene, at: int) -> int:
    """The end of the adjectives that go on with a body's name, and of what it is for: «الدولية للهجرة»."""
    for _ in range(_MOST_ADJECTIVES):
        word = scene.word(at)
        if at in scene.name_at and scene.name_at[at][0].kind == "person":
            break
        if word.startswith("لل") and len(word) > 4 and _adjective(scene.word(at - 1)):
            at += 1
            continue
        if word == "لحقوق" and scene.word(at + 1) == "الانسان":
            return at + 2
        if not word.startswith("ال") or word in words().not_in_office or not _adjective(word):
            break
        at += 1
    return at


def _seat(scene: Scene, noun: Noun, at: int) -> int:
    """«المحكمة الابتدائية بسوسة»: a court's seat is part of its name."""
    place = scene.place_at.get(at) or scene.name_at.get(at)
    if noun.kind == "legal" and place and scene.word(at).startswith("ب") and place[1].letters == 1:
        return place[1].end
    return at


def _agrees(noun: Noun, word: str) -> bool:
    """Whether a word can be an adjective of the definite noun: «الحركة الطلابية», not «هنأت الحركة الطلاب»."""
    if not word.startswith("ال") or len(word) < 4 or word in words().not_in_office:
        return False
    if noun.word.endswith(("ه", "ات", "ا")):
        return word.endswith("ه")
    return _adjective(word) or word.startswith("الم")


def _adjective(word: str) -> bool:
    return word in _WIDE or (word.startswith("ال") and word.endswith(_NISBA) and len(word) > 5)


def _national(cast: Cast, stretch: Stretch, noun: Noun, country: str) -> int:
    """«الجيش الكيني»."""
    draft = cast.fixed(f"{noun.word} {country}", noun.kind, "coreference.national")
    draft.country, draft.noun = country, noun.word
    known = cast.scene.known(stretch.start)
    if known and known.stretch.end == stretch.end:
        draft.actor = known.actor.id
    cast.mention(draft, stretch, "name", "national")
    cast.bodies.mentioned(draft)
    return stretch.end


def _body(cast: Cast, stretch: Stretch, noun: Noun) -> int:
    own = cast.scene.stems(stretch)
    known = cast.scene.known(stretch.start)
    if known and known.stretch.end >= stretch.end and known.actor.kind != "state":
        stretch = stretch._replace(end=known.stretch.end)
        draft = cast.actor(known, stretch, "actor")
    else:
        draft = cast.body(stretch, noun.kind, "noun_name", words=own)
        if draft.kind in ("other", "misc"):
            draft.kind = noun.kind
    draft.noun = draft.noun or noun.word
    cast.bodies.mentioned(draft)
    return stretch.end


def by_department(cast: Cast, at: int) -> int | None:
    """«الخارجية الروسية»: a ministry without the word."""
    scene = cast.scene
    word = scene.words[at]
    bare = word.removeprefix("و")
    if bare not in words().portfolio or not bare.startswith("ال") or at in scene.name_over:
        return None
    following = scene.word(at + 1)
    country = demonym_country(following) if following.startswith("ال") and following.endswith("ه") else None
    if country is None or scene.word(at - 1) == _MINISTRY or scene.word(at - 1).removeprefix("ل") == _MINISTRY:
        return None
    if bare not in _DEPARTMENTS:
        return None
    stretch = Stretch(at, at + 2, len(word) - len(bare))
    own = [_MINISTRY, *scene.stems(stretch)]
    draft = cast.body(stretch, "government", "department", words=own)
    draft.country, draft.noun = country, _MINISTRY
    cast.bodies.mentioned(draft)
    return stretch.end


_DEPARTMENTS = frozenset(("الخارجيه", "الداخليه", "الدفاع", "الماليه", "الصحه", "العدل", "الخزانه"))


def by_acronym(cast: Cast, at: int) -> int | None:
    """«قوات النهار الديمقراطية (قند)»: the letters in brackets behind a name."""
    scene = cast.scene
    if scene.words[at] != "(" or (draft := cast.on.get(at - 1)) is None or draft.kind in ("person", "place", "state"):
        return None
    end = at + 1 + (scene.word(at + 1) in _QUOTES)
    first = end
    while end - first < 2 and scene.word(end).isalpha():
        end += 1
    closed = end + (scene.word(end) in _QUOTES)
    if end == first or scene.word(closed) != ")" or (scene.words[first].startswith("ال") and end - first > 1):
        return None
    known = cast.scene.known(first)
    if first in scene.place_at or (known and known.actor.id != draft.actor and (known.sure or draft.actor)):
        return None
    stretch = Stretch(first, end)
    cast.mention(draft, stretch, "acronym", "acronym")
    cast.bodies.keep(draft, scene.stems(stretch))
    return closed + 1


def by_recogniser(cast: Cast, at: int) -> int | None:
    """A name of the recogniser's that nothing else has taken."""
    scene = cast.scene
    found = scene.name_at.get(at)
    if found is None:
        return None
    name, stretch = found
    place = scene.place_at.get(at) or scene.place_at.get(scene.place_over.get(at, -1))
    if place and name.kind != "organization":
        return _place(cast, place[0], stretch)
    own = scene.stems(stretch)
    if name.kind == "location" and (state := state_of(own)):
        draft = cast.fixed(f"={state[0].lower()}", "state", "coreference.state")
        draft.country, draft.actor = state[0], state[0].lower()
        cast.mention(draft, stretch, state[1], "state")
        return stretch.end
    if name.kind == "location":
        known = cast.bodies.fixed("place " + " ".join(own))
        draft = known or cast.fixed("place " + " ".join(own), "place", "coreference.name")
        cast.mention(draft, stretch, "name", "name")
        return stretch.end
    draft = cast.body(stretch, _KINDS[name.kind], "name", words=own)
    return stretch.end


def by_map(cast: Cast, at: int) -> int | None:
    """A place of `find_places`."""
    found = cast.scene.place_at.get(at)
    if found is None:
        return None
    place, stretch = found
    inner = next((n for i in range(at, stretch.end) if (n := cast.scene.name_at.get(i))), None)
    if place.relation and inner and inner[0].kind == "location" and inner[1].end <= stretch.end:
        stretch = inner[1]
    return _place(cast, place, stretch)


def _place(cast: Cast, place: Place, stretch: Stretch) -> int:
    if place.level == "country" and place.country:
        draft = cast.fixed(f"={place.country.lower()}", "state", "coreference.place")
        draft.actor = place.country.lower()
    else:
        own = "place " + " ".join(cast.scene.stems(stretch))
        number = place.geonames or place.wof
        key = f"place {number}" if number else f"place {place.name} {place.country}"
        known = cast.bodies.fixed(key) or cast.bodies.fixed(own)
        draft = known or cast.fixed(key, "place", "coreference.place")
        cast.bodies.keep(draft, (), (key, own))
    draft.country = draft.country or place.country
    cast.mention(draft, stretch, "noun" if place.rule == "places.described" else "name", "place")
    return stretch.end


INSIDE = (by_noun, by_department, by_actor, by_recogniser, by_map)
