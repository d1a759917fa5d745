"""Names by any token-classification model of Hugging Face's hub, instead of the one that ships. Needs ``transformers``.

find_names = load_hugging_face("some-body/arabic-ner")   # or a folder on this machine
khabar.read_page(page, find_names=find_names)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from khabar.arabic.text import ArabicText
from khabar.arabic.tokens import Token
from khabar.errors import ModelError
from khabar.model import Name, NameKind, Span

__all__ = ["load_hugging_face"]

_KINDS: dict[str, NameKind] = {
    "PER": "person", "PERS": "person", "PERSON": "person",
    "LOC": "location", "LOCATION": "location", "GPE": "location", "FAC": "location",
    "ORG": "organization", "ORGANIZATION": "organization", "ORGANISATION": "organization",
}  # fmt: skip
"""What models call the kinds; any other that is no ``O`` is misc."""
_BEGINS = "BSU"
"""The letters before the kind that begin a name in IOB2, BIOES and BILOU."""
_AT_ONCE = 16
"""Windows of text that the model sees together."""
_LONGEST = 512
"""Word pieces in a window, when the model tells no limit of its own."""

_Tag = tuple[bool, NameKind] | None
"""Whether a word begins a name, and of which kind."""


def load_hugging_face(model: str) -> Callable[[ArabicText], tuple[Name, ...]]:
    """A finder of names, to be given to the pipeline, by the model of this name on the hub or in this folder.

    A model that is not on this machine yet is downloaded by ``transformers``, which also says where it is kept. Runs on
    the processor. The names' rule is ``names.hugging_face``.

    Raises:
        ModelError: ``transformers`` or ``torch`` is not installed, or there is no such model, or it is not for token
            classification, has no fast tokenizer, or its labels do not tell kinds of names.
    """
    try:
        from transformers import AutoModelForTokenClassification, AutoTokenizer
    except ImportError as error:
        raise ModelError(f"{error}; a model of Hugging Face needs pip install 'khabar[transformers]'") from error
    try:
        tokenizer = AutoTokenizer.from_pretrained(model)
        network = AutoModelForTokenClassification.from_pretrained(model).eval()
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(f"{model} cannot be loaded as a token-classification model: {error}") from error
    if not tokenizer.is_fast:
        raise ModelError(f"{model} has no fast tokenizer, which alone tells the words that its pieces are of")
    tags = {int(number): _tag(label) for number, label in network.config.id2label.items()}
    if all(label.startswith("LABEL_") for label in network.config.id2label.values()) or not any(tags.values()):
        raise ModelError(f"{model} does not tell kinds of names: {sorted(network.config.id2label.values())}")
    return _Finder(tokenizer, network, tags)


def _tag(label: str) -> _Tag:
    """``B-PERS``, ``I-LOC``, ``S-ORG``; without a letter in front («PER») a name goes on as long as its kind does."""
    if label.upper() == "O":
        return None
    place, mark, kind = label.partition("-")
    if not mark or len(place) != 1:
        return False, _KINDS.get(label.upper(), "misc")
    return place.upper() in _BEGINS, _KINDS.get(kind.upper(), "misc")


class _Finder:
    """Sees the words as the page has them, not folded; a word's first piece speaks for it."""

    def __init__(self, tokenizer: Any, network: Any, tags: dict[int, _Tag]) -> None:
        self._tokenizer, self._network, self._tags = tokenizer, network, tags
        told = (tokenizer.model_max_length, getattr(network.config, "max_position_embeddings", _LONGEST))
        # RoBERTa and its kin count positions from 2.
        self._longest = min(told[0], told[1] - 2 if told[1] > _LONGEST else told[1], _LONGEST)

    def __call__(self, text: ArabicText) -> tuple[Name, ...]:
        sentences = [sentence for sentence in _sentences(text) if sentence]
        found: list[Name] = []
        for sentence, tags in zip(sentences, self._tagged(text, sentences), strict=True):
            for first, end, kind in _runs(tags):
                span = text.folded.source(sentence[first].start, sentence[end - 1].end)
                found.append(Name(id=f"n{len(found) + 1}", span=span, kind=kind, rule="names.hugging_face"))
        return tuple(found)

    def _tagged(self, text: ArabicText, sentences: Sequence[Sequence[Token]]) -> list[list[_Tag]]:
        import torch

        out: list[list[_Tag]] = [[None] * len(sentence) for sentence in sentences]
        if not sentences:
            return out
        words = [
            [text.folded.source(token.start, token.end).of(text.source) for token in sentence] for sentence in sentences
        ]
        windows = self._tokenizer(
            words,
            is_split_into_words=True,
            truncation=True,
            max_length=self._longest,
            return_overflowing_tokens=True,
            padding=True,
            return_tensors="pt",
        )
        of_sentence = windows.pop("overflow_to_sample_mapping").tolist()
        for start in range(0, len(of_sentence), _AT_ONCE):
            part = {name: values[start : start + _AT_ONCE] for name, values in windows.items()}
            with torch.inference_mode():
                best = self._network(**part).logits.argmax(-1).tolist()
            for window, labels in enumerate(best, start):
                tags, before = out[of_sentence[window]], None
                for word, label in zip(windows.word_ids(window), labels, strict=True):
                    if word is not None and word != before and tags[word] is None:
                        tags[word] = self._tags[label]
                    before = word
        return out


def _sentences(text: ArabicText) -> Iterator[list[Token]]:
    """The tokens of each sentence, line ends left out."""
    tokens = iter(token for token in text.tokens if token.text[0] != "\n")
    token = next(tokens, None)
    for sentence in text.sentences:
        end = text.folded.folded(Span(0, sentence.end))[1]
        inside = []
        while token is not None and token.start < end:
            inside.append(token)
            token = next(tokens, None)
        yield inside


def _runs(tags: Sequence[_Tag]) -> Iterator[tuple[int, int, NameKind]]:
    """First word, end and kind of each name; one that begins in the middle («I-» after ``O``) is one too."""
    start, running = 0, None
    for at, tag in enumerate((*tags, None)):
        kind = None if tag is None else tag[1]
        if running is not None and (kind != running or (tag is not None and tag[0])):
            yield start, at, running
            running = None
        if running is None and kind is not None:
            start, running = at, kind
