"""Where and how many: places and quantities of the text given to the events they belong to."""

from __future__ import annotations

from typing import NamedTuple

from khabar.knowledge.event_types import Trigger
from khabar.model import Attribution, Count, Place, Quantity, Span
from khabar.reading.events.chunks import Chunk
from khabar.reading.events.drafts import Draft
from khabar.reading.events.words import clause_words, one_person
from khabar.reading.scene import Scene

__all__ = ["answering", "count", "locate"]

_COUNTED = {"killed": "killed", "injured": "injured", "missing": "missing", "arrested": "arrested"}
_MANY = 10**9
_HIM = frozenset({"انه", "بانه", "لانه"})
_TOLD = frozenset({"passive", "perfect"})
_PLURAL = 10
"""Up to here what is counted stands in the plural, and a singular behind it is one more: not «13 قياديا وعنصرا»."""
_NEW = frozenset("و،,.(")
"""What a word or mark begins with behind «منهم» where something else is told."""
_TURN = 15
"""How much farther off what another clause tells is."""
_FULL_STOPS = frozenset({".", "؛"})
_NAME = 6
"""Tokens of a name."""
_GAP = 4
"""Tokens between two numbers that are added up."""
_JOINING = 2
"""Tokens between two numbers of different victims."""
_TOLD_WITHIN = 3
"""Tokens between a number and the word for what befell those it counts."""
_COMMAS = frozenset("،,")
_PLACELESS = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "SANCTION", "CONCEDE"})
"""What is done with words is done nowhere."""
_ON_THE_GROUND = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "MOBILIZE", "COERCE"})
_BOUND_FOR = frozenset({"CONSULT"})
"""Types whose place is where they lead to."""


def locate(scene: Scene, draft: Draft, places: dict[int, tuple[int, Place]]) -> None:
    """The places of its clause that a preposition of place leads to, or that stand right behind a noun."""
    draft.map = []
    if draft.trigger.type in _PLACELESS:
        return
    start, end = _reach(scene, draft)
    last = -1
    for at, (behind, place) in sorted(places.items()):
        if start <= at < end and (_leads(scene, draft, at) or (at == last and scene.words[at][0] == "و")):
            draft.map.append(place)
            last = behind
    first = draft.sentence[0] + 1
    if (
        not draft.map
        and scene.word(first - 1) in clause_words().locative
        and first in places
        and scene.word(places[first][0]) in _COMMAS
    ):
        draft.map.append(places[first][1])  # «وفي المدينة، قُتل حارس»


def _reach(scene: Scene, draft: Draft) -> tuple[int, int]:
    """What of the clause is the trigger's own: up to the marks, particles and conjunctions on both of its sides."""
    words, small, trigger = scene.words, clause_words(), draft.trigger
    start, end = trigger.start, trigger.end
    while start > draft.clause[0] and not trigger.letters and words[start - 1] not in small.particle:
        if words[start - 1] in _COMMAS or words[start - 1] in small.relative:
            break
        start -= 1
    while end < draft.clause[1] and words[end] not in small.turning:
        end += 1
    return start, end


def _leads(scene: Scene, draft: Draft, at: int) -> bool:
    """«في المدينة», «بالمدينة», «على المدينة», «هجوم المدينة», «زيارة إلى المدينة»."""
    words, small = scene.words, clause_words()
    before = scene.word(at - 1)
    if at == draft.trigger.end and draft.trigger.form == "noun":
        return True
    if before in small.generic_place:
        if before[0] == "ب" or draft.trigger.type in _ON_THE_GROUND:
            return True
        before = scene.word(at - 2)
    known = scene.entry_at.get(at)
    if words[at][0] == "ب" and (known is None or known[1]):
        return True
    if before == "الي" or words[at].startswith("لل"):
        return draft.trigger.type in _BOUND_FOR and at >= draft.trigger.end
    if before == "علي" and draft.trigger.type not in _ON_THE_GROUND:
        return False
    return before in small.locative


