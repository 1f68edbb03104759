"""Things named by kind and date ('Law of June 8, 2022', '1993 жылғы Конституция') or by a title."""

from collections.abc import Iterable, Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.theme import is_doing
from bilik.extract.naming.dated import CONSTITUTION, EVENT, DatedThings, joined_titles, quotation
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.statement import Period

_ATTRIBUTIVE = ("ғы", "гі", "қы", "кі")  # Kazakh: of that time or place
_OF = frozenset({"от"})  # before the day of an act: 'Закон от 8 июня 2022 года'
_LISTING = frozenset({",", "и", "или", "либо"})
_BEFORE = 9  # tokens between a date and the kind noun that follows it ('1993 жылы ... Конституция')
_ABOUT = 4  # tokens of what an act is about
_AFTER = 9  # tokens between a kind noun and the date that follows it ('Law ... of June 8, 2022')


def dated_mentions(
    sentence: Sentence,
    kinds: Sequence[KindMention],
    dates: Sequence[Mention],
    things: DatedThings,
    lately: Iterable[Sentence] = (),
) -> Iterator[Mention]:
    """Pair kind nouns with the dates that belong to them, and resolve each pair.

    Which of several acts of one day is meant may be told by the sentences before (`lately`); else
    the mention has no day, so that nothing is said of when it was adopted.
    """
    dates = [date for date in dates if not _is_time_gone(sentence, date)]
    for kind in (kind for kind in kinds if kind.kind.path):
        for date in _dates_of(sentence, kind, kinds, dates):
            assert isinstance(date.value, Period)
            known = things.known(kind.kind, date.value)
            if not (known or _is_name(sentence, date, kind, kinds)):
                continue
            if not known and kind.kind.iri == CONSTITUTION and date.value.precision != "year":
                continue  # 'had the Constitution changed on 5 June': all that there were are known
            act = things.resolve(kind, date.value, sentence, date, lately)
            title = () if _is_day(date) else _title_words(sentence, kind, date)
            if title and not things.is_about(act.iri, title):
                continue  # 'in 2018 the law on elections was adopted': not the only one known
            yield Mention(
                act,
                min(kind.first, date.first),
                max(kind.last, date.last),
                kind.features,
                "dated",
                None if things.is_one_of_several(kind, date.value, act) else date.value,
            )
            yield from joined_titles(sentence, kind, date.value, things)


def _title_words(sentence: Sentence, kind: KindMention, date: Mention) -> tuple[str, ...]:
    """Return the lemmas of what an act is said to be about: 'сайлау туралы заң', 'law on ...'."""
    concerning = sentence.grammar.concerning
    if sentence.grammar.verb_final:
        last = kind.first - 1
        found = range(max(0, last - _ABOUT), last) if sentence.words[last] in concerning else ()
    else:
        first = kind.last + 1
        told = sentence.words[first : first + 1]
        about = bool(told) and told[0] in concerning
        found = range(first + 1, min(len(sentence), first + 1 + _ABOUT)) if about else ()
    own = [i for i in found if not date.first <= i <= date.last]
    return tuple(lemma for i in own for lemma in sentence.lemmas[i])


def _is_time_gone(sentence: Sentence, date: Mention) -> bool:
    """'Подписал указ, а спустя два года ...': time that went by is no part of a name."""
    told = sentence.words[max(date.first, 0) : date.last + 1]
    told_in_digits = any(word[0].isdigit() for word in told)
    return sentence.grammar.code == "ru" and date.first >= 0 and not told_in_digits


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
        and not _taken(sentence, kind, date, same)
    ]
    before = [date for date in usable if 0 <= kind.first - date.last - 1 <= _BEFORE]
    after = [date for date in usable if 0 <= date.first - kind.last - 1 <= _AFTER]
    if sentence.grammar.verb_final:
        after = []
        before = [d for d in before if _names_kind(sentence, d, kind) and not _is_bound(d, dates)]
    else:
        before = [date for date in before if date.last == kind.first - 1]
        after = [date for date in after if _is_attached(sentence, kind.last + 1, date.first)]
        after = [date for date in after if not _is_of_theme(sentence, kind, date)]
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
    return any(sentence.words[i] in _OF or _is_attribute(sentence, i) for i in between)


def _is_bound(date: Mention, dates: Sequence[Mention]) -> bool:
    """'1991–1992 жылдары': the first and the last year of a range name nothing."""
    return any(
        isinstance(other.value, Period) and other.value.precision == "range"
        for other in dates
        if other.overlaps(date.first, date.last)
    )


def _is_calendar(date: Mention) -> bool:
    value = date.value
    return isinstance(value, Period) and value.precision in {"day", "month", "year"}


def _taken(
    sentence: Sentence, kind: KindMention, date: Mention, kinds: Sequence[KindMention]
) -> bool:
    """Tell whether another kind noun stands between the two and so has the better claim.

    An event does not take the date from a document: 'the Constitution adopted at the referendum',
    unless the document is about it: 'the ruling on the election of 7 March'.
    """
    low, high = sorted((kind.first, date.first))
    if EVENT in kind.kind.types and any(_is_its_theme(sentence, act, kind) for act in kinds):
        return True  # 'signed the law on elections on 28 September'
    return any(
        low < other.first < high
        for other in kinds
        if other is not kind
        and (
            EVENT in kind.kind.types
            or EVENT not in other.kind.types
            or _is_its_theme(sentence, kind, other)
        )
    ) or any(_is_theme_of(sentence, event, kind, date) for event in kinds)


def _is_its_theme(sentence: Sentence, kind: KindMention, event: KindMention) -> bool:
    """'The decree on the referendum': nothing but articles and a preposition stand between."""
    articles = sentence.grammar.definite | sentence.grammar.indefinite
    between = [w for w in sentence.words[kind.last + 1 : event.first] if w not in articles]
    return (
        bool(sentence.grammar.definite)
        and len(between) == 1
        and (between[0] in sentence.grammar.concerning)
    )


def _is_theme_of(sentence: Sentence, event: KindMention, kind: KindMention, date: Mention) -> bool:
    """'A referendum on amendments to the Constitution on 5 June': the day of what comes first."""
    if EVENT not in event.kind.types or EVENT in kind.kind.types or event.last >= kind.first:
        return False
    begun = sentence.words[event.last + 1] in sentence.grammar.concerning
    dated = date.first > kind.last and {
        *sentence.words[max(kind.last + 1, date.first - 1) : date.first + 1]
    } & {*sentence.grammar.dating}
    return begun and bool(dated) and _is_attached(sentence, event.last + 1, date.first)


def _is_of_theme(sentence: Sentence, kind: KindMention, date: Mention) -> bool:
    """'A decree calling the vote for 20 November': when what an act brings about is to be."""
    before = sentence.words[date.first - 1]
    if EVENT in kind.kind.types or not sentence.grammar.definite or not _is_day(date):
        return False
    between = range(kind.last + 1, date.first)
    doing = any(is_doing(sentence, i) for i in between) or (
        bool(between) and sentence.words[between[0]].endswith("ing")
    )
    planned = before in sentence.grammar.scheduling
    return planned or (doing and before not in sentence.grammar.naming)


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


def _is_attribute(sentence: Sentence, index: int) -> bool:
    """'Проект Закона опубликован 1 июля': a short participle is what is said of the noun."""
    return _is_participle(sentence, index) and bool(sentence.features(index).get("Case"))


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
