"""Invented articles of invented outlets that repeat each other, for the tests of what goes across articles."""

from __future__ import annotations

import datetime as dt

import msgspec

from khabar.model import Article, Document, Page, Reading, Voice
from khabar.pipeline import read

WIRE = (
    "أعلنت إدارة ميناء المرفأ الشمالي، مساء أمس، تعليق حركة السفن بعد غرق زورق صيد قبالة جزيرة النوارس، وقالت إن فرق"
    " الإنقاذ انتشلت سبعة بحارة أحياء.\n"
    "وذكر قبطان الزورق سليم الحداد أن موجة عالية قلبت الزورق على بعد ثلاثة أميال من الشاطئ، وأن اثنين من رفاقه ما زالا"
    " في عداد المفقودين.\n"
    "وأضافت الإدارة أن البحث سيستأنف فجرا بمشاركة مروحيتين وزورقين من خفر السواحل، وأن الأرصاد تتوقع هدوء الرياح قبل"
    " الظهر.\n"
    "وكان الميناء قد شهد في الشتاء الماضي حادثا مشابها غرقت فيه عبارة صغيرة من دون خسائر في الأرواح."
)
OWN = (
    "\nوقالت مراسلة الصحيفة في الجزيرة إن عشرات الأسر تجمعت عند الرصيف القديم حاملة المصابيح، وإن المقاهي فتحت أبوابها"
    " للأهالي طوال الليل.\nويعيش معظم سكان الجزيرة على صيد السردين وتجفيفه منذ أجيال."
)
OTHER = (
    "افتتح معرض الكتاب في مدينة الربوة أبوابه صباح اليوم بمشاركة مئتي ناشر من عشرين بلدا، وخصص المنظمون جناحا لأدب"
    " الأطفال وآخر للمخطوطات النادرة.\n"
    "وقالت مديرة المعرض إن الدخول مجاني في اليومين الأولين، وإن ندوة عن الترجمة ستعقد في القاعة الكبرى مساء السبت.\n"
    "ويستمر المعرض أسبوعين، ويقدم الناشرون خصما يصل إلى نصف السعر على الكتب المدرسية."
)


def document(
    text: str,
    *,
    outlet: str = "صحيفة الربوة",
    published: str | None = "2025-02-10",
    headline: str | None = "حادث في المرفأ",
    url: str | None = None,
    reads: bool = False,
    agency: str | None = None,
) -> Document:
    """A document of `text`: with `reads` as Khabar reads it, else only with its outlet and the `agency` it names."""
    page = page_of(text, outlet, headline, published)
    article = Article(
        id=page.id[:16], page=page.id, url=url, outlet=outlet, language="ar", headline=headline, published=published,
        text=text,
    )  # fmt: skip
    if reads:
        return Document(article=article, reading=read(article))
    voice = [Voice(name=outlet, kind="media", naming="named", origin="outlet")]
    if agency is not None:
        voice.append(Voice(name=agency, kind="agency", naming="named", origin="dateline"))
    return Document(article=article, reading=msgspec.structs.replace(_empty(published), voice=tuple(voice)))


def page_of(text: str, outlet: str, headline: str | None, published: str | None) -> Page:
    """The page that `document` takes its article from."""
    return Page.from_bytes("\n".join((outlet, headline or "", published or "", text)).encode(), format="html")


def with_page(made: Document) -> tuple[Page, Document]:
    """A document with its page, as a store takes them."""
    article = made.article
    return page_of(article.text, article.outlet or "", article.headline, article.published), made


def reprints() -> list[Document]:
    """Four articles of one wire, and one of something else."""
    half = "\n".join(WIRE.split("\n")[:3])
    return [
        document(WIRE),
        document(WIRE + OWN, outlet="المرسى", published="2025-02-11"),
        document(half, outlet="السدرة", published="2025-02-11"),
        document(OTHER, outlet="السدرة"),
        document(half + OWN, outlet="الهور", published=None),
    ]


def _empty(published: str | None) -> Reading:
    return Reading(anchor=None if published is None else dt.date.fromisoformat(published[:10]))
