"""The same stretch of another year: «الفترة نفسها من العام الماضي», «نفس الشهر من 2013», «الربع المماثل من 2014»."""

from __future__ import annotations

from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.scene import Found, Head, Scene
from khabar.reading.times.wholes import whole
from khabar.reading.times.words import time_words

__all__ = ["same_stretch"]


def same_stretch(scene: Scene, index: int, head: Head) -> Found | None:
    """What was spoken of last, in the year that is named."""
    words = function_words()
    start, shift = index, head.shift
    if scene.word(index + 1) in words.like:
        place = index + 2
    elif (before := scene.word(index - 1)) in words.same or before[1:] in words.same:
        start, shift, place = index - 1, int(before not in words.same), index + 1
    else:
        return None
    place += scene.word(place) in words.introducers
    found = whole(scene, place)
    if found is None or found.grain != "year":
        return None
    form = time_words().units.get(head.word)
    grain = form.unit if form is not None and form.unit in ("day", "month") else "some"
    return found._replace(
        start=start, grain=grain, rule="comparisons.same_stretch", refers="same_in_year", shift=shift, absolute=False
    )
