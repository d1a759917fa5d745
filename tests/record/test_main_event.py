from __future__ import annotations

from khabar.model import Count, Document, Happening
from khabar.record.same_event import happenings
from tests.record.articles import document
from tests.record.happened import copied

AID = (
    "قدمت قطر مساعدات إنسانية إلى أهالي مدينة صفاقس الاثنين، بحسب ما أعلن الهلال الأحمر.\n"
    "وقال مدير الميناء سالم الماجري إن التفريغ يستغرق يومين، وإن شاحنات تنتظر عند البوابة الغربية لنقل الطحين"
    " والأدوية وخزانات الماء إلى القرى التي قطعت السيول طرقها في الأسبوعين الماضيين، وإن عمالا من المدينة تطوعوا.\n"
    "وأسفرت المعارك في الجبال القريبة عن مقتل 3100 شخص منذ الربيع."
)


def read(text: str, headline: str, outlet: str = "الربوة", published: str = "2025-02-11") -> Document:
    return document(text, outlet=outlet, published=published, headline=headline, reads=True)


def tolls(happening: Happening) -> list[Count | None]:
    return [report.killed for report in happening.reports]


def test_the_news_goes_before_the_dead_of_the_background() -> None:
    one = read(AID, "مساعدات إنسانية قطرية إلى صفاقس")
    other = read(AID, "مساعدات إنسانية تصل إلى صفاقس", "المرسى")
    [main, *_] = happenings([one, other])
    assert main.type == "AID"
    assert tolls(main) == [None, None]


def test_a_toll_that_another_article_gives_leads_to_the_event() -> None:
    lead = (
        "سيطرت قوات الجيش على حي الزهور في مدينة القصرين الاثنين بعد معارك أسفرت عن سقوط 28 قتيلا، بحسب مصادر عسكرية."
    )
    late = (
        "سيطرت قوات الجيش على حي الزهور في مدينة القصرين الاثنين، بحسب الجيش.\n"
        + "وقال الناطق إن الأهالي عادوا إلى بيوتهم وإن الماء والكهرباء يعودان في أيام قليلة. " * 7
        + "\nوقالت مصادر عسكرية إن 28 شخصا قتلوا في المعارك."
    )
    one = read(lead, "الجيش يسيطر على حي الزهور")
    other = read(late, "الجيش يسيطر على حي الزهور", "المرسى")
    [main, *_] = happenings([one, other])
    assert tolls(main) == [Count(28, 28), Count(28, 28)]


def test_a_copy_confirms_no_number_of_the_background() -> None:
    text = (
        "سيطرت قوات الجيش على حي الزهور في مدينة القصرين الاثنين، بحسب الجيش.\n"
        + "وقال الناطق إن الأهالي عادوا إلى بيوتهم وإن الماء والكهرباء يعودان في أيام قليلة. " * 7
        + "\nوقتل تسعة متمردين في غارة جوية على بلدة سبيبة."
    )
    source, copy = read(text, "الجيش يسيطر على حي الزهور"), read(text, "الجيش يدخل الزهور", "المرسى")
    [main, *_] = happenings([source, copy], [copied(source, copy)])
    assert tolls(main) == [None, None]


def test_what_is_only_planned_is_not_the_news() -> None:
    text = "اتهمت النيابة التونسية رجلين، وقالت إنهما كانا سيهاجمان ثكنة في مدينة القصرين الأحد المقبل."
    [main, *_] = happenings([read(text, "متهمان كانا سيهاجمان ثكنة"), read(text, "رجلان سيهاجمان ثكنة", "المرسى")])
    assert main.type == "ACCUSE"


def test_nobody_was_hurt_in_the_fire_says_nothing_of_the_inquiry() -> None:
    text = (
        "اندلع حريق في مصنع في مدينة القصرين الاثنين، وقال الدفاع المدني إنه لم تقع إصابات.\n"
        + "وقال الناطق إن الأهالي عادوا إلى بيوتهم وإن الماء والكهرباء يعودان في أيام قليلة. " * 4
        + "\nواتهم المالك شركة الكهرباء بالإهمال."
    )
    fire, *others = happenings([read(text, "حريق في مصنع بالقصرين")])
    assert tolls(fire) == [Count(0, 0)]
    assert [each.type for each in others] == ["ACCUSE"]
    assert tolls(others[0]) == [None]
