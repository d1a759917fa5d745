"""The measuring data that lies beside a developer's checkout; a clone elsewhere has none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared, the measuring data beside a checkout")
