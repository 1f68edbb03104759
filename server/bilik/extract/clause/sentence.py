"""A sentence with its tokens, their readings and their places in the raw text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from bilik.documents.model import Document
from bilik.extract.clause.clausal import clause_numbers
from bilik.extract.clause.emphasis import without_emphasis
from bilik.extract.clause.figure import Figure, figures
from bilik.extract.clause.grammar import grammar
from bilik.extract.clause.wordclass import Grammar
from bilik.text.language import Language
from bilik.text.model import Reading, Span, Token
from bilik.text.normal import NormalText, normalise
from bilik.text.segment import sentences
from bilik.text.token import tokens

_BULLETS = frozenset({"-", "–", "—", "•", "·", "*"})
_BOUND = frozenset({"had", "has", "have", "having"})  # 'had to go'
_BEFORE_INFINITIVE = frozenset(
    {"can", "cannot", "may", "might", "must", "shall", "should", "will", "would", "could"}
)
_MAY = "May"
_WHOSE = frozenset({"whose"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_ANY = ("кез", "келген")  # 'any', not what has come
_CLAUSE_ENDS = frozenset({",", ";"})
_BREAKS = frozenset({",", ";", "–", "—", ":"})
_NUMBER = 4  # letters or digits of an item's number
_SHORTEST_ITEM = 2  # tokens


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence; token indices are what the later stages speak in.

    Two sentences are never equal, so that what was found in one can be kept by it.
    """

    index: int
    grammar: Grammar
    tokens: tuple[Token, ...]
    readings: tuple[tuple[Reading, ...], ...]
    normal: NormalText
    bounds: Span

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(token.text.casefold() for token in self.tokens)

    @cached_property
    def lemmas(self) -> tuple[frozenset[str], ...]:
        """All lemmas that each token may have, its own form included."""
        return tuple(
            frozenset([word, *[r.lemma.casefold() for r in readings if not _is_agent(r)]])
            for word, readings in zip(self.words, self.readings, strict=True)
        )

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The tokens at which each lemma may stand."""
        found: dict[str, list[int]] = {}
        for index, lemmas in enumerate(self.lemmas):
            for lemma in lemmas:
                found.setdefault(lemma, []).append(index)
        return found

    @cached_property
    def skipped(self) -> tuple[bool, ...]:
        """Whether each token may be passed over: small words, numerals where verbs come last."""
        small = self.grammar.skipped
        numerals = self.grammar.verb_final or bool(self.grammar.definite)
        return tuple(
            word in small or (numerals and bool(readings) and readings[0].pos == "NUM")
            for word, readings in zip(self.words, self.readings, strict=True)
        )

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """How many commas, dashes, colons and semicolons stand before each token and the end."""
        return tuple(accumulate((word in _BREAKS for word in self.words), initial=0))

    @cached_property
    def closing(self) -> tuple[bool, ...]:
        """Whether each token is a verb that ends a phrase; a verbal noun may stand within one."""
        nominal = self.grammar.verb_final
        return tuple(
            self.is_verb(index) and not (nominal and self.features(index).get("VerbForm") == "Ger")
            for index in range(len(self))
        )

    @cached_property
    def attributive(self) -> tuple[int, ...]:
        """The Kazakh participles in -атын before a noun: what is done again and again."""
        return tuple(
            index
            for index in range(len(self) - 1 if self.grammar.verb_final else 0)
            if self.features(index).get("VerbForm") == "Part"
            and self.features(index).get("Aspect") == "Imp"
            and self.words[index + 1][0].isalpha()
        )

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """The number of the clause that each token belongs to; 0 is the main one."""
        return clause_numbers(self)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers, in digits and in words."""
        return tuple(figures(self))

    @cached_property
    def _verbs(self) -> tuple[bool, ...]:
        return tuple(self._reads_as_verb(index) for index in range(len(self)))

    @cached_property
    def is_item(self) -> bool:
        """Tell whether the sentence is an item of a list: '2) ...', '(b) ...', '– ...'."""
        first, second, third = (*self.words, "", "", "")[:3]
        bracketed = first.isalnum() and second == ")" and len(first) <= _NUMBER
        enclosed = first == "(" and second.isalnum() and third == ")" and len(second) <= _NUMBER
        return len(self) > _SHORTEST_ITEM and (bracketed or enclosed or first in _BULLETS)

    @cached_property
    def raw(self) -> Span:
        """The sentence in the raw text."""
        return self.normal.span(self.bounds.start, self.bounds.end)

    def span(self, first: int, last: int) -> Span:
        """Return the raw characters from token `first` to token `last`, both included."""
        return self.normal.span(self.tokens[first].span.start, self.tokens[last].span.end)

    def shows(self, index: int, feature: str, value: str) -> bool:
        """Tell whether a token has a reading with that feature."""
        return any(reading.features.get(feature) == value for reading in self.readings[index])

    def features(self, index: int) -> Mapping[str, str]:
        """Return the features of a token's best reading."""
        return self.readings[index][0].features if self.readings[index] else {}

    def is_verb(self, index: int) -> bool:
        """Tell whether the best reading of a token is a verb's, and no article stands before it."""
        return self._verbs[index]

    def _reads_as_verb(self, index: int) -> bool:
        readings = self.readings[index]
        if not readings or readings[0].pos not in {"VERB", "AUX"} or _is_agent(readings[0]):
            return False
        if index and self.words[index - 1 : index + 1] == _ANY:
            return False
        if not index or not self.grammar.definite or not self.readings[index - 1]:
            return True
        before = self.readings[index - 1][0]
        determined = before.pos in {"DET", "ADJ"} or before.features.get("Poss") == "Yes"
        return not (determined and any(reading.pos == "NOUN" for reading in readings))


