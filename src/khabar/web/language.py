"""The interface's two languages: its words, plural forms, days and numbers. The record's own words stay as they are."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from babel.core import Locale
from babel.dates import format_date

__all__ = ["Language", "Words", "words_of"]


class Language(StrEnum):
    """What the interface speaks; the first part of every page's address."""

    AR = "ar"
    EN = "en"

    @property
    def other(self) -> Language:
        """The one that the switch leads to."""
        return Language.EN if self is Language.AR else Language.AR

    @property
    def direction(self) -> str:
        """For ``dir`` of the page; what comes from the record has its own."""
        return "rtl" if self is Language.AR else "ltr"


_LOCALES = {Language.AR: "ar_AE", Language.EN: "en_GB"}
"""Arabic with the digits 0-9, as most of the press writes them."""


class Words:
    """The interface's words in one language. A key that is not there is an error of the program, raised at once."""

    def __init__(self, language: Language, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = dict(texts)
        self._locale = Locale.parse(_LOCALES[language])

    def __call__(self, key: str, **parts: object) -> str:
        """The words of `key`, with `parts` in their places."""
        text = self._texts[key]
        return text.format(**parts) if parts else text

    def term(self, kind: str, value: str | None) -> str:
        """What a value of the model is called (``type.ASSAULT``); the value itself where it has no words of its own."""
        return "" if value is None else self._texts.get(f"{kind}.{value}", value)

    def table(self, *kinds: str) -> dict[str, str]:
        """All words of these kinds by their whole keys: ``level.town``."""
        return {key: text for key, text in self._texts.items() if key.partition(".")[0] in kinds}

    def keys(self) -> frozenset[str]:
        """All that it has words for."""
        return frozenset(self._texts)

    def many(self, key: str, count: int) -> str:
        """«7 reports»: `count` with its noun in the form that the language asks for (CLDR's plural categories)."""
        category = self._locale.plural_form(count)
        text = self._texts.get(f"{key}.{category}") or self._texts[f"{key}.other"]
        return text.format(count=f"{count:,}")

    def day(self, day: dt.date | None) -> str:
        """«11 February 2025»; the words for no day when there is none."""
        return self("no_day") if day is None else _written(day, "d MMMM y", self._locale)

    def weekday(self, day: dt.date) -> str:
        """«Tuesday»."""
        return _written(day, "EEEE", self._locale)

    def short_day(self, day: dt.date) -> str:
        """«11 Feb», for the narrow places of a drawing."""
        return _written(day, "d MMM", self._locale)

    def days(self, earliest: dt.date | None, latest: dt.date | None) -> str:
        """One day, or from the first to the last on which it may have been."""
        if earliest is None or latest is None or earliest == latest:
            return self.day(earliest or latest)
        return self("days_between", first=self.day(earliest), last=self.day(latest))

    def day_words(self, days: str) -> str:
        """As `days`, from ``2025-02-11`` or ``2025-02-11..2025-02-12``."""
        first, _, last = days.partition("..")
        return self.days(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))

    def country(self, code: str) -> str:
        """Its name; the code itself for one that CLDR does not know."""
        name: str = self._locale.territories.get(code.upper(), code)
        return name


@lru_cache(maxsize=10_000)
def _written(day: dt.date, form: str, locale: Locale) -> str:
    return format_date(day, form, locale=locale)


@cache
def words_of(language: Language) -> Words:
    """The words that ship. A lexicon that lacks keys which the other has stops the start."""
    return Words(language, _texts(language))


@cache
def _texts(language: Language) -> Mapping[str, str]:
    file = resources.files("khabar.web").joinpath("words", f"{language}.toml")
    return _flat(tomllib.loads(file.read_text("utf-8")))


def _flat(table: Mapping[str, object], before: str = "") -> dict[str, str]:
    texts: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            texts |= _flat(value, f"{before}{key}.")
        else:
            texts[before + key] = str(value)
    return texts
