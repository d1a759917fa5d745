"""What ``import khabar`` offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import khabar


def test_every_public_name_is_there() -> None:
    assert sorted(khabar.__all__) == khabar.__all__
    for name in khabar.__all__:
        assert getattr(khabar, name) is not None


def test_no_other_name_is() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        khabar.nothing  # noqa: B018


def test_importing_it_loads_no_step() -> None:
    """The command line's help must not wait for the extractors."""
    code = "import sys, khabar; print([name for name in sys.modules if name.startswith('khabar.articles')])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
