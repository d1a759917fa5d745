"""Statements as a person reads them: who says what, and through whom it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from khabar.arabic.fold import fold_text
from khabar.cli.flow import flowed
from khabar.cli.tables import LAYERS, days, layers
from khabar.cli.terminal import arabic, output
from khabar.model import Attribution, Link, Reading, Span

__all__ = ["statement_lines", "statements", "time_words"]

_FROM = "← "
_NARROWEST = 44
"""Columns that what is said needs beside its act; with fewer left it gets a line of its own."""
_LAYER = LAYERS["statements"]


def statements(reading: Reading, text: str) -> Iterator[Text]:
    """The lines of all statements under their title, speech in a speech under its outer one, and whose the rest is."""
    agencies = any(voice.origin != "outlet" for voice in reading.voice)
    if not reading.attributions and not agencies:
        return
    yield Text("\nStatements", style=f"bold {_LAYER}")
    yield from statement_lines(reading, text, reading.attributions)
    if reading.voice:
        width = max((len(attribution.id) for attribution in reading.attributions), default=0)
        yield from flowed(Text.assemble("  ", (f"{'rest':<{width}}", "yellow"), "  "), _voices(reading))


def statement_lines(
    reading: Reading,
    text: str,
    chosen: Sequence[Attribution],
    *,
    sought: Mapping[str, Sequence[int]] | None = None,
    indent: int = 2,
) -> Iterator[Text]:
    """Two lines or more for each of `chosen`: what is said, then its chain.

    `sought` has positions in chains that are to be marked, by attribution.
    """
    of = layers(reading)
    width = max((len(attribution.id) for attribution in chosen), default=0)
    about = max((len(_about(attribution)) for attribution in chosen), default=0)
    for attribution, depth in _nested(chosen):
        start = Text.assemble(
            " " * (indent + 2 * depth),
            (f"{attribution.id:<{width}}", "yellow"),
            f"  {_about(attribution):<{about}}  ",
        )
        margin = Text(" " * (indent + 2 * depth + width + 2))
        if output().is_terminal and output().width - start.cell_len < _NARROWEST:
            yield start
            start = margin
        yield Text.assemble(start, _shortened(attribution.content.of(text), start.cell_len))
        marked = (sought or {}).get(attribution.id, ())
        yield from flowed(
            margin, [*_chain(attribution, reading, text, of, marked), *_extras(attribution, reading, text)]
        )


def time_words(reading: Reading, id: str, text: str) -> str:
    """The days of a time by its id, or its words when it has none."""
    for time in reading.times:
        if time.id == id:
            return days(time) if time.earliest or time.value else time.span.of(text)
    return id


def _about(attribution: Attribution) -> str:
    return f"{attribution.act}, {attribution.quotation}"


def _nested(chosen: Sequence[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """Each attribution with how deep it stands, behind the one that it stands in when that is there, too."""
    ids = {attribution.id for attribution in chosen}
    inner: dict[str | None, list[Attribution]] = {}
    for attribution in chosen:
        outer = attribution.within if attribution.within in ids else None
        inner.setdefault(outer, []).append(attribution)
    waiting = [(attribution, 0) for attribution in reversed(inner.get(None, []))]
    seen = set()
    while waiting:
        attribution, depth = waiting.pop()
        seen.add(attribution.id)
        yield attribution, depth
        waiting += [(below, depth + 1) for below in reversed(inner.get(attribution.id, []))]
    yield from ((attribution, 0) for attribution in chosen if attribution.id not in seen)  # a ring, of a foreign record


def _shortened(content: str, before: int) -> Text:
    """«What is said», in the columns that are left on a terminal; the whole of it elsewhere."""
    words = " ".join(content.split())
    if output().is_terminal:
        room = max(_NARROWEST // 2, output().width - before - 3)
        if len(words) > room:
            words = words[:room].rpartition(" ")[0] or words[:room]
            words += "…"
    return arabic(Text.assemble("«", (words, _LAYER), "»"))


def _voices(reading: Reading, chain: Sequence[tuple[str | None, str]] = ()) -> list[Text]:
    """The outlet, then the agencies that the whole report is from, but for those in `chain` (actor and words)."""
    actors = {actor for actor, _ in chain if actor}
    names = {fold_text(words) for _, words in chain}
    outlets: list[Text] = []
    agencies: list[Text] = []
    for voice in reading.voice:
        if voice.actor in actors or fold_text(voice.name) in names:
            continue
        step = Text.assemble(arabic(voice.name, "bold"), " (anonymous)" if voice.naming == "anonymous" else "")
        (outlets if voice.origin == "outlet" else agencies).append(step)
    steps = [*outlets, *([Text(" / ").join(agencies)] if agencies else [])]
    return [step if number == 0 else Text.assemble(_FROM, step) for number, step in enumerate(steps)]


def _chain(
    attribution: Attribution, reading: Reading, text: str, of: Mapping[str, str], marked: Sequence[int]
) -> Iterator[Text]:
    actors = {entry.id: entry.actor for entry in reading.entries}
    chain = [(actors.get(link.entry or ""), link.span.of(text)) for link in attribution.chain]
    voices = _voices(reading, chain)
    yield from voices
    for position, link in enumerate(attribution.chain):
        step = _link(link, text, LAYERS.get(of.get(link.entry or "", ""), _LAYER), sought=position in marked)
        yield Text.assemble(_FROM, step) if voices or position else step
    if not attribution.chain:
        yield Text.assemble(_FROM if voices else "", ("nobody named", "dim"))


def _link(link: Link, text: str, style: str, *, sought: bool) -> Text:
    words = " ".join(link.span.of(text).split())
    hidden = " (anonymous)" if link.naming == "anonymous" else ""
    return Text.assemble(arabic(words, f"bold reverse {style}" if sought else style), hidden)


def _extras(attribution: Attribution, reading: Reading, text: str) -> Iterator[Text]:
    """The channel, the day of the saying, and how firmly it is held when it is not asserted."""

    def words(span: Span) -> Text:
        return arabic(" ".join(span.of(text).split()))

    if attribution.medium is not None:
        yield Text.assemble(" in ", words(attribution.medium))
    if attribution.said is not None:
        yield Text(f" on {time_words(reading, attribution.said, text)}")
    if attribution.firmness != "asserted":
        yield Text.assemble(" ", (attribution.firmness, "bold"))
