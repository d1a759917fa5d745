"""Makes src/khabar/arabic/lexicon/words.txt.gz: the words that the search analyser takes as whole.

Counts single words over a collection of Arabic news (JSON Lines, gzipped, with "title" and "text") and keeps those that
are not another word with something written onto them. What tells the two apart, without a dictionary:

- the article and the imperfect's letters stand only before a stem: «الوزير» is frequent, so «وزير» is no و + زير,
  «يكتب» is, so «كتب» is no ك + تب;
- «لل» writes off an article, so «للقاهرة» shows that «القاهرة» has one, and «لألمانيا» that «ألمانيا» has none;
- a word with something written onto it is seldom much more frequent than the word alone.

Only words go into the file, no counts and nothing longer than a word.

    python tools/compile_arabic_words.py FOLDER_OF_JSONL_GZ
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

from khabar.arabic.clitics import Split, prefix_splits, short_words, suffix_splits
from khabar.arabic.fold import fold_text

TARGET = Path(__file__).resolve().parents[1] / "src/khabar/arabic/lexicon/words.txt.gz"
SMALLEST_COUNT = 4
# A part must be this much as frequent as the word it is taken from.
PREFIX_RATIO = 0.1
SUFFIX_RATIO = 0.5
ACCUSATIVE_RATIO = 0.2
# Of a word's occurrences, so many with the article or the imperfect's letters before it make it a stem.
STEM_EVIDENCE = 0.01
_WORD = re.compile("[\u0621-\u063f\u0641-\u064a]+")

Counts = Counter[str]


def count_words(folder: Path) -> Counts:
    """How often each folded Arabic word occurs in the files of `folder`."""
    counts: Counts = Counter()
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                counts.update(_WORD.findall(fold_text(f"{record.get('title') or ''}\n{record.get('text') or ''}")))
    return counts


def is_stem(word: str, counts: Counts) -> bool:
    """Whether the word is seen behind what stands only before stems."""
    seen = sum(counts[prefix + word] for prefix in ("ال", "وال", "بال", "ي", "ت", "ن"))
    # «قراره» is a decision of his though a place is called «القرارة».
    evidence = 5 * STEM_EVIDENCE if word.endswith("ه") else STEM_EVIDENCE
    return seen >= max(2, evidence * counts[word])


def article_is_real(word: str, counts: Counts) -> bool:
    """Whether the «ال» that `word` begins with is the article."""
    bare = word[2:]
    lexical = counts["ل" + word] + counts["ال" + word]
    real = counts["لل" + bare] + counts[bare]
    if len(bare) < 3:
        return len(bare) == 2 and counts["لل" + bare] > max(lexical, STEM_EVIDENCE * counts[word])
    return real >= lexical or lexical < max(2, STEM_EVIDENCE * counts[word])


def prefix_is_real(split: Split, word: str, counts: Counts) -> bool:
    """Whether taking the prefix off leaves a word that the longer one is likely made of."""
    short = len(split.stem) < 3
    if short and not (split.prefix in ("و", "ف") and split.stem in short_words()):
        return False
    return counts[split.stem] >= max(SMALLEST_COUNT, PREFIX_RATIO * counts[word])


def suffix_is_real(split: Split, word: str, counts: Counts) -> bool:
    """The same for a pronoun."""
    return len(split.stem) > 2 and counts[split.stem] >= max(SMALLEST_COUNT, SUFFIX_RATIO * counts[word])


def is_feminine(split: Split) -> bool:
    """Whether the «ه» may be the ta marbuta of a feminine, which folding made the same letter."""
    return split.suffix == "ه" and split.stem[-1] != "ء"


def whole_words(counts: Counts) -> set[str]:
    """The words to keep."""
    whole = set()
    for word, count in counts.items():
        if not 2 <= len(word) <= 20 or count < (2 if word.startswith("ال") else SMALLEST_COUNT):
            continue
        if word.startswith("ال"):
            if any(suffix_is_real(split, word, counts) for split in suffix_splits(word) if not is_feminine(split)):
                continue  # what has the article has no pronoun: «إلقاءه» has none
            if article_is_real(word, counts):
                whole.add(word[2:])
            else:
                whole.add(word)
            continue
        if is_stem(word, counts):
            whole.add(word)
            continue
        if any(prefix_is_real(split, word, counts) for split in prefix_splits(word)[1:]):
            continue
        if any(suffix_is_real(split, word, counts) for split in suffix_splits(word)):
            continue
        if (
            len(word) > 3
            and word.endswith("ا")
            and word[-2] not in "يوه"
            and counts[word[:-1]] >= ACCUSATIVE_RATIO * count
        ):
            continue  # an accusative
        whole.add(word)
    return whole


def main() -> None:
    """Counts, chooses and writes; the file is the same byte for byte for the same collection."""
    words = sorted(whole_words(count_words(Path(sys.argv[1]))))
    TARGET.write_bytes(gzip.compress("\n".join(words).encode("utf-8"), 9, mtime=0))
    print(f"{len(words)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
