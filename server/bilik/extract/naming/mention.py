"""Mentions: where a sentence names a known thing, a date, a kind, a person or a concept."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bilik.extract.clause.agreement import as_given, places
from bilik.extract.clause.gap import cases
from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Kind, Lexicon, Term, texts
from bilik.extract.statement import Entity, Period, Value
from bilik.extract.things import INSTITUTION, OFFICE, PERSON
from bilik.text.language import Language
from bilik.text.model import Reading, Token
from bilik.text.phrases import PhraseIndex, PhraseMatch
from bilik.text.phrasing import is_abbreviation
from bilik.text.ru.surnames import is_standing, surname_cases
from bilik.text.token import tokens

_NONE: frozenset[str] = frozenset()
_KEPT = 64  # sentences, with the names and kinds found in them


@dataclass(frozen=True)
class Mention:
    """Tokens `first` to `last` (both included) that stand for `value`.

    `features` are those of the last word; `origin` is name, kind, dated, person, date, concept,
    pronoun, group, number or title, and of what no token stands for discourse or head; `date` is
    the period that a dated thing is named by; `words` are the tokens of a concept's phrase, which
    need not be neighbours; `verb` is the token of its verb, if any.
    """

    value: Value
    first: int
    last: int
    features: Mapping[str, str] = field(default_factory=dict)
    origin: str = "name"
    date: Period | None = None
    words: frozenset[int] = frozenset()
    verb: int | None = None

    @property
    def types(self) -> frozenset[str]:
        """The kinds (IRIs) of the thing it stands for; none for a date or a number."""
        return self.value.types if isinstance(self.value, Entity) else _NONE

    @property
    def iri(self) -> str:
        """The IRI of the thing it stands for; empty for a date or a number."""
        return self.value.iri if isinstance(self.value, Entity) else ""

    @classmethod
    def unsaid(cls, value: Value) -> "Mention":
        """Make the mention of what no token stands for: the text before has told it."""
        return cls(value, -1, -1, origin="discourse")

    def overlaps(self, first: int, last: int) -> bool:
        """Tell whether the mention shares a token with a range."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True)
class KindMention:
    """A kind noun on its own: 'the Law', 'бұл лауазым'."""

    kind: Kind
    first: int
    last: int
    features: Mapping[str, str]


