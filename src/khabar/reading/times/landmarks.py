"""Days known wherever Arabic is read by their number and month alone."""

from __future__ import annotations

import datetime as dt

from khabar.reading.times.scene import Scene
from khabar.reading.times.words import time_words

__all__ = ["landmark_year"]


def _known(word: str, month_: int, day_: int) -> int | None:
    landmarks = time_words().landmarks
    return landmarks.get((word, month_, day_)) or landmarks.get(("*", month_, day_))


def landmark_year(scene: Scene, start: int, month_: int, day_: int) -> int | None:
    """The year of a day that is known by its number and month, «هجمات 11 سبتمبر»; ``None`` for any other day."""
    return next(
        (
            year
            for back in (1, 2)
            if (year := _known(scene.word(start - back).removeprefix("ال"), month_, day_))
            and (scene.anchor is None or scene.anchor >= dt.date(year, month_, day_))
        ),
        None,
    )
