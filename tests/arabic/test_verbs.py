"""The conjugator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic import fold_text
from khabar.arabic.verbs import VerbForm, imperfect_forms, participle_forms, perfect_forms
from khabar.errors import LexiconError

PERFECTS = [
    ("قال", "قالت قالوا قالا قالتا قلت قلنا قلن قاله قالها قالته قالوه"),
    ("أشار", "أشارت أشاروا أشارا أشرت أشرنا"),
    ("دعا", "دعت دعوا دعوت دعاه دعتها دعوها"),
    ("نفى", "نفت نفوا نفيا نفتا نفيت نفاه نفته"),
    ("ادعى", "ادعت ادعوا ادعيا ادعيت"),
    ("رأى", "رأت رأوا رأيا رأيت رآه رآها"),
    ("حثّ", "حثت حثوا حثا حثثت حثثنا حثهم"),
    ("أكّد", "أكدت أكدوا أكدا أكدتا أكدنا أكدته"),
    ("هنّأ", "هنأت هنأوا هنؤوا هنأه هنأته"),
    ("خشي", "خشيت خشوا خشيا"),
    ("سأل", "سألت سألوا سألنا سألته"),
]
IMPERFECTS = [
    ("يقول", "تقول يقولون يقولوا يقولان تقولان أقول نقول يقوله"),
    ("يدعو", "تدعو يدعون يدعوا يدعوان أدعو ندعو يدعوها"),
    ("ينفي", "تنفي ينفون ينفوا ينفيان ينفيها"),
    ("يرى", "ترى يرون يروا يريان أرى نرى يراه"),
    ("يحثّ", "تحث يحثون يحثان"),
    ("يؤكد", "تؤكد يؤكدون يؤكدن أؤكد نؤكد"),
    ("يتنبأ", "تتنبأ يتنبأون يتنبؤون يتنبآن"),
    ("يأمل", "تأمل يأملون آمل نأمل"),
]
PARTICIPLES = [
    ("قائل", "قائلا قائلة قائلين قائلات"),
    ("داعي", "داعيا داعية داعين داعيات"),
    ("مؤكّد", "مؤكدا مؤكدة مؤكدين"),
]


@pytest.mark.parametrize(("perfect", "forms"), PERFECTS)
def test_perfect(perfect: str, forms: str) -> None:
    written = {form.written for form in perfect_forms(perfect)}
    assert written >= {fold_text(form) for form in (perfect, *forms.split())}


@pytest.mark.parametrize(("imperfect", "forms"), IMPERFECTS)
def test_imperfect(imperfect: str, forms: str) -> None:
    written = {form.written for form in imperfect_forms(imperfect)}
    assert written >= {fold_text(form) for form in (imperfect, *forms.split())}


@pytest.mark.parametrize(("participle", "forms"), PARTICIPLES)
def test_participle(participle: str, forms: str) -> None:
    written = {form.written for form in participle_forms(participle)}
    assert written >= {fold_text(form) for form in forms.split()}


def test_what_a_form_agrees_with() -> None:
    forms = {form.written: form for form in (*perfect_forms("وصف"), *imperfect_forms("يصف"))}
    assert forms["وصفت"] == VerbForm("وصفت", 3, "f", "s") or forms["وصفت"].person == 1
    assert forms["وصفتها"] == VerbForm("وصفتها", 3, "f", "s", "ها")
    assert forms["وصفوه"] == VerbForm("وصفوه", 3, "m", "p", "ه")
    assert forms["تصف"] == VerbForm("تصف", 3, "f", "s")
    assert forms["يصفون"] == VerbForm("يصفون", 3, "m", "p")


@pytest.mark.parametrize("wrong", ["", "ق", "\u0651"])
def test_what_is_no_perfect(wrong: str) -> None:
    with pytest.raises(LexiconError, match="perfect"):
        list(perfect_forms(wrong))


@pytest.mark.parametrize("wrong", ["", "قال", "يق"])
def test_what_is_no_imperfect(wrong: str) -> None:
    with pytest.raises(LexiconError, match="imperfect"):
        list(imperfect_forms(wrong))


def test_what_is_no_participle() -> None:
    with pytest.raises(LexiconError, match="participle"):
        list(participle_forms("قا"))


@given(st.text("ابتجدرسعفقكلمنهوىيأءئؤّ", min_size=3, max_size=7).filter(lambda word: len(word.replace("ّ", "")) > 2))
def test_forms_are_folded(word: str) -> None:
    forms = [*perfect_forms(word), *imperfect_forms("ي" + word), *participle_forms(word)]
    assert all(form.written == fold_text(form.written) for form in forms)
