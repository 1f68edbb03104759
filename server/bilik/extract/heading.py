"""Offices named by the body that their holder heads: 'chaired the Senate', 'led the Government'."""

from collections.abc import Iterator, Sequence

from bilik.extract.anchor import OBJECT, anchor
from bilik.extract.grammar import Grammar
from bilik.extract.lexicon import Lexicon
from bilik.extract.mention import PERSON, Mention
from bilik.extract.phrase import Phrase, Phrases
from bilik.extract.sentence import Sentence
from bilik.extract.statement import Entity
from bilik.extract.syntax import relations
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
        self._offices = {body: term.entity() for body, term in lexicon.head_offices.items()}

    def settle(
        self, sentence: Sentence, names: tuple[Mention, ...], persons: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """Return the names with each body that a person heads replaced by its office."""
        if not any(_iri(mention, PERSON) for mention in persons):
            return names
        headed = dict(self._headed(sentence, names))
        return tuple(headed.get(place, name) for place, name in enumerate(names))

    def _headed(
        self, sentence: Sentence, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Mention]]:
        for match in self._phrases.find(sentence):
            at = anchor(sentence, match.first, match.last)
            for place, name in enumerate(names):
                office = self._offices.get(_iri(name))
                if office and _OBJECTS & relations(sentence, name, at, names):
                    yield place, Mention(office, name.first, name.last, name.features)


def _iri(mention: Mention, kind: str = "") -> str:
    """Return the IRI of what a mention stands for if it is of the kind, else nothing."""
    value = mention.value
    fits = isinstance(value, Entity) and (not kind or kind in value.types)
    return value.iri if isinstance(value, Entity) and fits else ""
