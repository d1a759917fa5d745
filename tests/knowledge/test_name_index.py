import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import LexiconError
from khabar.knowledge.name_index import NameIndex, build_index

ENTRIES = st.lists(st.tuples(st.text(min_size=1, max_size=8), st.integers(0, 2**31)), max_size=60)


@given(ENTRIES)
def test_every_key_leads_to_all_its_values(entries: list[tuple[str, int]]) -> None:
    index = NameIndex(memoryview(build_index(entries)))
    for key, value in entries:
        assert value in set(index.find(key))


@given(ENTRIES)
def test_the_order_of_the_entries_changes_nothing(entries: list[tuple[str, int]]) -> None:
    assert build_index(entries) == build_index(entries[::-1] + entries)


def test_an_unknown_key_leads_nowhere() -> None:
    assert list(NameIndex(memoryview(build_index([]))).find("دمشق")) == []


@pytest.mark.parametrize("content", [b"", b"KNI1", b"XXXX\x10\x00\x00\x00", b"KNI1\x10\x00\x00\x00 short"])
def test_what_is_no_index_is_refused(content: bytes) -> None:
    with pytest.raises(LexiconError):
        NameIndex(memoryview(content))
