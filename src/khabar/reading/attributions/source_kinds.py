"""What a source is, by the words of its phrase and by the entries in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.model import Entry, EntryKind, SourceKind
from khabar.reading.attributions.source_words import Head, head_of, source_words

__all__ = ["kind_of_body", "kind_of_office", "kind_of_part"]

_BODIES: dict[EntryKind, SourceKind] = {
    "state": "government",
    "government": "government",
    "police": "government",
    "military": "military",
    "armed_group": "armed_group",
    "international_org": "international_org",
    "ngo": "ngo",
    "monitor": "monitor",
    "media": "media",
    "agency": "agency",
    "company": "company",
    "medical": "medical",
    "legal": "legal",
    "party": "party",
    "religious": "religious",
    "education": "expert",
    "place": "government",
    "person": "person",
}
_PASSED_ON = frozenset(
    ("military", "armed_group", "company", "medical", "legal", "party", "ngo", "media", "agency", "monitor")
)
"""What an office holder is who speaks for such a body; of a state or a union of states, an official."""
_SPEAKS = frozenset({"متحدث", "ناطق"})


def kind_of_body(entry: Entry) -> SourceKind:
    """The kind of a body or place that speaks under its own name."""
    return _BODIES.get(entry.kind, "other")


def kind_of_part(head: Head, words: Sequence[str], bodies: Iterable[Entry]) -> SourceKind:
    """The kind of an office or delegation of another body: «المركز الإعلامي للحركة» is the movement's."""
    known = source_words()
    for entry in bodies:
        kind = kind_of_body(entry)
        if kind in _PASSED_ON:
            return kind
    for word in words:
        bare = word.removeprefix("ل")
        kind_ = known.worldly.get(bare) or known.worldly.get("ا" + bare)
        if kind_ is not None:
            return kind_
    return head.kind


def kind_of_office(
    head: Head, words: Sequence[str], bodies: Iterable[Entry], *, named_next: bool = False
) -> SourceKind:
    """The kind of somebody called by `head`: by the `words` behind it and the `bodies` named among them.

    `named_next`: whether the name follows the very word, as it does a title («الأستاذ سامي البدري»).
    """
    known = source_words()
    if words and (head.word, words[0]) in known.compound:
        return known.compound[head.word, words[0]]
    if head.word in known.holder or head.type == "document":
        return head.kind
    if head.kind not in ("official", "other", "military"):
        if head.kind == "expert" and words and named_next:
            return "person"
        if head.kind in ("expert", "person"):
            return next((known.worldly[word] for word in words if known.worldly.get(word) == "religious"), head.kind)
        return head.kind
    if head.kind == "official" and ("وزاره" in words or "الوزاره" in words):
        return "official"
    for entry in bodies:
        kind = kind_of_body(entry)
        if kind in _PASSED_ON:
            return kind
        if kind == "international_org" and head.word in _SPEAKS:
            return kind
    for word in words:
        if word in known.worldly:
            return known.worldly[word]
        found = head_of(word)
        if found is not None and found.head.type == "body" and found.head.kind in _PASSED_ON:
            return found.head.kind
    for word in words:
        found = head_of(word)
        if word in known.inside or word in known.link or (found is not None and not found.owned):
            break  # «عضو في المركز الإعلامي»: the adjective is another noun's
        bare = word.removeprefix("ال")
        coloured = next((known.colour[form] for form in (bare, bare[:-1], bare[:-2]) if form in known.colour), None)
        if coloured is not None:
            return coloured
    if head.kind == "other" and any(kind_of_body(entry) in ("government", "international_org") for entry in bodies):
        return "official"
    return head.kind
