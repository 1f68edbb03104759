from hypothesis import given
from hypothesis import strategies as st

from bilik.web.views.spans import Mark, flatten, stretches

_PLACES = st.integers(min_value=-3, max_value=45)
_MARKS = st.lists(st.builds(Mark, _PLACES, _PLACES, st.sampled_from("abc")), max_size=12)


@given(st.text(max_size=40), _MARKS, st.lists(_PLACES, max_size=5))
def test_segments_add_up_to_the_text_and_know_what_covers_them(
    text: str, marks: list[Mark], cuts: list[int]
) -> None:
    segments = flatten(text, marks, cuts)
    assert "".join(segment.text for segment in segments) == text
    for segment in segments:
        assert segment.text
        assert text.startswith(segment.text, segment.start)
        for place in range(segment.start, segment.start + len(segment.text)):
            covering = [mark for mark in marks if mark.start <= place < mark.end]
            assert sorted(segment.marks, key=repr) == sorted(covering, key=repr)


@given(st.text(min_size=1, max_size=40), _MARKS, st.sets(st.integers(0, 40), max_size=6))
def test_stretches_keep_all_segments_in_order(text: str, marks: list[Mark], ends: set[int]) -> None:
    places = sorted(end for end in ends if end <= len(text))
    bounds = list(zip(places[::2], places[1::2], strict=False))
    segments = flatten(text, marks, {place for bound in bounds for place in bound})
    groups = stretches(segments, bounds)
    assert [segment for _, group in groups for segment in group] == segments
    for number, group in groups:
        if number is not None:
            start, end = bounds[number]
            assert all(start <= s.start and s.start + len(s.text) <= end for s in group)


def test_nested_and_overlapping_spans_become_flat() -> None:
    marks = [Mark(0, 8, "whole"), Mark(2, 5, "inner"), Mark(4, 10, "late")]
    assert [(s.text, s.names) for s in flatten("0123456789ab", marks)] == [
        ("01", ("whole",)),
        ("23", ("whole", "inner")),
        ("4", ("whole", "inner", "late")),
        ("567", ("whole", "late")),
        ("89", ("late",)),
        ("ab", ()),
    ]
