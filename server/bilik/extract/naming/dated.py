"""The known things that carry a date, and which of them a kind, a date and a title name.

A dated name resolves to the one known thing of its kind and date; a thing that the lexicon does
not know is minted with an IRI made of the same two, so that every document that names it agrees.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.theme import tells_theme
from bilik.extract.lexicon import Kind, Lexicon, Term
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.statement import Entity, Period
from bilik.extract.things import DOCUMENT
from bilik.text.token import forms_of
from bilik.vocabulary import ID, ONTOLOGY

_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
EVENT = ONTOLOGY + "Event"
CONSTITUTION = ONTOLOGY + "Constitution"
_SMALL = 4  # letters of words that say nothing about a title
_TITLED = 2  # the same in a title, which has few words: 'Конституциялық Сот туралы'
_STEM = 6  # letters by which two forms of a word are told to be the same
_DRAFTED = 2  # years from a draft to the constitution that came of it


class DatedThings:
    """The known things that carry a date, by kind."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_iri = lexicon.by_iri
        self._headed = frozenset(lexicon.head_offices)
        self._by_kind: dict[str, list[Term]] = defaultdict(list)
        for term in lexicon.terms:
            for kind in term.types if term.date else ():
                self._by_kind[kind].append(term)

    def offices(self, iri: str) -> tuple[str, ...]:
        """Return the offices that a person is known to have held."""
        term = self._by_iri.get(iri)
        return term.offices if term else ()

    def entity(self, iri: str) -> Entity:
        """Return a known thing."""
        return self._by_iri[iri].entity()

    def there(self, iris: Iterable[str], day: str) -> list[Entity]:
        """Return which of some things existed on a day, as far as is known."""
        terms = (self._by_iri[iri] for iri in sorted(iris))
        return [t.entity() for t in terms if (t.since or day) <= day <= (t.until or day)]

    def is_about(self, iri: str, lemmas: Iterable[str]) -> bool:
        """Tell whether a name of a known act shares a word with some lemmas; True for others."""
        term = self._by_iri.get(iri)
        said = _stems(lemmas, _TITLED)
        return term is None or any(said & _title_words(n.text, _TITLED) for n in term.names)

    def is_headed(self, iri: str) -> bool:
        """Tell whether a body has a head; a convocation of a chamber has none of its own."""
        return iri in self._headed

    def headed(self, iri: str) -> list[Entity]:
        """Return the bodies that the holder of an office heads."""
        term = self._by_iri.get(iri)
        return [self.entity(body) for body in term.heads] if term else []

    def known(self, kind: Kind, period: Period) -> Entity | None:
        """Return the one known thing of a kind and date; None when there is none or several."""
        known = [term for term in self._by_kind.get(kind.iri, ()) if _same_date(term, period)]
        exact = [term for term in known if term.date == period.start]
        return (exact or known)[0].entity() if 1 in {len(exact), len(known)} else None

    def in_force(self, kind: Kind, day: str) -> Entity | None:
        """Return the constitution in force on a day: the last one adopted until then."""
        adopted = [t for t in self._by_kind.get(kind.iri, ()) if t.date and t.date <= day]
        if kind.iri != CONSTITUTION or not adopted:
            return None
        return max(adopted, key=lambda term: (term.date or "", term.iri)).entity()

    def adopted_in(self, year: str) -> Entity | None:
        """Return the constitution adopted in a year, given in four digits."""
        adopted = [t for t in self._by_kind.get(CONSTITUTION, ()) if (t.date or "")[:4] == year]
        return adopted[0].entity() if len(adopted) == 1 else None

    def came_of(self, day: str) -> Entity | None:
        """Return the constitution whose draft was there on a day: the next one adopted."""
        later = [t for t in self._by_kind.get(CONSTITUTION, ()) if t.date and t.date >= day]
        first = min(later, key=lambda term: (term.date or "", term.iri), default=None)
        near = first and int((first.date or "")[:4]) - int(day[:4]) <= _DRAFTED
        return first.entity() if first and near else None

    def of_day(
        self, sentence: Sentence, kinds: Sequence[KindMention], dates: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Yield the known things of a kind that a sentence names without, and a day with it.

        'The Constitution was adopted at a referendum on 30 August 1995.'
        """
        for kind in (kind for kind in kinds if kind.kind.path):
            for date in dates:
                period = date.value
                if isinstance(period, Period) and period.precision == "day":
                    known = self.known(kind.kind, period)
                    known = known or self._by_title(kind, period, sentence, beside=date)
                    if known:
                        joined = list(joined_titles(sentence, kind, period, self))
                        origin = "dated" if joined else "name"
                        place = kind.first, kind.last
                        day = period if _is_said_of(sentence, kind, date) else None
                        yield Mention(known, *place, kind.features, origin, day)
                        yield from joined

    def is_act(self, kind: KindMention) -> bool:
        """Tell whether a kind is one of acts of which there are many, each known by its day."""
        return (
            bool(kind.kind.path) and DOCUMENT in kind.kind.types and kind.kind.iri != CONSTITUTION
        )

    def enacted(self, sentence: Sentence, kind: KindMention, date: Mention) -> Iterator[Mention]:
        """Yield the act of a kind that is told to be adopted on a day, known or not."""
        period = date.value
        if isinstance(period, Period) and (period.precision, period.relation) == ("day", None):
            act = self.resolve(kind, period, sentence, date)
            if not self.is_one_of_several(kind, period, act):
                yield Mention(act, kind.first, kind.last, kind.features, "name", period)

    def titled(
        self, kind: KindMention, period: Period, sentence: Sentence, title: range
    ) -> Entity | None:
        """Return the act of a kind and day that a title in quotation marks names."""
        return self._by_title(kind, period, sentence, title)

    def _by_title(
        self,
        kind: KindMention,
        period: Period,
        sentence: Sentence,
        title: range | None = None,
        beside: Mention | None = None,
        lately: Iterable[Sentence] = (),
    ) -> Entity | None:
        """Of several acts of one day, return the one whose names share most words with the text.

        Where that is true of several, the sentences right before (`lately`) may tell.

        Where a title in quotation marks stands beside the kind noun, only its words count; those of
        the date `beside` it and of the kind itself never do.
        """
        titled = title or _title(sentence, kind.first) or _title_behind(sentence, kind.last + 1)
        small = _SMALL if titled is None else _TITLED
        apart = range(beside.first, beside.last + 1) if beside else range(0)
        own = range(kind.first, kind.last + 1)
        places = (i for i in titled or range(len(sentence)) if i not in apart and i not in own)
        said = _stems((lemma for i in places for lemma in sentence.lemmas[i]), small)
        acts = self._of_date(kind, period)
        best = _closest(acts, said, small)
        if len(best) > 1 and lately:
            words = (lemma for before in lately for it in before.lemmas for lemma in it)
            best = _closest(best, _stems(words, _SMALL), _SMALL)
        return best[0].entity() if len(best) == 1 else None

    def _of_date(self, kind: KindMention, period: Period) -> list[Term]:
        return [t for t in self._by_kind.get(kind.kind.iri, ()) if t.date == period.start]

    def is_one_of_several(self, kind: KindMention, period: Period, act: Entity) -> bool:
        """Tell whether several acts of a kind are of one day, and `act` is none of them."""
        same = [term.iri for term in self._of_date(kind, period)]
        return len(same) > 1 and act.iri not in same

    def resolve(
        self,
        kind: KindMention,
        period: Period,
        sentence: Sentence,
        date: Mention,
        lately: Iterable[Sentence] = (),
    ) -> Entity:
        """Return the known thing of that kind and period, the value of `date`, or a new one."""
        known = self.known(kind.kind, period)
        known = known or self._by_title(kind, period, sentence, beside=date, lately=lately)
        if known:
            return known
        written = _written(period)
        iri = f"{ID}{kind.kind.path}-{written}"
        if iri in self._by_iri:
            return self._by_iri[iri].entity()
        return Entity(
            iri,
            kind.kind.types,
            label=_quote(sentence, kind),
            date=written,
        )


def _is_said_of(sentence: Sentence, kind: KindMention, date: Mention) -> bool:
    """Tell whether a day is that of an act that a noun brings up in the same clause.

    'This law' was brought up before, and '30 August 1995 – Constitution Day' has no verb.
    """
    before = sentence.words[kind.first - 1] if kind.first else ""
    same = sentence.clauses[date.first] == sentence.clauses[kind.first]
    said = any(sentence.is_verb(index) for index in range(len(sentence)))
    return same and said and before not in sentence.grammar.pointing


def has_theme(sentence: Sentence, kind: KindMention) -> bool:
    """'A law on elections', 'сайлау туралы заң': what an act is about stands right beside it."""
    before, after = kind.first - 1, kind.last + 1
    if before >= 0 and sentence.words[before] in sentence.grammar.pointing:
        return False
    if sentence.grammar.verb_final:
        return before >= 0 and sentence.words[before] in sentence.grammar.concerning
    return after < len(sentence) and tells_theme(sentence, after)


def _title(sentence: Sentence, index: int) -> range | None:
    """Return the tokens of the title in quotation marks right before a token."""
    quoted, last = quotation(sentence), index - 1
    if last not in quoted or sentence.words[last] not in _CLOSING:
        return None
    first = last
    while first - 1 in quoted:
        first -= 1
    return range(first, last)


def _title_behind(sentence: Sentence, index: int) -> range | None:
    """Return the tokens of the title in quotation marks that begins at a token: 'Закон «О ...»'."""
    if sentence.grammar.verb_final or sentence.words[index : index + 1] == ():
        return None
    quoted, last = quotation(sentence), index
    if index not in quoted or sentence.words[index] not in _OPENING:
        return None
    while last + 1 in quoted:
        last += 1
    return range(index + 1, last)


def _closest(acts: Sequence[Term], said: frozenset[str], small: int) -> list[Term]:
    """Return the acts whose names share most words with what is said."""
    shared = {t.iri: max(len(said & _title_words(n.text, small)) for n in t.names) for t in acts}
    most = max(shared.values(), default=0)
    return [term for term in acts if shared[term.iri] == most]


def _title_words(text: str, small: int) -> frozenset[str]:
    return _stems((form.casefold() for form in forms_of(text)), small)


def _stems(words: Iterable[str], small: int) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words if len(word) > small)


def _same_date(term: Term, period: Period) -> bool:
    date = term.date or ""
    if len(date) == len("2022-06-08"):
        return period.start <= date < period.end
    return date == _written(period)


def _written(period: Period) -> str:
    return {"day": period.start, "month": period.start[:7]}.get(period.precision, period.start[:4])


def _quote(sentence: Sentence, kind: KindMention) -> str:
    start, end = sentence.tokens[kind.first].span.start, sentence.tokens[kind.last].span.end
    return sentence.normal.text[start:end]


def of_own_day(
    sentence: Sentence, names: Iterable[Mention], dates: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield names of acts, those with their day that a sentence tells with the day it was adopted.

    'The next day brought two acts: a law on ... and the Election Code.'
    """
    days = [d.value for d in dates if isinstance(d.value, Period) and d.value.precision == "day"]
    told = {day.start: day for day in days if day.relation is None}
    verb = any(sentence.is_verb(index) for index in range(len(sentence)))
    for name in names:
        value = name.value
        day = told.get(value.date or "") if isinstance(value, Entity) else None
        own = day and verb and DOCUMENT in name.types and name.date is None
        pointed = sentence.words[max(0, name.first - 1)] in sentence.grammar.pointing
        yield replace(name, date=day) if own and not pointed else name


def joined_titles(
    sentence: Sentence, kind: KindMention, period: Period, things: DatedThings
) -> Iterator[Mention]:
    """'«Құрылтай туралы» және «Халық Кеңесі туралы» заңдар': each title names an act of the day."""
    own = _title(sentence, kind.first) if sentence.grammar.verb_final else None
    joined = own and own.start > 1 and sentence.words[own.start - 1] in sentence.grammar.joining
    title = _title(sentence, own.start - 1) if own and joined else None
    act = things.titled(kind, period, sentence, title) if title else None
    if act and title:
        yield Mention(act, title.start, kind.last, kind.features, "dated")


def quotation(sentence: Sentence) -> frozenset[int]:
    """Return the tokens between quotation marks."""
    inside: set[int] = set()
    opened: int | None = None
    for index, word in enumerate(sentence.words):
        if opened is None and word in _OPENING:
            opened = index
        elif opened is not None and word in _CLOSING:
            inside.update(range(opened, index + 1))
            opened = None
    return frozenset(inside)