class NameFinder:
    """Finds names of the lexicon's things and kinds, and dates, in sentences of one language."""

    def __init__(self, lexicon: Lexicon, concepts: frozenset[str], language: Language) -> None:
        """`concepts` are the IRIs found by their phrases instead (see `pattern`)."""
        self._language = language
        self._terms: dict[str, Term] = {
            term.iri: term for term in lexicon.terms if term.iri not in concepts
        }
        self._kinds = {kind.iri: kind for kind in lexicon.kinds}
        self._names = PhraseIndex(_labels(self._terms.values(), language.code), language)
        self._kind_names = PhraseIndex(_labels(self._kinds.values(), language.code), language)
        self._names_in = lru_cache(maxsize=_KEPT)(self._find_names)
        self._kinds_in = lru_cache(maxsize=_KEPT)(self._find_kinds)

    def names(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return mentions of known things, the longest first where names overlap.

        'the first President' in small letters is no person's title, but may begin another name.
        """
        return self._names_in(sentence)

    def _find_names(self, sentence: Sentence) -> tuple[Mention, ...]:
        found = self.within(sentence, 0, len(sentence) - 1)
        false = [m for m in found if _is_small(sentence, m) or _is_deputy(sentence, m)]
        hidden = (
            one
            for mention in false
            for one in self.within(sentence, mention.first + 1, len(sentence) - 1)
            if one.overlaps(mention.first, mention.last)
        )
        named = [m for m in (*found, *hidden) if not any(m is each for each in false)]
        return (*named, *self._of_places(sentence, named))

    def _of_places(self, sentence: Sentence, named: Sequence[Mention]) -> Iterator[Mention]:
        """'Акимом Алматинской области': a place is named between the words of an office."""
        for index in places(sentence):
            beside = (sentence.tokens[index - 1], sentence.tokens[index + 1])
            if any(mention.overlaps(index - 1, index + 1) for mention in named):
                continue
            for match in self._names.find(beside):
                if match.first < match.last:
                    features = self._features(sentence, index - 1, match)
                    entity = self._terms[match.key].entity()
                    yield Mention(entity, index - 1, index + 1, features)

    def called(self, name: str) -> Entity | None:
        """Return the one known thing of a name, None when there is none or several."""
        found = {match.key for match in self._names.find(tokens(name))}
        return self._terms[found.pop()].entity() if len(found) == 1 else None

    def named(self, text: str) -> tuple[Mention, ...]:
        """Return the known things that a text of a few words names, with its tokens."""
        return tuple(
            Mention(self._terms[match.key].entity(), match.first, match.last)
            for match in self._names.find(tokens(text))
        )

    def within(self, sentence: Sentence, first: int, last: int) -> tuple[Mention, ...]:
        """Return mentions of known things between two tokens, both included."""
        found: list[Mention] = []
        for match in self._names.find(sentence.tokens[first : last + 1]):
            start, end = first + match.first, first + match.last
            entity = self._terms[match.key].entity()
            parted = _parted(sentence, start, end) if INSTITUTION in entity.types else None
            if parted:
                found += self.within(sentence, start, parted - 1)
                found += self.within(sentence, parted, end)
            else:
                found.append(Mention(entity, start, end, self._features(sentence, first, match)))
        return tuple(found)

    def _features(self, sentence: Sentence, first: int, match: PhraseMatch) -> Mapping[str, str]:
        index, term = first + match.first, self._terms[match.key]
        said = as_given(sentence, index, _with_case(sentence, index, match.features))
        if PERSON not in term.types:
            return _as_subject(sentence, index, said)
        return {**said, **_surname_case(sentence, index, first + match.last, term)}

    def kinds(self, sentence: Sentence) -> tuple[KindMention, ...]:
        """Return the kind nouns."""
        return self._kinds_in(sentence)

    def _find_kinds(self, sentence: Sentence) -> tuple[KindMention, ...]:
        return tuple(
            KindMention(self._kinds[match.key], match.first, match.last, match.features)
            for match in self._kind_names.find(sentence.tokens)
        )

    def dates(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return the dates and periods."""
        start, end = sentence.bounds.start, sentence.bounds.end
        found = self._language.dates(sentence.normal.text[start:end])
        dates = []
        for date in found:
            inside = start + date.span.start, start + date.span.end
            first, last = token_range(sentence.tokens, *inside)
            features = sentence.features(last)
            value = Period(date.start, date.end, date.precision, date.relation)
            bounds = _bounds(value)
            if sentence.grammar.verb_final and len(bounds) > 1:
                bounds.insert(
                    0, value
                )  # '1991–1996 жылдары' tells as well when an event took place
            dates += [Mention(bound, first, last, features, "date") for bound in bounds]
        return tuple(dates)


def _parted(sentence: Sentence, first: int, last: int) -> int | None:
    """'Администрацию | Президент формирует сам': return the noun that the one before cannot own."""
    if sentence.grammar.code != "ru":
        return None
    for index in range(first + 1, last + 1):
        owned = all(
            r.pos == "NOUN" and r.known for i in (index - 1, index) for r in _best(sentence, i)
        )
        if owned and cases(sentence, index) == {"Nom"} and "Nom" not in cases(sentence, index - 1):
            return index
    return None


def _best(sentence: Sentence, index: int) -> Sequence[Reading]:
    return sentence.readings[index][:1]


def _is_small(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether what names a person begins with a small letter, as no name does."""
    several = mention.last > mention.first and bool(sentence.grammar.definite)
    return PERSON in mention.types and several and sentence.tokens[mention.first].text[0].islower()


def _is_deputy(sentence: Sentence, mention: Mention) -> bool:
    """'The deputy head of the Administration' is not its head, nor a vice-chairman a chairman."""
    before = sentence.words[mention.first - 1] if mention.first else ""
    return OFFICE in mention.types and before in sentence.grammar.under


def _surname_case(sentence: Sentence, first: int, last: int, term: Term) -> Mapping[str, str]:
    """'Касым-Жомарта Токаева': a surname tells the case where the dictionary only guesses."""
    if sentence.grammar.code != "ru":
        return {}
    given = cases(sentence, first) if first < last else frozenset()
    for name in term.names:
        surname = name.text.casefold().split()[-1]
        found = surname_cases(sentence.words[last], surname) if is_standing(surname) else ()
        if found:
            return {"Case": next((case for case in found if case in given), found[0])}
    return {}


def _follows_noun(sentence: Sentence, index: int) -> bool:
    before = sentence.readings[index - 1][:1]
    return bool(before) and before[0].pos == "NOUN"


def _with_case(sentence: Sentence, index: int, said: Mapping[str, str]) -> Mapping[str, str]:
    """'Уполномоченного по правам': a name whose head shows no case has that of its first word."""
    if sentence.grammar.code != "ru":
        return said
    text = sentence.tokens[index].text
    if index and is_abbreviation(text) and "-" not in text and _follows_noun(sentence, index):
        return {**said, "Case": "Gen"}  # 'руководителя КНБ'
    if "Case" in said:
        return said
    readings = (reading.features for reading in sentence.readings[index])
    return next((features for features in readings if "Case" in features), said)


def _as_subject(sentence: Sentence, index: int, said: Mapping[str, str]) -> Mapping[str, str]:
    """'Местные Советы': a form that is nominative as well as accusative is taken as the former."""
    if sentence.grammar.code != "ru" or "Case" not in said:
        return said
    readings = sentence.readings[index]
    nouns = {r.lemma for r in readings if r.features.get("Case") == "Acc"}
    direct = [r for r in readings if r.features.get("Case") == "Nom"]
    plural = any(reading.features.get("Number") == "Plur" for reading in direct)
    plural = plural and not any(reading.known for reading in readings)  # 'маслихаты'
    same = any(reading.lemma in nouns for reading in direct)
    alike = (said["Case"] == "Acc" and same) or (said["Case"] == "Gen" and plural)
    return {**said, "Case": "Nom"} if alike else said


def _bounds(period: Period) -> list[Period]:
    """'From 1990 to 1996' has a beginning and an end, each a year of its own."""
    years = period.start.endswith("-01-01") and period.end.endswith("-01-01")
    if period.precision != "range" or period.relation or not years:
        return [period]
    first, beyond = int(period.start[:4]), int(period.end[:4])
    return [
        Period(f"{year:04}-01-01", f"{year + 1:04}-01-01", "year", relation)
        for year, relation in ((first, "since"), (beyond - 1, "until"))
    ]


def _labels(terms: Iterable[Term | Kind], language: str) -> Iterator[tuple[str, str]]:
    for term in terms:
        yield from ((term.iri, text) for text in texts(term.names, language))


def token_range(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the first and the last token that share characters with a range."""
    inside = [
        i for i, token in enumerate(tokens) if token.span.start < end and start < token.span.end
    ]
    return inside[0], inside[-1]


_INITIAL = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮІ]\.?")
_SURNAME = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮІ][\w’'-]{2,}")


def initials_before(sentence: Sentence, first: int) -> int:
    """Return the index of the first initial that stands before a surname at `first`."""
    index = first
    while index > 0:
        step = 2 if sentence.tokens[index - 1].text == "." else 1
        before = index - step
        if before < 0 or not _INITIAL.fullmatch(sentence.tokens[before].text):
            break
        index = before
    return index


def is_surname(sentence: Sentence, index: int) -> bool:
    """Tell whether a token looks like a surname: capitalised and not the sentence's first."""
    return index > 0 and bool(_SURNAME.fullmatch(sentence.tokens[index].text))
