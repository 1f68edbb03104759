from pathlib import Path

from tests.bench.morphology import measure, treebank

from bilik.text.language import Lemmas, language

_WORDS = (
    ("Президенттің", "президент", "NOUN", "Case=Gen"),
    ("заңдарына", "заң", "NOUN", "Case=Dat|Number=Plur|Person[psor]=3"),
    ("қабылданды", "қабылда", "VERB", "Tense=Past|VerbForm=Fin|Voice=Pass"),
    (".", ".", "PUNCT", "_"),
)


def test_a_treebank_is_read_and_held_against_the_reader(tmp_path: Path) -> None:
    rows = (
        f"{number}\t{form}\t{lemma}\t{pos}\t_\t{said}\t_\t_\t_\t_"
        for number, (form, lemma, pos, said) in enumerate(_WORDS, 1)
    )
    file = tmp_path / "small.conllu"
    file.write_text("# text = ...\n" + "\n".join(rows) + "\n", encoding="utf-8")
    text = list(treebank(file))
    assert [word.lemma for word in text] == ["президент", "заң", "қабылда"]
    figures = measure(text, language("kk"))
    assert set(figures.values()) == {100.0}
    wrong = measure(text, language("kk", Lemmas.of(nouns=["президенттің"])))
    assert wrong["lemma"] < 100
    assert wrong["oblique case"] < 100
