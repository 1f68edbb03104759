import pytest

from bilik.text.language import Language
from bilik.text.normal import normalise
from bilik.text.segment import sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Конституцияда екі нысан бар.", "Ол 1995 жылы қабылданды."],
        ["At the initiative of President K.K. Tokayev, it began.", "It ended."],
        ["Согласно ст. 44 Конституции он назначает.", "Далее."],
        ["В 1995 г. он подписал указ.", "Указ вступил в силу."],
        ["Полномочия, т.е. права, ограничены.", "Это ясно."],
        ["Принят Закон от 8 июня 2022 г. № 123.", "Закон вступил в силу."],
        ["Были суды, советы и т.д.", "Закон их отменил."],
        ["Министрлер, әкімдер, т.б. келді.", "Жиналыс басталды."],
        ["See Art. 44 and Sec. 5 of the Law.", "They changed in Sept. 1995."],
        ["The rate was 2.5 per cent.", "It fell."],
        ["«Қашан?» деп сұрады.", "Жауап болмады."],
        ["Олар (қ. 3-бап. Ескерту) келді.", "Кетті."],
        ["Ол келді… және кетті.", "Бәрі тынды…", "Содан кейін басталды."],
        ["Рас па?", "Иә!", "Солай."],
        ["Указ подписал К.-Ж. Токаев.", "Он вступил в силу."],
    ],
)
def test_boundaries(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # no space after the full stop
        ("Ойлаймын.Әрине, солай.", ["Ойлаймын.", "Әрине, солай."]),
        # two full stops, and a citation that belongs to what it follows
        ("Етеміз [1, 2]..Мемлекет бар.", ["Етеміз [1, 2]..", "Мемлекет бар."]),
        ("Атқаруда.[4,11б.].Жас ел.", ["Атқаруда.[4,11б.].", "Жас ел."]),
        # initials and the surname on two lines
        (
            "Президенті Н.Ә.\nНазарбаев келді.\nБасталды.",
            ["Президенті Н.Ә.\nНазарбаев келді.", "Басталды."],
        ),
        # a heading without a full stop, and a sentence broken in the middle
        ("Тақырып\nМәтін басы.", ["Тақырып", "Мәтін басы."]),
        ("Мәтін\nжалғасы осы.", ["Мәтін\nжалғасы осы."]),
        # list numbers
        ("1. Президент сайланады.\n2. Парламент.", ["1. Президент сайланады.", "2. Парламент."]),
        ("сферасында: .Қазақстан", ["сферасында: .", "Қазақстан"]),
        ("", []),
        (" . ", []),
        ("...", []),
    ],
)
def test_careless_typing(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_the_kazakh_document_has_90_sentences(kazakh_raw: str, kazakh: Language) -> None:
    found = split(normalise(kazakh_raw, known=kazakh.known).text)
    assert len(found) == 90
    assert found[-1] == "Әдебиеттер."
    assert [part for part in found if "Назарбаев" in part and "Н.Ә." in part]
    assert sum(part.endswith("[4,11б.].") for part in found) == 1
    assert not [part for part in found if part[0].islower()]


def test_the_english_document_has_13_sentences(english_raw: str) -> None:
    found = split(english_raw)
    assert len(found) == 13
    assert [part for part in found if "President K.K. Tokayev, the course" in part]
    assert all(part.endswith(".") for part in found[1:])


def test_lines_that_somebody_wrapped() -> None:
    text = (
        "The Government is formed by the President with the consent of the\n"
        "Senate and is his. The President of the Republic shall appoint the\n"
        "Prime Minister:\n"
        "1) with the consent of the Kurultai;\n"
        "Heading"
    )
    assert [part.replace("\n", " ") for part in split(text)] == [
        "The Government is formed by the President with the consent of the Senate and is his.",
        "The President of the Republic shall appoint the Prime Minister:",
        "1) with the consent of the Kurultai;",
        "Heading",
    ]
