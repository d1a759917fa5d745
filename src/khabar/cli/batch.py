"""Going through pages for a person: progress, failures in plain words, and how it ended."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from functools import partial

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from khabar.cli.exits import Exit
from khabar.cli.terminal import notes
from khabar.cli.time_limit import time_limit
from khabar.model import Document, Failure, Page

__all__ = ["Batch"]


class Batch:
    """One command's pages. Iterate it for the pages that could be used, then ask for the exit code."""

    def __init__(
        self,
        inputs: Sequence[str],
        *,
        published: dt.date | None,
        timeout: float,
        quiet: bool,
        names_model: str | None = None,
    ) -> None:
        self.inputs, self.published, self.timeout, self.quiet = inputs, published, timeout, quiet
        self.names_model = names_model
        self.used = self.failed = 0

    def __iter__(self) -> Iterator[tuple[Page, Document]]:
        from khabar.pipeline import NameFinder, read_files
        from khabar.reading.names import find_names
        from khabar.reading.names.hugging_face import load_hugging_face

        finder: NameFinder = find_names if self.names_model is None else load_hugging_face(self.names_model)
        results = read_files(
            self.inputs,
            stdin=sys.stdin.buffer,
            published=self.published,
            limit=partial(time_limit, self.timeout),
            find_names=finder,
        )
        with self._progress() as progress:
            task = None if progress is None else progress.add_task("reading", used=0, failed=0, total=None)
            for result in results:
                if isinstance(result, Failure):
                    self.report(result)
                else:
                    self.used += 1
                    yield result
                if progress is not None and task is not None:
                    progress.update(task, used=self.used, failed=self.failed)

    def report(self, failure: Failure) -> None:
        """Count a page that could not be used and say why on standard error."""
        self.failed += 1
        notes().print(f"khabar: {failure.page}: {failure.step}: {failure.reason}", markup=False, soft_wrap=True)

    def exit(self) -> Exit:
        """The exit code for what has been gone through."""
        return Exit.of_batch(self.used, self.failed)

    def _progress(self) -> Progress | nullcontext[None]:
        if self.quiet or not notes().is_terminal:
            return nullcontext(None)
        return Progress(
            SpinnerColumn(),
            TextColumn("{task.fields[used]} pages read, {task.fields[failed]} not usable"),
            TimeElapsedColumn(),
            console=notes(),
            transient=True,
        )
