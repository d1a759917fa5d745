"""What an article is about, told from its plain words, and what a word in passing does not tell."""

from __future__ import annotations

import pytest

from khabar.arabic.text import ArabicText
from khabar.reading.contexts import find_contexts


def of(text: str) -> tuple[str, ...]:
    return find_contexts(ArabicText(text))


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        (
            "هز زلزال قوي بلدة السروة فجر أمس. وهرعت فرق الإنقاذ إلى الأحياء القديمة وانتشلت عائلة من تحت الأنقاض. "
            "وقال رئيس البلدية إن مئات المنازل لم تعد صالحة.",
            ("disasters",),
        ),
        (
            "ارتفع التضخم في كرمانيا إلى سبعة في المئة. ورفع البنك المركزي سعر الفائدة نصف نقطة. "
            "وتوقع خبراء تباطؤ النمو حتى نهاية العام.",
            ("economic",),
        ),
        (
            "تبنى تنظيم داعش تفجير السوق الكبير. وقال شاهد إن انتحاريا دخل من الباب الشرقي. "
            "وتوعد المحافظ الإرهابيين بالملاحقة.",
            ("terrorism",),
        ),
        (
            "فتحت مراكز الاقتراع أبوابها في ثلاث محافظات. ويتنافس في الانتخابات تسعة مرشحين. "
            "وتعلن النتائج مساء الخميس.",
            ("election",),
        ),
        (
            "أحبط رجال الجمارك تهريب شحنة سجائر عبر معبر التلال. وأوقفوا ثلاثة مهربين. وأحيلت البضائع إلى المخازن.",
            ("trafficking",),
        ),
        (
            "تقدم الجيش نحو البلدة وقصفت الطائرات الحربية مواقع على أطرافها. وقتل ثلاثة جنود. "
            "وبحث وزير الخارجية الهدنة مع السفير، وقال إن المفاوضات مستمرة.",
            ("diplomatic", "military"),
        ),
        (
            "طلب الشاب اللجوء السياسي في مدينة بعيدة. وقال إن طلب اللجوء قدم قبل شهر. ويخشى الترحيل إلى بلده.",
            ("asylum",),
        ),
        ("أعلن الوزير تشكيل حكومة جديدة بعد الاستقالة. وصدر مرسوم رئاسي بأسماء من فيها.", ("executive",)),
    ],
)
def test_what_it_is_about(text: str, contexts: tuple[str, ...]) -> None:
    assert of(text) == contexts


@pytest.mark.parametrize(
    "text",
    [
        # Metaphors: one word each.
        "أحدث الفيلم زلزالا في الصالات. وقال المخرج إنه لم يتوقع جيشا من المعجبين عند الباب.",
        "شن المهاجم حربا على دفاع الضيوف. وكان هجوم الفريق إعصارا في الشوط الثاني، وسدد اللاعب صاروخا.",
        "وصف المدرب المباراة بالمعركة، وقال إن الحكم ظلم فريقه وإن الجمهور محكمة لا ترحم.",
        # A word in passing.
        "افتتح معرض الخط في البلدة. وحضر السفير الحفل مع عائلته. وتستمر اللوحات معروضة حتى الجمعة.",
        "ولد الشاعر في عام الزلزال. ونشر ديوانه الأول وهو طالب. وترجمت قصائده إلى خمس لغات.",
        # The same word again and again is one word.
        "قالت الجدة إن الجيش مر من هنا. وسألها الطفل عن الجيش. فضحكت وقالت إن الجيش بعيد.",
        # A name of two words is one piece of evidence, whatever its parts tell.
        "قال النائب السابق في مجلس نواب الشعب إن حديقته أثمرت هذا العام.",
        "",
        "Nothing here is Arabic.",
    ],
)
def test_nothing_plain(text: str) -> None:
    assert of(text) == ()


def test_a_crime_with_a_context_of_its_own() -> None:
    gang = "أوقفت الشرطة عصابة من أربعة متهمين، وعثرت على مسروقات في المخزن."
    assert of(gang) == ("crime",)
    assert of(f"{gang} وكان في المخزن حشيش وهيروين، وقالت إنها مخدرات مهربة.") == ("illegal_drugs",)


def test_a_longer_text_needs_more() -> None:
    said = "قال النفط إن البرميل والبراميل في الحقل. "
    assert of(said + "ورد الجار عليه بكلام طويل. ") == ("natural_resource",)
    assert of(said + "ورد الجار عليه بكلام طويل. " * 120) == ()


def test_the_beginning_says_what_it_is_about() -> None:
    told = "وضرب إعصار الساحل وغمرت الفيضانات البلدة وانتشل الإنقاذ العائلات من تحت الأنقاض. " * 2
    filler = "ورد الجار عليه بكلام طويل. " * 30
    assert of(told + filler) == ("disasters",)
    assert of(filler + told) == ()


def test_spelling_and_what_is_written_onto_a_word() -> None:
    assert of("وبالزلزال بدأ اليوم، وللإنقاذ خرجوا إلى أنقاضها.") == ("disasters",)
    assert of("وبالزِّلزال بدأ اليوم، وللانقاذ خرجوا إلى انقاضها.") == ("disasters",)
