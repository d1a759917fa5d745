"""A happening as a person reads it: what, when, where, by how many, and each value with who says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from khabar.cli.tables import LAYERS
from khabar.cli.terminal import arabic
from khabar.model import Dispute, Happening, Value, ValueField
from khabar.recording import ToldStory

__all__ = ["counts", "happening_head", "happening_lines", "origin_list"]


def counts(told: ToldStory, happening: Happening | None) -> str:
    """«7 reports · 3 origins · 4 copies»."""
    articles = len(told.stored.articles) if happening is None else len(happening.reports)
    copied = {copy.copy for copy in told.copies}
    copies = len(copied) if happening is None else sum(report.article in copied for report in happening.reports)
    parts = [_many(articles, "report")]
    if happening is not None:
        parts.append(_many(len(happening.origins), "origin"))
    if copies:
        parts.append(_many(copies, "copy", "copies"))
    return " · ".join(parts)


def happening_head(happening: Happening) -> Text:
    """Its type, days, place and, when they differ, that they do."""
    kind = "no event read" if happening.type is None else ", ".join(filter(None, (happening.type, happening.mode)))
    where = ", ".join(filter(None, (happening.place, happening.country)))
    disputes = sorted({dispute.kind for dispute in happening.disputes})
    return Text.assemble(
        (happening.id, "bold yellow"),
        f"  {kind}  {happening.status or ''}  {days(happening)}  {where}",
        *((f"  {_BADGES[kind]}", "red" if kind == "contradiction" else "green") for kind in disputes),
    )


_BADGES = {"contradiction": "contradicted", "update": "updated"}


def days(happening: Happening) -> str:
    """«2025-02-11», «2025-02-01..2025-02-28», «no day»."""
    if happening.earliest is None and happening.latest is None:
        return "no day"
    if happening.earliest == happening.latest:
        return str(happening.earliest)
    return f"{happening.earliest or ''}..{happening.latest or ''}"


def happening_lines(happening: Happening, *, indent: int = 4) -> Iterator[Text]:
    """Each field with its values, who says each, and which of them cannot both hold."""
    margin = " " * indent
    labels = {origin.id: origin.label for origin in happening.origins}
    disputed = {dispute.field: dispute for dispute in happening.disputes}
    fields: dict[ValueField, list[Value]] = {}
    for value in happening.values:
        fields.setdefault(value.field, []).append(value)
    for field, values in fields.items():
        dispute = disputed.get(field)
        yield Text.assemble(margin, (field, f"bold {LAYERS['events']}"), _verdict(dispute))
        for value in dispute.values if dispute is not None else ():
            yield from _value_lines(value, labels, margin)
        told = () if dispute is None else dispute.values
        for value in values:
            if value not in told:
                yield from _value_lines(value, labels, margin)


def _verdict(dispute: Dispute | None) -> Text:
    if dispute is None:
        return Text()
    if dispute.kind == "update":
        return Text("  has changed since, the last one below", "green")
    return Text("  told in ways that cannot all hold", "red")


def _value_lines(value: Value, labels: dict[str, str], margin: str) -> Iterator[Text]:
    yield Text.assemble(margin, "  ", arabic(value.label, "bold"), "  ", origin_list(value.origins, labels))
    reports = ", ".join(dict.fromkeys(f"{each.article}/{each.mention}" for each in value.said))
    yield Text.assemble(margin, "      in ", (reports, "yellow"))


def origin_list(ids: Sequence[str], labels: dict[str, str]) -> Text:
    """«← a + b»."""
    names = [arabic(labels.get(id, id)) for id in ids]
    return Text.assemble("← ", Text(" + ").join(names)) if names else Text()


def _many(count: int, one: str, several: str | None = None) -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
