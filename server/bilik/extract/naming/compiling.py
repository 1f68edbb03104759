"""Reads the phrases of the lexicon into patterns of lemmas, cases and features."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bilik.extract.clause.compound import case_of, is_compound
from bilik.extract.clause.wordclass import Grammar
from bilik.text.language import Language
from bilik.text.model import Reading
from bilik.text.token import forms_of


@dataclass(frozen=True)
class Pattern:
    """A phrase: for each word the lemmas it may have, and features the last one must show.

    `cases` are those that the words before a final verb have, where the language marks them; a
    `literal` phrase is matched by its forms instead; a single `verb` is none after an article;
    the last two words of a `compound` one are its verb.
    """

    key: str
    words: tuple[frozenset[str], ...]
    features: Mapping[str, str]
    cases: tuple[str | None, ...] = ()
    literal: bool = False
    verb: bool = False
    compound: bool = False


class Compiler:
    """Reads phrases of one language into patterns; each of their words is read once.

    So words that many phrases share are kept once as well.
    """

    def __init__(self, language: Language, grammar: Grammar) -> None:
        self._language = language
        self._grammar = grammar
        self._read: dict[str, tuple[frozenset[str], str | None]] = {}

    def compile(self, key: str, text: str, features: Mapping[str, str]) -> Pattern:
        """Read a phrase of the lexicon into a pattern; words that may be skipped are left out."""
        language, grammar, forms = self._language, self._grammar, forms_of(text)
        kept = [form for form in forms if form.casefold() not in grammar.skipped] or forms
        words = tuple(self._word(form)[0] for form in kept)
        if not grammar.verb_final:
            verbs = _verbs_of_kin(kept[-1], language, grammar)
            verbal = [reading.pos for reading in language.read(kept[0])[:1]] == ["VERB"]
            single = len(forms) == 1 and not features and verbal
            return Pattern(key, (*words[:-1], words[-1] | verbs), features, verb=single)
        words = (*words[:-1], _stem(kept[-1], words[-1], language))
        features = features or _owned(kept, language)
        cases = tuple(self._word(form)[1] for form in kept[:-1])
        compound = len(kept) > 2 and is_compound(kept, language, grammar)
        return Pattern(key, words, features, cases=cases, compound=compound)

    def _word(self, form: str) -> tuple[frozenset[str], str | None]:
        """Return the lemmas and the case of a word."""
        found = self._read.get(form)
        if found is None:
            lemmas = _lemmas(form, self._language, self._grammar)
            found = self._read[form] = (lemmas, case_of(form, self._language))
        return found


def _verbs_of_kin(form: str, language: Language, grammar: Grammar) -> frozenset[str]:
    """Return the other verbs that a phrase's last word, a verb, stands for: 'назначить'."""
    verbs = {r.lemma.casefold() for r in language.read(form) if r.pos == "VERB"}
    kin = frozenset().union(*(language.kin(verb) for verb in verbs))
    if form.endswith(grammar.middle):
        kin = frozenset(word for word in kin if word.endswith(grammar.middle))
    return frozenset(word for word in kin if any(r.pos == "VERB" for r in language.read(word)[:1]))


def _stem(form: str, lemmas: frozenset[str], language: Language) -> frozenset[str]:
    """'орнат' (set up) is a stem of its own, not a form of 'орна' (come about).

    'сайлау' (election) is a noun of its own, but also the verbal noun of 'сайла'.
    """
    readings = language.read(form)
    if not any(reading.known and reading.lemma == form.casefold() for reading in readings):
        return _own_verbs(form, readings) or lemmas
    verbs = {r.lemma for r in readings if r.known and r.features.get("VerbForm") == "Ger"}
    return frozenset({form.casefold(), *verbs})


def _owned(kept: Sequence[str], language: Language) -> Mapping[str, str]:
    """'республика басшысы' is not 'республиканың басшы қызметтері': its last noun is owned."""
    readings = language.read(kept[-1])
    verbal = any(r.pos == "VERB" and r.lemma == kept[-1].casefold() for r in readings)
    if len(kept) == 1 or verbal or not readings or readings[0].pos != "NOUN":
        return {}
    owned = readings[0].known and readings[0].features.get("Person[psor]") == "3"
    return {"Person[psor]": "3"} if owned else {}


def _own_verbs(form: str, readings: Sequence[Reading]) -> frozenset[str]:
    """'келісу' is of 'келіс' (agree), although that may be read as a form of 'кел' (come)."""
    stems = {form.casefold()[:-1], form.casefold()[:-1] + "й"}
    own = {r.lemma for r in readings if r.known and r.features.get("VerbForm") == "Ger"}
    return frozenset({form.casefold(), *(own & stems)}) if own & stems else frozenset()


def literal_pattern(key: str, text: str) -> Pattern:
    """Make a pattern of words as they stand: 'болмайды' is not 'болады'."""
    forms = tuple(frozenset({form.casefold()}) for form in forms_of(text))
    return Pattern(key, forms, {}, literal=True)


def _lemmas(form: str, language: Language, grammar: Grammar) -> frozenset[str]:
    """Return the lemmas of a word; a verb in -ся of the lexicon is no passive of another."""
    middle = form.endswith(grammar.middle)
    lemmas = {
        reading.lemma.casefold()
        for reading in language.read(form)
        if not (middle and reading.features.get("Voice") == "Pass")
    }
    return frozenset({form.casefold(), *lemmas})


def merged(patterns: Iterable[Pattern]) -> Iterator[Pattern]:
    """Make one pattern of those of a key that differ in their last word alone, the final verb."""
    alike: dict[object, list[Pattern]] = {}
    for one in patterns:
        features = frozenset(one.features.items())
        same = (one.key, one.words[:-1], features, one.cases, one.literal, one.verb, one.compound)
        alike.setdefault(same, []).append(one)
    for group in alike.values():
        last = frozenset().union(*(one.words[-1] for one in group))
        yield replace(group[0], words=(*group[0].words[:-1], last))
