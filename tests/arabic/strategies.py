"""Texts for the property tests: Arabic letters and marks above all, ligatures, controls, astral letters, anything."""

from hypothesis import strategies as st

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآٱؤئىة"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670\u0640\u06d6"
CONTROLS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2069\ufeff\u00ad\x00\x1f"
LIGATURES = "ﻻﻼﷲﷺﷻ﷽ﺍﺒﻬ½…ﬁ㎞™"
PUNCTUATION = " \n\r\t\u00a0\u2028.,،؛:؟?!«»“”\"'’()[]-–%٪٫٬/"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۹"
OTHERS = "abzABZéÉİğßñ日本𝐀𐎀😀👩‍👩‍👧क्षᄀ한" + "پچگکیڤ"

arabic_texts = st.text(alphabet=LETTERS + MARKS + CONTROLS + LIGATURES + PUNCTUATION + DIGITS + OTHERS, max_size=120)
any_texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)
texts = arabic_texts | any_texts
