"""Whether a few sentences without a day report an assault or a protest, or only mention one: a small learnt judge.

In an article every mention of an attack is an event that a reader may ask for, and the rules find it: they stay as they
are. A sentence that stands alone («منذ اغتيال …», «الاعتداءات المستمرة») has no article and no day of publication
around it that tells what its news is; there people say «reports an attack» of one in six that the rules say it of.
What people said of such sentences (docs/event-judge-card.md) is what the judge has learnt, and it is asked of nothing
else: up to three sentences, and no day known. It adds nothing; it drops what happened or goes on, of these two types,
where its score does not reach what was chosen for best F1.

The score is one linear model a type: `signals` weighed, and for assaults hashed stems and letters, too.
"""

from __future__ import annotations

import zipfile
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from khabar.arabic.text import ArabicText
from khabar.errors import LexiconError
from khabar.model import Event, Reading
from khabar.reading.events.signals import hashed, reports, signals

__all__ = ["JUDGED", "Weights", "judged", "score"]

JUDGED = ("ASSAULT", "PROTEST")
"""The types that are judged."""
_SENTENCES = 3
"""The most sentences of a text that is judged."""


class Weights(NamedTuple):
    """What was learnt of one type."""

    signals: NDArray[np.float32]
    """What each of `signals` counts for."""
    hashed: NDArray[np.int8] | None
    """What each bucket of `hashed` counts for, in `scale`; ``None`` where they are not looked at."""
    scale: float
    threshold: float
    """The score from which a text reports an event of the type."""


def judged(text: ArabicText, reading: Reading) -> Reading:
    """The reading, without the assaults and protests that its text only mentions when it is short and has no day."""
    if reading.anchor is not None or len(text.sentences) > _SENTENCES:
        return reading
    types = [type for type in JUDGED if any(reports(event, type) for event in reading.events)]
    weights = _weights() if types else {}
    refused = [type for type in types if score(text, reading, type, weights[type]) < weights[type].threshold]
    if not refused:
        return reading
    kept = [event for event in reading.events if not any(reports(event, type) for type in refused)]
    return msgspec.structs.replace(reading, events=_numbered(kept))


def score(text: ArabicText, reading: Reading, type: str, weights: Weights) -> float:
    """How much the text looks like a report of an event of the type."""
    total = float(signals(text, reading, type) @ weights.signals)
    if weights.hashed is not None:
        buckets, values = hashed(text, type)
        total += float(values @ weights.hashed[buckets]) * weights.scale
    return total


def _numbered(events: list[Event]) -> tuple[Event, ...]:
    """The events under new ids, in order; the first that is left of a happening stands for it."""
    first: dict[str, str] = {}
    out: list[Event] = []
    for number, event in enumerate(events, 1):
        id = f"v{number}"
        out.append(msgspec.structs.replace(event, id=id, event=first.setdefault(event.event, id)))
    return tuple(out)


@cache
def _weights() -> dict[str, Weights]:
    """Those that ship with Khabar.

    Raises:
        LexiconError: the file is missing or holds no such weights.
    """
    try:
        with (files(__package__) / "data" / "judge.npz").open("rb") as shipped, np.load(shipped) as archive:
            return {
                type: Weights(
                    signals=archive[f"{type}_signals"],
                    hashed=archive.get(f"{type}_hashed"),
                    scale=float(archive.get(f"{type}_scale", 0.0)),
                    threshold=float(archive[f"{type}_threshold"]),
                )
                for type in JUDGED
            }
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise LexiconError(f"judge.npz: {error}") from error
