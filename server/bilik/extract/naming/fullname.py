"""Persons that the lexicon does not know, by given name and surname: 'Berik Asylov'.

Surnames in -ов, -ев, -ин and their feminines are known by their ending, in Latin letters too. What
stands before one is a given name when it is no other word. Afterwards the surname alone will do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon
from bilik.extract.naming.covering import within
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity
from bilik.extract.things import OFFICE, PERSON
from bilik.text.ru.surnames import surname_readings
from bilik.text.transliterate import latin, spelling
from bilik.vocabulary import ID

_SURNAME = re.compile(r"\w{2,}(?:[оеё]в|[иы]н|[oe]v|[iy]n)[аa]?")
_GIVEN = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][a-zа-яёәғқңөұүіһ]+(?:-[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]\w+)?")
_FATHER = re.compile(r"\w+(?:ович|евич|овна|евна|[уұ]лы|[кқ]ызы|uly|kyzy)")
_NOMINATIVE: Mapping[str, str] = MappingProxyType(
    {"Case": "Nom", "Gender": "Masc", "Number": "Sing"}
)
_VERBS = 3  # tokens between a post and whoever is appointed to it
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class _Surname:
    """A surname as it stands without an ending, and what its ending says."""

    standing: str
    features: Mapping[str, str]


class FullNames:
    """Finds persons in the sentences of one language, knowing what given names there are."""

    def __init__(self, lexicon: Lexicon, code: str) -> None:
        names = [n.text for t in lexicon.terms if PERSON in t.types for n in t.names]
        own = [n.casefold().split() for n in names]
        self._given = frozenset(words[0] for words in own if len(words) > 1)
        self._surnames = frozenset(words[-1] for words in own if words)
        people = [term for term in lexicon.terms if PERSON in term.types]
        self._known = {
            (words[0], words[-1]): term.entity()
            for term in people
            for words in (name.text.casefold().split() for name in term.names)
            if len(words) > 1
        }
        self._code = code

    def find(
        self, sentence: Sentence, names: Sequence[Mention], met: Sequence[Entity]
    ) -> tuple[Mention, ...]:
        """Return the persons of a sentence that are none of its `names`.

        `met` are the things named before, the latest last.
        """
        full = tuple(self._full(sentence, names))
        return (*full, *self._again(sentence, (*names, *full), met))

    def _full(self, sentence: Sentence, names: Sequence[Mention]) -> Iterator[Mention]:
        for index in range(1, len(sentence)):
            surname = next(self._standing(sentence, index), None)
            first = index - 1
            if surname and first and _FATHER.fullmatch(sentence.words[first]):
                first -= 1
            if surname is None or not self._is_given(sentence, first):
                continue
            if self._is_known(sentence, first, index, names):
                continue
            agreed = self._agreed(sentence, first, index)
            if agreed:
                new = _person(sentence, first, index, agreed)
                same = self._known.get((sentence.words[first], agreed.standing))
                yield replace(new, value=same) if same else new
        posts = [name for name in names if OFFICE in name.types]
        for index in range(1, len(sentence) if posts else 0):
            place = index - 1, index
            known = any(m.overlaps(*place) for m in names)
            known = known or any(self._standing(sentence, index))
            if known or not all(_is_unheard(sentence, i) for i in place):
                continue
            if any(_is_beside(sentence, place, post) for post in posts):
                surname = _Surname(sentence.words[index], _NOMINATIVE)
                yield _person(sentence, index - 1, index, surname)

    def _again(
        self, sentence: Sentence, names: Sequence[Mention], met: Sequence[Entity]
    ) -> Iterator[Mention]:
        """'Asylov': a person whom the text has named in full before."""
        people = {e.label.split()[-1].casefold(): e for e in met if e.label and PERSON in e.types}
        for index in range(len(sentence)) if people else ():
            if any(m.overlaps(index, index) for m in names):
                continue
            for surname in self._standing(sentence, index):
                if surname.standing in people:
                    yield Mention(
                        people[surname.standing], index, index, surname.features, "person"
                    )
                    break

    def _standing(self, sentence: Sentence, index: int) -> Iterator[_Surname]:
        """Yield what a token may be as a surname, the likeliest first."""
        text = sentence.tokens[index].text
        word = _POSSESSIVE.sub("", text.casefold())
        if not text[0].isupper() or len(word) < 5 or "-" in word:
            return
        if self._code == "ru":
            for reading in surname_readings(word, 0.0):
                yield _Surname(reading.lemma, reading.features)
            if _SURNAME.fullmatch(word):
                feminine = word.endswith("а")
                said = {"Case": "Nom", "Gender": "Fem" if feminine else "Masc", "Number": "Sing"}
                yield _Surname(word, said)
        elif self._code == "kk":
            for reading in sentence.readings[index]:
                if _SURNAME.fullmatch(reading.lemma) and word.startswith(reading.lemma):
                    yield _Surname(reading.lemma, reading.features)
        elif _SURNAME.fullmatch(word) and not self._is_word(sentence, index):
            yield _Surname(word, sentence.features(index))

    def _is_word(self, sentence: Sentence, index: int) -> bool:
        known = sentence.readings[index][:1] and sentence.readings[index][0].known
        return bool(known) and sentence.words[index] not in self._given | self._surnames

    def _is_given(self, sentence: Sentence, index: int) -> bool:
        if not _GIVEN.fullmatch(sentence.tokens[index].text):
            return False
        if sentence.words[index] in self._given:
            return True
        readings = sentence.readings[index]
        if self._code == "ru":
            return any(r.pos == "PROPN" for r in readings) or not any(r.known for r in readings)
        return not self._is_word(sentence, index)

    def _agreed(self, sentence: Sentence, first: int, index: int) -> _Surname | None:
        """Return the surname in the case that the given name shows, None where none agrees."""
        found = [*self._standing(sentence, index)]
        if self._code != "ru":
            return found[0]
        shown = {
            (r.features.get("Case"), r.features.get("Gender")) for r in sentence.readings[first]
        }
        for surname in found:
            if (surname.features["Case"], surname.features["Gender"]) in shown:
                return surname
        return None if any(r.known for r in sentence.readings[first]) else found[0]

    def _is_known(
        self,
        sentence: Sentence,
        first: int,
        index: int,
        names: Sequence[Mention],
    ) -> bool:
        """Tell whether the words, or some of them, are the name of something the lexicon knows.

        'Murat Bektanov' is no Olzhas Bektenov: another given name makes another person.
        """
        for name in names:
            if not name.overlaps(first, index):
                continue
            alone = PERSON in name.types and name.first == name.last == index
            if not alone or _begins_alike(sentence.words[first], name):
                return True
            slip = not any(s.standing in self._surnames for s in self._standing(sentence, index))
            if not slip and sentence.words[first] not in self._given:
                return True
        return False


def _is_unheard(sentence: Sentence, index: int) -> bool:
    """Tell whether a token looks like a name and is no word that is known but as one."""
    readings = sentence.readings[index]
    proper = any(r.pos == "PROPN" for r in readings) or not any(r.known for r in readings)
    bare = all(r.features.get("Case", "Nom") == "Nom" for r in readings[:1])
    return bool(_GIVEN.fullmatch(sentence.tokens[index].text)) and proper and bare


def _is_beside(sentence: Sentence, name: tuple[int, int], post: Mention) -> bool:
    """'Roman Sklyar was appointed First Deputy', 'басшысы болып Айбек Дәдебай': beside a post.

    A name in -ов or -ин needs no post.
    """
    low, high = sorted((name, (post.first, post.last)))
    between = range(low[1] + 1, high[0])
    verbal = {i for i in between if sentence.is_verb(i) or sentence.skipped[i]}
    return len(between) <= _VERBS and {*between} == verbal


def _begins_alike(given: str, name: Mention) -> bool:
    """'Erik Asanbayev', 'Yerik Asanbayev': one name, spelt in two ways."""
    person = name.iri.rpartition("/")[2]
    return _sound(latin(given)) == _sound(person)


def _sound(word: str) -> str:
    return word.lstrip("y")[:1].replace("q", "k")


def _person(sentence: Sentence, first: int, last: int, surname: _Surname) -> Mention:
    given = sentence.tokens[first].text
    if sentence.grammar.code == "ru" and surname.features["Case"] != "Nom":
        given = _nominative(sentence, first, surname)
    name = surname.standing
    label = f"{given} {name[0].upper()}{name[1:]}"
    entity = Entity(f"{ID}person/{spelling(label)}", frozenset({PERSON}), label=label)
    return Mention(entity, first, last, surname.features, "person")


def _nominative(sentence: Sentence, index: int, surname: _Surname) -> str:
    case, text = surname.features["Case"], sentence.tokens[index].text
    readings = [r for r in sentence.readings[index] if r.features.get("Case") == case]
    lemma = readings[0].lemma if readings else text
    return "-".join(part[:1].upper() + part[1:] for part in lemma.split("-"))


def unclaimed(names: Sequence[Mention], persons: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the names that are no part of a person found by its full name."""
    return tuple(name for name in names if not within(name, persons))
