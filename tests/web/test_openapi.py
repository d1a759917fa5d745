"""What the description promises, tried with values that nobody thought of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings

from khabar.web.app import create_app

# The description does not depend on the record, which nobody opens for it.
schema = schemathesis.openapi.from_dict(create_app(Path("nowhere.db")).openapi())


@schema.parametrize()
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_answers_are_as_described(case: schemathesis.Case[Any], live: str) -> None:
    case.call_and_validate(base_url=live)
