"""The reports of a happening as a person reads them: each article's own sentences, and whose word they are."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from khabar.cli.events_table import count_words
from khabar.cli.happening_lines import origin_list
from khabar.cli.render import summary_lines
from khabar.cli.tables import LAYERS
from khabar.cli.terminal import arabic
from khabar.export.record import records
from khabar.model import Report
from khabar.recording import ToldHappening

__all__ = ["report_lines"]


def report_lines(told: ToldHappening) -> Iterator[Text]:
    """Each report: its article, its toll and origins, then the sentences that tell of the happening."""
    labels = {origin.id: origin.label for origin in told.happening.origins}
    for report in told.happening.reports:
        stored = told.story.article(report.article)
        yield from summary_lines(stored)
        yield Text.assemble("    ", _toll(report), origin_list(report.origins, labels), _copied(report))
        seen: set[int] = set()
        mentions = [event for event in stored.document.reading.events if event.id in report.mentions]
        for record in records(stored.document, mentions):
            if record.sentence_number in seen:
                continue
            seen.add(record.sentence_number)
            sentence = Text(" ".join(record.sentence.split()))
            sentence.highlight_words([record.trigger], f"bold {LAYERS['events']}")
            yield Text.assemble("    ", (record.id.partition("/")[2], "yellow"), "  ", arabic(sentence))
            yield Text.assemble("        says ", arabic(" ← ".join(record.chain)))


def _toll(report: Report) -> str:
    tolls = (("killed", report.killed), ("injured", report.injured))
    return "".join(f"{name} {count_words(count)}  " for name, count in tolls if count is not None)


def _copied(report: Report) -> Text:
    return Text(f"  copies {report.copy_of}", "red") if report.copy_of is not None else Text()
