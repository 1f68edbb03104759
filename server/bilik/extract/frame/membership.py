"""How many make up a body, told beside its name: 'a Commission of 130 members', 'of 50 seats'.

In Russian 'Курултай из 145 депутатов' and 'в Курултае (заседают) 145 депутатов'.
"""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.gap import cases, is_modifier
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Frame, Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import Anchor

_BESIDE = frozenset({"of", "with", "из"})
_NAMED = frozenset({"name", "pronoun", "kind"})
_PLACES = frozenset({"в", "во"})
_BEING = frozenset({"быть", "заседать", "насчитываться", "насчитать", "числиться", "иметься"})
_BEING |= {"работать", "состоять", "входить", "войти"}
_ASIDE = 5  # words of an aside before its number: ', a single chamber of'
_WIDE = 3  # tokens from a number to who is counted: '145 elected deputies'


def of_bodies(
    sentence: Sentence,
    counted: Sequence[Mention],
    mentions: Sequence[Mention],
    frames: Sequence[tuple[Frame, Role]],
    members: frozenset[str],
) -> Iterator[Evocation]:
    """Yield the counts of the members of bodies; `members` are lemmas of what members are called.

    `counted` are the numbers of the sentence.
    """
    for number in () if sentence.grammar.verb_final else counted:
        who = _counts(sentence, number, members)
        start = number.first - 1
        beside = sentence.words[max(start, 0)] in _BESIDE
        if who is None or not (beside or sentence.grammar.code == "ru"):
            continue
        for frame, role in frames:
            bodies = [r for r in frame.roles if r.apposed and not r.literal]
            for body in mentions:
                fitting = bodies and body.origin in _NAMED and fits(bodies[0], body)
                near = (
                    _is_beside(sentence, body, start) if beside else _holds(sentence, body, number)
                )
                if fitting and fits(role, number) and near:
                    at = Anchor(number.first, who, nominal=True, named=True)
                    given = ((role, number), (bodies[0], body))
                    yield Evocation(frame, at, given, "apposition")


def _counts(sentence: Sentence, number: Mention, members: frozenset[str]) -> int | None:
    """Return the token that says who is counted, behind modifiers of its own."""
    for index in range(number.last + 1, min(len(sentence), number.last + 1 + _WIDE)):
        if not members.isdisjoint(sentence.lemmas[index]):
            return index
        if not is_modifier(sentence, index):
            return None
    return None


def _is_beside(sentence: Sentence, body: Mention, start: int) -> bool:
    """Tell whether 'of' at `start` follows a body, or the words between commas that describe it."""
    if body.last + 1 == start:
        return True
    between = range(body.last + 2, start)
    apart = sentence.words[body.last + 1 : body.last + 2] == (",",)
    described = sentence.words[body.last + 2 : body.last + 3] in {("a",), ("an",)}
    return (
        apart
        and described
        and len(between) <= _ASIDE
        and not any(sentence.is_verb(i) or not sentence.words[i][0].isalpha() for i in between)
    )


def _holds(sentence: Sentence, body: Mention, number: Mention) -> bool:
    """'В Курултае 145 депутатов', 'в состав Суда входят десять судей': all who are in the body."""
    clause = sentence.clauses[number.first]
    before = [i for i in (body.first - 1, body.first - 2) if i >= 0]
    placed = any(sentence.words[i] in _PLACES for i in before)
    case = body.features.get("Case")
    staffed = case == "Gen" and body.first > 1 and "состав" in sentence.lemmas[body.first - 1]
    if sentence.clauses[max(body.first, 0)] != clause or not placed:
        return False
    governing = sentence.grammar.prepositions
    if not (staffed or case == "Loc") or sentence.words[number.first - 1] in governing:
        return False
    verbs = (i for i in range(len(sentence)) if sentence.clauses[i] == clause)
    others = (i for i in verbs if sentence.is_verb(i) and not cases(sentence, i))
    return all(not _BEING.isdisjoint(sentence.lemmas[i]) for i in others)
