"""Things named by kind and date ('Law of June 8, 2022', '1993 жылғы Конституция') or by a title.

A dated name resolves to the one known thing of its kind and date; a thing that the lexicon does
not know is minted with an IRI made of the same two, so that every document that names it agrees.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Kind, Lexicon, Term
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.statement import Entity, Period
from bilik.text.token import forms_of
from bilik.vocabulary import ID, ONTOLOGY

_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
EVENT = ONTOLOGY + "Event"
CONSTITUTION = ONTOLOGY + "Constitution"

_ATTRIBUTIVE = ("ғы", "гі", "қы", "кі")  # Kazakh: of that time or place
_SMALL = 4  # letters of words that say nothing about a title
_TITLED = 2  # the same in a title, which has few words: 'Конституциялық Сот туралы'
_STEM = 6  # letters by which two forms of a word are told to be the same
_DRAFTED = 2  # years from a draft to the constitution that came of it
_OF = frozenset({"от"})  # before the day of an act: 'Закон от 8 июня 2022 года'
_LISTING = frozenset({",", "и", "или", "либо"})
_BEFORE = 9  # tokens between a date and the kind noun that follows it ('1993 жылы ... Конституция')
_AFTER = 9  # tokens between a kind noun and the date that follows it ('Law ... of June 8, 2022')


class DatedThings:
    """The known things that carry a date, by kind."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_iri = lexicon.by_iri
        self._by_kind: dict[str, list[Term]] = defaultdict(list)
        for term in lexicon.terms:
            for kind in term.types if term.date else ():
                self._by_kind[kind].append(term)

    def offices(self, iri: str) -> tuple[str, ...]:
        """Return the offices that a person is known to have held."""
        term = self._by_iri.get(iri)
        return term.offices if term else ()

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

    def adopted_in(self, kind: Kind, year: str) -> Entity | None:
        """Return the constitution adopted in a year, given in four digits."""
        adopted = [t for t in self._by_kind.get(kind.iri, ()) if (t.date or "")[:4] == year]
        return adopted[0].entity() if kind.iri == CONSTITUTION and len(adopted) == 1 else None

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
                    known = known or self._by_title(kind, period, sentence)
                    if known:
                        joined = list(_joined_titles(sentence, kind, period, self))
                        origin = "dated" if joined else "name"
                        yield Mention(known, kind.first, kind.last, kind.features, origin)
                        yield from joined

    def titled(
        self, kind: KindMention, period: Period, sentence: Sentence, title: range
    ) -> Entity | None:
        """Return the act of a kind and day that a title in quotation marks names."""
        return self._by_title(kind, period, sentence, title)

    def _by_title(
        self, kind: KindMention, period: Period, sentence: Sentence, title: range | None = None
    ) -> Entity | None:
        """Of several acts of one day, return the one whose names share most words with the text.

        Where a title in quotation marks stands beside the kind noun, only its words count.
        """
        titled = title or _title(sentence, kind.first)
        small = _SMALL if titled is None else _TITLED
        said = _stems(
            (lemma for i in titled or range(len(sentence)) for lemma in sentence.lemmas[i]), small
        )
        ranked = sorted(
            (max(len(said & _title_words(n.text, small)) for n in term.names), term.iri, term)
            for term in self._by_kind.get(kind.kind.iri, ())
            if term.date == period.start
        )
        best = ranked[-1:]
        clear = best and best[0][0] > (ranked[-2][0] if len(ranked) > 1 else 0)
        return best[0][2].entity() if clear else None

    def resolve(self, kind: KindMention, period: Period, sentence: Sentence) -> Entity:
        """Return the known thing of that kind and date, or a new one."""
        known = self.known(kind.kind, period) or self._by_title(kind, period, sentence)
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


def _title(sentence: Sentence, index: int) -> range | None:
    """Return the tokens of the title in quotation marks right before a token."""
    quoted, last = quotation(sentence), index - 1
    if last not in quoted or sentence.words[last] not in _CLOSING:
        return None
    first = last
    while first - 1 in quoted:
        first -= 1
    return range(first, last)


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


def dated_mentions(
    sentence: Sentence,
    kinds: Sequence[KindMention],
    dates: Sequence[Mention],
    things: DatedThings,
) -> Iterator[Mention]:
    """Pair kind nouns with the dates that belong to them, and resolve each pair."""
    dates = [date for date in dates if not _is_time_gone(sentence, date)]
    for kind in (kind for kind in kinds if kind.kind.path):
        for date in _dates_of(sentence, kind, kinds, dates):
            assert isinstance(date.value, Period)
            if not (_is_name(sentence, date, kind, kinds) or things.known(kind.kind, date.value)):
                continue
            yield Mention(
                things.resolve(kind, date.value, sentence),
                min(kind.first, date.first),
                max(kind.last, date.last),
                kind.features,
                "dated",
                date.value,
            )
            yield from _joined_titles(sentence, kind, date.value, things)


def _is_time_gone(sentence: Sentence, date: Mention) -> bool:
    """'Подписал указ, а спустя два года ...': time that went by is no part of a name."""
    told = sentence.words[max(date.first, 0) : date.last + 1]
    told_in_digits = any(word[0].isdigit() for word in told)
    return sentence.grammar.code == "ru" and date.first >= 0 and not told_in_digits


def _joined_titles(
    sentence: Sentence, kind: KindMention, period: Period, things: DatedThings
) -> Iterator[Mention]:
    """'«Құрылтай туралы» және «Халық Кеңесі туралы» заңдар': each title names an act of the day."""
    own = _title(sentence, kind.first) if sentence.grammar.verb_final else None
    joined = own and own.start > 1 and sentence.words[own.start - 1] in sentence.grammar.joining
    title = _title(sentence, own.start - 1) if own and joined else None
    act = things.titled(kind, period, sentence, title) if title else None
    if act and title:
        yield Mention(act, title.start, kind.last, kind.features, "dated")


