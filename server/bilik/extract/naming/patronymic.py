"""Persons who are named with their father's name: 'Ерік Мағзұмұлы Асанбаев', 'Ерік Мағзұмұлы'.

Names of the lexicon are a given name and a surname; a Kazakh patronymic stands between the two or
in the place of the surname.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon
from bilik.extract.things import PERSON
from bilik.text.language import Language

_PATRONYMIC = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮІҺ][\w-]+(?:ұлы|улы|қызы|кызы)(?P<case>\w{0,4})")

_CASES = {
    "Gen": ("ның",),
    "Acc": ("н", "ны"),
    "Dat": ("на", "ға"),
    "Abl": ("нан",),
    "Ins": ("мен",),
}


class Patronymics:
    """The surnames of the persons of a lexicon, by their given names."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        self._persons: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._surnames: set[str] = set()
        for term in lexicon.terms:
            for name in term.names if PERSON in term.types else ():
                words = name.text.split()
                if name.language == language.code and name.rank == 0 and len(words) > 1:
                    self._persons[words[0]].append((term.iri, words[-1]))
                    self._surnames.add(words[-1])

    def surname(self, sentence: Sentence, index: int, met: Sequence[str]) -> str | None:
        """Return the surname that a patronymic stands for, empty where it follows.

        `met` are the persons named so far, the latest last; None where a token is no patronymic
        of a known person.
        """
        found = _PATRONYMIC.fullmatch(sentence.tokens[index].text) if index else None
        persons = self._persons.get(sentence.tokens[index - 1].text, ()) if found else ()
        if not persons:
            return None
        after = sentence.tokens[index + 1].text if index + 1 < len(sentence) else ""
        if any(after.startswith(surname[:-1]) for _, surname in persons):
            return ""
        named = dict(persons)
        latest = [named[iri] for iri in met if iri in named]
        return latest[-1] if latest else persons[0][1] if len(persons) == 1 else None


def case_of(sentence: Sentence, index: int) -> str:
    """Return the case of a patronymic, empty for the nominative: 'Мағзұмұлының'."""
    found = _PATRONYMIC.fullmatch(sentence.tokens[index].text)
    said = found["case"] if found else ""
    return next((case for case, ends in _CASES.items() if said in ends), "")