def _is_agent(reading: Reading) -> bool:
    """'сайлаушы' (a voter) is a word of its own, not a form of 'сайла' (elect)."""
    said = reading.features
    return said.get("VerbForm") == "Part" and said.keys().isdisjoint({"Tense", "Aspect", "Voice"})


def _with_final_verb(
    words: Sequence[str], readings: list[tuple[Reading, ...]]
) -> Iterator[tuple[Reading, ...]]:
    """'... орнын басты.', '... қолға алды, ...': what ends a clause is a verb if it can be one."""
    last = max((i for i, word in enumerate(words) if word[0].isalnum()), default=-1)
    ends_clause = {i for i, word in enumerate(words[1:]) if word in _CLAUSE_ENDS} | {last}
    for index, found in enumerate(readings):
        told = [r for r in found if r.pos == "VERB" and _is_past(r)]
        nominal = bool(told) and found[0].pos in {"NOUN", "ADJ"}
        ends = nominal and index in ends_clause and index > 0
        yield (*told, *(r for r in found if r not in told)) if ends else found


def _is_past(reading: Reading) -> bool:
    return reading.features.get("VerbForm") == "Fin" and reading.features.get("Tense") == "Past"


def in_context(
    words: Sequence[str], readings: Sequence[tuple[Reading, ...]], own: Grammar
) -> tuple[tuple[Reading, ...], ...]:
    """'The President addresses the people': an article after what may be a verb makes it one."""
    found = list(readings)
    if own.verb_final:
        return tuple(_with_final_verb(words, without_emphasis(words, found, own)))
    for index in range(1, len(words) if own.definite else 0):
        bound = words[index - 1] == "to" and words[max(0, index - 2)] in _BOUND
        modal = words[index - 1] in _BEFORE_INFINITIVE and found[index - 1][0].pos != "PROPN"
        if bound or modal:  # 'can return'
            infinitives = [r for r in found[index] if r.features.get("VerbForm") == "Inf"]
            found[index] = (*infinitives, *(r for r in found[index] if r not in infinitives))
    _prefer_nouns(words, found, own)
    for index in range(1, len(words) - 1 if own.definite else 0):
        noun = found[index][:1]
        if not noun or noun[0].pos != "NOUN" or not _may_have_object(words, index, own):
            continue
        before = found[index - 1][:1]
        bound = words[index - 1] in own.prepositions or words[index - 1] in _DETERMINERS
        if bound or (before and before[0].pos in {"DET", "ADJ", "NUM", "VERB"}):
            continue
        verbs = [r for r in found[index] if r.pos == "VERB" and r.features.get("Person") == "3"]
        if verbs:
            found[index] = (*verbs, *(r for r in found[index] if r not in verbs))
    return tuple(found)


def _prefer_nouns(words: Sequence[str], found: list[tuple[Reading, ...]], own: Grammar) -> None:
    """'The head of state': what may be a noun before 'of' is one."""
    for index in range(len(words) - 1 if own.definite else 0):
        if words[index + 1] == "of" and any(r.pos == "NOUN" for r in found[index]):
            found[index] = tuple(sorted(found[index], key=lambda r: r.pos != "NOUN"))


def _may_have_object(words: Sequence[str], index: int, own: Grammar) -> bool:
    return words[index + 1] in _DETERMINERS or _behind_relative(words, index, own)


def _behind_relative(words: Sequence[str], index: int, own: Grammar) -> bool:
    """'The right to pardon, which is old, belongs to ...': what goes on behind a clause aside."""
    goes_on = words[index - 1] == "," and words[index + 1] in own.prepositions - {"of"}
    asides = (i for i in range(1, index - 1) if words[i - 1] == ",")
    return goes_on and any(words[i] in own.relative or words[i] in _WHOSE for i in asides)


def _read(words: Sequence[Token], language: Language) -> Iterator[tuple[Reading, ...]]:
    """'On 5 May', 'the Kazakh President': what is a name by its capital is no verb in English."""
    for index, word in enumerate(words):
        read = language.read(word.text)
        begins = index == 0 or not words[index - 1].text[0].isalnum()
        dated = any(after.text.isdigit() for after in words[index + 1 : index + 2])
        if language.code != "en" or not word.text[0].isupper() or (begins and not dated):
            yield read
        elif word.text == _MAY:
            yield (Reading(_MAY, "PROPN"),)
        else:
            yield tuple(reading for reading in read if reading.pos != "VERB") or read


def analyse(document: Document, language: Language) -> Iterator[Sentence]:
    """Normalise, segment, tokenise and read a document, sentence by sentence."""
    normal = normalise(document.text, language.known)
    for index, bounds in enumerate(sentences(normal.text)):
        words = tokens(normal.text[bounds.start : bounds.end], bounds.start)
        yield Sentence(
            index=index,
            grammar=grammar(language.code),
            tokens=words,
            readings=in_context(
                [word.text.casefold() for word in words],
                [*_read(words, language)],
                grammar(language.code),
            ),
            normal=normal,
            bounds=bounds,
        )
