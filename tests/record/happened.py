"""Invented reports of one invented happening by several outlets, as Khabar reads them."""

from __future__ import annotations

from khabar.model import Copy, Document
from tests.record.articles import document

FIRST = (
    "قُتل سبعة عشر شخصا وأصيب 41 آخرون في تفجير انتحاري استهدف سوقا للسمك في مدينة القصرين التونسية أمس الاثنين، بحسب ما"
    " أعلن محافظ القصرين كمال الدريدي.\n"
    "وقال شهود عيان إن انتحاريا فجر نفسه قرب عربة ثلج."
)
SECOND = (
    "قال المتحدث باسم وزارة الصحة التونسية منير الجربي إن 19 شخصا قتلوا في التفجير الانتحاري الذي وقع الاثنين في مدينة"
    " القصرين.\n"
    "وأوضح الدريدي أن الشرطة أوقفت رجلين يشتبه في صلتهما بالتفجير."
)
RISEN = (
    "ارتفعت حصيلة ضحايا التفجير الانتحاري في مدينة القصرين التونسية إلى 22 قتيلا، وفق ما أعلنت وزارة الصحة التونسية"
    " الأربعاء."
)
COMMENT = "ليست الثلاجات وحدها هي التي انكسرت في سوق السمك، فثقة الناس بالأمان انكسرت معها، ولا جواب عند أحد."


def reports() -> list[Document]:
    """Two first tolls of one day, and a comment."""
    return [
        document(FIRST, outlet="المرسى", published="2025-02-11", headline="تفجير انتحاري في القصرين", reads=True),
        document(SECOND, outlet="السدرة", published="2025-02-11", headline="19 قتيلا في القصرين", reads=True),
        document(COMMENT, outlet="الهور", published="2025-02-12", headline="بعد السوق", reads=True),
    ]


def later() -> Document:
    """A toll that has risen."""
    return document(
        RISEN, outlet="الربوة", published="2025-02-12", headline="ارتفاع حصيلة تفجير القصرين إلى 22", reads=True
    )


def copied(source: Document, copy: Document) -> Copy:
    """That one is a copy of the other."""
    return Copy(source=source.article.id, copy=copy.article.id, containment=0.9, sure=True)
