"""Fills the roles of an evoked frame from the mentions around it, and expands coordination."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.discourse import Discourse
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.frame.title import outside_titles
from bilik.extract.frame.untold import is_untold
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.syntax import is_coordinated, relations
from bilik.extract.role.adoption import adopted_by
from bilik.extract.role.again import later_terms
from bilik.extract.role.choice import Choice, ranked
from bilik.extract.role.completeness import is_complete, is_said
from bilik.extract.role.draft import drafted
from bilik.extract.role.ellipsis import is_nobodys, subject_before
from bilik.extract.role.filling import Filling, marks
from bilik.extract.role.fitness import dates_together
from bilik.extract.role.homestate import by_constitution
from bilik.extract.role.leaving import (
    leave_other_ends,
    leave_own_act,
    leave_signer,
    leave_titles,
)
from bilik.extract.role.ownday import with_own_day
from bilik.extract.role.pairing import each, pairs, without
from bilik.extract.role.succession import is_of_others, office_passed_on
from bilik.extract.role.unnamed import office_left, person_unnamed
from bilik.extract.role.unsaid import (
    continued,
    elided,
    holder_before,
    inherited,
    let_head_act,
    office_of_title,
    office_unsaid,
    settle_office,
    speaks_of_act,
)
from bilik.extract.role.winning import office_won
from bilik.extract.statement import Entity, Period
from bilik.extract.things import PERSON, STATE


def fill(
    sentence: Sentence,
    evocation: Evocation,
    mentions: Sequence[Mention],
    discourse: Discourse,
    *,
    consented: bool = False,
) -> Iterator[dict[Role, tuple[Mention, ...]]]:
    """Yield the ways to fill an evoked frame: one, or one for each coordinated filler.

    Yields nothing when a required role stays empty; of several that are needed together, all may
    where somebody's consent is told (`consented`).
    """
    phrases = [m for m in mentions if m.words]
    mentions = [m for m in mentions if not _inside(m, evocation, phrases)]
    mentions = outside_titles(sentence, evocation.anchor, mentions)
    paired = pairs(sentence, evocation, mentions)
    mentions = without(mentions, paired)
    filling = Filling(sentence, evocation, mentions, discourse)
    filling.chosen = dict(evocation.given)
    if evocation.means != "dated":  # that an act is named with its day tells nothing more
        filling.chosen = _assign(evocation, ranked(sentence, evocation, mentions))
    _add_unsaid(filling)
    leave_titles(filling)
    leave_other_ends(filling.chosen)
    leave_own_act(filling)
    leave_signer(filling)
    if _tells_nothing(filling) or (not consented and is_nobodys(filling)):
        return
    sides = _all_sides(filling)
    if consented or (is_complete(filling, sides) and is_said(sentence, evocation, sides)):
        for every in _expanded(sides):
            filled = with_own_day(sentence, every, sides, mentions)
            yield filled
            yield from each(filled, paired)
            yield from later_terms(sentence, filled, mentions)


def _all_sides(filling: Filling) -> dict[Role, list[tuple[Mention, ...]]]:
    """Return what fills each role, with all that is joined to it where the text joins things."""
    given = {role for role, _ in filling.evocation.given}
    sentence, evocation, mentions = filling.sentence, filling.evocation, filling.mentions
    groups = {
        role: (one,) if role in given else _conjuncts(sentence, role, one, mentions)
        for role, one in filling.chosen.items()
    }
    return {role: _sides(sentence, evocation, role, groups[role], mentions) for role in groups}


def _tells_nothing(filling: Filling) -> bool:
    """Tell whether the words are there and what they would say is not said, or not of whom."""
    return (
        _is_elsewhere(filling)
        or is_of_others(filling)
        or is_untold(filling.sentence, filling.evocation, filling.chosen)
        or _is_of_unknown_act(filling)
    )


def _is_of_unknown_act(filling: Filling) -> bool:
    """'Новая Конституция полномочий не сузила': by which act, is not known."""
    frame = filling.evocation.frame
    left = any(role.inherited and role not in filling.chosen for role in frame.roles)
    return frame.is_claim and left and speaks_of_act(filling.sentence, filling.mentions)


def _add_unsaid(filling: Filling) -> None:
    """Fill what the sentence leaves unsaid, each rule upon what the ones before chose."""
    for role, mention in inherited(filling):
        filling.chosen[role] = mention
    filling.chosen.update(office_of_title(filling))
    for role, mention in office_unsaid(filling):
        filling.chosen[role] = mention
    settle_office(filling)
    filling.chosen.update(subject_before(filling))
    filling.chosen.update(dict(office_passed_on(filling)))
    filling.chosen.update(office_won(filling))
    let_head_act(filling)
    filling.chosen.update(drafted(filling))
    filling.chosen.update(adopted_by(filling))
    filling.chosen.update(by_constitution(filling))
    if not filling.sentence.grammar.verb_final:
        return
    filling.chosen.update(elided(filling))
    filling.chosen.update(continued(filling))
    filling.chosen.update(holder_before(filling))
    filling.chosen.update(person_unnamed(filling))
    for role, mention in tuple(office_left(filling)):
        others = {r: m for r, m in filling.chosen.items() if m.value != mention.value}
        filling.chosen = {**others, role: mention}


def _is_elsewhere(filling: Filling) -> bool:
    """'In the USA there is no prime minister' says nothing of the prime minister at home."""
    abroad = any(
        STATE in m.types
        and m.iri not in filling.discourse.home
        and not _is_of_participle(filling.sentence, m)
        and not _is_goal(filling.sentence, m)
        for m in filling.mentions
    )
    states = {m.value.state for m in filling.chosen.values() if isinstance(m.value, Entity)}
    return abroad and bool(states & filling.discourse.home)


def _is_goal(sentence: Sentence, mention: Mention) -> bool:
    """'..., and Asanbayev was sent to Germany': where somebody went, not where something is so."""
    if sentence.grammar.definite:
        return sentence.words[max(0, mention.first - 1)] == "to"
    goal = "Dat" if sentence.grammar.verb_final else "Acc"
    return mention.features.get("Case") == goal


def _is_of_participle(sentence: Sentence, mention: Mention) -> bool:
    """'АҚШ-та қалыптасқан басқару': the state is where the form arose, not what is spoken of."""
    after = mention.last + 1
    verb = after < len(sentence) and sentence.features(after).get("VerbForm") == "Part"
    return sentence.grammar.verb_final and verb


def _assign(evocation: Evocation, choices: Sequence[Choice]) -> dict[Role, Mention]:
    """Give each role its best mention, but no role the last one that a needed role could have."""
    chosen = dict(evocation.given)
    for choice in choices:
        used = any(_is_same(mention, choice.mention) for mention in chosen.values())
        if choice.role in chosen or used or not (choice.close or _is_open(choice.role, chosen)):
            continue
        if not any(_depends(roles, choice, choices) for roles in _open_needs(evocation, chosen)):
            chosen[choice.role] = choice.mention
    return chosen


def _is_same(one: Mention, other: Mention) -> bool:
    """One thing fills one role, and so does one pronoun, whatever it may stand for."""
    both = one.origin == other.origin == "pronoun"
    return one.value == other.value or (both and one.first == other.first)


def _is_open(role: Role, chosen: Mapping[Role, Mention]) -> bool:
    """Tell whether what a role is needed for is still missing."""
    return bool(role.need) and not any(other.need == role.need for other in chosen)


def _open_needs(evocation: Evocation, chosen: Mapping[Role, Mention]) -> list[tuple[Role, ...]]:
    """Return the groups of roles of which one is needed and none filled yet."""
    groups = evocation.frame.needs.values()
    return [roles for roles in groups if not any(role in chosen for role in roles)]


def _depends(roles: Sequence[Role], choice: Choice, choices: Sequence[Choice]) -> bool:
    """Tell whether needed roles have no other mention than the one about to be given away.

    Roles that are needed on their own come before all others, a group before those not needed.
    """
    if len(roles) > 1 and choice.role.need:
        return False
    own = [other.mention for other in choices if other.role in roles]
    return choice.role not in roles and bool(own) and all(m is choice.mention for m in own)


def _inside(mention: Mention, evocation: Evocation, phrases: Sequence[Mention]) -> bool:
    """A mention within the words of a phrase is part of it ('create the Security Council')."""
    own = set(range(mention.first, mention.last + 1))
    if own <= evocation.words and _completes_trigger(mention, evocation):
        return False
    if own <= evocation.words or any(own <= given.words for _, given in evocation.given):
        return True
    return any(
        own < phrase.words
        and (phrase.verb is None or phrase.verb < mention.first)
        and not (evocation.means == "trigger" and phrase.verb in evocation.words)
        for phrase in phrases
    )


def _completes_trigger(mention: Mention, evocation: Evocation) -> bool:
    """'Left the presidency': the office that the words of a trigger end in is what is left."""
    verb = evocation.means == "trigger" and evocation.anchor.last < mention.first
    ends = mention.last == max(evocation.words)
    return (
        verb and ends and any(role.need and fits(role, mention) for role in evocation.frame.roles)
    )


def _conjuncts(
    sentence: Sentence, role: Role, first: Mention, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return a mention and those coordinated with it that fit the same role, in text order."""
    if isinstance(first.value, Period) and sentence.grammar.verb_final and role.loose:
        return _years(sentence, first, mentions)
    if role.loose and isinstance(first.value, Period):
        return tuple(dates_together(sentence, first, mentions))
    if first.first < 0 or role.evoking or not isinstance(first.value, Entity):
        return (first,)
    group = [first]
    ordered = sorted(mentions, key=lambda item: item.first)
    persons = sentence.grammar.verb_final and PERSON in first.value.types
    backwards = reversed(ordered) if persons else ()
    for mention in (*ordered, *backwards):  # from the one beside the verb to the first
        if any(mention is one for one in group) or not fits(role, mention):
            continue
        if any(_joined(sentence, mention, one) for one in group):
            group.append(mention)
    return tuple(sorted(group, key=lambda item: (item.first, item.last)))


