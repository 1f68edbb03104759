"""The words of a phrase of the lexicon where verbs come last: their cases, and compound verbs."""

from collections.abc import Sequence

from bilik.extract.clause.wordclass import Grammar
from bilik.text.language import Language

_OBLIQUE = frozenset({"Dat", "Abl"})


def case_of(form: str, language: Language) -> str | None:
    """Return the case of a phrase's word, with 'of' when it is owned; None when it has none.

    A converb counts as one: 'таңдап алу' is not 'таңдауда ... алу'.
    """
    best = language.read(form)[:1]
    said = best[0].features if best else {}
    if said.get("VerbForm") == "Conv":
        return "Conv"
    owned = said.get("Case") == "Nom" and said.get("Person[psor]") == "3"
    return "Nom of" if owned else said.get("Case")


def is_compound(kept: Sequence[str], language: Language, grammar: Grammar) -> bool:
    """A bare noun before an empty verb ('табыс ету'), a converb before any ('босатып беру').

    So is what stands between an object and its verb: 'әкімді орнынан алу', 'заңға вето қою',
    'тағайындау туралы өтініш жасау'.
    """
    before = language.read(kept[-2])[:1]
    said = before[0].features if before else {}
    case, governed = case_of(kept[-2], language), case_of(kept[-3], language)
    if case == "Conv":
        return True
    if case in _OBLIQUE:
        return governed == "Acc"
    bare = case == "Nom" and "VerbForm" not in said
    verbs = {reading.lemma.casefold() for reading in language.read(kept[-1])}
    linked = governed in _OBLIQUE or kept[-3].casefold() in grammar.concerning
    return bare and (linked or not grammar.empty.isdisjoint(verbs))
