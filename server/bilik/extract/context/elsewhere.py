"""Which state a paragraph speaks of: 'In France ... The President ...' is not the one at home.

A sentence that begins with another state, or with an office of one, and tells of institutions or
of forms of government opens a stretch in which such names are that state's; naming the own state,
or what only it has, and a new paragraph close it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.grammar import grammar
from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon, Term
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Entity, Statement
from bilik.extract.things import INSTITUTION, STATE

_SHORT = 6  # tokens of a sentence that does no more than turn to a state: 'Take France.'
_COMPARED = 5  # tokens between a word that compares and what it compares with


class Elsewhere:
    """The state that one document speaks of where that is not the own one."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        """The triggers of a state are the adjectives that say that something is of it."""
        self._terms: Mapping[str, Term] = lexicon.by_iri
        self._home = lexicon.home
        self._adjectives = {
            trigger.text.casefold(): term.iri
            for term in lexicon.terms
            if STATE in term.types
            for trigger in term.triggers
            if trigger.language == language
        }
        terms = (self._terms[iri] for iri in lexicon.home if iri in self._terms)
        names = (name.text for term in terms for name in term.names if name.language == language)
        self._own = {word.casefold() for text in names for word in text.split()}
        self._own -= grammar(language).general | grammar(language).placing
        self._own |= {text for text, iri in self._adjectives.items() if iri in lexicon.home}
        self._state: str | None = None
        self._end = 0
        self._unknown: set[str] = set()

    def settle(
        self, sentence: Sentence, names: Sequence[Mention], concepts: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """Return the names of a sentence, general ones of offices and bodies those of the state.

        What stands only to be compared with is left out: it does nothing. 'Republic' within one of
        the `concepts` is not the own one.
        """
        between = sentence.normal.text[self._end : sentence.bounds.start]
        self._end = sentence.bounds.end
        if "\n" in between:
            self._state = None
        names = tuple(self._placed(sentence, name, names) for name in names)
        names = tuple(
            name
            for name in names
            if not (self._foreign(name) and _is_compared(sentence, name.first, name.last))
        )
        state = self._spoken_of(sentence, names, concepts)
        aside = self._state is None and sentence.words[0] in sentence.grammar.aside
        self._state = None if aside else state  # 'But in the USA ...': the text will go on at home
        return tuple(self._moved(sentence, name, state) for name in names) if state else names

    def known(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        """Yield the statements of known things, without consents of what is only foreign."""
        for statement in statements:
            values = (filler.value for filler in statement.fillers)
            if not any(isinstance(v, Entity) and v.iri in self._unknown for v in values):
                known = tuple(c for c in statement.consents if c.of.iri not in self._unknown)
                whole = len(known) == len(statement.consents)
                yield statement if whole else replace(statement, consents=known)

    def _spoken_of(
        self, sentence: Sentence, names: Sequence[Mention], concepts: Sequence[Mention]
    ) -> str | None:
        """Return the state that a sentence speaks of, None for the own one."""
        within = {index for concept in concepts for index in concept.words}
        own = (name for name in names if self._is_home(sentence, name))
        if any(name.first not in within for name in own) or self._is_ours(sentence):
            return None
        opened = next(self._opens(sentence, names), None)
        if opened is None:
            return self._state
        acting = any(self._is_shared(sentence, name) or self._foreign(name) for name in names[1:])
        return opened if concepts or acting or len(sentence) <= _SHORT else self._state

    def _opens(self, sentence: Sentence, names: Sequence[Mention]) -> Iterator[str]:
        """Yield the other state that a sentence begins with, if any."""
        named = [(name.first, self._foreign(name)) for name in names]
        told = sorted((*named, *self._owners(sentence)), key=lambda place: place[0])
        yield from (state for _, state in told[:1] if state and state not in self._home)

    def _owners(self, sentence: Sentence) -> Iterator[tuple[int, str]]:
        """'Under the French Constitution': yield where an adjective says what is of a state."""
        for index in range(len(sentence) - 1):
            owned = not sentence.grammar.general.isdisjoint(sentence.lemmas[index + 1])
            owned = owned and not _is_compared(sentence, index, index + 1)
            for adjective in (
                sorted(self._adjectives.keys() & sentence.lemmas[index]) if owned else ()
            ):
                yield index, self._adjectives[adjective]

    def _foreign(self, name: Mention) -> str | None:
        """Return the other state that a mention is, or belongs to."""
        if not isinstance(name.value, Entity):
            return None
        state = name.value.iri if STATE in name.value.types else name.value.state
        return None if state in self._home else state

    def _is_home(self, sentence: Sentence, name: Mention) -> bool:
        """Tell whether a mention is the own state, or something that only it has."""
        if not isinstance(name.value, Entity) or _is_compared(sentence, name.first, name.last):
            return False
        own = name.value.state in self._home and INSTITUTION in name.value.types
        return name.value.iri in self._home or (own and not self._is_shared(sentence, name))

    def _is_ours(self, sentence: Sentence) -> bool:
        """'У нас', 'біздің елде', 'the Kazakh President'."""
        said = self._adjectives.keys() & sentence.places.keys()
        return not sentence.grammar.ours.isdisjoint(sentence.words) or any(
            self._adjectives[adjective] in self._home for adjective in said
        )

    def _is_shared(self, sentence: Sentence, name: Mention) -> bool:
        """Tell whether an institution has a name that those of other states have as well."""
        words = frozenset[str]().union(*sentence.lemmas[name.first : name.last + 1])
        general = not sentence.grammar.general.isdisjoint(words)
        return INSTITUTION in name.types and general and self._own.isdisjoint(words)

    def _placed(self, sentence: Sentence, name: Mention, names: Sequence[Mention]) -> Mention:
        """'A head of state in France', 'the French President': the state beside it is its own."""
        before = sentence.lemmas[name.first - 1] if name.first else ()
        owners = [self._adjectives[lemma] for lemma in sorted(before) if lemma in self._adjectives]
        if owners and owners[0] not in self._home:
            return self._moved(sentence, name, owners[0])
        for state in names:
            between = sentence.words[name.last + 1 : state.first]
            near = name.last < state.first and sentence.grammar.placing.issuperset(between)
            foreign = STATE in state.types and self._foreign(state)
            if foreign and near and not sentence.grammar.verb_final:
                return self._moved(sentence, name, foreign)
        return name

    def _moved(self, sentence: Sentence, name: Mention, state: str) -> Mention:
        value = name.value
        if not (isinstance(value, Entity) and value.state in self._home):
            return name
        if not self._is_shared(sentence, name):
            return name
        iri = f"{value.iri}-{state.rpartition('/')[2]}"
        if iri in self._terms:
            return replace(name, value=self._terms[iri].entity())
        self._unknown.add(iri)
        return replace(name, value=Entity(iri, value.types, state=state))


def _is_compared(sentence: Sentence, first: int, last: int) -> bool:
    """'Unlike the President of the USA, ...', 'АҚШ-қа қарағанда': only compared with."""
    if sentence.grammar.verb_final:
        near = range(last + 1, min(len(sentence), last + 1 + _COMPARED))
    else:
        near = range(first - 1, max(-1, first - 1 - _COMPARED), -1)
    for index in near:
        if any(_says(sentence, index, phrase) for phrase in sentence.grammar.comparing):
            return True
        if sentence.words[index] == "," or sentence.is_verb(index):
            return False
    return False


def _says(sentence: Sentence, index: int, phrase: str) -> bool:
    """Tell whether the words of a phrase begin at a token."""
    if not phrase.startswith(sentence.words[index]):
        return False
    return " ".join(sentence.words[index : index + phrase.count(" ") + 1]) == phrase
