"""Everything that Khabar raises on purpose.

KhabarError
├── PageError              one page could not be used; the batch goes on without it
│   ├── CollectError       its bytes could not be had: missing, unreadable, empty, binary, too large, a broken line
│   ├── ArticleError       its bytes hold no article: a section front, a login page, a 404
│   └── PageTimeout        it took longer than the time allowed for one page
├── StoreError             the record could not be opened, read or written
│   └── NotFound           no stored value has the id that was asked for, or several have
├── ExportError            events could not be written out: a file that cannot be made, a library that is not there
├── ServeError             the web app could not begin: an address in use, or one open to others without an account
├── AccountError           an account could not be made or changed: a name that is taken, a password that is too short
├── NotAllowed             whoever asks may not do that
├── ReviewError            what a person says of a reading cannot be: a value that does not exist, or for nothing
├── ModelError             a recogniser that was asked for by name cannot be had or used
└── LexiconError           a data file of Khabar's own is wrong; raised at start-up, never swallowed

A step raises a ``PageError``; the pipeline turns it into a ``khabar.model.Failure`` in the stream, so that the rest
of a batch goes on.
"""

from __future__ import annotations

__all__ = [
    "AccountError",
    "ArticleError",
    "CollectError",
    "ExportError",
    "KhabarError",
    "LexiconError",
    "ModelError",
    "NotAllowed",
    "NotFound",
    "PageError",
    "PageTimeout",
    "ReviewError",
    "ServeError",
    "StoreError",
]


class KhabarError(Exception):
    """The root: catching it catches whatever Khabar raises on purpose, and no bug."""


class PageError(KhabarError):
    """One page cannot be used. ``reason`` is one sentence for a person; ``step`` is set by the subclass."""

    step = "read"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CollectError(PageError):
    """The bytes of a page could not be had."""

    step = "collect"


class ArticleError(PageError):
    """A page's bytes hold no article."""

    step = "articles"


class PageTimeout(PageError):
    """A page took longer than the time allowed for one."""


class StoreError(KhabarError):
    """The record could not be opened, read or written."""


class NotFound(StoreError):
    """No stored value has the id that was asked for, or several begin with it."""


class ExportError(KhabarError):
    """Events could not be written out, for a reason that a person can mend."""


class ServeError(KhabarError):
    """The web app could not begin, for a reason that a person can mend."""


class ReviewError(KhabarError):
    """What a person says of a reading cannot be, for a reason that the person can mend. Nothing was written."""


class AccountError(KhabarError):
    """An account could not be made or changed, for a reason that a person can mend."""


class NotAllowed(KhabarError):
    """Whoever asks may not do that, or has to sign in first."""


class ModelError(KhabarError):
    """A recogniser that was asked for by name is not there, or not one. Raised before any page is read."""


class LexiconError(KhabarError):
    """A data file that ships with Khabar is wrong. Raised when it is loaded, so that a bad word stops start-up."""