def _years(sentence: Sentence, one: Mention, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """'2005, 2011 және 2015 жылдары': each of the years of the list that one is of."""
    dates = [m for m in mentions if isinstance(m.value, Period) and m.value.precision == "year"]
    found = [one]
    for date in sorted(dates, key=lambda m: m.first) if one in dates else ():
        if any(_adjoin(sentence, date, other) for other in found):
            found.append(date)
    for date in sorted(dates, key=lambda m: -m.first) if len(found) > 1 or one in dates else ():
        if date not in found and any(_adjoin(sentence, date, other) for other in found):
            found.append(date)
    return tuple(sorted(found, key=lambda m: m.first))


def _adjoin(sentence: Sentence, one: Mention, other: Mention) -> bool:
    left, right = sorted((one, other), key=lambda m: m.first)
    between = sentence.words[left.last + 1 : right.first]
    joining = sentence.grammar.joining | sentence.grammar.skipped  # '2011 жылы да, 2015 жылы да'
    return bool(between) and all(word in joining for word in between)


def _joined(sentence: Sentence, one: Mention, other: Mention) -> bool:
    return (
        _is_sibling(one, other)
        or is_coordinated(sentence, one, other)
        or is_coordinated(sentence, other, one)
        or _is_follower(sentence, one, other)
    )


def _is_follower(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """'Әуелі Мамин, одан кейін Смайылов басқарды': one person after the other, by one verb."""
    following = sentence.grammar.following
    left, right = sorted((one, other), key=lambda m: m.first)
    between = sentence.words[left.last + 1 : right.first]
    persons = PERSON in left.types and PERSON in right.types
    told = persons and "," in between and any(word in following for word in between)
    return told and all(word in following | sentence.grammar.joining for word in between)


def _is_sibling(mention: Mention, other: Mention) -> bool:
    """They share a noun: 'the reforms of 2017 and 2022', 'президенттік және аралас басқару'."""
    dated = mention.origin == other.origin == "dated"
    grouped = mention.origin == other.origin == "group"
    headed = mention.origin == other.origin == "concept" and mention.last == other.last
    return (dated or grouped or headed) and mention.overlaps(other.first, other.last)


def _sides(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    group: tuple[Mention, ...],
    mentions: Sequence[Mention],
) -> list[tuple[Mention, ...]]:
    """Return the ways to fill a role: one filler each, or for a mutual role the parties to it.

    'A and B contradict C' is A against C and B against C; 'A and B clash' is A against B.
    """
    if role.at_least == 1:
        return [(one,) for one in group]
    if role.loose and sentence.grammar.code == "ru":  # 'президентскую, парламентскую и ... формы'
        chosen = (c.mention for c in ranked(sentence, evocation, mentions) if c.role is role)
        members = sorted({m.value: m for m in (*group, *chosen)}.values(), key=lambda m: m.first)
        return [tuple(members)] if len(members) >= role.at_least else []
    own_marks = marks(sentence, role)
    own = relations(sentence, group[0], evocation.anchor, mentions) & own_marks
    others = [
        choice.mention
        for choice in ranked(sentence, evocation, mentions)
        if choice.role is role
        and not relations(sentence, choice.mention, evocation.anchor, mentions) & own
    ]
    if others:
        other = _conjuncts(sentence, role, others[0], mentions)
        return [pair for pair in product(group, other) if pair[0].value != pair[1].value]
    if len(group) < role.at_least and group[0].features.get("Case") == "Ins":
        return [(owner, group[0]) for owner in _owners(sentence, role, group[0], mentions)]
    return [group] if len(group) >= role.at_least else []


def _owners(
    sentence: Sentence, role: Role, party: Mention, mentions: Sequence[Mention]
) -> list[Mention]:
    """'Президент өкілеттігі кеңейді, Кеңеспен қарым-қатынасы қайшы': his relation with it."""
    if not sentence.grammar.verb_final:
        return []
    before = [m for m in mentions if m.last < party.first and fits(role, m)]
    before = [m for m in before if m.features.get("Case", "Nom") in {"Nom", "Gen"}]
    before = [m for m in before if m.value != party.value and m.origin in {"name", "pronoun"}]
    return sorted(before, key=lambda m: m.first)[:1]


def _expanded(
    sides: Mapping[Role, Sequence[tuple[Mention, ...]]],
) -> Iterator[dict[Role, tuple[Mention, ...]]]:
    roles = [role for role in sides if sides[role]]
    for combination in product(*(sides[role] for role in roles)):
        values = [mention.value for mentions in combination for mention in mentions]
        if len(set(values)) == len(values):  # nothing is a part of itself
            yield dict(zip(roles, combination, strict=True))
