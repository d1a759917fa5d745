"""The values as JSON, and back.

A document is one flat object: the article's fields and the reading's side by side, which is what every machine-readable
output of Khabar holds. No field of one bears the name of a field of the other.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from khabar.model.article import Article
from khabar.model.reading import Document, Reading

__all__ = ["decode", "decode_document", "encode", "encode_document", "schema"]

Value = TypeVar("Value", bound=msgspec.Struct)

_ENCODER = msgspec.json.Encoder()
_ARTICLE = msgspec.json.Decoder(Article)
_READING = msgspec.json.Decoder(Reading)


def encode(value: msgspec.Struct) -> bytes:
    """Any value of the model as UTF-8 JSON on one line."""
    return _ENCODER.encode(value)


def decode(data: bytes | str, type: type[Value]) -> Value:
    """The value of `type` that `data` holds; raises ``msgspec.DecodeError`` with the path of what is wrong."""
    return msgspec.json.decode(data, type=type)


def encode_document(document: Document) -> bytes:
    """A document as one flat object on one line."""
    return _ENCODER.encode(document.article)[:-1] + b"," + _ENCODER.encode(document.reading)[1:]


def decode_document(data: bytes | str) -> Document:
    """The inverse of `encode_document`; fields that the model does not know are passed over."""
    return Document(article=_ARTICLE.decode(data), reading=_READING.decode(data))


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a flat document."""
    (article, reading), definitions = msgspec.json.schema_components([Article, Reading], ref_template="#/$defs/{name}")
    del article, reading  # references into the definitions, which hold the two whole
    parts = [definitions.pop("Article"), definitions.pop("Reading")]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Khabar document",
        "description": "An Arabic news article and what was read in it. Spans are code points of `text`, end excluded.",
        "type": "object",
        "properties": {name: field for part in parts for name, field in part["properties"].items()},
        "required": [name for part in parts for name in part["required"]],
        "$defs": definitions,
    }
