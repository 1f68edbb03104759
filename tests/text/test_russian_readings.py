import pytest

from bilik.text.language import Language
from bilik.text.ru.inflection import inflect


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "features"),
    [
        ("Президентом", "президент", "NOUN", "Case=Ins|Number=Sing"),
        ("полномочий", "полномочие", "NOUN", "Case=Gen|Number=Plur"),
        ("назначил", "назначить", "VERB", "VerbForm=Fin|Tense=Past|Aspect=Perf"),
        ("назначает", "назначать", "VERB", "VerbForm=Fin|Tense=Pres|Person=3"),
        ("назначается", "назначать", "VERB", "Voice=Pass|Tense=Pres"),
        ("избирался", "избирать", "VERB", "Voice=Pass|Tense=Past"),
        ("принята", "принять", "VERB", "VerbForm=Part|Voice=Pass"),
        ("утверждённый", "утвердить", "VERB", "VerbForm=Part|Voice=Pass|Case=Nom"),
        ("назначать", "назначать", "VERB", "VerbForm=Inf"),
        ("упразднив", "упразднить", "VERB", "VerbForm=Conv"),
        ("Казахстана", "казахстан", "PROPN", "Case=Gen"),
        ("в", "в", "ADP", ""),
        ("не", "не", "PART", "Polarity=Neg"),
        ("её", "она", "PRON", "Case=Gen"),
        ("этой", "этот", "DET", "Case=Gen"),
        ("1995", "1995", "NUM", ""),
    ],
)
def test_reads(word: str, lemma: str, pos: str, features: str, russian: Language) -> None:
    wanted = dict(pair.split("=") for pair in features.split("|") if pair)
    assert any(
        (reading.lemma, reading.pos) == (lemma, pos)
        and wanted.items() <= dict(reading.features).items()
        for reading in russian.read(word)
    ), russian.read(word)


def test_unknown_words_say_so(russian: Language) -> None:
    assert russian.known("президенту")
    assert not russian.known("хрюндипуками")


def test_a_letter_without_a_name_is_read_as_unknown(russian: Language) -> None:
    (reading,) = russian.read("\U00017000")
    assert (reading.pos, reading.known) == ("X", False)


@pytest.mark.parametrize(
    ("word", "lemma", "case"),
    [
        ("Бектенова", "бектенов", "Gen"),
        ("Бектенова", "бектенова", "Nom"),
        ("Токаевым", "токаев", "Ins"),
        ("Токаеву", "токаев", "Dat"),
        ("Азимовой", "азимова", "Gen"),
    ],
)
def test_surnames_that_no_dictionary_has(
    word: str, lemma: str, case: str, russian: Language
) -> None:
    assert any(
        (reading.lemma, reading.features.get("Case")) == (lemma, case)
        for reading in russian.read(word)
    )


@pytest.mark.parametrize(
    ("word", "case", "wanted"),
    [
        ("Конституционный", "Gen", "Конституционного"),
        ("министры", "Acc", "министров"),
        ("комиссия", "Acc", "комиссию"),
        ("пальто", "Ins", "пальто"),
        ("1995", "Gen", "1995"),
    ],
)
def test_inflects(word: str, case: str, wanted: str) -> None:
    assert inflect(word, case) == wanted
