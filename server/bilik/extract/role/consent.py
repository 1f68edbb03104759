"""Who else must act before a power can be used: which cue speaks of which body and which power."""

from collections.abc import Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.trailing import trail
from bilik.extract.frame.cue import CueMention
from bilik.extract.frame.evoked import Evocation
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pronoun import is_he
from bilik.extract.relation.anchor import Anchor
from bilik.extract.relation.bare import modifies_next
from bilik.extract.relation.giving import given_by
from bilik.extract.relation.syntax import is_coordinated
from bilik.extract.statement import Consent, Entity
from bilik.extract.things import INSTITUTION

_ADVERB = 2  # from an object to the words that it belongs to, with an adverb between
_NEAR = 4  # tokens between a consent cue and the body that it speaks of
_NEAR_BEFORE = 8  # the same, where the body comes first and may be one of several
_BORDERS = frozenset({";", ":", "–", "—", "а"})
_NEGATED = 2  # tokens from a negation to what it denies
_REACH = 25  # tokens between a power and the consent that it needs
CUTS = frozenset(",;:.()–—") | {"but", "но", "а", "ал", "бірақ"}


def consenting(
    sentence: Sentence, cue: CueMention, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the body that a cue speaks of, with those joined to it."""
    bare = sentence.grammar.code == "ru" and _is_bare(sentence, cue)
    bodies = [m for m in mentions if INSTITUTION in m.types] if bare else []
    given = given_by(sentence, cue.first, bodies)
    return (given,) if given else _nearest(sentence, cue, mentions)


def _nearest(
    sentence: Sentence, cue: CueMention, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the body nearest to a cue, on the side where the language puts it."""
    bodies = [mention for mention in mentions if INSTITUTION in mention.types]
    if sentence.grammar.verb_final:
        return _before(sentence, cue, bodies)
    if sentence.grammar.code == "ru" and _is_bare(sentence, cue):
        bodies = [body for body in bodies if body.features.get("Case") == "Gen"]
        bodies = bodies if _is_needed(sentence, cue) else []
    bodies = [body for body in bodies if not is_he(sentence, body)]
    inside = sentence.words[cue.first : cue.last + 1]
    if sentence.grammar.code == "ru" and not sentence.grammar.possessive.isdisjoint(inside):
        return ()  # 'с его согласия': of somebody named before
    objects = frozenset().union(*(m.words for m in mentions if m.verb is not None))
    bodies = [body for body in bodies if not objects.issuperset(range(body.first, body.last + 1))]
    owners = [body for body in bodies if cue.first <= body.first and body.last < cue.last]
    if not owners and _is_clausal(sentence, cue) and not _asks(sentence, cue):
        owners = [body for body in bodies if body.last + 1 == cue.first]  # 'the Senate must agree'
    if owners:
        return (owners[-1],)
    if _is_clausal(sentence, cue) and _is_agreement(sentence, cue):
        return ()  # 'provided that the chamber agrees, whereas the State Counsellor ...'
    if sentence.grammar.definite and sentence.words[cue.first].endswith(("'s", "’s")):
        return ()  # 'nobody's consent is required'
    gaps = [(body.first - cue.last - 1, body) for body in bodies]
    near = [
        (gap, body)
        for gap, body in gaps
        if 0 <= gap <= _NEAR
        or (0 <= gap <= _NEAR_BEFORE and not _breaks(sentence, cue.last + 1, body.first))
    ]
    group = [min(near, key=lambda pair: pair[0])[1]] if near else []
    for body in sorted(bodies, key=lambda body: body.first):
        joined = group and is_coordinated(sentence, group[-1], body)
        if joined and not _begins_clause(sentence, group[-1], body):
            group.append(body)
    return tuple(group)


def _begins_clause(sentence: Sentence, last: Mention, body: Mention) -> bool:
    """'With the consent of the Senate, the President appoints': behind a comma who acts."""
    comma = "," in sentence.words[last.last + 1 : body.first]
    after = body.last + 1
    return (
        comma
        and after < len(sentence)
        and (
            sentence.is_verb(after)
            or not sentence.grammar.modals.isdisjoint(sentence.lemmas[after])
        )
    )


def _breaks(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.words[i] in CUTS or sentence.is_verb(i) for i in range(start, end))


def _before(sentence: Sentence, cue: CueMention, bodies: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the last body before a cue that owns no other noun, with those joined to it."""
    near = [
        body
        for body in sorted(bodies, key=lambda body: body.last)
        if 0 <= cue.first - body.last - 1 <= _NEAR_BEFORE
        and (body.last + 1 == cue.first or _may_consent(sentence, body, cue))
        and not any(
            _is_other_owner(sentence, index) and not _is_fellow(sentence, index, body)
            for index in range(body.last + 1, cue.first)
        )
    ]
    group = near[-1:]
    for body in reversed(near[:-1]):
        if is_coordinated(sentence, body, group[0]):
            group.insert(0, body)
    return tuple(group)


def _may_consent(sentence: Sentence, body: Mention, cue: CueMention) -> bool:
    """'Президент осы палатаның келісімімен': who consents is no bare noun away from the cue.

    Who is informed may be the object: 'Парламентті дереу хабардар ете отырып'.
    """
    case = body.features.get("Case", "Nom")
    if case == "Acc":
        return cue.first - body.last <= _ADVERB
    if case in {"Gen", "Ins", "Abl"} or (case == "Nom" and modifies_next(sentence, body)):
        return True
    after = sentence.words[body.last + 1 : body.last + 2]
    return bool(after) and after[0] in sentence.grammar.joining


def _is_fellow(sentence: Sentence, index: int, body: Mention) -> bool:
    """'Премьер-Министрмен және палата төрағаларымен кеңесіп': others who are asked as well."""
    case = body.features.get("Case")
    return case == "Ins" and sentence.features(index).get("Case") == case


def _is_other_owner(sentence: Sentence, index: int) -> bool:
    """A possessed noun between a body and its consent, but for the body's own members."""
    if sentence.is_verb(index):
        return True
    owned = sentence.features(index).get("Person[psor]") == "3"
    return owned and sentence.grammar.members.isdisjoint(sentence.lemmas[index])


def concerns(
    cue: CueMention, evocation: Evocation, sentence: Sentence, mentions: Sequence[Mention]
) -> bool:
    """A consent qualifies the power that it stands beside, within the same stretch of words."""
    if not sentence.grammar.verb_final:
        return _is_beside(cue, evocation, sentence, mentions)
    at = evocation.anchor
    low, high = (at.last, cue.first) if cue.first > at.last else (cue.last, at.first)
    between = sentence.words[low + 1 : high]
    if high - low > _REACH or ";" in between:
        return False
    if cue.first > at.last and not at.nominal and _is_of_next(sentence, cue, at, mentions):
        return False
    return not any(_ends_clause(sentence, index) for index in range(cue.last + 1, at.last))


def _is_bare(sentence: Sentence, cue: CueMention) -> bool:
    """Tell whether a cue is a noun alone: 'согласие' is told by what is said of it."""
    return cue.first == cue.last and not sentence.is_verb(cue.first)


def _is_needed(sentence: Sentence, cue: CueMention) -> bool:
    """'Для назначения нужно согласие Сената': its clause says that a consent is asked for."""
    clause = sentence.clauses[cue.first]
    here = [i for i in range(len(sentence)) if sentence.clauses[i] == clause]
    needing = [i for i in here if not sentence.grammar.requiring.isdisjoint(sentence.lemmas[i])]
    denied = sentence.grammar.none.isdisjoint(sentence.words) and any(
        word in sentence.grammar.negating
        for i in needing
        for word in sentence.words[max(0, i - _NEGATED) : i + 1]
    )
    return bool(needing) and (not denied or "без" in sentence.words[: cue.first])


def _is_of_next(
    sentence: Sentence, cue: CueMention, at: Anchor, mentions: Sequence[Mention]
) -> bool:
    """'... тағайындайды, ал B-ны Сенаттың келісімімен тағайындайды': to what stands behind it.

    '..., бірақ B-ны қою үшін келісім қажет': or between the two.
    """
    nearer = [m for m in mentions if m.origin == "concept" and at.last < m.first < cue.first]
    if any(_ends_clause(sentence, i) for m in nearer for i in range(at.last, m.first)):
        return True
    behind = [m.last for m in mentions if m.origin == "concept" and m.last > cue.last]
    verbs = [last for last in behind if sentence.is_verb(last)]
    return any(
        not any(_ends_clause(sentence, index) for index in range(cue.last, last)) for last in verbs
    )


def _is_beside(
    cue: CueMention, evocation: Evocation, sentence: Sentence, mentions: Sequence[Mention]
) -> bool:
    """No other verb and no other power stands between a consent and the nearest word of a power.

    What says that a consent is needed is no other verb: 'its consent is required for ...'. A
    consent told in a clause of its own ('but the Senate must agree') is to the power before it.
    """
    at = evocation.anchor
    if ";" in sentence.words[cue.last + 1 : at.first]:
        return False  # 'appoints A with the consent of the Senate; dismisses him'
    own = {index for _, given in evocation.given for index in given.words}
    own |= {*evocation.words, at.first, at.last}
    nearest = min(own, key=lambda index: (abs(index - cue.first), index))
    low, high = sorted((nearest, cue.first if nearest < cue.first else cue.last))
    powers = [m for m in mentions if m.verb is not None]
    sharing = {i for m in powers if m.words & own for i in m.words}
    others = {i for m in powers for i in m.words} - own - sharing
    added = trail(sentence, cue.first, cue.last) if nearest < cue.first else high
    between = [i for i in range(low + 1, min(high, added)) if i not in sharing]
    clause = added - 1 if added < cue.first else cue.first
    apart = sentence.clauses[clause] != sentence.clauses[at.first]
    apart = apart and not _only_needs(sentence, cue, powers)
    if apart or any(_belongs_before(sentence, cue, own, power) for power in powers):
        return False
    clausal = (_is_clausal(sentence, cue) or _needs(sentence, cue)) and low != cue.last
    borders = _BORDERS | (frozenset() if clausal else sentence.grammar.contrasting)
    return len(between) <= _REACH and not any(
        i in others
        or sentence.words[i] in borders
        or (not clausal and sentence.is_verb(i) and not _may_intervene(sentence, i))
        for i in between
    )


def _only_needs(sentence: Sentence, cue: CueMention, powers: Sequence[Mention]) -> bool:
    """'Although he needs the consent of the maslikhats', 'provided that Parliament agrees'.

    A clause that tells of no power and no more than that somebody must agree.
    """
    if not sentence.grammar.definite:
        return False
    number = sentence.clauses[cue.first]
    clause = [i for i in range(len(sentence)) if sentence.clauses[i] == number]
    told = any(not power.words.isdisjoint(clause) for power in powers)
    verbs = (i for i in clause if sentence.is_verb(i) and not cue.first <= i <= cue.last)
    weak = all(_may_intervene(sentence, i) for i in verbs)
    return not told and weak and (_is_clausal(sentence, cue) or _needs(sentence, cue))


def _needs(sentence: Sentence, cue: CueMention) -> bool:
    """Tell whether a verb that says that something is needed stands in or right before a cue."""
    near = range(max(0, cue.first - 2), cue.last + 1)
    requiring = sentence.grammar.requiring
    return bool(sentence.grammar.definite) and any(
        not requiring.isdisjoint(sentence.lemmas[i]) and bool(sentence.readings[i]) for i in near
    )


def _is_clausal(sentence: Sentence, cue: CueMention) -> bool:
    """'Must agree', whose subject is the body; other cues end in the preposition before it."""
    ends = sentence.words[cue.last] in sentence.grammar.prepositions
    return bool(sentence.grammar.definite) and not ends


def _is_agreement(sentence: Sentence, cue: CueMention) -> bool:
    """'Agrees', 'has to give its consent': nobody who is asked can follow."""
    return sentence.is_verb(cue.last) and not _asks(sentence, cue)


def _asks(sentence: Sentence, cue: CueMention) -> bool:
    """'Must consult the Prime Minister': who is asked stands behind the verb."""
    return not sentence.grammar.asking.isdisjoint(sentence.lemmas[cue.last])


def _may_intervene(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb is an auxiliary, or says no more than that a consent is needed."""
    weak = sentence.grammar.modals | sentence.grammar.requiring
    return not weak.isdisjoint(sentence.lemmas[index])


def _belongs_before(sentence: Sentence, cue: CueMention, own: set[int], power: Mention) -> bool:
    """'Appoints A with the consent of Parliament and dismisses B': the consent is to the former."""
    before = [index for index in power.words - own if index < cue.first]
    behind = own - power.words
    if not before or not behind or min(behind) < cue.last:
        return False
    between = sentence.words[max(before) + 1 : cue.first]
    return sentence.grammar.joining.isdisjoint(between)


def _ends_clause(sentence: Sentence, index: int) -> bool:
    return sentence.words[index] == ":" or (
        sentence.is_verb(index) and sentence.features(index).get("VerbForm") == "Fin"
    )


def consent(sentence: Sentence, cue: CueMention, mention: Mention) -> Consent:
    """Return the consent that a cue and a body tell, with the characters from one to the other."""
    assert isinstance(mention.value, Entity)
    first, last = min(cue.first, mention.first), max(cue.last, mention.last)
    return Consent(cue.concept, mention.value, sentence.span(first, last))