def count(scene: Scene, drafts: list[Draft], quantities: tuple[Quantity, ...]) -> None:
    """Gives each number of victims to the nearest event of its sentence that has victims."""
    groups: list[_Group] = []
    for quantity in quantities:
        kind = _COUNTED.get(quantity.role)
        if kind is None or quantity.low is None:
            continue
        at, behind, letters = scene.stretch(quantity.span)
        near = [draft for draft in drafts if draft.sentence[0] <= at < draft.sentence[1] and _has_victims(draft, kind)]
        if not near or _is_part(scene, at) or (letters and scene.words[at][0] == "ل"):  # «أب لطفلين»
            continue
        last = groups[-1] if groups else None
        if last is not None and last.draft in near and last.kind != kind and _goes_on(scene, last.end, at):
            draft = last.draft  # «مقتل 3 وإصابة 5»
        else:
            draft = _told_by(near, at, behind, kind) or min(near, key=lambda draft: _distance(scene, draft, at, kind))
        more = _with_joined(scene, behind, _amount(quantity), draft)
        if last is not None and (last.draft, last.kind) == (draft, kind) and _is_joined(scene, last.end, at, letters):
            total = Count(last.amount.low + more.low, last.amount.high + more.high)  # «3 أبناء و4 أحفاد»
            groups[-1] = last._replace(amount=total, end=behind)
        else:
            if _is_behind_name(scene, at, letters):
                more = Count(more.low + 1, more.high + 1)
            groups.append(_Group(draft, kind, _distance(scene, draft, at, kind), more, behind))
    for group in sorted(groups, key=lambda group: group.distance):
        group.draft.counts.setdefault(group.kind, group.amount)
    for draft in drafts:
        _single(scene, draft)


class _Group(NamedTuple):
    """Numbers of one kind that are added up, and the event that they are nearest to."""

    draft: Draft
    kind: str
    distance: int
    amount: Count
    end: int


def _amount(quantity: Quantity) -> Count:
    low = int(quantity.low or 0)
    high = low if quantity.high is None or quantity.bound == "at_least" else int(quantity.high)
    return Count(min(low, _MANY), min(max(low, high), _MANY))


def _is_part(scene: Scene, at: int) -> bool:
    """«بينهم 5 أطفال», «من بينهم خمسة أطفال»: counted already."""
    parts = clause_words().parts
    return scene.word(at - 1) in parts or (scene.word(at - 2) in parts and scene.word(at - 1)[:1] not in _NEW)


def _is_joined(scene: Scene, end: int, at: int, letters: int) -> bool:
    """Whether only «و» stands between two numbers, and no other word of what happened."""
    words = scene.words
    if at - end > _GAP or any(word in _COMMAS for word in words[end:at]):
        return False
    return words[at - 1] == "و" or (letters > 0 and words[at][0] == "و")


def _goes_on(scene: Scene, end: int, at: int) -> bool:
    """Whether only a word that «و» joins stands between two numbers: «مقتل 3 وإصابة 5»."""
    return 0 < at - end <= _JOINING and scene.words[end][0] == "و"


def _told_by(drafts: list[Draft], at: int, behind: int, kind: str) -> Draft | None:
    """The event with the word for its kind of victims that a number stands right behind, or right before."""
    found: list[tuple[int, int, Draft]] = []
    for place, draft in enumerate(drafts):
        for trigger in (draft.trigger, *draft.absorbed):
            if trigger.frame.victims == kind:
                apart = at - trigger.end if trigger.end <= at else trigger.start - behind
                if 0 <= apart <= _TOLD_WITHIN:
                    found.append((apart, place, draft))
    return min(found)[2] if found else None


def _is_behind_name(scene: Scene, at: int, letters: int) -> bool:
    """«قتل سالم الجابر و21 مسلحا»: the person named is one more."""
    end = at - 1 if scene.word(at - 1) == "و" else at
    if end == at and not (letters and scene.words[at][0] == "و"):
        return False
    known = (scene.entry_at.get(place) for place in range(max(0, end - _NAME), end))
    return any(found is not None and found[0] == end and found[2].kind == "person" for found in known)


