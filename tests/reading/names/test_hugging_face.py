"""A model of Hugging Face in place of the one that ships: a tiny one, built and taught here."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from khabar.arabic.text import ArabicText
from khabar.errors import ModelError
from khabar.model import Page
from khabar.pipeline import read_page
from khabar.reading.names.hugging_face import load_hugging_face

LABELS = ("O", "B-PERS", "I-PERS", "B-LOC", "B-ORG", "I-ORG", "B-EVENT")
TAUGHT = {
    "زار": "O", "المدينة": "O", ".": "O", "في": "O", "و": "O", "أمس": "O", "قال": "O", "أن": "O",
    "سهيل": "B-PERS", "الوردي": "I-PERS", "مرسانا": "B-LOC", "هيئة": "B-ORG", "المناهل": "I-ORG", "مؤتمر": "B-EVENT",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch = pytest.importorskip("torch", reason="khabar[transformers] is not installed")
    transformers = pytest.importorskip("transformers", reason="khabar[transformers] is not installed")
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    torch.manual_seed(1)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *TAUGHT, "##ها"]
    tokenizer = Tokenizer(models.WordPiece({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]"
    )
    config = transformers.BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=24, id2label=dict(enumerate(LABELS)), label2id={x: at for at, x in enumerate(LABELS)},
    )  # fmt: skip
    model = transformers.BertForTokenClassification(config)
    optimizer = torch.optim.Adam(model.parameters(), 0.02)
    taught = torch.tensor([[4 + at for at in range(len(TAUGHT))]])
    labels = torch.tensor([[LABELS.index(label) for label in TAUGHT.values()]])
    for _ in range(120):
        order = torch.randperm(len(TAUGHT))
        loss = model(input_ids=taught[:, order], labels=labels[:, order]).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    path = tmp_path_factory.mktemp("model")
    model.eval().save_pretrained(path)
    fast.save_pretrained(path)
    return path


def found(folder: Path, text: str) -> list[tuple[str, str]]:
    names = load_hugging_face(str(folder))(ArabicText(text))
    assert [name.id for name in names] == [f"n{at}" for at in range(1, len(names) + 1)]
    return [(name.span.of(text), name.kind) for name in names]


def test_names_of_each_kind(folder: Path) -> None:
    assert found(folder, "زار سهيل الوردي مرسانا أمس.\nقال هيئة المناهل في مؤتمر") == [
        ("سهيل الوردي", "person"),
        ("مرسانا", "location"),
        ("هيئة المناهل", "organization"),
        ("مؤتمر", "misc"),
    ]


def test_a_name_begins_anew_with_its_letter(folder: Path) -> None:
    assert found(folder, "زار سهيل سهيل الوردي") == [("سهيل", "person"), ("سهيل الوردي", "person")]


def test_a_name_that_lacks_its_beginning_is_one(folder: Path) -> None:
    assert found(folder, "زار الوردي المدينة") == [("الوردي", "person")]


def test_a_sentence_longer_than_the_model_sees_at_once(folder: Path) -> None:
    text = "زار سهيل الوردي المدينة و " * 20
    assert found(folder, text) == [("سهيل الوردي", "person")] * 20


def test_a_text_without_words(folder: Path) -> None:
    assert found(folder, "") == found(folder, "\n \n") == []


def test_the_pipeline_takes_it(folder: Path) -> None:
    record = json.dumps({"id": "a1", "text": "زار سهيل الوردي مرسانا"}).encode()
    page = Page.from_bytes(record, format="record")
    reading = read_page(page, find_names=load_hugging_face(str(folder))).reading
    assert [name.rule for name in reading.names] == ["names.hugging_face"] * 2


def test_a_model_that_tells_no_kinds(folder: Path, tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers", reason="khabar[transformers] is not installed")
    config = transformers.BertConfig(
        vocab_size=30, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, num_labels=3
    )
    transformers.BertForTokenClassification(config).save_pretrained(tmp_path)
    transformers.AutoTokenizer.from_pretrained(folder).save_pretrained(tmp_path)
    with pytest.raises(ModelError, match="does not tell kinds of names"):
        load_hugging_face(str(tmp_path))


def test_no_such_model(tmp_path: Path) -> None:
    pytest.importorskip("transformers", reason="khabar[transformers] is not installed")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_hugging_face(str(tmp_path / "nothing"))


def test_without_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(ModelError, match=r"khabar\[transformers\]"):
        load_hugging_face("some/model")
