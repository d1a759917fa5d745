"""Persons: which mention means whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from khabar.reading.coreference.drafts import Draft, Held
from khabar.reading.coreference.office import OfficeWords
from khabar.reading.coreference.parts import Parts, alike, fuzzy_keys, one_person

__all__ = ["People"]

_LOOK_BACK = 16
"""Entries that are looked at for one mention, the last mentioned first; keeps the time linear."""
_RULERS = frozenset(("president", "king", "emir", "sultan"))


class People:
    """The persons of an article so far."""

    def __init__(self) -> None:
        self._by_part: dict[str, list[Draft]] = defaultdict(list)
        self._by_role: dict[str, list[Draft]] = defaultdict(list)
        self._by_title: dict[str, list[Draft]] = defaultdict(list)

    def named(self, parts: Parts, feminine: bool | None, held: list[Held]) -> Draft | None:
        """The person of this name, if the article has had one."""
        if len(parts) == 1:
            return self._by_one_part(parts[0], feminine)
        seen = self._holders(parts[0], parts[-1])
        whole = next((d for d in seen if len(d.parts) > 1 and _same(d, parts, feminine)), None)
        if whole:
            return whole
        single = next((d for d in seen if len(d.parts) == 1 and _single(d, parts, feminine)), None)
        return single or self._nameless(held)

    def by_office(self, words: OfficeWords) -> Draft | None:
        """The nearest earlier person whom «الوزير», «وزير الدفاع» or «الرئيس الكيني» can mean."""
        return next((d for d in _latest(self._by_role[words.role]) if holds(d, words)), None)

    def by_title(self, title: str) -> Draft | None:
        """The nearest earlier person who was called «العميد», «الشيخ»."""
        return next(_latest(self._by_title[title]), None)

    def mentioned(self, draft: Draft) -> None:
        """Keeps the person's names, offices and titles, as the last mentioned."""
        if draft.keyed != draft.parts:
            for part in {draft.parts[0], draft.parts[-1]}:
                for key in fuzzy_keys(part):
                    _last(self._by_part[key], draft)
            draft.keyed = draft.parts
        for part in draft.parts:
            _last(self._by_part[part], draft)
        for held in draft.offices:
            _last(self._by_role[held.words.role], draft)
        for title in draft.titles:
            _last(self._by_title[title], draft)

    def _holders(self, *parts: str) -> list[Draft]:
        out: dict[int, Draft] = {}
        for part in parts:
            exact = [draft for draft in _latest(self._by_part.get(part, [])) if part in draft.parts]
            out.update((id(draft), draft) for draft in exact)
            # Another spelling is asked for only when nobody bears this one.
            for key in () if exact else fuzzy_keys(part):
                for draft in _latest(self._by_part.get(key, [])):
                    if id(draft) not in out and any(alike(part, own) for own in draft.parts):
                        out[id(draft)] = draft
        return sorted(out.values(), key=lambda d: d.mentions[-1][0].start, reverse=True)

    def _by_one_part(self, part: str, feminine: bool | None) -> Draft | None:
        seen = [d for d in self._holders(part) if not _other_gender(d, feminine)]
        family = next((d for d in seen if alike(d.parts[-1], part)), None)
        if family:
            return family
        given = [d for d in seen if alike(d.parts[0], part)]
        if len(given) == 1:
            return given[0]
        return seen[0] if len(seen) == 1 else None

    def _nameless(self, held: list[Held]) -> Draft | None:
        """«وزير الدفاع الكيني» some sentences before the minister's name."""
        for office in held:
            if office.words.bare:
                continue
            for draft in _latest(self._by_role[office.words.role]):
                if not draft.parts and holds(draft, office.words):
                    return draft
        return None


def holds(draft: Draft, words: OfficeWords) -> bool:
    """Whether one of the person's offices can be the one that `words` mean."""
    if draft.feminine is not None and draft.feminine != words.feminine and (draft.feminine or words.feminine):
        return False
    return any(_agree(held.words, words) for held in draft.offices)


def _agree(held: OfficeWords, asked: OfficeWords) -> bool:
    if held.role != asked.role or held.former != asked.former:
        return False
    if held.country and asked.country and held.country != asked.country:
        return False
    if held.portfolio and asked.portfolio:
        return held.portfolio <= asked.portfolio or asked.portfolio <= held.portfolio
    # «رئيس النادي» is not who «الرئيس» is.
    return not (asked.role in _RULERS and held.portfolio and not asked.portfolio and not held.country)


def _same(draft: Draft, parts: Parts, feminine: bool | None) -> bool:
    return one_person(draft.parts, parts) and not _other_gender(draft, feminine)


def _single(draft: Draft, parts: Parts, feminine: bool | None) -> bool:
    own = draft.parts[0]
    return (alike(own, parts[-1]) or alike(own, parts[0])) and not _other_gender(draft, feminine)


def _other_gender(draft: Draft, feminine: bool | None) -> bool:
    return feminine is not None and draft.feminine is not None and feminine != draft.feminine


def _last(drafts: list[Draft], draft: Draft) -> None:
    if not drafts or drafts[-1] is not draft:
        drafts.append(draft)


def _latest(drafts: list[Draft]) -> Iterator[Draft]:
    """The last few different ones, the last first."""
    seen: list[Draft] = []
    for draft in drafts[: -_LOOK_BACK * 2 : -1]:
        if not any(draft is other for other in seen):
            seen.append(draft)
            yield draft
