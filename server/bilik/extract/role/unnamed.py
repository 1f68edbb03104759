"""Persons and offices that a sentence does not name where verbs come last.

'1999 жылы Премьер-Министр болып тағайындалды' goes on about the person of the sentence before;
'отставкаға кетті' is from the office that the person is known to have held.
"""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.bare import stands_bare
from bilik.extract.role.filling import Filling, marks
from bilik.extract.statement import Entity
from bilik.extract.things import BODY, INSTITUTION, OFFICE, PERSON

_POSTS = frozenset({OFFICE, INSTITUTION})


def person_unnamed(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """Yield the person that the sentence before was about, when nobody else acts in this one."""
    sentence, evocation = filling.sentence, filling.evocation
    roles = [
        r
        for r in evocation.frame.roles
        if PERSON in r.ranges and r.need and r not in filling.chosen
    ]
    if not roles or evocation.means != "trigger" or evocation.holder == "Obj":
        return
    at = evocation.anchor
    said = sentence.features(at.last)
    told = said.get("VerbForm") in {"Fin", "Conv", "Part"} and not at.attributive
    acted_on = ("subject", "") not in marks(sentence, roles[0])
    if not told or (acted_on and not at.passive):
        return
    if any(PERSON in m.types for m in filling.mentions) or not any(
        INSTITUTION in m.types for m in filling.mentions
    ):
        return
    person = filling.discourse.memory.acting(sentence, PERSON)
    others = any(_is_actor(sentence, m) for m in filling.mentions)  # 'әкімдер сайланады'
    if person and not others and _may_be_his(filling, person):
        filling.discourse.memory.goes_on(sentence, person)
        yield roles[0], Mention.unsaid(person)


def _may_be_his(filling: Filling, person: Entity) -> bool:
    """'Мәжілістің өкілеттігі тоқтатылды': neither what a body has nor an office he never held."""
    at = filling.evocation.anchor
    owners = [m for m in filling.mentions if m.last + 1 == at.first]
    owners = [m for m in owners if m.features.get("Case") == "Gen"]
    held = filling.discourse.things.offices(person.iri)
    posts = (m for m in owners if OFFICE in m.types)
    return not any(BODY in m.types for m in owners) and all(m.iri in held for m in posts)


def unnamed_head(
    sentence: Sentence, mentions: Sequence[Mention], memory: Memory
) -> Iterator[Mention]:
    """Yield the person spoken of, where nobody is named who could head a body: 'басқарды'."""
    if not sentence.grammar.verb_final or any(PERSON in m.types for m in mentions):
        return
    person = memory.acting(sentence, PERSON)
    if person and not any(_is_actor(sentence, m) and INSTITUTION in m.types for m in mentions):
        yield Mention.unsaid(person)


def office_left(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """Yield the office that a person took or left: the last one named, or the only one known."""
    sentence, evocation = filling.sentence, filling.evocation
    if evocation.means != "trigger":
        return
    for role in evocation.frame.roles:
        fought = _fought_for(evocation, role, filling.mentions)
        if fought and role not in filling.chosen:
            yield role, fought
            return
    turn = _is_turn(sentence, evocation) or _is_own_post(sentence, evocation)
    if not (turn or _is_choice(evocation, filling.mentions)):
        return
    held = filling.discourse.offices_held(filling.chosen.values())
    for role in evocation.frame.roles:
        if role.need and role not in filling.chosen and role.ranges & _POSTS and held:
            office = filling.discourse.memory.latest_of(held) or _in_common(filling, role)
            if office:
                yield role, Mention.unsaid(office)


def _in_common(filling: Filling, role: Role) -> Entity | None:
    """'Смайылов кетті, оның орнына Бектенов келді': the one office that both have held."""
    people = {m.value: m for m in filling.mentions if m.origin == "person"}
    if len(people) != 2:
        return None
    one, two = (filling.discourse.offices_held((m,)) for m in people.values())
    shared = [filling.discourse.things.entity(iri) for iri in sorted(one & two)]
    fitting = [entity for entity in shared if entity.types & role.ranges]
    return fitting[0] if len(fitting) == 1 else None


def _fought_for(evocation: Evocation, role: Role, mentions: Sequence[Mention]) -> Mention | None:
    """'Президент сайлауында жеңіске жетті': the office stands in the name of the election."""
    if not role.need or not role.ranges & _POSTS:
        return None
    events = [m for m in mentions if m.origin == "dated" and evocation.frame.iri in m.types]
    return next(
        (m for m in mentions for e in events if OFFICE in m.types and m.last == e.last - 1), None
    )


def _is_choice(evocation: Evocation, mentions: Sequence[Mention]) -> bool:
    """'Назарбаев 2015 жылы қайта сайланды': nothing else that could be meant is named."""
    at = evocation.anchor
    person = any(PERSON in role.ranges and role.need for role in evocation.frame.roles)
    finite = not at.nominal and not at.attributive
    named = (m for m in mentions if isinstance(m.value, Entity) and m.origin != "concept")
    return person and finite and not any(INSTITUTION in m.types for m in named)


def _is_turn(sentence: Sentence, evocation: Evocation) -> bool:
    """Tell whether the words say that a tenure begins or ends: property triggers tell."""
    code, being = sentence.grammar.code, sentence.grammar.being
    turns = {
        text for r in evocation.frame.roles if not r.counts for text, _ in r.said.get(code, ())
    }
    return bool(turns) and any(
        not turns.isdisjoint(sentence.lemmas[index] - being) for index in evocation.words
    )


def _is_own_post(sentence: Sentence, evocation: Evocation) -> bool:
    """'Асанбаев қызметін 22 ақпанға дейін атқарды': the words speak of the post as his own."""
    return len(evocation.words) > 1 and any(
        sentence.features(index).get("Person[psor]") == "3" and not sentence.is_verb(index)
        for index in evocation.words
    )


def _is_actor(sentence: Sentence, mention: Mention) -> bool:
    named = isinstance(mention.value, Entity) and mention.origin in {"name", "pronoun", "dated"}
    after = sentence.lemmas[mention.last + 1] if mention.last + 1 < len(sentence) else frozenset()
    said = "бол" in after  # 'министр болды' says what somebody was
    return named and not said and stands_bare(sentence, mention)