def _with_joined(scene: Scene, at: int, count: Count, draft: Draft) -> Count:
    """«أربعة مدنيين وجندي», «جنديين وحارسا»: a person that «و» joins is one more."""
    while at < draft.sentence[1] and count.high <= _PLURAL:
        word = scene.words[at]
        if word[0] == "و" and one_person(word[1:]):
            count = Count(count.low + 1, count.high + 1)
        elif not (word.startswith("ال") or word in ("اخرين", "اخرون")):
            break
        at += 1
    return count


def _has_victims(draft: Draft, kind: str) -> bool:
    if kind == "arrested":
        return draft.trigger.type == "COERCE"
    return draft.trigger.type in ("ASSAULT", "ACCIDENT", "DISASTER", "PROTEST")


def _distance(scene: Scene, draft: Draft, at: int, kind: str) -> int:
    """Tokens between a number and an event; those of its clause or with a word of its kind of victims come first."""
    start, end = draft.clause
    trigger, small = draft.trigger, clause_words()
    told = any(word.frame.victims == kind for word in (trigger, *draft.absorbed))
    between = scene.words[min(at, trigger.end) : max(at, trigger.start)]
    turns = sum(word in small.turning or word in _FULL_STOPS for word in between)
    return abs(at - trigger.start) + _TURN * turns + (0 if told or start <= at < end else 50)


def _single(scene: Scene, draft: Draft) -> None:
    """«مقتل قيادي», «أحد قتلى الهجوم»: a single victim is one."""
    start, small = draft.trigger.start, clause_words()
    if "killed" not in draft.counts and scene.word(start - 1) in small.fallen and scene.word(start - 2) in small.one_of:
        draft.counts["killed"] = Count(1, 1)
    for trigger in (draft.trigger, *draft.absorbed):
        kind = trigger.frame.victims
        if kind not in ("killed", "injured") or kind in draft.counts:
            continue
        found = sum(_is_one(scene, victim.start, victim.letters) for victim in _victims(draft, trigger.start))
        if not found and _is_said_of_one(scene, draft, trigger):
            found = 1
        if found:
            draft.counts[kind] = Count(found, found)


def _is_said_of_one(scene: Scene, draft: Draft, trigger: Trigger) -> bool:
    """«إنه قتل», «إن رجلا قتل في الهجوم»."""
    before = scene.word(trigger.start - 1)
    if before.removeprefix("و") in _HIM:
        return trigger.form in _TOLD
    met = any(chunk.start >= trigger.end for chunk in draft.slots.recipients)
    return not met and bool(before) and one_person(before) and not trigger.letters


def _victims(draft: Draft, at: int) -> list[Chunk]:
    """Of the recipients the first behind the word of killing, with those joined to it; else the first of all."""
    chunks = draft.slots.recipients
    first = next((place for place, chunk in enumerate(chunks) if chunk.start > at), 0)
    out = chunks[first : first + 1]
    for chunk in chunks[first + 1 :]:
        if not chunk.joined:
            break
        out.append(chunk)
    return out


def _is_one(scene: Scene, at: int, letters: int) -> bool:
    if _is_part(scene, at):
        return False
    if scene.words[at][letters:] in clause_words().one_of:
        return True
    entry = scene.entry_at.get(at)
    if entry is not None and entry[2].kind == "person":
        return True
    name = scene.name_at.get(at)
    return (name is not None and name[2].kind == "person") or one_person(scene.words[at][letters:])


def answering(attributions: tuple[Attribution, ...], span: Span) -> Attribution | None:
    """The innermost attribution whose content holds a stretch of the source."""
    start, end = span.start, span.end
    around = [a for a in attributions if a.content.start <= start and end <= a.content.end]
    return min(reversed(around), key=lambda attribution: len(attribution.content), default=None)
