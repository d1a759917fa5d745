from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khabar.collect.arabic_bytes import ISO_8859_6, WINDOWS_1256, best_arabic_charset, decode_single_byte
from khabar.collect.charset import decode, is_utf_16, utf_8

PROSE = """
أعلنت بلدية المرسى أمس الثلاثاء بدء أعمال صيانة محطة تحلية المياه شرق المدينة وتستمر ثلاثة أيام حسب بيان نشره المكتب
الإعلامي وأوضح رئيس قسم التشغيل أن ضخ المياه إلى الأحياء القديمة سيتوقف ليلا ثم يعود تدريجيا فجر الجمعة وطالب السكان
بترشيد الاستهلاك مؤكدا أن الخزانات ممتلئة وأن فرق الطوارئ جاهزة للتدخل في أي ظرف طارئ، غدا؛ لماذا؟
"""
WORDS = PROSE.split()
ARABIC_CHARSETS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256", "iso-8859-6")
# Sixteen different words: of eight, one choice in 10,000 has no letter that tells the two Arabic charsets apart.
sentences = st.lists(st.sampled_from(sorted(set(WORDS))), min_size=16, max_size=50, unique=True).map(" ".join)
declared = st.sampled_from(
    [None, "utf-8", "UTF8", "windows-1256", "cp1256", "iso-8859-6", "ISO-8859-1", "windows-1252", "us-ascii",
     "windows-1251", "shift_jis", "gb2312", "utf-16", "x-user-defined", "idna", "rot13", "nonsense", "0"]
)  # fmt: skip
FORMS = (
    '<html><head><meta charset="{}"><title>{}</title></head><body><p>{}</p></body></html>',
    "<HTML><HEAD><META HTTP-EQUIV='Content-Type' CONTENT='text/html; CHARSET={}'><TITLE>{}</TITLE><BODY><P>{}",
    '<?xml version="1.0" encoding="{}"?>\n<html><head><title>{}</title></head><body>{}</body></html>',
)


@given(sentences, st.sampled_from(ARABIC_CHARSETS), declared, st.sampled_from(FORMS))
@example(" ".join(WORDS), "windows-1256", "utf-8", FORMS[0])
@example(" ".join(WORDS), "windows-1256", "ISO-8859-1", FORMS[1])
@example(" ".join(WORDS), "utf-8", "windows-1256", FORMS[0])
@example(" ".join(WORDS), "iso-8859-6", None, FORMS[0])
def test_whatever_is_declared(text: str, charset: str, says: str | None, form: str) -> None:
    page = form.format(says, text, text) if says else f"<html><title>{text}</title><p>{text}</p></html>"
    assert decode(page.encode(charset), html=True) == page


@given(sentences, st.sampled_from(ARABIC_CHARSETS))
def test_plain_text(text: str, charset: str) -> None:
    assert decode(text.encode(charset), html=False) == text


@given(st.binary(max_size=400), st.booleans())
def test_never_fails(content: bytes, html: bool) -> None:
    text = decode(content, html=html)
    assert "\0" not in text
    text.encode()  # no lone surrogates


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf_8_with_mark(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), html=True) == text


@given(sentences, st.integers(1, 3))
def test_cut_in_a_character(text: str, missing: int) -> None:
    content = text.encode() + "😀".encode()[:-missing]
    assert decode(content, html=False) == text


def test_a_few_stray_bytes_in_utf_8() -> None:
    text = " ".join(WORDS)
    content = text.encode().replace("بدء".encode(), b"\xe9", 1)
    assert decode(content, html=True) == text.replace("بدء", "\ufffd", 1)


def test_windows_quotation_marks_in_iso_8859_6() -> None:
    content = " ".join(WORDS).encode("iso-8859-6") + b" \x93" + "نعم".encode("iso-8859-6") + b"\x94"
    assert decode(content, html=True).endswith("“نعم”")


def test_french_words_among_arabic_in_windows_1256() -> None:
    text = " ".join(WORDS[:30]) + " (créée à Genève) « بيان » گفت"
    assert decode(text.encode("windows-1256"), html=True) == text


@pytest.mark.parametrize(
    ("text", "charset", "says"),
    [
        ("Le président a déclaré que les négociations se poursuivront à Genève", "windows-1252", None),
        ("Le président a déclaré que les négociations se poursuivront à Genève", "windows-1252", "iso-8859-1"),
        ("Президент заявил, что переговоры продолжатся на следующей неделе", "windows-1251", "windows-1251"),
        ("Президент заявил, что переговоры продолжатся на следующей неделе", "koi8-r", "koi8-r"),
        ("ראש הממשלה הודיע כי השיחות יימשכו בשבוע הבא", "windows-1255", "windows-1255"),
        ("Görüşmelerin önümüzdeki hafta başkentte süreceğini açıkladı", "windows-1254", "iso-8859-9"),
        ("总统宣布谈判将于下周在首都继续进行", "gb18030", "gb2312"),
        ("大統領は来週首都で交渉を続けると発表した", "shift_jis", "Shift_JIS"),
    ],
)
def test_other_scripts(text: str, charset: str, says: str | None) -> None:
    meta = f'<meta charset="{says}">' if says else ""
    assert decode((meta + text).encode(charset), html=True) == meta + text


def test_other_scripts_without_a_declaration() -> None:
    text = "Президент заявил, что переговоры продолжатся на следующей неделе, сообщает агентство новостей. " * 5
    assert decode(text.encode("windows-1251"), html=False) == text


def test_declaration_that_the_bytes_refuse() -> None:
    page = '<meta charset="euc-jp">Gen\xe8ve \xff'
    assert decode(page.encode("latin-1"), html=True) == page


def test_short_arabic_as_declared() -> None:
    """Too little to tell by its letters (all of them rare): the declaration helps."""
    page = '<meta charset="windows-1256">ظؤظ'
    assert decode(page.encode("windows-1256"), html=True) == page


def test_nothing() -> None:
    assert decode(b"", html=True) == ""
    assert best_arabic_charset(b"plain ascii, caf\xe9") is None


def test_utf_16_is_told_from_binary() -> None:
    assert is_utf_16(" ".join(WORDS).encode("utf-16-le"))
    assert is_utf_16(codecs.BOM_UTF16_BE + b"\0a")
    assert not is_utf_16(b"\0\0\0\0\0\0\0\0")
    assert not is_utf_16(b"abc\0def")


def test_every_byte_has_a_character() -> None:
    for charset in (WINDOWS_1256, ISO_8859_6):
        text = decode_single_byte(bytes(range(256)), charset)
        assert len(text) == 256
        assert "\ufffd" not in text


def test_utf_8_is_taken_as_it_is_and_anything_else_made_into_it() -> None:
    page = "<p>وصل الوفد إلى المدينة صباح اليوم".encode()
    assert utf_8(page) is page
    assert utf_8(codecs.BOM_UTF8 + page) == page
    assert utf_8(page.decode().encode("windows-1256")) == page
    assert utf_8(page + b"\0") == page
    assert utf_8(page[:-1]).decode().startswith("<p>وصل")
