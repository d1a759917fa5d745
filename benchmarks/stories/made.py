"""Made articles: words that follow each other as in real news, with happenings and copies planted among them."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

FIRST_DAY = dt.date(2024, 1, 1)
A_DAY = 275
"""Articles of a day: a hundred thousand make a year."""
_OUTLETS = 30
_GOES_ON = 0.5
"""How often a text goes on as the real one there does, and not as another with the same word."""
_HAPPENING = 0.35
"""The share of articles that report a planted happening; of each there are one to twelve reports on three days."""
_COPY = 0.05
"""The share that copies an article of the two days before: from 60 to 100 % of it, one word in ten another."""
_TOWNS = (
    "تعز", "مأرب", "الحديدة", "الموصل", "كركوك", "الرمادي", "حلب", "درعا", "القامشلي", "بنغازي",
    "سبها", "درنة", "العريش", "أسيوط", "الخليل", "نابلس", "طرابلس", "صيدا", "القصرين", "وهران",
    "الفاشر", "مقديشو", "كابول", "بيشاور", "ديار بكر", "صعدة", "إب", "الضالع", "الفلوجة", "بعقوبة",
    "السليمانية", "إدلب", "حماة", "الرقة", "مصراتة", "سرت", "طبرق", "الأقصر", "سوهاج", "جنين",
    "رفح", "بعلبك", "زحلة", "صفاقس", "سوسة", "عنابة", "نيالا", "كسلا", "هرات", "قندهار",
    "كراتشي", "أضنة",
)  # fmt: skip
_DEEDS = (
    ("انفجار سيارة مفخخة", "انفجرت سيارة مفخخة قرب سوق شعبية"), ("هجوم على نقطة تفتيش", "هاجم مسلحون نقطة تفتيش"),
    ("غارة جوية", "شنت طائرات غارة على مخزن"), ("حريق", "اندلع حريق في مبنى سكني"),
    ("انهيار عمارة", "انهارت عمارة من أربعة طوابق"), ("تصادم حافلتين", "اصطدمت حافلتان على الطريق السريع"),
    ("اشتباكات", "اندلعت اشتباكات بين مسلحين"), ("سيول", "جرفت سيول منازل"), ("عبوة ناسفة", "انفجرت عبوة ناسفة بدورية"),
    ("قصف مدفعي", "سقطت قذائف على حي سكني"), ("غرق مركب", "غرق مركب صيد"), ("إطلاق نار", "أطلق مجهولون النار على مقهى"),
)  # fmt: skip
_HEADLINES = (
    "مقتل {toll} {victims} في {deed} في {town}",
    "{town}: {deed} يوقع {toll} قتيلا",
    "{deed} في {name} يخلف {toll} ضحية",
)
_LEADS = (
    "{told} في {name} التابعة لمدينة {town}، ما أدى إلى مقتل {toll} {victims} وإصابة آخرين، بحسب مصدر أمني.",
    "قال مسؤول محلي إن {toll} {victims} قتلوا عندما {told} في {name} بمدينة {town}.",
    "ارتفعت حصيلة الضحايا في {name} قرب {town} إلى {toll} قتيلا بعدما {told}، وفق ما أعلنت السلطات.",
)
_VICTIMS = ("شخصا", "جنديا", "مدنيا", "عاملا")


class News:
    """A chain of real words; nothing of it is a sentence that stands anywhere."""

    def __init__(self, paths: list[Path]) -> None:
        known: dict[str, int] = {}
        numbers: list[int] = []
        lengths = []
        for path in paths:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    text = json.loads(line)["text"].split()
                    if len(text) >= 20:
                        numbers += [known.setdefault(word, len(known)) for word in text]
                        lengths.append(min(len(text), 900))
        self.words, self.text, self.lengths = list(known), np.array(numbers), np.array(lengths)
        times = np.bincount(self.text)
        self.rare = [w for w, n in zip(self.words, times.tolist(), strict=True) if 2 <= n <= 8 and w.isalpha()]
        self.places = np.argsort(self.text, kind="stable")
        self.first = np.searchsorted(self.text[self.places], np.arange(len(self.words) + 1))

    def chain(self, length: int, random: np.random.Generator, goes_on: float = _GOES_ON) -> list[str]:
        """So many words, each of which follows the one before it as often as it really does."""
        at = int(random.integers(0, len(self.text) - 1))
        chosen = []
        chances, elsewhere = random.random(length), random.random(length)
        for step in range(length):
            word = self.text[at]
            chosen.append(word)
            if chances[step] >= goes_on:
                first, last = self.first[word], self.first[word + 1]
                at = self.places[first + int(elsewhere[step] * (last - first))]
            at = (at + 1) % len(self.text)
        return [self.words[word] for word in chosen]

    def length(self, random: np.random.Generator) -> int:
        """Of a real article."""
        return int(random.choice(self.lengths))


class Happening:
    """A planted happening: what all reports say, and words of its own that each repeats some of."""

    def __init__(self, news: News, day: dt.date, number: int, random: np.random.Generator) -> None:
        self.number, self.day = number, day
        self.left = int(min(12, random.geometric(0.3)))
        self.town, self.victims = str(random.choice(_TOWNS)), str(random.choice(_VICTIMS))
        self.deed, self.told = _DEEDS[int(random.integers(len(_DEEDS)))]
        self.name = "قرية " + str(news.rare[int(random.integers(len(news.rare)))])
        self.toll = int(random.integers(3, 90))
        self.matter = [word for word in news.chain(160, random, goes_on=0.8) if len(word) > 3]

    def report(self, news: News, random: np.random.Generator) -> tuple[str, str]:
        """Headline and text of one more report; the toll grows now and then."""
        self.left -= 1
        if random.random() < 0.2:
            self.toll += int(random.integers(1, 5))
        headline, lead = (
            str(random.choice(forms)).format(
                toll=self.toll, victims=self.victims, deed=self.deed, told=self.told, town=self.town, name=self.name
            )
            for forms in (_HEADLINES, _LEADS)
        )
        body = news.chain(max(30, news.length(random)), random)
        for word in random.choice(self.matter, 14):  # the matter's own words, among others
            body[int(random.integers(len(body)))] = str(word)
        return headline, " ".join([lead, *_sentences(body, random)])


def articles(news: News, count: int, seed: int = 1) -> Iterator[tuple[dict[str, str], int | None, int | None]]:
    """Records as ``khabar add`` takes them, in the order of time, each with its happening and what it copies."""
    random = np.random.default_rng(seed)
    open_ones: list[Happening] = []
    recent: list[tuple[dict[str, str], int | None]] = []
    happenings = 0
    for number in range(count):
        day = FIRST_DAY + dt.timedelta(days=number // A_DAY)
        chance = random.random()
        happening, copied = None, None
        if recent and chance < _COPY:
            back = int(random.integers(1, 1 + min(len(recent), 2 * A_DAY)))
            source, happening = recent[-back]
            copied = number - back
            headline, text = source["title"], _edited(source["text"], news, random)
        elif chance < _COPY + _HAPPENING:
            open_ones = [one for one in open_ones if one.left and (day - one.day).days < 3]
            if len(open_ones) < 60:
                open_ones.append(Happening(news, day, happenings, random))
                happenings += 1
            one = open_ones[int(random.integers(len(open_ones)))]
            happening = one.number
            headline, text = one.report(news, random)
        else:
            headline = " ".join(news.chain(9, random))
            text = " ".join(_sentences(news.chain(news.length(random), random), random))
        record = {
            "id": f"made-{number:06}",
            "outlet": f"outlet-{int(random.integers(_OUTLETS)):02}",
            "published": day.isoformat(),
            "title": headline,
            "text": text,
        }
        recent.append((record, happening))
        del recent[: -2 * A_DAY - 1]
        yield record, happening, copied


def write(paths: list[Path], count: int, records: Path, planted: Path) -> None:
    """The records, a line each, and beside them what was planted: happening and source, or null."""
    news = News(paths)
    with records.open("w", encoding="utf-8") as out, planted.open("w", encoding="utf-8") as aside:
        for record, happening, copied in articles(news, count):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            aside.write(json.dumps([record["id"], happening, copied]) + "\n")


def _sentences(words: list[str], random: np.random.Generator) -> list[str]:
    parts = []
    while words:
        length = int(random.integers(12, 28))
        parts.append(_sentence(words[:length]))
        words = words[length:]
    return parts


def _sentence(words: list[str]) -> str:
    return " ".join(words).rstrip(".،") + "."


def _edited(text: str, news: News, random: np.random.Generator) -> str:
    words = text.split()
    kept = words[: max(20, int(len(words) * random.uniform(0.6, 1)))]
    for at in np.flatnonzero(random.random(len(kept)) < 0.1):
        kept[at] = news.words[news.text[int(random.integers(len(news.text)))]]
    return " ".join(kept)
