"""Where the record lies when nobody says."""

from __future__ import annotations

from pathlib import Path

__all__ = ["default_path"]


def default_path() -> Path:
    """``khabar.db`` in the user's data folder: ``~/.local/share/khabar`` on Linux. Neither has to exist."""
    from platformdirs import user_data_path

    return user_data_path("khabar", appauthor=False) / "khabar.db"
