"""The command line, one file a verb.

Exit codes: 0 every page was used; 1 some pages could not be used (each is named on standard error) and the others were;
2 the command was called wrongly; 3 no page could be used, or what was asked for is not there; 4 the record could not be
opened, read or written.
"""

from khabar.cli.app import main

__all__ = ["main"]
