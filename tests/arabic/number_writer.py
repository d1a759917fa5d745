"""Writes whole numbers as news does, in the forms that grammar allows: the other way round from `read_number`."""

from collections.abc import Callable, Sequence

UNITS = {
    1: ("واحد", "واحدة"),
    2: ("اثنان", "اثنين", "اثنتان", "اثنتين"),
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني"),
    9: ("تسعة", "تسع"),
}
TEEN_UNITS = UNITS | {1: ("أحد", "إحدى"), 2: ("اثنا", "اثني", "اثنتا", "اثنتي")}
TENS = {
    20: ("عشرون", "عشرين"),
    30: ("ثلاثون", "ثلاثين"),
    40: ("أربعون", "أربعين"),
    50: ("خمسون", "خمسين"),
    60: ("ستون", "ستين"),
    70: ("سبعون", "سبعين"),
    80: ("ثمانون", "ثمانين"),
    90: ("تسعون", "تسعين"),
}
HUNDREDS = {
    100: ("مئة", "مائة"),
    200: ("مئتان", "مئتين", "مائتين", "مئتي"),
    300: ("ثلاثمئة", "ثلاثمائة", "ثلاث مئة"),
    400: ("أربعمئة", "أربعمائة"),
    500: ("خمسمئة", "خمسمائة", "خمس مائة"),
    600: ("ستمئة", "ستمائة"),
    700: ("سبعمئة", "سبعمائة"),
    800: ("ثمانمئة", "ثمانمائة", "ثماني مئة"),
    900: ("تسعمئة", "تسعمائة"),
}
SCALES = (
    (10**12, ("تريليون",), ("تريليونان", "تريليونين"), ("تريليونات",), ("تريليونا",)),
    (10**9, ("مليار", "بليون"), ("ملياران", "مليارين"), ("مليارات",), ("مليارا",)),
    (10**6, ("مليون",), ("مليونان", "مليونين"), ("ملايين",), ("مليونا",)),
    (10**3, ("ألف",), ("ألفان", "ألفين"), ("آلاف",), ("ألفا",)),
)

Choose = Callable[[Sequence[str]], str]


def write_number(value: int, choose: Choose) -> str:
    """`value` (1 up to 10**15, the end excluded) in words; `choose` picks one of the possible forms."""
    parts = []
    for scale, one, two, few, many in SCALES:
        count, value = divmod(value, scale)
        if count == 1:
            parts.append(choose(one))
        elif count == 2:
            parts.append(choose(two))
        elif count:
            counted = str(count) if choose(("words", "digits")) == "digits" else _below_thousand(count, choose)
            tail = count % 100
            parts.append(f"{counted} {choose(few if 3 <= tail <= 10 else many + one if tail > 10 else one)}")
    if value:
        parts.append(_below_thousand(value, choose))
    return " و".join(parts)


def _below_thousand(value: int, choose: Choose) -> str:
    hundreds, rest = value // 100 * 100, value % 100
    parts = [choose(HUNDREDS[hundreds])] if hundreds else []
    if rest:
        parts.append(_below_hundred(rest, choose))
    return " و".join(parts)


def _below_hundred(value: int, choose: Choose) -> str:
    if value < 10:
        return choose(UNITS[value])
    if value == 10:
        return choose(("عشرة", "عشر"))
    ten, unit = value // 10 * 10, value % 10
    if value < 20:
        return f"{choose(TEEN_UNITS[unit])} {choose(('عشر', 'عشرة'))}"
    return f"{choose(UNITS[unit])} و{choose(TENS[ten])}" if unit else choose(TENS[ten])
