"""Spells out what a Russian sentence leaves unsaid of a name, and what its pronouns act on.

After 'Конституционный Совет' a text says 'Председатель Совета' and 'его назначает Президент'. The
words that are meant are put in their place, each at the characters that stand for it, so that all
later stages read the sentence as if it were written in full.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, is_noun
from bilik.extract.clause.nounphrase import depends, heads, is_direct, phrase
from bilik.extract.clause.sentence import Sentence
from bilik.extract.context import gapping
from bilik.extract.context.agent import agents
from bilik.extract.context.asking import consenting, meant_before, meant_by, owned, proposing
from bilik.extract.context.copula import chosen, copulas
from bilik.extract.context.dropped import DroppedSubjects
from bilik.extract.context.needed import needed_in_russian
from bilik.extract.context.parts import Parts
from bilik.extract.context.rights import spelled_out
from bilik.extract.context.shortname import ShortNames
from bilik.extract.lexicon import Lexicon
from bilik.extract.naming.fullname import FullNames
from bilik.extract.naming.kinds import names_of_posts
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.officename import OfficeNames
from bilik.extract.naming.pronoun import is_determiner, is_made, read_pronoun
from bilik.extract.things import BODY, INSTITUTION, OFFICE, PERSON
from bilik.text.language import Language
from bilik.text.model import Span, Token
from bilik.text.ru.inflection import inflect

_DASHES = frozenset({"–", "—"})
_REACH = 12  # tokens from a pronoun to its passive verb
_BORDERS = frozenset({",", ";", ":", "–", "—", "и", "а", "но"})

_OBJECTIVE = frozenset({"Nom", "Gen", "Acc"})  # 'стал Председателем': nobody who is spoken of

Words = tuple[Token, ...]
Find = Callable[[Sentence], Sequence[Mention]]


class Restorer:
    """Spells out the sentences of one document, in order."""

    def __init__(self, lexicon: Lexicon, language: Language, names: Find, concepts: Find) -> None:
        """`names` and `concepts` find the mentions of either in a sentence."""
        self._find_names, self._find_concepts = names, concepts
        self._language = language
        self._offices = OfficeNames(lexicon)
        self._consenting = consenting(lexicon, language)
        self._proposing = proposing(lexicon, language)
        self._posts = names_of_posts(lexicon)
        self._dropped = DroppedSubjects(FullNames(lexicon, language.code), lexicon.by_iri)
        self._short = ShortNames(lexicon, language)
        self._parts = Parts(lexicon, language)
        self._before: Sentence | None = None
        self._named: Sequence[Mention] = ()

    def restore(self, sentence: Sentence, names: Sequence[Mention]) -> Sentence:
        """Return a sentence with short names and pronouns spelled out; `names` are its own."""
        dropped = self._dropped.places(sentence, names)
        sentence = self._rewritten(sentence, dropped) if dropped else sentence
        names = self._find_names(sentence) if dropped else names
        people = [m for m in names if PERSON in m.types]
        gaps = {**dict(_gaps(sentence, people)), **dict(copulas(sentence, names))}
        gaps |= dict(chosen(sentence, names))
        full = self._rewritten(sentence, gaps) if gaps else sentence
        names = self._find_names(full) if gaps else names
        places = {**dict(self._short_names(full, names)), **dict(self._of_bodies(full, names))}
        named = full
        full = self._rewritten(full, places) if places else full
        names = names if full is named else self._find_names(full)
        needed = needed_in_russian(
            full, self._before, self._find_concepts, self._consenting, self._language.kin
        )
        consents = {**dict(needed), **dict(self._consents(full, names))}
        full = self._rewritten(full, consents) if consents else full
        names = self._find_names(full) if consents else names
        pronouns = {**dict(self._agents(full, names)), **dict(self._pronouns(full, names))}
        full = self._rewritten(full, pronouns) if pronouns else full
        rights = dict(spelled_out(full, self._before, self._find_concepts))
        full = self._rewritten(full, rights) if rights else full
        offices = dict(self._office_names(full, self._find_names(full)))
        return self._rewritten(full, offices) if offices else full

    def remember(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Keep what a sentence named, for those behind it."""
        self._before, self._named = sentence, names
        self._dropped.remember(sentence, names)
        self._short.learn(sentence, names)

    # Short names

    def _short_names(
        self, sentence: Sentence, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """Yield the heads of longer names that stand alone: 'решения Совета', 'главы банка'."""
        for index, token in enumerate(sentence.tokens):
            if not token.text[0].isalpha() or any(m.overlaps(index, index) for m in names):
                continue
            label = self._short.of(sentence, index)
            if label and _stands_alone(sentence, index):
                yield index, tuple(self._in_full(sentence, index, label))

    def _of_bodies(
        self, sentence: Sentence, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'Её судей назначает Президент', 'двух членов': those of a body that was named before."""
        for whose, index in self._parts.places(sentence, names):
            if whose is None and _counts_own(sentence, index, names):
                continue
            token = sentence.tokens[index]
            for label in self._short.latest() if _stands_alone(sentence, index) else ():
                words = (token, *self._owner(token, label))
                if self._tells(sentence, index, words, alone=False):
                    yield index, words
                    if whose is not None:
                        yield whose, ()
                    break

    def _owner(self, token: Token, label: Sequence[str]) -> Iterator[Token]:
        head = next((i for i, w in enumerate(label) if self._short.is_head(w)), 0)
        end = Span(token.span.end, token.span.end)
        return (Token(word, end) for word in _in_case((label, head), "Gen"))

    def _in_full(self, sentence: Sentence, index: int, label: Sequence[str]) -> Iterator[Token]:
        token, before = sentence.tokens[index], True
        case = sentence.features(index).get("Case", "Nom")
        for word in label:
            if before and word.casefold() in sentence.lemmas[index]:
                before = False
                yield token
            else:
                place = token.span.start if before else token.span.end
                yield Token(inflect(word, case) if before else word, Span(place, place))

    def _office_names(
        self, sentence: Sentence, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """Yield the nouns of offices that do not say of what: 'избрал своим председателем ...'."""
        for index, words in self._offices.places(sentence, names, self._named):
            holder = any(m.first == index + 1 and PERSON in m.types for m in names)
            if holder or _stands_alone(sentence, index):
                token = sentence.tokens[index]
                end = Span(token.span.end, token.span.end)
                yield index, (token, *(Token(word, end) for word in words))

    # Consents

    def _consents(
        self, sentence: Sentence, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """Yield the pronoun and the noun of 'с его согласия', the latter with a name."""
        for index, noun in owned(sentence, self._consenting):
            office = not sentence.lemmas[noun].isdisjoint(self._proposing)
            kind = frozenset({OFFICE if office else BODY})
            body = meant_by(sentence, index, names, kind)
            said = self._said()
            body = body or meant_before(sentence, index, said, names, kind, self._proposing)
            label = self._short.label(body) if body else ()
            if label:
                token = sentence.tokens[noun]
                yield index, ()
                yield noun, (token, *self._owner(token, label))

    def _said(self) -> tuple[Sentence, Sequence[Mention]] | None:
        return (self._before, self._named) if self._before else None

    # Pronouns

    def _agents(self, sentence: Sentence, names: Sequence[Mention]) -> Iterator[tuple[int, Words]]:
        """Yield 'им' beside a passive, with the name of the office that acted before."""
        for index, office in agents(sentence, names, self._named):
            label = self._short.label(office)
            head = next((i for i, w in enumerate(label) if self._short.is_head(w)), 0)
            span = sentence.tokens[index].span
            if label:
                yield index, tuple(Token(w, span) for w in _in_case((label, head), "Ins"))

    def _pronouns(
        self, sentence: Sentence, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """Yield the pronouns that a verb acts on, with the words of what they stand for."""
        for index, word in enumerate(sentence.words):
            case = _case(sentence, index, word)
            unsure = not case and _may_be_acted_on(sentence, index, word)
            case = "Acc" if unsure else case
            span = sentence.tokens[index].span
            options = [
                tuple(Token(text, span) for text in _in_case(meant, case))
                for meant in (self._options(sentence, index, names) if case else ())
            ]
            if len(options) == 1 and not unsure:
                yield index, options[0]
                continue
            fitting = (words for words in options if self._tells(sentence, index, words))
            chosen = next(fitting, () if unsure else next(iter(options), ()))
            if chosen:
                yield index, chosen

    def _tells(self, sentence: Sentence, index: int, words: Words, *, alone: bool = True) -> bool:
        """Tell whether words put in make a power or an event known by name; `alone`: all do."""
        full = self._rewritten(sentence, {index: words})
        own = {*range(index if alone else index + 1, index + len(words))}
        return any(c.verb is not None and c.words & own for c in self._find_concepts(full))

    def _options(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[Sequence[str], int]]:
        """Yield what a pronoun may stand for, the likeliest first."""
        meant = self._meant(sentence, index, names)
        if meant is None:
            return
        yield meant
        for noun in reversed(heads(sentence, index)):
            if _agrees(sentence, noun, index) and _may_resume(sentence, noun, index):
                other = self._words(sentence, noun, names)
                if other and other != meant:
                    yield other

    def _meant(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> tuple[Sequence[str], int] | None:
        """Return the words that a pronoun stands for, with the place of their head."""
        named = {*_offices(sentence, index, names)}
        nouns = {*heads(sentence, index), *named}
        here = [i for i in sorted(nouns, reverse=True) if _agrees(sentence, i, index)]
        here = [i for i in here if _may_resume(sentence, i, index)]
        direct = [i for i in here if is_direct(sentence, i)]
        acted = [i for i in here if i in named and "Nom" not in cases(sentence, i)]
        if direct and acted and sentence.features(direct[0]).get("Case") == "Nom":
            direct = acted  # 'кандидатуру Председателя вносит Президент, а избирает его Сенат'
        direct = [i for i in here if not self._posts.isdisjoint(sentence.lemmas[i])] or direct
        if direct:
            return self._words(sentence, direct[0], names)
        if _speaks_of_him(sentence, index):
            return None
        before, offices = self._topics(sentence, index)
        if offices or not here:
            topic = next(iter(offices or before), None)
            return None if topic is None else self._words(*topic, self._named)
        return self._words(sentence, here[0], names)

    def _topics(
        self, sentence: Sentence, index: int
    ) -> tuple[list[tuple[Sentence, int]], list[tuple[Sentence, int]]]:
        """Return what a pronoun may mean in the sentence before: all, and the offices."""
        before = self._before
        if before is None:
            return [], []
        nouns = [i for i in heads(before, len(before)) if is_direct(before, i)]
        nouns = [i for i in nouns if _agree(before, i, sentence, index)]
        named = sorted({*_offices(before, len(before), self._named)})
        named = [i for i in named if _agree(before, i, sentence, index)]
        named = [i for i in named if not _OBJECTIVE.isdisjoint(cases(before, i))]
        offices = [i for i in nouns if i in named] or named
        return [(before, i) for i in nouns], [(before, i) for i in offices]

    def _words(
        self, sentence: Sentence, head: int, names: Sequence[Mention]
    ) -> tuple[Sequence[str], int] | None:
        first, last = phrase(sentence, head)
        named = [m for m in names if m.first <= last and head <= m.last]
        if any(not _is_body(m) for m in named):
            return None  # a person or an act is found by its own pronoun
        for name in sorted(named, key=lambda m: m.last - m.first, reverse=True):
            label = self._short.label(name)
            if label and OFFICE in name.types:
                return label, next((i for i, w in enumerate(label) if self._short.is_head(w)), 0)
        words = [token.text for token in sentence.tokens[first : last + 1]]
        return words, head - first

    def _rewritten(self, sentence: Sentence, places: dict[int, Words]) -> Sentence:
        kept: list[Token] = []
        for index, token in enumerate(sentence.tokens):
            kept += places.get(index, (token,))
        readings = tuple(self._language.read(token.text) for token in kept)
        return replace(sentence, tokens=tuple(kept), readings=readings)


def _gaps(sentence: Sentence, people: Sequence[Mention]) -> Iterator[tuple[int, Words]]:
    """Yield the dashes that stand for a verb, with its words."""
    for dash, meant in gapping.places(sentence, people):
        span = sentence.tokens[dash].span
        yield dash, tuple(Token(sentence.tokens[i].text, span) for i in meant)


def _offices(sentence: Sentence, end: int, names: Sequence[Mention]) -> Iterator[int]:
    """Yield the nouns of offices before a token: 'вносит кандидатуру Премьер-Министра'."""
    for name in names:
        nouns = [i for i in range(name.first, name.last + 1) if is_noun(sentence, i)]
        if OFFICE in name.types and name.last < end and nouns:
            yield nouns[0]


def _counts_own(sentence: Sentence, index: int, names: Sequence[Mention]) -> bool:
    """'Курултай насчитывает 145 депутатов': those of the body that is counted."""
    bodies = (m for m in names if m.last < index and INSTITUTION in m.types)
    named = any(m.features.get("Case") == "Nom" for m in bodies)
    return named and index > 0 and sentence.words[index - 1].isdigit()


def _is_body(mention: Mention) -> bool:
    return INSTITUTION in mention.types and PERSON not in mention.types


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """A noun that nothing modifies: no adjective before it, no genitive behind it."""
    before = sentence.readings[index - 1][:1] if index else ()
    if any(reading.pos == "ADJ" for reading in before):
        return False
    after = index + 1
    owner = after < len(sentence) and sentence.tokens[after].text[0].isalpha()
    return not (owner and (depends(sentence, after) or _is_adjective_of(sentence, after)))


def _is_adjective_of(sentence: Sentence, index: int) -> bool:
    after = index + 1
    best = sentence.readings[index][:1]
    adjective = bool(best) and best[0].pos == "ADJ" and sentence.shows(index, "Case", "Gen")
    return adjective and after < len(sentence) and is_noun(sentence, after)


def _case(sentence: Sentence, index: int, word: str) -> str:
    """Return the case in which a pronoun is acted on; none for other words and uses."""
    if word in sentence.grammar.resuming and not (
        is_determiner(sentence, index) or is_made(sentence, index)
    ):
        before = sentence.words[index - 1] if index else ""
        return "" if before in sentence.grammar.prepositions else "Acc"
    if word in sentence.grammar.subjects and _has_passive(sentence, index):
        return "Nom"
    return ""


def _speaks_of_him(sentence: Sentence, index: int) -> bool:
    """'Если он не согласен, то может возвратить его': who acts is not what he acts on."""
    genders = read_pronoun(sentence, index)[1]
    return any(
        sentence.words[i] in sentence.grammar.subjects and read_pronoun(sentence, i)[1] & genders
        for i in range(index)
    )


def _may_be_acted_on(sentence: Sentence, index: int, word: str) -> bool:
    """'Ратифицирует его Парламент': between a verb and what may be its subject."""
    before = index - 1 - (sentence.words[index - 1] == "же")
    if word not in sentence.grammar.resuming or before < 0 or index + 1 >= len(sentence):
        return False
    active = is_finite(sentence, before) and sentence.shows(before, "Subcat", "Tran")
    return active and "Nom" in cases(sentence, index + 1)


def _has_passive(sentence: Sentence, index: int) -> bool:
    """Tell whether the verb behind a pronoun is a passive in the present: 'он назначается'."""
    for after in range(index + 1, min(len(sentence), index + 1 + _REACH)):
        if sentence.words[after] in {",", ";", ":"}:
            return False
        if sentence.is_verb(after) and not sentence.shows(after, "VerbForm", "Inf"):
            passive = sentence.shows(after, "Voice", "Pass")
            return passive and sentence.features(after).get("VerbForm") == "Fin"
    return False


def _agrees(sentence: Sentence, noun: int, pronoun: int) -> bool:
    return _agree(sentence, noun, sentence, pronoun)


def _agree(of: Sentence, noun: int, sentence: Sentence, pronoun: int) -> bool:
    """Tell whether a noun has the number of a pronoun, and one of its genders."""
    said = of.features(noun)
    plural = sentence.words[pronoun] in {"их", "они"}
    if (said.get("Number") == "Plur") != plural:
        return False
    genders = read_pronoun(sentence, pronoun)[1]
    return plural or not genders or said.get("Gender", "") in genders


def _may_resume(sentence: Sentence, noun: int, pronoun: int) -> bool:
    """Who acts in the pronoun's own clause is not whom it stands for."""
    borders = any(sentence.words[i] in _BORDERS for i in range(noun + 1, pronoun))
    return borders or "Nom" not in sentence.features(noun).get("Case", "")


def _in_case(meant: tuple[Sequence[str], int], case: str) -> Iterable[str]:
    words, head = meant
    return (inflect(w, case) if i <= head else w for i, w in enumerate(words))
