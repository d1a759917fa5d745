"""How far a speaker's phrase reaches: office, name, apposition, brackets, complements, coordination."""

from __future__ import annotations

from khabar.model import Entry, Naming
from khabar.reading.attributions.adjectives import is_definite_adjective, is_indefinite_adjective
from khabar.reading.attributions.channel_words import is_medium
from khabar.reading.attributions.markers import markers
from khabar.reading.attributions.noun_phrase import NounPhrase
from khabar.reading.attributions.quotes import CLOSING, OPENING
from khabar.reading.attributions.scene import Scene
from khabar.reading.attributions.source_words import Gender, HeadWord, head_of, source_words

__all__ = ["LEADS_SOURCE", "LED_BY_LAM", "REFLEXIVE", "NounPhrases"]

LED_BY_LAM = frozenset({"وفقا", "طبقا", "خلافا", "تبعا", "استنادا", "ووفقا", "وطبقا"})
LEADS_SOURCE = LED_BY_LAM | {"وفق", "بحسب", "حسب", "ووفق", "وبحسب", "وحسب", "لسان", "قول", "تعبير"}
"""Prepositions, and nouns of such, whose object is the speaker whatever it is."""

_LONGEST = 28
_LONGEST_BRACKET = 6
_LONGEST_QUOTED = 7
_DEEPEST = 3
_COMMAS = frozenset("،,")
_STARTS_WITH_ARTICLE = ("التزام", "الغاء", "القاء", "التحاق", "التقا", "التماس", "الزام", "الحاق")
REFLEXIVE = frozenset({"ذاته", "ذاتها", "نفسه", "نفسها", "انفسهم", "ذاتهم"})
_POINTING = frozenset({"هذا", "هذه", "ذلك", "تلك", "هولاء", "هءلاء", "اولءك"})
_LONGEST_NAME = 4
_SHORTEST_NAME = 2
_TITLES = frozenset({"د", "أ", "ا", "م", "دكتور"})


