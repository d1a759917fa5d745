import pytest
from hypothesis import given

from khabar.arabic import fold
from khabar.arabic.tokens import tokenize
from tests.arabic.strategies import texts


def _shown(text: str) -> list[str]:
    return [token.text for token in tokenize(fold(text))]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("بلغت 12.5% أمس،", ["بلغت", "12.5", "%", "امس", "،"]),
        ("و50,000 و1،234،567.5", ["و", "50,000", "و", "1،234،567.5"]),
        ("٢٫٥ و1.07 و2،5", ["2.5", "و", "1.07", "و", "2،5"]),
        ("1.234.567,5 و50.000", ["1.234.567,5", "و", "50.000"]),
        ("17.03.2020م", ["17", ".", "03", ".", "2020", "م"]),
        ("3،4،5", ["3", "،", "4", "،", "5"]),
        ("10:30-", ["10", ":", "30", "-"]),
        ("الـCNN وG20", ["ال", "cnn", "و", "g20"]),
        ("O'Neil و'شبكة'", ["o'neil", "و", "'", "شبكه", "'"]),
        ("مي\u200cشود", ["ميشود"]),
        ("ثم... عاد", ["ثم", "...", "عاد"]),
        ("سطر\n \nآخر", ["سطر", "\n \n", "اخر"]),
        ("  ", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert _shown(text) == tokens


def test_kinds() -> None:
    assert [token.kind for token in tokenize(fold("قتل 5، أمس\n"))] == ["word", "number", "mark", "word", "mark"]


@given(texts)
def test_tokens_are_ordered_and_leave_out_only_spaces(text: str) -> None:
    folded = fold(text)
    position = 0
    for token in tokenize(folded):
        assert token.start >= position
        assert not folded.text[position : token.start].strip()
        assert token.text == folded.text[token.start : token.end] != ""
        position = token.end
    assert not folded.text[position:].strip()


@given(texts)
def test_tokens_lead_back_to_the_source(text: str) -> None:
    folded = fold(text)
    for token in tokenize(folded):
        if "\u0654" not in text:
            assert token.text in fold(folded.source(token.start, token.end).of(text)).text
