import pytest

from bilik.text.language import Language, Lemmas, language


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "features"),
    [
        ("appointed", "appoint", "VERB", "VerbForm=Part|Voice=Pass"),
        ("appointed", "appoint", "VERB", "VerbForm=Fin|Tense=Past"),
        ("dismisses", "dismiss", "VERB", "VerbForm=Fin|Tense=Pres|Person=3"),
        ("given", "give", "VERB", "VerbForm=Part|Voice=Pass"),
        ("gave", "give", "VERB", "VerbForm=Fin|Tense=Past"),
        ("led", "lead", "VERB", "VerbForm=Part|Voice=Pass"),
        ("led", "lead", "VERB", "VerbForm=Fin|Tense=Past"),
        ("reducing", "reduce", "VERB", "VerbForm=Ger"),
        ("approve", "approve", "VERB", "VerbForm=Inf"),
        ("powers", "power", "NOUN", "Number=Plur"),
        ("bodies", "body", "NOUN", "Number=Plur"),
        ("meetings", "meeting", "NOUN", "Number=Plur"),
        ("meeting", "meeting", "NOUN", "Number=Sing"),
        ("akims", "akim", "NOUN", "Number=Plur"),
        ("President’s", "president", "NOUN", "Case=Gen"),
        ("was", "be", "AUX", "Tense=Past"),
        ("cannot", "can", "PART", "Polarity=Neg"),
        ("him", "he", "PRON", "Case=Acc"),
        ("according", "accord", "VERB", "VerbForm=Part"),
        ("initially", "initially", "ADV", ""),
        ("prematurely", "prematurely", "ADV", ""),
        ("1995", "1995", "NUM", ""),
    ],
)
def test_reads(word: str, lemma: str, pos: str, features: str, english: Language) -> None:
    wanted = dict(pair.split("=") for pair in features.split("|") if pair)
    assert any(
        (reading.lemma, reading.pos) == (lemma, pos)
        and wanted.items() <= dict(reading.features).items()
        for reading in english.read(word)
    ), english.read(word)


def test_a_closed_word_is_nothing_else(english: Language) -> None:
    assert {reading.pos for reading in english.read("was")} == {"AUX"}


def test_given_lemmas_decide_between_readings() -> None:
    as_verb = language("en", Lemmas.of(verbs=["reform"]))
    as_noun = language("en", Lemmas.of(nouns=["reform"]))
    assert as_verb.read("reform")[0].pos == "VERB"
    assert as_noun.read("reform")[0].pos == "NOUN"
