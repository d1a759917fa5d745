"""``khabar read``: what do these pages say?"""

from __future__ import annotations

import sys

import typer

from khabar.cli.batch import Batch
from khabar.cli.options import Inputs, Json, JsonLines, NamesModel, Published, Quiet, Timeout
from khabar.cli.render import document_lines
from khabar.cli.terminal import output
from khabar.model.codec import encode_document

__all__ = ["read"]


def read(
    inputs: Inputs,
    json: Json = False,
    jsonl: JsonLines = False,
    published: Published = None,
    names_model: NamesModel = None,
    timeout: Timeout = 30,
    quiet: Quiet = False,
) -> None:
    """Read pages and print each article with what it says. Nothing is kept."""
    if json and jsonl:
        raise typer.BadParameter("--json and --jsonl exclude each other")
    batch = Batch(inputs, published=published, timeout=timeout, quiet=quiet, names_model=names_model)
    if jsonl:
        for _, document in batch:
            sys.stdout.buffer.write(encode_document(document) + b"\n")
    elif json:
        documents = [encode_document(document) for _, document in batch]
        one = len(documents) == 1 and not batch.failed
        sys.stdout.buffer.write((documents[0] if one else b"[" + b",\n".join(documents) + b"]") + b"\n")
    else:
        for _, document in batch:
            for line in document_lines(document):
                output().print(line)
    sys.stdout.flush()
    raise typer.Exit(batch.exit())
