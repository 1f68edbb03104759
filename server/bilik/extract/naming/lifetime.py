"""Dates of somebody's birth or death: 'Nazarbayev (born 6 July 1940)', 'Абдильдин (1937–2019)'.

Nothing else that a text tells happened then.
"""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Period

_NEAR = 4  # tokens from a date to the word for birth or death
_LONG = 40  # years that no term of office lasts, and few bodies do
_DASHES = frozenset({"–", "—", "-"})


def of_lives(sentence: Sentence, dates: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the dates on which somebody was born or died."""
    for date in dates:
        if date.first >= 0 and (_is_told(sentence, date) or _is_span(sentence, date, dates)):
            yield date


def _is_told(sentence: Sentence, date: Mention) -> bool:
    """'Born on 6 July 1940', 'род. 17 мая 1953', '1953 жылы Алматыда туған'."""
    if sentence.grammar.verb_final:
        near = range(date.last + 1, min(date.last + 1 + _NEAR, len(sentence)))
    else:
        near = range(date.first - 1, max(-1, date.first - 1 - _NEAR), -1)
    for index in near:
        if not sentence.grammar.living.isdisjoint(sentence.lemmas[index]):
            return True
        if sentence.words[index] in {",", ";", "(", ")", *_DASHES}:
            return False
    return False


def _is_span(sentence: Sentence, date: Mention, dates: Sequence[Mention]) -> bool:
    """'(1937–2019)', '(10 March 1936 – 22 August 2004)': brackets around nothing but a life."""
    if "(" not in sentence.words[: date.first] or ")" not in sentence.words[date.last :]:
        return False
    opened = max(i for i, word in enumerate(sentence.words[: date.first]) if word == "(")
    closed = sentence.words.index(")", date.last)
    inside = [d for d in dates if opened < d.first and d.last < closed]
    told = {i for d in inside for i in range(d.first, d.last + 1)}
    rest = [sentence.words[i] for i in range(opened + 1, closed) if i not in told]
    periods = [d.value for d in inside if isinstance(d.value, Period)]
    years = [int(p.start[:4]) for p in periods]
    years += [int(p.end[:4]) - 1 for p in periods if p.precision == "range"]
    return _DASHES.issuperset(rest) and max(years) - min(years) >= _LONG
