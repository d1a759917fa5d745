"""Which words can only be adjectives of a noun before them, by lists and by their endings."""

from __future__ import annotations

from khabar.knowledge.peoples import demonyms
from khabar.reading.attributions.source_words import Gender, head_of, source_words

__all__ = ["is_definite_adjective", "is_indefinite_adjective"]


def is_definite_adjective(stem: str) -> bool:
    """Whether a word without its article looks like an adjective: «أمريكي», «مسلحة», «متحدة»."""
    if stem in demonyms() or stem.endswith(("ي", "يه", "يون", "يين", "يات")):
        return True
    if len(stem) == 4 and stem[0] == "ا" and stem[-1] != "ه":  # «الأحمر», «الأعلى»
        return True
    return source_words().adjective.at([stem], 0) > 0 or stem in source_words().definite_adjective or _participle(stem)


def _participle(stem: str) -> bool:
    return stem[:1] == "م" and len(stem) >= 4 and head_of(stem) is None


def is_indefinite_adjective(word: str, gender: Gender | None) -> bool:
    """Whether a word without article looks like an adjective of a noun of this gender."""
    if word in demonyms():
        return True
    if word[0] in "يتن" or word.startswith("ال") or len(word) < 4:
        return False
    if word.endswith(("ي", "يون", "يين")):
        return True
    return word.endswith("يه") or (gender == "f" and word.endswith("ه") and word[0] == "م")
