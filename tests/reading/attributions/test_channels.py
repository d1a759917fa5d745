"""Where something was said, and the outlet that was told."""

from __future__ import annotations

import pytest

from khabar.reading.attributions.channels import channels
from khabar.reading.scene import Scene
from tests.reading.attributions.test_sources import scene_of

CASES = [
    ("قال الناطق في بيان إن السفينة وصلت.", "بيان", None),
    ("قال الناطق، في مؤتمر صحفي مشترك، إن السفينة وصلت.", "مؤتمر صحفي مشترك", None),
    ('قال الناطق عبر حسابه على منصة "إكس" إن السفينة وصلت.', 'حسابه على منصة "إكس"', None),
    ("قال الناطق في مستهل اجتماع للحكومة إن السفينة وصلت.", "اجتماع للحكومة", None),
    ("قال الناطق لصحيفة المرفأ إن السفينة وصلت.", None, "صحيفة المرفأ"),
    ('قال الناطق في مقابلة مع قناة "المرفأ" إن السفينة وصلت.', "مقابلة", 'قناة "المرفأ"'),
    ('قال الناطق، في أول تعليق له، في مداخلة مع قناة "المرفأ" إن السفينة وصلت.', "مداخلة", 'قناة "المرفأ"'),
    ("قال الناطق للإعلام المحلي إن السفينة وصلت.", None, "للإعلام المحلي"),
    ("قال الناطق في إحدى تغريداته إن السفينة وصلت.", "إحدى تغريداته", None),
    ("قال الناطق للصحفيين إن السفينة وصلت.", None, None),
    ("قال الناطق في المرفأ إن السفينة وصلت.", None, None),
    ("قال الناطق إن السفينة وصلت.", None, None),
]


@pytest.mark.parametrize(("text", "medium", "told"), CASES, ids=[text for text, _, _ in CASES])
def test_between_speaker_and_content(text: str, medium: str | None, told: str | None) -> None:
    scene = scene_of(text)
    found = channels(scene, 2, scene.words.index("ان"))
    assert (None if found.medium is None else written(scene, *found.medium)) == medium
    source = found.told
    assert (None if source is None else written(scene, source.start, source.end, source.letters)) == told


def written(scene: Scene, start: int, end: int, letters: int = 0) -> str:
    span = scene.span(start, end, letters)
    return scene.text.source[span.start : span.end]


def test_an_agency_that_the_article_names() -> None:
    scene = scene_of("قال الناطق لوكالة المرفأ الكينية إن السفينة وصلت.", ["agency: وكالة المرفأ"])
    told = channels(scene, 2, scene.words.index("ان")).told
    assert told is not None
    assert (told.kind, told.naming, told.entry) == ("agency", "named", "e1")
    assert written(scene, told.start, told.end, told.letters) == "وكالة المرفأ الكينية"
