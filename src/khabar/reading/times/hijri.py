"""Texts that count in Hijri months: what «الشهر الجاري» and «الفترة نفسها من العام الماضي» mean in them."""

from __future__ import annotations

from khabar.arabic.calendar import hijri_month, hijri_month_of
from khabar.reading.times.closed_classes import function_words
from khabar.reading.times.reach import Reach, month
from khabar.reading.times.scene import Scene

__all__ = ["months_from", "same_month_of_year"]


def months_from(scene: Scene, step: int) -> Reach | None:
    """The month `step` months from the anchor's own, of the calendar that the text counts in."""
    anchor = scene.anchor
    if anchor is None:
        return None
    here = hijri_month_of(anchor) if _counts_hijri(scene) else None
    if here is not None:
        count = here[0] * 12 + here[1] - 1 + step
        days = hijri_month(count // 12, count % 12 + 1)
        return Reach(*days) if days else None
    return month(anchor.year, anchor.month + step)


def _counts_hijri(scene: Scene) -> bool:
    """Whether the text names Hijri months and no Gregorian one: «في الـ27 من الشهر الجاري», «5 من ذي القعدة»."""
    signs = function_words().hijri_signs
    return not signs.isdisjoint(scene.words) and function_words().gregorian_signs.isdisjoint(scene.words)


def same_month_of_year(base: Reach, years: int) -> Reach | None:
    """A whole Hijri month `years` Hijri years away; ``None`` when `base` is none."""
    here = hijri_month_of(base.first)
    if here is None or hijri_month(*here) != (base.first, base.last):
        return None
    days = hijri_month(here[0] + years, here[1])
    return Reach(*days) if days else None
