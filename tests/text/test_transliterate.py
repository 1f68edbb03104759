"""Names in Latin letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.text.transliterate import slug, spelling


@pytest.mark.parametrize(
    "names",
    [
        ("Ерлан Қошанов", "Ерлан Кошанов", "Yerlan Koshanov", "Erlan Qoshanov"),
        ("Жәнібек Тоқаев", "Джанибек Токаев", "Zhanibek Tokayev", "Janibek Tokaev"),
        ("Мұхтар Нығматуллин", "Мухтар Ныгматулин", "Mukhtar Nygmatullin", "Muhtar Nygmatulin"),
        ("Сергей Киселёв", "Сергей Киселев", "Sergei Kiselyov", "Sergey Kiselev"),
        ("Дмитрий Юрин", "Dmitry Yurin", "Dmitriy Yurin"),
    ],
)
def test_one_name_is_spelt_alike_in_all_languages(names: tuple[str, ...]) -> None:
    assert len({spelling(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Берик Асылов", "Серик Асылов"), ("Асанов", "Есенов"), ("Мурат Жанов", "Марат Жанов")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)


@given(st.text() | st.text("aeghjkqyzdsh- "))
def test_slugs_are_plain(text: str) -> None:
    for found in (slug(text), spelling(text)):
        assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", found)
        assert slug(found) == found
