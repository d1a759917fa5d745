"""Groups that rules have made, as people have them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

__all__ = ["judged"]

T = TypeVar("T", bound=Hashable)


def judged(groups: Iterable[Iterable[T]], said: Iterable[tuple[T, T, bool]]) -> list[list[T]]:
    """The groups with what people said of two members each, ``(one, other, whether they are together)``, in order.

    The last word on a pair holds. Two that are together bring their groups with them; where somebody has said that
    some of these are apart, only the other one comes, with those that people put together with it, and who is apart
    from them leaves. Of two that are apart the other one leaves. All words hold together where they can. The groups
    stay in their places, some of them empty perhaps; new ones come behind.
    """
    last: dict[frozenset[T], tuple[T, T, bool]] = {}
    for one, other, is_so in said:
        if one != other:
            last.pop(frozenset((one, other)), None)
            last[frozenset((one, other))] = one, other, is_so
    result = [list(group) for group in groups]
    home = {member: number for number, group in enumerate(result) for member in group}
    known = [word for word in last.values() if word[0] in home and word[1] in home]
    together = [(one, other) for one, other, is_so in known if is_so]
    apart = [(one, other) for one, other, is_so in known if not is_so]

    def move(members: Sequence[T], place: int) -> None:
        for member in members:
            result[home[member]].remove(member)
            result[place].append(member)
            home[member] = place

    def clash(some: Iterable[T], others: Iterable[T]) -> bool:
        mine, theirs = set(some), set(others)
        return any((a in mine and b in theirs) or (a in theirs and b in mine) for a, b in apart)

    for one, other, is_so in known:
        mine, theirs = home[one], home[other]
        coming = _bound(other, together, result[theirs])
        if is_so and mine != theirs:
            if not clash(result[mine], result[theirs]):
                first, second = sorted((mine, theirs))
                move(list(result[second]), first)
                continue
            if clash([one], coming):
                coming = [other]
            move(coming, mine)
            for member in list(result[mine]):
                if home[member] == mine and member != one and member not in coming and clash([member], coming):
                    leaving = _bound(member, together, result[mine])
                    result.append([])
                    move([member] if one in leaving else leaving, len(result) - 1)
        elif not is_so and mine == theirs:
            result.append([])
            move([other] if one in coming else coming, len(result) - 1)
    return result


def _bound(member: T, together: Iterable[tuple[T, T]], group: Sequence[T]) -> list[T]:
    """Those of its group that people put together with it, and so on; itself first."""
    found = [member]
    for one in found:
        for pair in together:
            if one in pair:
                found += [each for each in pair if each in group and each not in found]
    return found
