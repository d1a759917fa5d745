"""Where a speaker's phrase begins: its first noun, the entry that it names, what counts it."""

from __future__ import annotations

from khabar.model import Entry
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.noun_phrase import NounPhrase
from khabar.reading.attributions.source_words import Gender, HeadWord, head_of, source_words
from khabar.reading.scene import Scene

__all__ = ["begin", "determined"]


def begin(scene: Scene, at: int, limit: int, led: bool, joined: bool) -> NounPhrase | None:
    """The first word, or the entry that begins there."""
    words = scene.words
    word = words[at]
    if at in scene.quote_end:
        return quoted_name(scene, at, limit)
    if not word[0].isalpha():
        return None
    if word in source_words().title and at + 2 < limit and words[at + 1] == "." and at + 2 in scene.entry_at:
        end, _, entry, _ = scene.entry_at[at + 2]
        if entry.kind == "person" and end <= limit:
            return NounPhrase(at, 0, end, entry=entry, named=True, definite=True, number="s")
    found = None if word in source_words().suspended else head_of(word)  # «أمام» is written as «إمام» is
    letters = 0 if found is None else found.letters
    office = scene.office_at.get(at)
    known = scene.entry_at.get(at)
    if found is None and office is None and (known is None or known[0] > limit):
        return _unknown(scene, at, led=led)
    if known is not None and known[0] <= limit and known[3].form != "office":
        if _allowed(word, known[1], led, joined):
            return _known(scene, at, known[0], known[1], known[2], found)
        if known[1] and found is None:
            return None
    if found is None and office is not None:
        if not _allowed(word, office[1], led, joined) or office[0] > limit:
            return None
        return NounPhrase(at, office[1], office[0], entry=office[2], definite=True, number="s")
    if found is None or not _allowed(word, letters, led, joined):
        return None
    phrase = NounPhrase(
        at,
        letters,
        at + 1,
        head=found.head,
        gender=found.head.gender,
        number=found.head.number,
        definite=found.definite,
    )
    phrase.open = not found.definite
    if office is not None and office[0] <= limit and office[1] == letters:
        phrase.end = max(phrase.end, office[0])
        phrase.bodies += scene.bodies(at + 1, phrase.end)
        if office[0] > at + 1:
            last = words[office[0] - 1]
            phrase.open = False
            phrase.definite = last.startswith(("ال", "لل")) or bool(phrase.bodies)
        if known is not None and known[3].form == "office":
            phrase.entry = known[2]
    return phrase


def determined(scene: Scene, at: int, limit: int) -> tuple[int, bool, bool]:
    """Past «أحد», «عدد من» and numbers."""
    known, words = source_words(), scene.words
    place, hidden = at, False
    for _ in range(3):
        count = known.determiner.at(words, place)
        if count and place + count < limit:
            hidden = hidden or words[place] in known.hiding
            place += count
        elif scene.tokens[place].kind == "number" and place + 1 < limit:
            place += 2 if words[place + 1] in known.multiplier and place + 2 < limit else 1
        else:
            break
    counted = place > at and not hidden and words[at] not in known.alone
    return place, hidden, counted


def _allowed(word: str, letters: int, led: bool, joined: bool) -> bool:
    if not letters:
        return True
    return all((led and letter == "ل") or (joined and letter in "وف") for letter in word[:letters])


def _known(scene: Scene, at: int, end: int, letters: int, entry: Entry, found: HeadWord | None) -> NounPhrase:
    person = entry.kind == "person"
    form = scene.entry_at[at][3].form
    head = None if found is None or found.letters != letters else found.head
    if person and head is not None and head.type == "person":
        if head.number != "s" or head.naming == "anonymous":  # «مصدران» is nobody's name
            return NounPhrase(
                at,
                letters,
                at + 1,
                head=head,
                gender=head.gender,
                number=head.number,
                open=found is not None and not found.definite,
            )
        head = None  # a family name: «الشاهد», «قائد»
    gender: Gender | None = None
    if head is not None:
        gender = head.gender
    elif not person:
        first = scene.words[at][letters:]
        gender = "f" if entry.kind in ("state", "place") or first.endswith(("ه", "ا")) else None
    phrase = NounPhrase(at, letters, end, head=head, entry=entry, gender=gender, number="s", definite=True)
    phrase.named = form in ("name", "part", "acronym", "capital")
    if head is not None and head.type == "body" and end == at + 1 and form != "acronym":
        phrase.named = False
    if not person:
        phrase.bodies.append(entry)
    return phrase


def quoted_name(scene: Scene, at: int, limit: int) -> NounPhrase | None:
    """«قالت "سنتكوم"»"""
    closing = scene.quote_end[at]
    known = scene.entry_at.get(at + 1)
    if known is None or closing >= limit or known[0] < closing or known[0] > closing + 1:
        return None
    end, letters, entry, _ = known
    if letters:
        return None
    phrase = _known(scene, at + 1, min(end, closing), 0, entry, head_of(scene.words[at + 1]))
    phrase.resume = closing + 1
    return phrase


def _unknown(scene: Scene, at: int, *, led: bool) -> NounPhrase | None:
    """A noun that no list holds: whether it speaks, what follows must tell."""
    word = scene.words[at]
    known = source_words()
    name = scene.name_at.get(at)
    if name is not None and not name[1] and name[2].kind == "person":
        return NounPhrase(at, 0, name[0], named=True, definite=True, number="s")
    if word in known.suspended or word in markers().clause or word in known.inside or len(word) < 3:
        return None
    if word in markers().adjunct or scene.tokens[at].kind != "word":
        return None
    if word.endswith("ا") and not word.startswith("ال"):
        return None
    if word.isascii():  # «قالت BBC»
        return NounPhrase(at, 0, at + 1, named=True, definite=True, number="s")
    letters = int(led and word[0] == "ل" and not word.startswith("لل"))
    definite = word.startswith(("ال", "لل"))
    return NounPhrase(at, letters, at + 1, definite=definite, guessed=True, open=not definite)
