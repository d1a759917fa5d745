"""In what role something is counted: what the words around it say happened to it.

Each rule answers or passes on; the first answer holds. Only people take such a role: «دمرت الغارة 3 منازل وقتلت 5»
counts buildings and then the killed. Of two casualty words before one number the nearest holds («مقتل 3 وإصابة 12»),
but joined ones that share it («مقتل وإصابة 15») are ``casualties``: killed and injured together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from khabar.model import QuantityRole
from khabar.reading.quantities.counted import Counted
from khabar.reading.quantities.scene import Scene, bare, stems
from khabar.reading.quantities.words import Governor, quantity_words

__all__ = ["ROLES", "Counting", "Said", "adjacent", "role_of"]

_FARTHEST = 12
_FARTHEST_OF_BARE = 3


class Said(NamedTuple):
    """A quantity that was found before, for the chains of «بينهم» and «و»."""

    start: int
    end: int
    role: QuantityRole
    human: bool
    unit: str | None
    governed: bool
    """Whether its role came from the words around it, not from the noun itself."""


class Counting(NamedTuple):
    """A number in its place: tokens ``start`` to ``end`` and what it counts, if that is told."""

    start: int
    end: int
    counted: Counted | None
    high: float | None
    before: Sequence[Said]

    @property
    def human(self) -> bool:
        """Whether people are counted."""
        return self.counted is not None and self.counted.kind in ("human", "prisoner")


Answer = tuple[QuantityRole, str]
Role = Callable[[Scene, Counting], Answer | None]


def role_of(scene: Scene, counting: Counting) -> Answer | None:
    """The role and the name of the rule that gave it; None when nothing around tells one."""
    for rule in ROLES:
        answer = rule(scene, counting)
        if answer is not None:
            return answer
    return None


def own_role(scene: Scene, counting: Counting) -> Answer | None:
    """«3 قتلى»: the noun itself says it."""
    counted = counting.counted
    if counted is None or counted.kind != "fixed" or counted.role is None:
        return None
    role = counted.role
    if role == "injured" and _speaks_of_disease(scene, counting):
        role = "infected"
    if role in ("killed", "injured"):
        before = adjacent(scene, counting.start)
        if before is not None and before.noun == "freed":
            return None
    return role, "noun"


def cases(scene: Scene, counting: Counting) -> Answer | None:
    """«5 حالات وفاة», «300 حالة جديدة»."""
    counted = counting.counted
    if counted is None or counted.kind != "case":
        return None
    for at in range(counted.start + 1, min(counted.end + 2, scene.count)):
        role = quantity_words().cases.get(scene.word(at))
        if role is not None and not (role == "injured" and _speaks_of_disease(scene, counting)):
            return role, "cases"
    return ("infected", "cases") if _speaks_of_disease(scene, counting) else ("other", "cases")


def thing(_scene: Scene, counting: Counting) -> Answer | None:
    """Vehicles, buildings, strikes: whatever happens to them, they stay what they are."""
    counted = counting.counted
    return (counted.role, "noun") if counted and counted.kind == "thing" and counted.role else None


def verb_behind(scene: Scene, counting: Counting) -> Answer | None:
    """«17 جنديا قتلوا», «جنديين وحارسا قتلوا»."""
    if counting.counted is not None and not counting.human:
        return None
    for at in range(counting.end, min(counting.end + 6, scene.count)):
        word = scene.word(at)
        if not word or scene.ends_sentence(at) or word in ("،", ","):
            return None
        governor = _governor(scene, at)
        if governor is not None and governor.after is not None:
            if _opens_clause(scene, at) or (word in quantity_words().dual_verbs and counting.high != 2):
                return None
            near = at <= counting.end + 1
            plural = word.endswith("وا") or word.endswith("هم")
            if (near or plural) and not _has_object(scene, at):
                return governor.after, "verb_behind"
            return None
        if word[0] == "و" and not near_noun(scene, at):
            return None
        if scene.kind(at) == "number":
            return None
    return None


def _opens_clause(scene: Scene, at: int) -> bool:
    """«5 مصلين وجرح آخرون»: what «و» joins speaks of others."""
    governors = quantity_words().governors
    word = scene.word(at)
    return (word,) not in governors and (word, scene.word(at + 1)) not in governors


def near_noun(scene: Scene, at: int) -> bool:
    word = scene.word(at)
    return len(word) > 3 and word[1:] in quantity_words().nouns


def next_before(scene: Scene, counting: Counting) -> Answer | None:
    """«مقتل نحو 20», «القبض على ثلاثة», «مقتل وإصابة 15»."""
    if counting.counted is not None and not counting.human and counting.counted.kind is not None:
        return None
    governor = adjacent(scene, counting.start)
    if governor is None:
        return None
    role = governor.noun or governor.verb
    if role is None:
        return None
    if role == "injured" and _speaks_of_disease(scene, counting):
        role = "infected"
    at = _adjacent_place(scene, counting.start)
    if role in ("killed", "injured") and at is not None and scene.words[at].startswith("و"):
        joined = _governor(scene, at - 1) if at else None
        if joined is not None and (joined.noun or joined.verb) in ("killed", "injured"):
            other = joined.noun or joined.verb
            if other != role:
                return "casualties", "joined"
    return role, "next_before"


def chained(scene: Scene, counting: Counting) -> Answer | None:
    """«قتل 5 أشخاص بينهم 3 أطفال», «مقتل 5 جنود و3 مدنيين»."""
    if not counting.before or (counting.counted is not None and not counting.human):
        return None
    last = counting.before[-1]
    if (
        not last.human
        or last.role in ("people", "troops", "other")
        or any(scene.ends_sentence(at) for at in range(last.end, counting.start))
    ):
        return None
    at = counting.start - 1
    if counting.start - last.end <= 12:
        words = [scene.word(place) for place in (at - 1, at)]
        chain = quantity_words().chain
        if any((stem,) in chain for stem in stems(words[1]) if words[1]) or tuple(words) in chain:
            return last.role, "chained"
    first = scene.word(counting.start)
    joined = first[:1] == "و" and len(first) > 1 and scene.kind(counting.start) == "word"
    plain = counting.counted is None or counting.counted.role in ("people", "troops")
    if (joined or scene.word(at) == "و") and last.governed and plain and counting.start - last.end <= 6:
        return last.role, "chained"
    return None


def toll(scene: Scene, counting: Counting) -> Answer | None:
    """«ارتفع عدد القتلى إلى 27», «بلغت حصيلة الجرحى 12»."""
    if counting.counted is not None and not counting.human:
        return None
    words = quantity_words()
    reach = 32 if scene.word(counting.start - 1) == "الي" else 14
    for at in range(counting.start - 1, max(-1, counting.start - reach), -1):
        if scene.ends_sentence(at):
            return None
        governor = _governor(scene, at)
        if governor is not None and governor.total is not None:
            near = [bare(stem) for place in range(max(0, at - 3), at) for stem in stems(scene.words[place])]
            if not words.toll.isdisjoint(near):
                return governor.total, "toll"
    return None


def verb_before(scene: Scene, counting: Counting) -> Answer | None:
    """«قتلت الغارة في البلدة 3 مدنيين»: the nearest verb of the clause."""
    farthest = _FARTHEST if counting.human else _FARTHEST_OF_BARE
    before = scene.word(counting.start - 1)
    unknown = counting.counted is not None and counting.counted.kind is None
    if (counting.counted is not None and not counting.human and not unknown) or before in quantity_words().no_object:
        return None
    stop = quantity_words().stop
    for at in range(counting.start - 1, max(-1, counting.start - farthest - 1), -1):
        word = scene.words[at]
        if scene.ends_sentence(at) or word in ("؛", ":"):
            return None
        governor = _governor(scene, at)
        if governor is not None and governor.verb is not None:
            role = governor.verb
            if role == "injured" and _speaks_of_disease(scene, counting):
                role = "infected"
            return role, "verb_before"
        if not stop.isdisjoint(stems(word)):
            return None
    return None


def class_of_noun(_scene: Scene, counting: Counting) -> Answer | None:
    """«20 جنديا» are troops, «20 طالبا» people."""
    counted = counting.counted
    return (counted.role, "noun") if counted and counted.role else None


ROLES: tuple[Role, ...] = (
    own_role,
    cases,
    thing,
    verb_behind,
    next_before,
    chained,
    toll,
    verb_before,
    class_of_noun,
)
"""Every rule, in the order in which they are asked."""


def adjacent(scene: Scene, start: int) -> Governor | None:
    """The governing word right before token `start`, over quotation marks and prepositions."""
    at = _adjacent_place(scene, start)
    return None if at is None else _governor(scene, at)


def _adjacent_place(scene: Scene, start: int) -> int | None:
    at = scene.back(start)
    for _ in range(3):
        if at < 0 or scene.taken[at]:
            return None
        if _governor(scene, at) is not None:
            return at
        if scene.words[at] not in quantity_words().links:
            return None
        at = scene.back(at)
    return None


def _governor(scene: Scene, at: int) -> Governor | None:
    """What the word at `at` governs, alone or with the word behind or before it («القبض على», «بحياة»)."""
    governors = quantity_words().governors
    word = scene.word(at)
    if not word:
        return None
    if at and (before := scene.word(at - 1)):
        for stem in stems(before):  # «إخلاء سبيل»: asked about its last word
            if (found := governors.get((stem, word))) is not None:
                return found
    for stem in stems(word):
        found = governors.get((stem, scene.word(at + 1))) or governors.get((stem,))
        if found is not None:
            return found
    return None


def _has_object(scene: Scene, at: int) -> bool:
    """«3 مسلحين قتلوا 5 جنود»: those who did it."""
    following = quantity_words().nouns.get(scene.word(at + 1))
    return scene.kind(at + 1) == "number" or (following is not None and following.kind != "fixed")


def _speaks_of_disease(scene: Scene, counting: Counting) -> bool:
    words = quantity_words().disease
    start, end = counting.start, counting.end
    while start > 0 and counting.start - start < 25 and not scene.ends_sentence(start - 1):
        start -= 1
    while end < scene.count and end - counting.end < 25 and not scene.ends_sentence(end):
        end += 1
    return any(not words.isdisjoint(stems(scene.words[at])) for at in range(start, end))
