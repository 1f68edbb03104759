"""Terms told one after another: 'from 1999 to 2004 and again from 2009 until 2013'."""

from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import fits
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Period

_AGAIN = frozenset({"again", "then", "later", "once", "more", "from", "since", "between", "first"})
_AGAIN |= {"кейін", "қайта", "екінші", "рет"}
_AGAIN |= {"затем", "потом", "снова", "вновь", "опять", "позже", "позднее", "ещё", "раз", "с", "со"}
_TO = 3  # tokens from the first day of a term to its last

Filled = dict[Role, tuple[Mention, ...]]


def later_terms(
    sentence: Sentence, filled: Mapping[Role, tuple[Mention, ...]], mentions: Sequence[Mention]
) -> Iterator[Filled]:
    """Yield what a sentence tells for each further term that is joined to the first."""
    bounds = {
        _relation(sentence, group[0]): role
        for role, group in filled.items()
        if len(group) == 1 and not role.loose
    }
    if not bounds.keys() >= {"since", "until"}:
        return
    since, until = bounds["since"], bounds["until"]
    own = filled[since][0], filled[until][0]
    start, end = min(m.first for m in own), max(m.last for m in own)
    terms = sorted(_terms(sentence, mentions), key=lambda term: term[0].first)
    for first, last in reversed(terms):
        if last.last < start and _is_joined(sentence, last.last, start):
            yield {**filled, since: (first,), until: (last,)}
            start = first.first
    for first, last in terms:
        if first.first > end and _is_joined(sentence, end, first.first):
            yield {**filled, since: (first,), until: (last,)}
            end = max(first.last, last.last)
            continue
        other = _next_holder(sentence, end, first, mentions)
        holder = next((r for r in filled if other and r.apposed and fits(r, other)), None)
        if first.first > end and other and holder:
            yield {**filled, holder: (other,), since: (first,), until: (last,)}
            end = max(first.last, last.last)


def _next_holder(
    sentence: Sentence, end: int, first: Mention, mentions: Sequence[Mention]
) -> Mention | None:
    """'A led it from 1994 to 1997 and B from 1997 to 1999': who stands between two terms."""
    for person in mentions:
        if person.origin == "person" and end < person.first and person.last < first.first:
            between = (
                *sentence.words[end + 1 : person.first],
                *sentence.words[person.last + 1 : first.first],
            )
            if all(word in sentence.grammar.joining | _AGAIN for word in between):
                return person
    return None


def _terms(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the first and the last day of each term."""
    dates = [m for m in mentions if isinstance(m.value, Period)]
    for first in dates:
        for last in dates:
            told = _relation(sentence, first) == "since" and _relation(sentence, last) == "until"
            if told and last.first >= first.first and last.first - first.last <= _TO:
                yield first, last


def _relation(sentence: Sentence, mention: Mention) -> str | None:
    """Return whether a date is a first or a last day; a preposition before it may tell."""
    if not isinstance(mention.value, Period):
        return None
    until = mention.first > 0 and sentence.words[mention.first - 1] in sentence.grammar.ending
    return "until" if until else mention.value.relation


def _is_joined(sentence: Sentence, end: int, start: int) -> bool:
    between = sentence.words[end + 1 : start]
    return bool(between) and all(w in sentence.grammar.joining | _AGAIN for w in between)
