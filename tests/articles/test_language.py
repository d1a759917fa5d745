from __future__ import annotations

import pytest

from khabar.articles.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("أعلنت الوزارة أن العمل في الميناء سيبدأ بعد العيد وأن السفن ستعود إلى خطوطها المعتادة.", "ar"),
        ("قال المتحدث باسم الشركة (ACME Shipping) إن السفن عادت إلى العمل في الميناء الجديد.", "ar"),
        ("وزارت راه اعلام کرد که این پل تا پایان سال برای مردم باز می شود و هزینه آن پرداخت شده است.", "fa"),
        ("وزارت نے کہا کہ یہ پل اس سال کے آخر تک لوگوں کے لیے کھول دیا جائے گا اور کام جاری ہے۔", "ur"),
        ("The ministry said that the bridge will be open to the public by the end of this year.", "en"),
        ("Le ministère a annoncé que le pont sera ouvert au public avant la fin de cette année.", "fr"),
        ("El ministerio dijo que el puente estará abierto al público antes del final de este año.", "es"),
        ("Министерство сообщило, что мост откроют для людей до конца этого года без задержек.", "ru"),
        ("משרד התחבורה הודיע כי הגשר ייפתח לציבור עד סוף השנה הנוכחית ללא עיכובים נוספים", "he"),
        (
            "橋は今年の終わりまでに一般に公開されると運輸省は発表しましたので、多くの人々がその日を待っています。さらに工事は続いています。",
            "ja",
        ),
        ("خبر عاجل", None),
        ("", None),
        ("12 34 56", None),
        ("xq zzt qqp wvx kkj pfl mmn rrt ssd llk", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language_of(text) == code
