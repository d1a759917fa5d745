"""How many, how much and of what: the quantities of a text.

The way: at each token that can begin one (digits, a number word, a vague word, a dual, a single victim), the
readers are asked one after the other; what an expression of time has taken is passed over. A reader gives the
amount; what bounds it, its unit or what it counts, and its role come from the words around it.

    find_quantities(ArabicText("قتل ما لا يقل عن 27 جنديا"), times=())
"""

from __future__ import annotations

from khabar.arabic.text import ArabicText
from khabar.model import Quantity, Time
from khabar.reading.quantities.found import Found, quantity
from khabar.reading.quantities.readers import READERS
from khabar.reading.quantities.roles import Said
from khabar.reading.quantities.scene import Scene
from khabar.reading.quantities.starts import STARTS

__all__ = ["find_quantities"]


def find_quantities(text: ArabicText, *, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """The quantities of `text` in its order, none overlapping another or one of `times`; ``()`` when there is none.

    `times` are the text's expressions of time. A vague word stands for the numbers that `Quantity.low` tells; a dual
    is two, and a single person behind a casualty word («مقتل جندي») or with «واحد» is one. A fraction of what is named
    («ثلث السكان») is told in percent. Where «مقتل وإصابة» share a number its role is ``casualties``.
    """
    scene = Scene(text, times)
    found: list[Found] = []
    said: list[Said] = []
    done = 0
    taken = scene.taken
    for place, start in text.find(STARTS):
        if place < done or taken[place]:
            continue
        for kinds, reader in READERS:
            if start & kinds:
                one = reader(scene, place, said)
                if one is not None and one.start >= done:
                    found.append(one)
                    said.append(Said(one.start, one.end, one.role, one.human, one.unit, one.governed))
                    done = one.end
                    break
    return tuple(quantity(scene, one, number) for number, one in enumerate(found, 1))
