"""Terms told one after another: 'from 1999 to 2004 and again from 2009 until 2013'."""

from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Period

_AGAIN = frozenset({"again", "then", "later", "once", "more", "from", "since", "between", "first"})
_AGAIN |= {"затем", "потом", "снова", "вновь", "опять", "позже", "позднее", "ещё", "раз", "с", "со"}
_UP_TO = "по"
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
    if sentence.grammar.verb_final or not bounds.keys() >= {"since", "until"}:
        return
    since, until = bounds["since"], bounds["until"]
    end = max(filled[since][0].last, filled[until][0].last)
    terms = sorted(_terms(sentence, mentions), key=lambda term: term[0].first)
    for first, last in terms:
        if first.first > end and _is_joined(sentence, end, first.first):
            yield {**filled, since: (first,), until: (last,)}
            end = max(first.last, last.last)


def _terms(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the first and the last day of each term."""
    dates = [m for m in mentions if isinstance(m.value, Period)]
    for first in dates:
        for last in dates:
            told = _relation(sentence, first) == "since" and _relation(sentence, last) == "until"
            if told and last.first >= first.first and last.first - first.last <= _TO:
                yield first, last


def _relation(sentence: Sentence, mention: Mention) -> str | None:
    """Return whether a date is a first or a last day; 'по' says the latter in Russian."""
    if not isinstance(mention.value, Period):
        return None
    until = mention.first > 0 and sentence.words[mention.first - 1] == _UP_TO
    return "until" if until else mention.value.relation


def _is_joined(sentence: Sentence, end: int, start: int) -> bool:
    between = sentence.words[end + 1 : start]
    return bool(between) and all(w in sentence.grammar.joining | _AGAIN for w in between)
