import pytest

from bilik.text.language import Language, Lemmas, language
from bilik.text.model import Reading


@pytest.fixture(scope="module")
def spoken() -> Language:
    verbs = "қабылда бекіт ұсын жүкте жарияла сақта жой тағайында сайла қалыптас оқы қой көбей жап"
    nouns = "билік басшы өкілеттік заң халық орын роль алгоритм мемлекет қаулы күнә"
    return language("kk", Lemmas.of(nouns=nouns.split(), verbs=verbs.split()))


def has(reading: Reading, lemma: str, pos: str, features: str) -> bool:
    wanted = dict(pair.split("=") for pair in features.split("|") if pair)
    return (reading.lemma, reading.pos) == (lemma, pos) and wanted.items() <= dict(
        reading.features
    ).items()


FIRST_READINGS = [
    # verbs: the passive of a known verb is a form of it
    ("қабылданды", "қабылда", "VERB", "Voice=Pass|VerbForm=Fin|Tense=Past"),
    ("қабылданған", "қабылда", "VERB", "Voice=Pass|VerbForm=Part|Tense=Past"),
    ("бекітілген", "бекіт", "VERB", "Voice=Pass|VerbForm=Part"),
    ("ұсынылды", "ұсын", "VERB", "Voice=Pass|VerbForm=Fin"),
    ("жарияланды", "жарияла", "VERB", "Voice=Pass|VerbForm=Fin"),
    ("жүктеледі", "жүкте", "VERB", "Voice=Pass|Tense=Pres|Person=3"),
    ("тағайындайды", "тағайында", "VERB", "VerbForm=Fin|Tense=Pres|Person=3"),
    ("сақталмады", "сақта", "VERB", "Voice=Pass|Polarity=Neg|Tense=Past"),
    ("алмайды", "ал", "VERB", "Polarity=Neg|VerbForm=Fin"),
    ("жоя", "жой", "VERB", "VerbForm=Conv"),
    ("қояды", "қой", "VERB", "VerbForm=Fin|Tense=Pres"),
    ("көбеюі", "көбей", "VERB", "VerbForm=Ger|Person[psor]=3"),
    ("оқиды", "оқы", "VERB", "VerbForm=Fin|Tense=Pres"),
    ("жауып", "жап", "VERB", "VerbForm=Conv|Aspect=Perf"),
    ("қалыптасуда", "қалыптас", "VERB", "VerbForm=Ger|Case=Loc"),
    ("тағайындауға", "тағайында", "VERB", "VerbForm=Ger|Case=Dat"),
    # nouns: cases, possessors, number, and the sound changes of stems
    ("биліктің", "билік", "NOUN", "Case=Gen"),
    ("билігіне", "билік", "NOUN", "Case=Dat|Person[psor]=3"),
    ("халқының", "халық", "NOUN", "Case=Gen|Person[psor]=3"),
    ("орнына", "орын", "NOUN", "Case=Dat|Person[psor]=3"),
    ("ролінен", "роль", "NOUN", "Case=Abl|Person[psor]=3"),
    ("алгоритмге", "алгоритм", "NOUN", "Case=Dat"),
    ("күнәға", "күнә", "NOUN", "Case=Dat"),
    ("басшыларымен", "басшы", "NOUN", "Case=Ins|Number=Plur|Person[psor]=3"),
    ("өкілеттіктерінің", "өкілеттік", "NOUN", "Case=Gen|Number=Plur|Person[psor]=3"),
    ("мемлекетіміздің", "мемлекет", "NOUN", "Case=Gen|Person[psor]=1|Number[psor]=Plur"),
    ("мемлекеттегі", "мемлекет", "NOUN", "Case=Loc|Attr=Yes"),
    ("жылғы", "жыл", "ADJ", "Attr=Yes"),
    ("заңсыз", "заңсыз", "ADJ", ""),
    # numbers and abbreviations
    ("55-ші", "55", "NUM", "NumType=Ord"),
    ("1995-те", "1995", "NUM", "NumType=Card|Case=Loc"),
    ("ҚР-да", "қр", "PROPN", "Case=Loc"),
    ("АҚШ-тың", "ақш", "PROPN", "Case=Gen"),
    ("ЕҚЫҰ-ға", "еқыұ", "PROPN", "Case=Dat"),
    ("АҚШтың", "ақш", "PROPN", "Case=Gen"),
    # closed classes
    ("оның", "ол", "PRON", "Case=Gen|Person=3"),
    ("бен", "мен", "CCONJ", ""),
    ("жоқ", "жоқ", "ADJ", "Polarity=Neg"),
    ("емес", "емес", "AUX", "Polarity=Neg"),
    ("бойынша", "бойынша", "ADP", ""),
]


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "features"), FIRST_READINGS, ids=[row[0] for row in FIRST_READINGS]
)
def test_first_reading(word: str, lemma: str, pos: str, features: str, spoken: Language) -> None:
    assert has(spoken.read(word)[0], lemma, pos, features), spoken.read(word)


@pytest.mark.parametrize(
    ("word", "lemma", "features"),
    [
        ("заңды", "заң", "Case=Acc"),
        ("сайлаудың", "сайла", "VerbForm=Ger|Case=Gen"),
        ("сайлаудың", "сайлау", "Case=Gen"),
        ("осы", "осы", "PronType=Dem"),
        ("қарым-қатынасына", "қарым-қатынас", "Case=Dat|Person[psor]=3"),
    ],
)
def test_all_readings_are_kept(word: str, lemma: str, features: str, spoken: Language) -> None:
    readings = spoken.read(word)
    assert any(has(reading, lemma, reading.pos, features) for reading in readings), readings


def test_unknown_words_are_guessed_and_say_so(spoken: Language) -> None:
    best = spoken.read("Миттеранның")[0]
    assert (best.lemma, best.features["Case"], best.known) == ("миттеран", "Gen", False)
    assert not spoken.known("Миттеранның")


def test_known_words_are_not_guessed(spoken: Language) -> None:
    assert all(reading.known for reading in spoken.read("биліктің"))


def test_a_derived_word_is_not_a_form_of_its_base(spoken: Language) -> None:
    lemmas = {reading.lemma for reading in spoken.read("мемлекеттік")}
    assert "мемлекет" not in lemmas
    assert "мемлекеттік" in lemmas


def test_case_does_not_matter(spoken: Language) -> None:
    assert spoken.read("БИЛІКТІҢ") == spoken.read("биліктің")
