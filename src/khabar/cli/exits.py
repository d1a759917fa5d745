"""How a command ends."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Exit"]


class Exit(IntEnum):
    """The exit codes, which README and ``khabar --help`` list too."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    NOTHING = 3
    STORE = 4

    @classmethod
    def of_batch(cls, used: int, failed: int) -> Exit:
        """The code for a batch of pages of which `used` were used and `failed` were not."""
        if not failed:
            return cls.OK
        return cls.SOME_FAILED if used else cls.NOTHING
