"""What people say of what was read: a verdict as an entry of the log, and the entries laid on a document.

An entry hangs on words and not on an id, so that it holds for every reading and every version of its article. What it
answers depends on the document and the entries alone.
"""

from __future__ import annotations

from khabar.record.reviews.applying import by_mention, mention_at, pairings, reviewed
from khabar.record.reviews.drafting import drafted, target_of
from khabar.record.reviews.fields import FIELDS, altered

__all__ = ["FIELDS", "VERSION", "altered", "by_mention", "drafted", "mention_at", "pairings", "reviewed", "target_of"]

VERSION = 1
"""How entries are laid on documents now. Raise it when that changes: records kept before have it done again."""
