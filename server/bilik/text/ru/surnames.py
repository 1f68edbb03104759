"""The cases of surnames that the dictionary does not know: 'Бектенова', 'Токаевым', 'Азимовой'.

Surnames in -ов, -ев, -ин and -ын decline in a way of their own (A. A. Zaliznyak's pronominal type):
the dictionary's guesses take them for adjectives or for nouns without the ending.
"""

import re
from collections.abc import Iterator, Mapping

from bilik.text.model import Reading

_SURNAME = re.compile(r"(?P<base>\w{2,}(?:[оеё]в|[иы]н))(?P<end>а|у|е|ым|ой)")
_STANDING = re.compile(r"\w{2,}(?:[оеё]в|[иы]н)а?")
_MASCULINE: Mapping[str, tuple[str, ...]] = {
    "а": ("Gen", "Acc"),
    "у": ("Dat",),
    "е": ("Loc",),
    "ым": ("Ins",),
}
_FEMININE: Mapping[str, tuple[str, ...]] = {
    "а": ("Nom",),
    "у": ("Acc",),
    "ой": ("Gen", "Dat", "Ins", "Loc"),
}
_STEP = 0.1  # what each further reading costs


def surname_readings(word: str, cost: float) -> Iterator[Reading]:
    """Yield the readings of a word, in lower case, as an inflected surname; the first costs `cost`.

    Nothing for a masculine nominative, which is its own lemma anyhow.
    """
    match = _SURNAME.fullmatch(word)
    if match is None:
        return
    base, end = match["base"].replace("ё", "е"), match["end"]
    found = [(base, "Masc", case) for case in _MASCULINE.get(end, ())]
    found += [(base + "а", "Fem", case) for case in _FEMININE.get(end, ())]
    for place, (lemma, gender, case) in enumerate(found):
        features = {"Case": case, "Gender": gender, "Number": "Sing"}
        yield Reading(lemma, "PROPN", features, cost + _STEP * place, known=False)


def surname_cases(word: str, standing: str) -> tuple[str, ...]:
    """Return the cases in which a word, in lower case, may be a form of a surname `standing`.

    `standing` is the nominative, in lower case: the 'токаева' of 'токаев' is no nominative. Nothing
    where the word is no form of it.
    """
    if word == standing:
        return ("Nom",)
    feminine = standing.endswith("а")
    base, endings = (standing[:-1], _FEMININE) if feminine else (standing, _MASCULINE)
    return endings.get(word.removeprefix(base), ()) if word.startswith(base) else ()


def is_inflected(word: str) -> bool:
    """Tell whether a word, in lower case, may be a form of such a surname, which shows its case."""
    return is_standing(word) or _SURNAME.fullmatch(word) is not None


def is_standing(word: str) -> bool:
    """Tell whether a word, in any letter case, may be a surname in the nominative."""
    return _STANDING.fullmatch(word.casefold()) is not None
