from __future__ import annotations

import io
import zipfile
from math import exp
from pathlib import Path

import numpy as np
import pytest

from khabar.errors import LexiconError
from khabar.model import Document, Profile
from khabar.record.stories import key_words, near, profile, shared, tie_scores
from khabar.record.stories import ties as module
from khabar.record.stories.signals import SIGNALS, signals
from khabar.record.stories.ties import Trees, probabilities
from tests.record.articles import document

BLAST = (
    "قُتل سبعة عشر شخصا وأصيب واحد وأربعون آخرون في تفجير انتحاري استهدف سوقا للسمك في مدينة القصرين صباح الاثنين، بحسب"
    " ما أعلن محافظ القصرين كمال الدريدي.\n"
    "وقال شهود عيان إن انتحاريا فجر نفسه قرب عربة ثلج، وإن الحريق امتد إلى ثلاثة محال.\n"
    "ولم تتبن أي جهة التفجير."
)
BLAST_AGAIN = (
    "ارتفعت حصيلة التفجير الانتحاري الذي استهدف سوق السمك في القصرين إلى تسعة عشر قتيلا، وفق وزارة الصحة التونسية.\n"
    "وأوضح المحافظ كمال الدريدي أن الشرطة أوقفت رجلين يشتبه في صلتهما بالتفجير الذي وقع الاثنين."
)
TALKS = (
    "بحث وزير الزراعة الأردني منير الحسبان في عمّان مع وفد من مزارعي الزيتون أسعار المعاصر قبل بدء الموسم.\n"
    "وقال الوزير إن الوزارة ستعلن الأسعار الأسبوع المقبل."
)


def read(text: str, headline: str, published: str | None = "2025-02-11") -> Document:
    return document(text, headline=headline, published=published, reads=True)


@pytest.fixture(scope="module")
def blast() -> Profile:
    return profile(read(BLAST, "17 قتيلا في تفجير انتحاري بسوق السمك في القصرين"))


@pytest.fixture(scope="module")
def again() -> Profile:
    return profile(read(BLAST_AGAIN, "ارتفاع حصيلة تفجير سوق السمك بالقصرين", "2025-02-12"))


@pytest.fixture(scope="module")
def talks() -> Profile:
    return profile(read(TALKS, "وزير الزراعة يبحث أسعار معاصر الزيتون"))


def test_what_an_article_is_told_by(blast: Profile) -> None:
    assert blast.day is not None
    assert blast.day.isoformat() == "2025-02-11"
    assert "سمك" in blast.headline
    assert blast.text[0] == "قتل"
    assert len(blast.towns) == 1
    assert blast.towns == blast.places
    assert blast.countries.keys() == {"TN"}
    assert "p:دريدي" in blast.first_parties
    assert blast.types == {"ASSAULT"}
    assert blast.days == {"2025-02-10"}
    assert blast.killed == {17}
    assert blast.tolls.keys() >= {"killed 17", "injured 41"}
    assert [key.partition(" ")[0] for key in blast.where] == ["ASSAULT"]
    assert list(blast.when) == ["ASSAULT TN 2025-02-10"]


def test_an_article_with_next_to_nothing() -> None:
    bare = profile(document("خبر", headline=None, published=None))
    assert (bare.day, bare.headline, bare.text, bare.towns) == (None, (), ("خبر",), {})
    assert len(signals(bare, bare)) == len(SIGNALS)
    assert 0 <= tie_scores(bare, [bare])[0] <= 1


def test_what_two_articles_show(blast: Profile, again: Profile, talks: Profile) -> None:
    same = dict(zip(SIGNALS, signals(blast, again), strict=True))
    other = dict(zip(SIGNALS, signals(blast, talks), strict=True))
    for name in ("whole", "lead", "headline", "lead in a passage, less", "told by a passage", "rare words", "towns"):
        assert same[name] > other[name], name
    assert same["main country"]
    assert other["no common country"]
    assert same["parties"] > 0 == other["parties"]
    assert same["other killed"]
    assert (same["days apart"], other["days apart"]) == (1, 0)
    assert signals(blast, again) == signals(again, blast)


def test_ties(blast: Profile, again: Profile, talks: Profile) -> None:
    [same, other, itself] = tie_scores(blast, [again, talks, blast])
    assert other < 0.1 < 0.5 < same <= 1
    assert itself > 0.5
    assert tie_scores(again, [blast]) == [same]
    assert tie_scores(blast, []) == []


def test_key_words_find_what_may_be_of_one_story(blast: Profile, again: Profile, talks: Profile) -> None:
    words, more, others = map(key_words, (blast, again, talks))
    assert {"سمك", "قصرين"} <= words.keys() & more.keys()
    assert len(words) <= 32
    assert shared(words, more) > 0.1 > 0.03 > shared(words, others)


def test_days_that_are_near(blast: Profile, again: Profile) -> None:
    later = profile(read(BLAST, "تفجير", "2025-03-11"))
    unknown = profile(document(BLAST, published=None))
    assert near(blast, again)
    assert not near(blast, later)
    assert near(unknown, later)


def test_trees() -> None:
    # One tree asks whether the first signal is at most 0.5, the other adds 1 in any case.
    trees = Trees(
        signal=np.array([[0, 0, 0], [0, 0, 0]], np.int16),
        most=np.array([[0.5, 0, 0], [0, 0, 0]]),
        left=np.array([[1, 1, 2], [0, 1, 2]], np.int16),
        right=np.array([[2, 1, 2], [0, 1, 2]], np.int16),
        value=np.array([[0, -3, 2], [1, 0, 0]], np.float64),
    )
    found = probabilities(np.array([[0.5], [0.6]]), trees)
    assert found.tolist() == pytest.approx([1 / (1 + exp(2)), 1 / (1 + exp(-3))])


def test_trees_of_other_signals_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    np.savez(held, signals=3, **module._shipped()._asdict())
    monkeypatch.setattr(Path, "open", lambda self, mode: io.BytesIO(held.getvalue()))
    with pytest.raises(LexiconError, match="train it anew"):
        module._shipped.__wrapped__()


def test_trees_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    monkeypatch.setattr(Path, "open", lambda self, mode: io.BytesIO(empty.getvalue()))
    with pytest.raises(LexiconError, match=r"ties\.npz"):
        module._shipped.__wrapped__()
