from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Span
from khabar.web.quotes import Mark, Piece, pieces, quote

TEXT = "قال الناطق. إن سبعة قتلوا. وانتهى."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_pieces_bear_what_holds_throughout() -> None:
    marks = [
        Mark(span=span("إن سبعة قتلوا"), layer="statement", id="a1"),
        Mark(span=span("سبعة"), layer="value", title="7"),
    ]
    assert pieces(TEXT, marks, span("إن سبعة قتلوا.")) == (
        Piece(text="إن ", layers=("statement",), ids=("a1",)),
        Piece(text="سبعة", layers=("statement", "value"), titles=("7",)),
        Piece(text=" قتلوا", layers=("statement",)),
        Piece(text="."),
    )


def test_a_quote_is_the_sentences_of_its_marks() -> None:
    def quoted(*words: str) -> str:
        return "".join(piece.text for piece in quote(TEXT, [Mark(span=span(each), layer="x") for each in words]))

    assert quoted("سبعة") == "إن سبعة قتلوا."
    assert quoted("الناطق", "سبعة") == "قال الناطق. إن سبعة قتلوا."
    assert quote(TEXT, []) == ()


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("abc")), max_size=8),
)
def test_pieces_together_are_the_text(text: str, marks: list[tuple[int, int, str]]) -> None:
    spans = [(Span(min(a, b, len(text)), min(max(a, b), len(text))), layer) for a, b, layer in marks]
    found = pieces(text, [Mark(span=each, layer=layer) for each, layer in spans])
    assert "".join(piece.text for piece in found) == text
    at = 0
    for piece in found:
        here = {layer for each, layer in spans if each.start <= at and at + len(piece.text) <= each.end and len(each)}
        assert set(piece.layers) == here
        at += len(piece.text)