class NounPhrases:
    """Reads the phrases of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._offices: dict[int, tuple[int, int, Entry]] = {}
        for entry in scene.entries.values():
            for office in entry.offices:
                start, end, letters = scene.stretch(office.span)
                if start not in self._offices or self._offices[start][0] < end:
                    self._offices[start] = end, letters, entry

    def read(
        self, at: int, limit: int, *, led: bool = False, joined: bool = False, depth: int = 0, apposed: bool = False
    ) -> NounPhrase | None:
        """The phrase at `at`, none of it at or behind `limit`.

        `led`: a «ل» may be written onto its first word. `joined`: a «و» or «ف» may.
        """
        limit = min(limit, len(self._words), at + _LONGEST)
        if at >= limit or at in self._scene.time_at:
            return None
        words = self._words
        place, hidden, counted = self._determined(at, limit)
        phrase = self._begin(place, limit, led, joined)
        if phrase is None:
            return None
        phrase.first = phrase.start
        pointing = place > at and words[at] in _POINTING
        if place > at and not (pointing and not phrase.definite):  # «أكد ذلك أشخاص»: what is confirmed comes first
            phrase.start, phrase.letters = at, 0
        phrase.hidden, phrase.apposed = hidden, apposed
        if hidden:
            phrase.number, phrase.gender = "s", "f" if words[at] == "احدي" else "m"
        if counted and phrase.number != "p" and phrase.head is not None and phrase.head.type == "person":
            phrase.number = "p"
        while phrase.end < limit and self._go_on(phrase, limit):
            pass
        self._appositions(phrase, limit)
        self._close_quotation(phrase, limit)
        if pointing and phrase.head is not None:
            phrase.named = False
        phrase.naming = self._naming(phrase)
        phrase.resume = max(phrase.resume, phrase.end)
        if depth < _DEEPEST:
            self._coordination(phrase, limit, depth)
        return phrase

    def described(self, name: int) -> NounPhrase | None:
        """The phrase that leads up to a name at `name`: «المحامي عن الشركة سامي البدري»."""
        for start in range(max(0, name - 10), name):
            if head_of(self._words[start]) is not None:
                phrase = self.read(start, min(len(self._words), name + 1), led=True, joined=True, depth=_DEEPEST)
                if (
                    phrase is not None
                    and phrase.head is not None
                    and phrase.head.type == "person"
                    and phrase.end >= name
                ):
                    return phrase
        return None

    def bodies(self, start: int, end: int) -> list[Entry]:
        """The bodies named between two tokens."""
        at = self._scene.entry_at
        return [at[place][2] for place in range(start, end) if place in at and at[place][2].kind != "person"]

    def _determined(self, at: int, limit: int) -> tuple[int, bool, bool]:
        """Past «أحد», «عدد من» and numbers."""
        known, words = source_words(), self._words
        place, hidden = at, False
        for _ in range(3):
            count = known.determiner.at(words, place)
            if count and place + count < limit:
                hidden = hidden or words[place] in known.hiding
                place += count
            elif self._scene.tokens[place].kind == "number" and place + 1 < limit:
                place += 2 if words[place + 1] in ("الف", "مليون", "الاف") and place + 2 < limit else 1
            else:
                break
        counted = place > at and not hidden and words[at] not in known.alone
        return place, hidden, counted

    def _begin(self, at: int, limit: int, led: bool, joined: bool) -> NounPhrase | None:
        """The first word, or the entry that begins there."""
        words, scene = self._words, self._scene
        word = words[at]
        if at in scene.quote_end:
            return self._quoted_name(at, limit)
        if not word[0].isalpha():
            return None
        if word in _TITLES and at + 2 < limit and words[at + 1] == "." and at + 2 in scene.entry_at:
            end, _, entry, _ = scene.entry_at[at + 2]
            if entry.kind == "person" and end <= limit:
                return NounPhrase(at, 0, end, entry=entry, named=True, definite=True, number="s")
        found = None if word in source_words().suspended else head_of(word)  # «أمام» is written as «إمام» is
        letters = 0 if found is None else found.letters
        office = self._offices.get(at)
        known = scene.entry_at.get(at)
        if found is None and office is None and (known is None or known[0] > limit):
            return self._unknown(at, led=led)
        if known is not None and known[0] <= limit and known[3].form != "office":
            if self._allowed(word, known[1], led, joined):
                return self._known(at, known[0], known[1], known[2], found)
            if known[1] and found is None:
                return None
        if found is None and office is not None:
            if not self._allowed(word, office[1], led, joined) or office[0] > limit:
                return None
            return NounPhrase(at, office[1], office[0], entry=office[2], definite=True, number="s")
        if found is None or not self._allowed(word, letters, led, joined):
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
            phrase.bodies += self.bodies(at + 1, phrase.end)
            if office[0] > at + 1:
                last = words[office[0] - 1]
                phrase.open = False
                phrase.definite = last.startswith(("ال", "لل")) or bool(phrase.bodies)
            if known is not None and known[3].form == "office":
                phrase.entry = known[2]
        return phrase

    def _allowed(self, word: str, letters: int, led: bool, joined: bool) -> bool:
        if not letters:
            return True
        return all((led and letter == "ل") or (joined and letter in "وف") for letter in word[:letters])

    def _known(self, at: int, end: int, letters: int, entry: Entry, found: HeadWord | None) -> NounPhrase:
        scene = self._scene
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
            first = self._words[at][letters:]
            gender = "f" if entry.kind in ("state", "place") or first.endswith(("ه", "ا")) else None
        phrase = NounPhrase(at, letters, end, head=head, entry=entry, gender=gender, number="s", definite=True)
        phrase.named = form in ("name", "part", "acronym", "capital")
        if head is not None and head.type == "body" and end == at + 1 and form != "acronym":
            phrase.named = False
        if not person:
            phrase.bodies.append(entry)
        return phrase

    def _quoted_name(self, at: int, limit: int) -> NounPhrase | None:
        """«قالت "سنتكوم"»"""
        closing = self._scene.quote_end[at]
        known = self._scene.entry_at.get(at + 1)
        if known is None or closing >= limit or known[0] < closing or known[0] > closing + 1:
            return None
        end, letters, entry, _ = known
        if letters:
            return None
        phrase = self._known(at + 1, min(end, closing), 0, entry, head_of(self._words[at + 1]))
        phrase.resume = closing + 1
        return phrase

    def _unknown(self, at: int, *, led: bool) -> NounPhrase | None:
        """A noun that no list holds: whether it speaks, what follows must tell."""
        word = self._words[at]
        known = source_words()
        name = self._scene.name_at.get(at)
        if name is not None and not name[1] and name[2].kind == "person":
            return NounPhrase(at, 0, name[0], named=True, definite=True, number="s")
        if word in known.suspended or word in markers().clause or word in known.inside or len(word) < 3:
            return None
        if word in markers().adjunct or self._scene.tokens[at].kind != "word":
            return None
        if word.endswith("ا") and not word.startswith("ال"):
            return None
        if word.isascii():  # «قالت BBC»
            return NounPhrase(at, 0, at + 1, named=True, definite=True, number="s")
        letters = int(led and word[0] == "ل" and not word.startswith("لل"))
        definite = word.startswith(("ال", "لل"))
        return NounPhrase(at, letters, at + 1, definite=definite, guessed=True, open=not definite)

    def _go_on(self, phrase: NounPhrase, limit: int) -> bool:
        """Takes the next words in, when they belong to the phrase."""
        words, scene, known = self._words, self._scene, source_words()
        at = phrase.end
        word = words[at]
        if at in scene.time_at or word in markers().clause or word in markers().relative:
            return False
        if word in OPENING or word in CLOSING:
            return self._quoted(phrase, limit)
        if not word[0].isalnum():
            return False
        entry = scene.entry_at.get(at)
        if entry is not None and not entry[1] and entry[0] <= limit and entry[3].form != "office":
            if self._entry(phrase, entry[0], entry[2]):
                return True
            return entry[0] == at + 1 and word.startswith("ال") and self._definite(phrase, at)
        name = scene.name_at.get(at)
        if (
            name is not None
            and not name[1]
            and name[2].kind == "person"
            and name[0] <= limit
            and self._takes_name(phrase)
        ):
            phrase.end, phrase.named, phrase.open, phrase.definite = name[0], True, False, True
            return True
        if word == "باسم" and self._is_name(at + 1):
            phrase.end, phrase.named, phrase.open, phrase.definite = scene.name_at[at + 1][0], True, False, True
            if at + 1 in scene.entry_at:
                phrase.entry = scene.entry_at[at + 1][2]
            return True
        if self._is_person(phrase) or (phrase.head is not None and phrase.head.type == "body"):
            behind = known.versed.get(word)
            following = words[at + 1] if behind and at + 1 < limit else ""
            for preposition in behind or ():
                if following == preposition and len(preposition) > 1:
                    return self._complement(phrase, at + 2, limit)
                if len(preposition) == 1 and following.startswith(preposition) and len(following) > 2:
                    return self._complement(phrase, at + 1, limit)
        if word in known.link and (self._is_person(phrase) or word == "لدي"):
            return self._complement(phrase, at + 1, limit)
        if word in known.inside and self._joins(phrase, word):
            return self._complement(phrase, at + 1, limit)
        if phrase.apposed and word[0] == "ب" and len(word) > 3 and phrase.definite:
            return self._complement(phrase, at, limit)
        if word[0] == "ل" and len(word) > 2 and self._led_on(phrase, at):
            return self._complement(phrase, at, limit)
        if phrase.apposed and word[0] == "و" and entry is not None and entry[1] == 1 and phrase.bodies:
            phrase.end = entry[0]
            return True
        if phrase.definite and not phrase.open and self._is_person(phrase):
            if word.startswith("ال") and self._is_name(at + 1) and head_of(word) is not None:  # «وزير الري الدكتور …»
                phrase.end = at + 1
                return True
            office, first = self._offices.get(at), self._offices.get(phrase.first)
            if office is not None and first is not None and not office[1] and office[2] is first[2]:
                phrase.end = min(office[0], limit)
                return True
        if word in REFLEXIVE and phrase.definite:
            phrase.end = at + 1
            return True
        if word.startswith("ال") and word not in ("الي", "الا") and not word.startswith(_STARTS_WITH_ARTICLE):
            return self._definite(phrase, at)
        if word[0] == "و" and len(word) > 4 and word[1:].startswith("ال"):
            return self._joined_complement(phrase, at)
        return self._indefinite(phrase, at, limit)

    def _is_name(self, at: int) -> bool:
        name = self._scene.name_at.get(at)
        return name is not None and name[2].kind == "person" and not name[1]

    def _is_person(self, phrase: NounPhrase) -> bool:
        return not phrase.named and (phrase.head is None or phrase.head.type == "person")

    def _takes_name(self, phrase: NounPhrase) -> bool:
        if phrase.named or phrase.hidden:
            return False
        return phrase.open or (phrase.head is not None and phrase.head.type == "person") or phrase.head is None

    def _entry(self, phrase: NounPhrase, end: int, entry: Entry) -> bool:
        if entry.kind == "person":
            if not self._takes_name(phrase):
                return False
            if phrase.head is None or phrase.head.type == "person":
                phrase.entry, phrase.named = entry, True
            else:
                phrase.bodies.append(entry)
        elif phrase.open:
            phrase.bodies.append(entry)
            if phrase.head is not None and phrase.head.type == "body":
                phrase.named = True
                if phrase.entry is None and phrase.end == phrase.start + 1:
                    phrase.entry = None
        else:
            return False
        phrase.end, phrase.open, phrase.definite = end, False, True
        return True

    def _quoted(self, phrase: NounPhrase, limit: int) -> bool:
        """A name in quotation marks behind what it names: «حركة "البناء"»."""
        words, scene = self._words, self._scene
        at = phrase.end
        closing = scene.quote_end.get(at)
        if closing is None or closing >= limit or closing - at > _LONGEST_QUOTED or words[at + 1] in markers().clause:
            return False
        before = head_of(words[at - 1])
        thing = before is not None and before.head.type == "body" and not before.owned
        entry = scene.entry_at.get(at + 1)
        named = entry is not None and entry[2].kind != "person" and closing - 1 <= entry[0] <= closing + 1
        if not (
            thing or (named and phrase.open) or (phrase.head is None and phrase.entry is None and closing + 1 < limit)
        ):
            return False
        if closing - at == 1:
            return False
        if named and entry is not None:
            phrase.bodies.append(entry[2])
            if phrase.entry is None and phrase.end == phrase.start + 1 and thing:
                phrase.entry = entry[2]
        if phrase.head is not None and phrase.head.type == "body":
            phrase.named = True
        phrase.end, phrase.open, phrase.definite = closing + 1, False, True
        return True

    def _joins(self, phrase: NounPhrase, preposition: str) -> bool:
        if phrase.named or phrase.head is None:
            return False
        return phrase.head.word in source_words().takes.get(preposition, ())

    def _led_on(self, phrase: NounPhrase, at: int) -> bool:
        """Whether «ل» at `at` belongs to the phrase: «الأمين العام للنقابة», and not «قال الوزير للصحيفة»."""
        word = self._words[at]
        found = head_of(word)
        if found is not None and found.letters + word.startswith("لل") and found.head.kind in ("media", "agency"):
            return False
        entry = self._scene.entry_at.get(at)
        if entry is not None and entry[2].kind in ("media", "agency"):
            return False
        if phrase.named and (phrase.head is None or phrase.head.type == "person") and not phrase.bodies:
            return False
        if word in source_words().suspended or word in ("لان", "لكن", "لدي", "لم", "لن", "لقد"):
            return False
        if phrase.head is None:
            return phrase.entry is not None and phrase.entry.kind not in ("state", "place", "person", "misc")
        if phrase.head.type == "person":
            return phrase.head.word in source_words().takes.get("ل", ())
        return word.startswith("لل") or phrase.head.type == "body"

    def _complement(self, phrase: NounPhrase, at: int, limit: int) -> bool:
        """What a preposition leads: one noun, an entry, or a noun with its own complement."""
        words, scene = self._words, self._scene
        if at >= limit or at in scene.time_at:
            return False
        entry = scene.entry_at.get(at)
        if entry is not None and entry[0] <= limit:
            if entry[2].kind != "person":
                phrase.bodies.append(entry[2])
            phrase.end, phrase.open, phrase.definite = entry[0], False, True
            return True
        word = words[at]
        if at in scene.quote_end:
            closing = scene.quote_end[at]
            if closing < limit and closing - at <= _LONGEST_QUOTED:
                phrase.end, phrase.open, phrase.definite = closing + 1, False, True
                return True
            return False
        if not word[0].isalpha() or word in markers().clause or word in markers().relative or is_medium(word):
            return False
        fused = word.startswith("لل") or word.startswith("ال") or word.startswith("بال")
        owned = head_of(word)
        phrase.end, phrase.definite = at + 1, True
        phrase.open = not fused and not (owned is not None and owned.owned)
        return True

    def _definite(self, phrase: NounPhrase, at: int) -> bool:
        """«الدفاع» behind «وزير», «الأمريكي» behind «المسؤول»."""
        word = self._words[at]
        if phrase.open:
            phrase.end, phrase.open, phrase.definite = at + 1, False, True
            if phrase.head is not None and phrase.head.type == "body" and not phrase.head.many:
                phrase.named = True
            return True
        if phrase.definite and is_definite_adjective(word[2:]):
            if phrase.named and phrase.entry is not None and phrase.entry.kind in ("person", "state", "place"):
                return False
            phrase.end = at + 1
            if phrase.head is not None and phrase.head.type == "body" and not phrase.head.many:
                phrase.named = True
            return True
        return False

    def _joined_complement(self, phrase: NounPhrase, at: int) -> bool:
        """«وزارة الخارجية والمغتربين»: a second complement, when nobody speaks under it."""
        if (
            phrase.open
            or not phrase.definite
            or (phrase.named and phrase.entry is not None and phrase.entry.kind == "person")
        ):
            return False
        word = self._words[at]
        if head_of(word) is not None or at in self._scene.entry_at or phrase.end == phrase.start + 1:
            return False
        if not self._words[phrase.end - 1].startswith(("ال", "لل")) and not is_definite_adjective(word[3:]):
            return False
        phrase.end = at + 1
        return True

    def _indefinite(self, phrase: NounPhrase, at: int, limit: int) -> bool:
        """«أمريكي» behind «مسؤول»; «مجلس» between «رئيس» and «النواب»."""
        if not phrase.open:
            return False
        word, known = self._words[at], source_words()
        count = 2 if word == "غير" and at + 1 < limit else known.adjective.at(self._words, at)
        if count:
            phrase.end = at + count
            return True
        if word in known.suspended or word in markers().adjunct:
            return False
        if is_indefinite_adjective(word, phrase.gender):
            phrase.end = at + 1
            return True
        found = head_of(word)
        behind = self._words[at + 1] if at + 1 < limit else ""
        leads = behind.startswith(("ال", "لل")) or at + 1 in self._scene.entry_at or at + 1 in self._scene.quote_end
        if phrase.head is not None and phrase.head.type == "person" and phrase.head.naming == "anonymous":
            return False
        if found is not None and not found.letters:
            phrase.end = at + 1
            phrase.open = not found.owned
            phrase.definite = phrase.definite or found.owned
            return True
        if phrase.head is not None and (leads or phrase.end == phrase.start + 1) and not word.endswith("ا"):
            phrase.end = at + 1
            return leads
        return False

    def _appositions(self, phrase: NounPhrase, limit: int) -> None:
        """Brackets, then a name or an office between commas."""
        words, scene = self._words, self._scene
        at = max(phrase.end, phrase.resume)
        if at < limit and words[at] == "(":
            closing = next(
                (place for place in range(at + 1, min(limit, at + _LONGEST_BRACKET)) if words[place] == ")"), None
            )
            if closing is not None:
                phrase.resume = closing + 1
                if (
                    scene.tokens[at + 1].kind == "word"
                    and closing + 1 - at > 2
                    and self._bracket_names(at + 1, closing)
                ):
                    phrase.end = closing + 1
                at = closing + 1
        if at >= limit or phrase.hidden:
            return
        if phrase.head is not None and phrase.head.type == "person" and not phrase.named and words[at] in _COMMAS:
            self._name_between_commas(phrase, at + 1, limit)
            if not phrase.named:
                self._unlisted_name(phrase, at + 1, limit, comma=True)
        elif phrase.named and (phrase.entry is None or phrase.entry.kind == "person"):
            self._office_behind(phrase, at, limit)
        elif phrase.head is not None and phrase.head.type == "person" and phrase.definite and not phrase.named:
            self._unlisted_name(phrase, at, limit)

    def _bracket_names(self, at: int, closing: int) -> bool:
        known = self._scene.entry_at.get(at)
        if known is not None:
            return True
        return closing - at <= 2 and self._scene.tokens[at].kind == "word" and head_of(self._words[at]) is None

    def _name_between_commas(self, phrase: NounPhrase, at: int, limit: int) -> None:
        scene = self._scene
        known = scene.entry_at.get(at)
        end = None
        if known is not None and known[2].kind == "person" and not known[1] and known[3].form in ("name", "part"):
            end = known[0]
        elif at in scene.name_at and scene.name_at[at][2].kind == "person" and not scene.name_at[at][1]:
            end = scene.name_at[at][0]
        if end is None or end > limit:
            return
        phrase.end, phrase.named = end, True
        phrase.resume = end
        if known is not None:
            phrase.entry = known[2]

    def _unlisted_name(self, phrase: NounPhrase, at: int, limit: int, *, comma: bool = False) -> None:
        """A name that nobody found, told by what follows: «المشرف على المعرض فلان الفلاني: …»."""
        words, scene, known = self._words, self._scene, source_words()
        end = at
        while end < min(limit, at + _LONGEST_NAME) and scene.tokens[end].kind == "word":
            word = words[end]
            if word in known.suspended or word in markers().adjunct or word in markers().clause or end in scene.time_at:
                break
            if word in markers().relative or head_of(word) is not None or is_medium(word):
                break
            end += 1
        if end - at < _SHORTEST_NAME or words[at].startswith(("ال", "و")) or (words[at].endswith("ا") and comma):
            return
        # «وفقا لرئيس البلدية، اندلع حريق في …»: behind a preposition the comma ends the speaker
        if comma and (words[phrase.start - 1] in LEADS_SOURCE or self._unnamed(phrase)):
            return
        if self._ends_name(end, limit, comma=comma):
            phrase.end, phrase.named, phrase.resume = end, True, end

    def _unnamed(self, phrase: NounPhrase) -> bool:
        return not phrase.definite or phrase.head is None or phrase.head.naming == "anonymous"

    def _ends_name(self, at: int, limit: int, *, comma: bool) -> bool:
        """Whether what stands at `at` can only stand behind a speaker."""
        words, scene = self._words, self._scene
        if at >= limit:
            return False
        if words[at] == ":" or words[at] in markers().clause:
            return True
        told = head_of(words[at])
        if told is not None and told.head.kind in ("media", "agency") and words[at][0] == "ل":
            return True
        if comma and (words[at] in markers().adjunct or words[at][0] == "ل" or at in scene.time_at):
            return True
        if words[at] in _COMMAS and at + 1 < limit:
            behind = words[at + 1]
            return comma or at + 1 in scene.time_at or behind in markers().clause or behind in ("وهو", "وهي")
        return False

    def _office_behind(self, phrase: NounPhrase, at: int, limit: int) -> None:
        """«سامي البدري، رئيس الاتحاد،»"""
        words = self._words
        comma = words[at] in _COMMAS
        start = at + comma
        if start >= limit or (phrase.head is not None and phrase.head.kind not in ("person", "military", "expert")):
            return
        found = head_of(words[start])
        if found is None or found.letters or found.head.type != "person" or found.owned:
            return
        office = self.read(start, limit, depth=_DEEPEST, apposed=True)
        if office is None or (office.named and not comma) or (office.end == start + 1 and not found.definite):
            return
        behind = words[office.end] if office.end < limit else ""
        goes_on = behind[:1].isalnum() and office.end not in self._scene.time_at
        if comma and goes_on and behind not in markers().clause and behind not in markers().adjunct:
            return
        phrase.end, phrase.head = office.end, found.head
        phrase.gender = found.head.gender
        phrase.bodies += office.bodies
        phrase.resume = office.end

    def _coordination(self, phrase: NounPhrase, limit: int, depth: int) -> None:
        """«بريطانيا وفرنسا», «مسؤول ومصدر»."""
        words = self._words
        while phrase.resume == phrase.end < limit and words[phrase.end][0] == "و" and len(words[phrase.end]) > 2:
            at = phrase.end
            if at in self._scene.time_at:
                return
            known, found = self._scene.entry_at.get(at), head_of(words[at])
            count = source_words().determiner.at([words[at][1:], *words[at + 1 : at + 3]], 0)
            if count and at + count < limit:
                inner = self.read(at + count, limit, depth=depth + 1)
                if inner is None or (inner.guessed and not inner.definite):
                    return
                phrase.end, phrase.resume, phrase.number = inner.end, inner.resume, "p"
                continue
            joined = (known is not None and known[1] == 1) or (found is not None and found.letters == 1)
            if not joined and self._offices.get(at, (0, 0))[1] != 1:
                return
            other = self.read(at, limit, joined=True, depth=depth + 1)
            if other is None:
                return
            same_body = other.head is not None and other.head.type == "document"
            if same_body and (phrase.head is None or phrase.head.type != "document"):
                return
            phrase.end, phrase.resume = other.end, other.resume
            phrase.number, phrase.gender = "p", phrase.gender
            phrase.bodies += other.bodies
            plain = phrase.named or phrase.head is None or phrase.head.type != "person"
            if other.naming == "named" and (plain or other.head is not None):  # not «وزراء خارجية مصر والأردن»
                phrase.naming = "named"
                title = phrase.head is not None and other.head is not None and phrase.entry is None
                if title and other.entry is not None and other.entry.kind == "person":  # «الباحث والكاتب سامي البدري»
                    phrase.entry, phrase.named, phrase.number = other.entry, True, "s"
            phrase.joint = phrase.number == "p"

    def _another(self, phrase: NounPhrase) -> bool:
        """«مغرد آخر»"""
        return not phrase.definite and self._words[phrase.end - 1] in ("اخر", "اخرون", "اخرين", "اخري", "مجهول")

    def _close_quotation(self, phrase: NounPhrase, limit: int) -> None:
        """Takes in the rest of a quoted name that was cut."""
        for at in range(phrase.start, phrase.end):
            closing = self._scene.quote_end.get(at, 0)
            if phrase.end <= closing < limit and closing - at <= _LONGEST_QUOTED + 1:
                phrase.end = closing + 1
                while phrase.end < limit and self._go_on(phrase, limit):
                    pass
                return

    def _naming(self, phrase: NounPhrase) -> Naming:
        if phrase.named:
            return "named"
        if phrase.hidden or self._another(phrase):
            return "anonymous"
        if phrase.head is None:
            return "role"
        return phrase.head.naming
