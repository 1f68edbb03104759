"""Offices named by the body that their holder heads: 'chaired the Senate', 'led the Government'."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.gap import cases, is_possessive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.wordclass import Grammar
from bilik.extract.lexicon import Lexicon
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.phrase import Phrase, Phrases
from bilik.extract.relation.anchor import OBJECT, Anchor, anchor
from bilik.extract.relation.preposition import object_behind
from bilik.extract.relation.reach import same_clause
from bilik.extract.relation.syntax import relations
from bilik.extract.things import OFFICE, PERSON, POWER
from bilik.text.language import Language

_OBJECTS = frozenset({OBJECT, ("case", "Dat")})  # 'Сенатқа төрағалық етті'


class Heading:
    """Reads who is at the head of a body as the holder of the office that heads it."""

    def __init__(self, lexicon: Lexicon, language: Language, grammar: Grammar) -> None:
        phrases = (
            Phrase("heading", trigger.text, trigger.features)
            for trigger in lexicon.heading
            if trigger.language == language.code
        )
        self._phrases = Phrases(phrases, language, grammar)
        self._held = {term.iri: term.offices for term in lexicon.terms if term.offices}
        self._offices = {body: term.entity() for body, term in lexicon.head_offices.items()}

    def settle(
        self, sentence: Sentence, names: tuple[Mention, ...], persons: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """Return the names with each body that a person heads replaced by its office."""
        if not any(PERSON in mention.types for mention in persons):
            return names
        headed = dict(self._headed(sentence, names, persons))
        return tuple(headed.get(place, name) for place, name in enumerate(names))

    def led(
        self, sentence: Sentence, names: tuple[Mention, ...], persons: tuple[Mention, ...]
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """'Правительство Масимова ушло': names and persons with such a pair as title and name.

        Only for an office that the person is known to have held.
        """
        for person in persons if names else ():
            body = next((m for m in names if self._is_led(sentence, m, person)), None)
            office = self._offices.get(body.iri) if body else None
            if not (body and office and office.iri in self._held.get(person.iri, ())):
                continue
            case = {"Case": body.features.get("Case", "Nom")}
            named = replace(person, features={**person.features, **case})
            if sentence.grammar.code != "ru":  # the name is no title's: all of it is who acts
                ends = (min(person.first, body.first), max(person.last, body.last))
                named = replace(named, first=ends[0], last=ends[1])
            title = replace(body, value=office, features={**body.features, **case})
            names = tuple(title if m is body else m for m in names)
            persons = tuple(named if m is person else m for m in persons)
        return names, persons

    def _is_led(self, sentence: Sentence, body: Mention, person: Mention) -> bool:
        """'Правительство Масимова', "Massimov's Government", 'Мәсімовтің Үкіметі'."""
        case = person.features.get("Case", "Nom")
        if sentence.grammar.code == "ru":
            return body.last + 1 == person.first and case == "Gen"
        between = sentence.words[body.last + 1 : person.first]
        if sentence.grammar.definite:
            owner = is_possessive(sentence.words[person.last])
            return between == ("of",) or (owner and body.first == person.last + 1)
        owned = sentence.features(body.last).get("Person[psor]") == "3"
        return owned and body.first == person.last + 1 and case in {"Nom", "Gen"}

    def _headed(
        self, sentence: Sentence, names: Sequence[Mention], persons: Sequence[Mention]
    ) -> Iterator[tuple[int, Mention]]:
        for match in self._phrases.find(sentence):
            at = anchor(sentence, match.first, match.last)
            for place, name in enumerate(names):
                office = self._offices.get(name.iri)
                if office and (
                    name.first == object_behind(sentence, match.last)
                    or _is_headed(sentence, name, at, (*names, *persons))
                ):
                    yield place, Mention(office, name.first, name.last, _as_object(sentence, name))


def without_headed(
    concepts: Sequence[Mention], before: Sequence[Mention], after: Sequence[Mention]
) -> tuple[Mention, ...]:
    """'Смайылов Үкіметті басқарып келеді': a person at the head of a body is no power of its.

    `after` are the mentions among which the body has become the office of its head.
    """
    headed = [m for m in after if OFFICE in m.types and m.origin == "name" and m not in before]
    return tuple(
        concept
        for concept in concepts
        if POWER not in concept.types or not any(m.first in concept.words for m in headed)
    )


def _as_object(sentence: Sentence, name: Mention) -> Mapping[str, str]:
    """'Сенат возглавлял Токаев': the form of a subject, but what is headed."""
    case = name.features.get("Case", "Nom")
    nominative = case == "Nom" and sentence.grammar.code == "ru"
    owner = case in {"Nom", "Gen"} and sentence.grammar.verb_final
    return {**name.features, "Case": "Acc"} if nominative or owner else name.features


def _is_headed(sentence: Sentence, name: Mention, at: Anchor, mentions: Sequence[Mention]) -> bool:
    """'Руководил Правительством': some Russian verbs govern the instrumental."""
    instrumental = name.features.get("Case") == "Ins" and same_clause(sentence, name, at)
    if sentence.grammar.code == "ru" and instrumental and not at.passive:
        return True
    owned = sentence.features(at.first).get("Person[psor]") == "3"
    if sentence.grammar.verb_final and owned and name.last + 1 == at.first:
        return name.features.get("Case", "Nom") in {"Nom", "Gen"}  # 'Үкімет тізгінін ұстады'
    if _is_relative_object(sentence, name, at) or _is_of_relative(sentence, name, at):
        return True
    return not _OBJECTS.isdisjoint(relations(sentence, name, at, mentions))


def _is_relative_object(sentence: Sentence, name: Mention, at: Anchor) -> bool:
    """'Мажилис, который возглавляет Нигматулин': he is its subject."""
    relative = not sentence.grammar.relative.isdisjoint(sentence.lemmas[name.first])
    active = sentence.grammar.code == "ru" and not at.passive and not at.nominal
    acted = relative and active and "Acc" in cases(sentence, name.first) and name.last < at.first
    return acted and same_clause(sentence, name, at)


def _is_of_relative(sentence: Sentence, name: Mention, at: Anchor) -> bool:
    """'Масимов, который возглавлял Правительство': who heads it is the pronoun."""
    if sentence.grammar.code != "ru" or at.passive or name.first <= at.last:
        return False
    if "Acc" not in cases(sentence, name.first) or not same_clause(sentence, name, at):
        return False
    return any(
        not sentence.grammar.relative.isdisjoint(sentence.lemmas[index])
        and "Nom" in cases(sentence, index)
        and sentence.clauses[index] == sentence.clauses[at.first]
        for index in range(at.first)
    )