def _dates_of(
    sentence: Sentence, kind: KindMention, kinds: Sequence[KindMention], dates: Sequence[Mention]
) -> list[Mention]:
    """Return the date of a kind noun, and those coordinated with it ('of 2017 and 2022').

    A title in quotation marks keeps to itself: what it names does not take the date outside.
    """
    quoted = quotation(sentence)
    same = [other for other in kinds if (other.first in quoted) == (kind.first in quoted)]
    usable = [
        date
        for date in dates
        if _is_calendar(date)
        and (date.first in quoted) == (kind.first in quoted)
        and not _taken(kind, date, same)
    ]
    before = [date for date in usable if 0 <= kind.first - date.last - 1 <= _BEFORE]
    after = [date for date in usable if 0 <= date.first - kind.last - 1 <= _AFTER]
    if sentence.grammar.verb_final:
        after = []
        before = [d for d in before if _names_kind(sentence, d, kind) and not _is_bound(d, dates)]
    else:
        before = [date for date in before if date.last == kind.first - 1]
        after = [date for date in after if _is_attached(sentence, kind.last + 1, date.first)]
    if sentence.grammar.code == "ru":
        before = []  # 'в Конституцию 1995 года Законом': no date stands before what it names
        after = [date for date in after if _names_act(sentence, kind, date)]
    nearest = before[-1:] or after[:1]
    return [*nearest, *_coordinated(sentence, nearest, usable)]


def _is_name(
    sentence: Sentence, date: Mention, kind: KindMention, kinds: Sequence[KindMention]
) -> bool:
    """'1 шілдеде жаңа Конституция күшіне енді': where verbs come last, such a date names nothing.

    It may still be the day of a known thing, on which that was adopted. 'Өткен референдумда
    Конституцияға өзгерістер енгізілді' dates the event, 'өткен референдумда қабылданған
    Конституция' the act too.
    """
    if not sentence.grammar.verb_final:
        return True
    events = [other.last + 1 for other in kinds if EVENT in other.kind.types]
    events = [end for end in events if date.last < end <= kind.first]
    between = range(max(events, default=date.last + 1), kind.first)
    if not events and sentence.words[date.last].endswith(_ATTRIBUTIVE):
        return True
    return any(_is_participle(sentence, index) for index in between)


def _names_kind(sentence: Sentence, date: Mention, kind: KindMention) -> bool:
    """'2010 жылы ... төрағалық етті': when something happened does not name it.

    It does with a date made an attribute ('жылғы'), or a participle between ('өткен').
    """
    if EVENT not in kind.kind.types or sentence.words[date.last].endswith(_ATTRIBUTIVE):
        return True
    between = range(date.last + 1, kind.first)
    return any(_is_participle(sentence, index) for index in between)


def _is_day(date: Mention) -> bool:
    return isinstance(date.value, Period) and date.value.precision == "day"


def _names_act(sentence: Sentence, kind: KindMention, date: Mention) -> bool:
    """'Подписал поправки к Конституции 10 марта': the day names an act behind 'от' alone.

    Or behind a participle: 'принятая 28 января 1993 года'.
    """
    if EVENT in kind.kind.types or not _is_day(date):
        return True
    between = range(kind.last + 1, date.first)
    return any(sentence.words[i] in _OF or _is_participle(sentence, i) for i in between)


def _is_bound(date: Mention, dates: Sequence[Mention]) -> bool:
    """'1991–1992 жылдары': the first and the last year of a range name nothing."""
    return any(
        isinstance(other.value, Period) and other.value.precision == "range"
        for other in dates
        if other.overlaps(date.first, date.last)
    )


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


def _is_calendar(date: Mention) -> bool:
    value = date.value
    return isinstance(value, Period) and value.precision in {"day", "month", "year"}


def _taken(kind: KindMention, date: Mention, kinds: Sequence[KindMention]) -> bool:
    """Tell whether another kind noun stands between the two and so has the better claim.

    An event does not take the date from a document: 'the Constitution adopted at the referendum'.
    """
    low, high = sorted((kind.first, date.first))
    return any(
        low < other.first < high
        for other in kinds
        if other is not kind and (EVENT in kind.kind.types or EVENT not in other.kind.types)
    )


def _is_attached(sentence: Sentence, start: int, end: int) -> bool:
    """No finite verb and no clause mark between a noun and the date that follows it."""
    for index in range(start, end):
        if sentence.words[index] in {";", ":", "."}:
            return False
        if sentence.is_verb(index) and not _is_participle(sentence, index):
            return False
    return True


def _is_participle(sentence: Sentence, index: int) -> bool:
    return sentence.shows(index, "VerbForm", "Part")


def _is_listed(between: Sequence[str]) -> bool:
    """'От 7 октября 1998 года и от 21 мая 2007 года'; what ', а' begins is another clause."""
    words = [word for word in between if word not in _OF]
    return len(words) == 1 and words[0] in _LISTING


def _coordinated(
    sentence: Sentence, nearest: Sequence[Mention], usable: Sequence[Mention]
) -> Iterator[Mention]:
    if not nearest:
        return
    last = nearest[0]
    for date in usable:
        between = sentence.words[last.last + 1 : date.first]
        joined = 0 < len(between) <= 2 and all(w in sentence.grammar.joining for w in between)
        if sentence.grammar.code == "ru":
            joined = _is_listed(between) and _is_day(date) == _is_day(last)
        if date.first > last.last and joined:
            yield date
            last = date
