from __future__ import annotations

import pytest

from khabar.errors import LexiconError
from khabar.record import rarity as module
from khabar.record.rarity import MOST, rarity


def test_common_and_rare_words() -> None:
    assert 0 < rarity("في") < 0.1 < rarity("وزير") < rarity("زلزال") < MOST
    assert rarity("كلمةليستفيالقائمة") == MOST


@pytest.mark.parametrize("line", ["كلمة", "كلمة\t0", "\t12", "كلمة\t100001", "كلمة\tكثير"])
def test_a_bad_list(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathlib.Path.read_text", lambda self, encoding: f"# head\n{line}\n")
    with pytest.raises(LexiconError, match="line 2"):
        module._rarities.__wrapped__()
