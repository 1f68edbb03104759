"""Offices of other states: 'АҚШ-та премьер-министр лауазымы', 'the President of the USA'.

The lexicon names the offices of its own state; right after another state the same name stands for
the office of that state, which is minted when the lexicon does not know it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon, Term, texts
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity
from bilik.extract.things import OFFICE, STATE

_OWNING = frozenset({"Gen", "Loc"})


class Abroad:
    """Moves the offices that a sentence places in another state to that state."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._terms: Mapping[str, Term] = lexicon.by_iri
        self._home = lexicon.home
        self._own_words = frozenset(
            word.casefold()
            for iri in lexicon.home
            for name in (texts(self._terms[iri].names, language) if iri in self._terms else ())
            for word in name.split()
        )

    def settle(self, sentence: Sentence, names: Sequence[Mention]) -> tuple[Mention, ...]:
        """Return the mentions with such offices replaced."""
        foreign = [name for name in names if self._is_foreign(name)]
        return tuple(self._moved(sentence, foreign, name) for name in names)

    def _is_foreign(self, name: Mention) -> bool:
        value = name.value
        return isinstance(value, Entity) and STATE in value.types and value.iri not in self._home

    def _moved(self, sentence: Sentence, foreign: Iterable[Mention], name: Mention) -> Mention:
        value = name.value
        if not (isinstance(value, Entity) and OFFICE in value.types and value.state in self._home):
            return name
        for state in foreign:
            if _places(sentence, state, name) and not any(self._names_home(sentence, name)):
                assert isinstance(state.value, Entity)
                return replace(name, value=self._office_of(sentence, state.value, name, value))
        return name

    def _names_home(self, sentence: Sentence, name: Mention) -> Iterator[bool]:
        """Tell for each word whether it names the own state: 'Қазақстан Президенті'."""
        for index in range(name.first, name.last + 1):
            yield not self._own_words.isdisjoint(sentence.lemmas[index])

    def _office_of(
        self, sentence: Sentence, state: Entity, name: Mention, office: Entity
    ) -> Entity:
        place = state.iri.rpartition("/")[2]
        iri = f"{office.iri}-{place}"
        if iri in self._terms:
            return self._terms[iri].entity()
        span = sentence.tokens[name.first].span.start, sentence.tokens[name.last].span.end
        label = sentence.normal.text[slice(*span)]
        return Entity(iri, office.types, label=label, state=state.iri)


def _places(sentence: Sentence, state: Mention, office: Mention) -> bool:
    """Tell whether a state stands right before an office, in a case that says whose or where.

    A number may stand between: 'АҚШ-тың қырық үш Президенті'.
    """
    case = state.features.get("Case", "")
    between = range(state.last + 1, office.first)
    near = state.last < office.first and all(_is_number(sentence, index) for index in between)
    return sentence.grammar.verb_final and near and case in _OWNING


def _is_number(sentence: Sentence, index: int) -> bool:
    return [reading.pos for reading in sentence.readings[index][:1]] == ["NUM"]
