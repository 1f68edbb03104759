"""Persons: known names extended by their initials, and new names after a title."""

from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.clause.gap import is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention, initials_before, is_surname
from bilik.extract.statement import Entity
from bilik.extract.things import PERSON
from bilik.text.transliterate import spelling
from bilik.vocabulary import ID

_SURNAME_ENDS = ("ев", "ов", "ёв", "ин", "ын", "ский")


def people(sentence: Sentence, names: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the persons that a sentence names.

    A known name takes in the initials before it. A capitalised word with initials, or right after
    the name of an office, is a person that the lexicon does not know.
    """
    for mention in names:
        if PERSON in mention.types:
            first = initials_before(sentence, mention.first)
            plain = sentence.words[mention.last].endswith(_SURNAME_ENDS)
            features = _features(sentence, mention.last) if plain else mention.features
            yield Mention(mention.value, first, mention.last, features, "person")
    for index in range(len(sentence)):
        if is_surname(sentence, index) and not any(m.overlaps(index, index) for m in names):
            first = initials_before(sentence, index)
            if first < index:
                yield _new_person(sentence, first, index)


def _new_person(sentence: Sentence, first: int, last: int) -> Mention:
    features = _features(sentence, last)
    surname = sentence.tokens[last].text
    if features.get("Case", "Nom") != "Nom":
        surname = surname[: len(sentence.readings[last][0].lemma)]
    initials = " ".join(
        sentence.tokens[i].text + "." for i in range(first, last) if sentence.tokens[i].text != "."
    )
    label = f"{initials} {surname}"
    entity = Entity(f"{ID}person/{spelling(label)}", frozenset({PERSON}), label=label)
    return Mention(entity, first, last, features, "person")


def _features(sentence: Sentence, index: int) -> Mapping[str, str]:
    """A surname stands in the nominative wherever it may: 'Кекильбаев' is no genitive."""
    if sentence.grammar.code == "ru" and sentence.words[index].endswith(_SURNAME_ENDS):
        return {"Case": "Nom", "Gender": "Masc", "Number": "Sing"}
    return sentence.features(index)


def is_of_people(sentence: Sentence, index: int, mentions: Sequence[Mention]) -> bool:
    """'Караманова сменил Терещенко': in a Russian clause that names a person no body changes."""
    clauses = sentence.clauses
    return sentence.grammar.code == "ru" and any(
        PERSON in m.types and m.first >= 0 and clauses[m.first] == clauses[index] for m in mentions
    )


def is_followed_by_person(sentence: Sentence, index: int, mentions: Sequence[Mention]) -> bool:
    """'Replacing Tileuberdi', 'succeeded the outgoing minister, Umarov': whom a verb acts on."""
    behind = [m for m in mentions if m.first > index and m.origin in {"person", "pronoun"}]
    first = min(behind, key=lambda m: m.first, default=None)
    between = range(index + 1, first.first) if first else range(0)
    beside = not any(sentence.is_verb(i) and not is_noun(sentence, i) for i in between)
    return first is not None and PERSON in first.types and beside
