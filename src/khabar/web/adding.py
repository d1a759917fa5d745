"""Adding from the browser: what was sent is read and kept beside the serving, and tells how far it has come."""

from __future__ import annotations

import datetime as dt
import io
import re
import secrets
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import msgspec

from khabar.collect.files import pages_in
from khabar.errors import KhabarError
from khabar.model import Document, Failure, Page
from khabar.pipeline import read_pages
from khabar.recording import open_record
from khabar.store import Status

__all__ = ["Adding", "Job", "Kept", "Upload", "label_of"]

_JOBS = 50
"""How many are remembered, the latest ones."""
_LABEL = 120


class Upload(msgspec.Struct, frozen=True):
    """One file that was sent, or a text that was pasted."""

    label: str
    """What it is called: never a path to anything on this machine."""
    content: bytes


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is in the record now."""

    page: str
    """What it was called,"""
    id: str
    """and its article."""
    address: str
    status: Status


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """How far adding has come."""

    id: str
    state: Literal["waiting", "reading", "done"]
    done: int
    """Pages that were read, usable or not."""
    files: int
    """Files that were sent; one of them may hold many pages."""
    kept: tuple[Kept, ...]
    failures: tuple[Failure, ...]


def label_of(name: str | None) -> str:
    """A file's name as its sender gives it, without folders and what could not be shown."""
    last = re.split(r"[/\\]", name or "")[-1]
    plain = "".join(c for c in last if c.isprintable()).strip(". ")
    return plain[-_LABEL:] or "file"


class Adding:
    """The jobs of one server, one at a time, each with a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="khabar-add")

    def start(self, uploads: Sequence[Upload], *, published: dt.date | None, refused: Sequence[Failure] = ()) -> str:
        """Begin with these; the id by which `get` tells of them, and of what was `refused` before."""
        id = secrets.token_urlsafe(9)
        self._jobs[id] = Job(
            id=id, state="waiting", done=0, files=len(uploads) + len(refused), kept=(), failures=tuple(refused)
        )
        while len(self._jobs) > _JOBS:
            self._jobs.popitem(last=False)
        self._worker.submit(self._run, id, tuple(uploads), published)
        return id

    def get(self, id: str) -> Job | None:
        """How far it has come; ``None`` for one that is not remembered."""
        return self._jobs.get(id)

    def close(self) -> None:
        """Finish what is going on, begin nothing more."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _run(self, id: str, uploads: Sequence[Upload], published: dt.date | None) -> None:
        job = self._jobs[id]
        self._jobs[id] = job = msgspec.structs.replace(job, state="reading")
        failures = list(job.failures)
        kept: list[Kept] = []
        names: list[str] = []

        def usable() -> Iterator[tuple[Page, Document]]:
            pages = (page for upload in uploads for page in pages_in(io.BytesIO(upload.content), upload.label))
            for result in read_pages(pages, published=published):
                if isinstance(result, Failure):
                    failures.append(result)
                    self._tell(job, kept, failures)
                else:
                    names.append(result[0].name)
                    yield result

        try:
            with open_record(self._path) as store:
                for number, added in enumerate(store.add_all(usable())):
                    address = added.id if re.fullmatch(r"[A-Za-z0-9_-]{1,100}", added.id) else ""
                    kept.append(Kept(page=names[number], id=added.id, address=address, status=added.status))
                    self._tell(job, kept, failures)
        except KhabarError as error:
            failures.append(Failure(page=str(self._path.name), step="store", reason=str(error)))
        self._tell(job, kept, failures, done=True)

    def _tell(self, job: Job, kept: Sequence[Kept], failures: Sequence[Failure], *, done: bool = False) -> None:
        self._jobs[job.id] = msgspec.structs.replace(
            job,
            state="done" if done else "reading",
            done=len(kept) + len(failures),
            kept=tuple(kept),
            failures=tuple(failures),
        )
