"""``khabar schema``: what does the JSON look like?"""

from __future__ import annotations

import json

from khabar.model import codec

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of a document, which is what `read --json` and `read --jsonl` give."""
    print(json.dumps(codec.schema(), ensure_ascii=False, indent=2))
