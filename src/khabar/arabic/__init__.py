"""The Arabic language, with no news in it: folding, tokens, sentences, numerals, the calendar's words, search."""

from khabar.arabic.fold import Folded, fold, fold_text

__all__ = ["Folded", "fold", "fold_text"]
