"""Roles that a sentence leaves unsaid: taken from the text before, or from the head of a list."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.discourse import Discourse
from bilik.extract.context.pointed import POINTED
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import OBJECT, SUBJECT
from bilik.extract.relation.bare import stands_bare
from bilik.extract.relation.reach import same_clause
from bilik.extract.relation.syntax import relations
from bilik.extract.role.filling import Filling, marks
from bilik.extract.role.qualify import is_negated
from bilik.extract.role.rival import border, has_rival
from bilik.extract.role.winning import is_won
from bilik.extract.statement import Entity, Period
from bilik.extract.things import ACT, INSTITUTION, OFFICE, PERSON, PROVISION, REFORM
from bilik.vocabulary import ONTOLOGY

_TENURE = ONTOLOGY + "Tenure"
_CONCERNED = ONTOLOGY + "officeConcerned"
_FINITE = frozenset({"Fin"})
_CALENDAR = frozenset({"day", "month", "year"})
_DURING = frozenset({None})
_AT_ONCE = frozenset({None, "since"})  # 'since 2007 he has appointed'
_TAKEN = frozenset({"pronoun", "discourse"})  # what the sentence does not name itself
_WHOSE, _PLACE = frozenset({"his", "her", "their"}), frozenset({"place", "stead"})
_STEAD = 3  # tokens of 'in his place'
_BESIDES = frozenset({"by", "with", "and", "but", "after", "when"})  # no office follows them
_OFFICES = frozenset({OFFICE, INSTITUTION})


def inherited(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """Take roles that the ontology lets a text leave unsaid from what it has just spoken of."""
    sentence, evocation = filling.sentence, filling.evocation
    entities = [m.value for m in filling.chosen.values() if isinstance(m.value, Entity)]
    taken = {entity.iri for entity in entities}
    states = {entity.state for entity in entities if entity.state}
    for role in evocation.frame.roles:
        if role in filling.chosen:
            continue
        if role.dated:
            yield from _left_open(role, filling.chosen.values(), filling.discourse)
        elif role.need and {SUBJECT, OBJECT} <= marks(sentence, role):
            yield from _left_open(role, filling.mentions, filling.discourse)
        if not role.inherited:
            continue
        before = [m for m in filling.mentions if m.last < evocation.anchor.first and fits(role, m)]
        entity = filling.discourse.memory.ruling(role.ranges, sentence)
        if before:
            yield role, max(before, key=lambda mention: mention.last)
        elif _speaks_of_other(filling, entity) or speaks_of_act(sentence, filling.mentions):
            continue  # 'Конституция Президента главой не называет': whichever it is, not the last
        elif _is_merely_adopted(filling, entity) or _has_own_time(filling):
            continue  # '2021 жылы әкімдерді сайлау енгізілді': by no act of long ago
        elif entity and entity.iri not in taken and states <= filling.discourse.home:
            yield role, Mention.unsaid(entity)


def _is_merely_adopted(filling: Filling, act: Entity | None) -> bool:
    power = filling.evocation.frame.iri == PROVISION
    return power and act is not None and filling.discourse.memory.is_mere_declaration(act)


def _has_own_time(filling: Filling) -> bool:
    """Tell whether a sentence says when, other than in the name of an act."""
    dated = [m for m in filling.mentions if m.origin == "dated"]
    final = filling.sentence.grammar.verb_final
    return any(
        isinstance(m.value, Period)
        and m.value.precision in _CALENDAR
        and m.value.relation in (_DURING if final else _AT_ONCE)
        and not any(d.overlaps(m.first, m.last) for d in dated)
        for m in filling.mentions
    )


def _speaks_of_other(filling: Filling, act: Entity | None) -> bool:
    """'After the reform of 2007 the President ...': not what the text has spoken of so far."""
    return any(
        not {REFORM, ACT}.isdisjoint(mention.types) and mention.iri != (act and act.iri)
        for mention in filling.mentions
    )


def speaks_of_act(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Tell whether a Russian sentence has an act as its subject that nobody has made out."""
    return sentence.grammar.code == "ru" and any(
        not sentence.grammar.acts.isdisjoint(sentence.lemmas[index])
        and sentence.features(index).get("Case") == "Nom"
        and not any(index in (m.words or range(m.first, m.last + 1)) for m in mentions)
        for index in range(len(sentence))
    )


def office_of_title(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """'Ушёл в отставку Премьер-Министр Мамин': from the office that stands before his name."""
    if filling.evocation.means != "trigger" or filling.sentence.grammar.code != "ru":
        return
    people = [m for m in filling.chosen.values() if PERSON in m.types and m.origin == "person"]
    held = filling.discourse.offices_held(filling.chosen.values())
    if is_won(filling.evocation) and _last_told(filling.discourse, held):
        return  # 'Председатель Сената Токаев выиграл выборы': not those of his chamber
    for role in filling.evocation.frame.roles:
        if role.need and role.ranges & _OFFICES and role not in filling.chosen:
            titles = [m for m in filling.mentions if fits(role, m) and OFFICE in m.types]
            beside = [m for m in titles if any(m.last + 1 == p.first for p in people)]
            if role.iri == _CONCERNED and any(
                m.origin == "name" and m not in beside for m in titles
            ):
                continue  # 'исполняющим обязанности Министра назначен его заместитель Ким'
            yield from ((role, title) for title in beside)


def office_unsaid(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """'Resigned on 19 March', 'was re-elected': from the office last named that the person held."""
    sentence, evocation = filling.sentence, filling.evocation
    at = evocation.anchor
    if evocation.means != "trigger" or sentence.grammar.verb_final:
        return
    if at.nominal and not (sentence.grammar.definite and evocation.holder == "Obj"):
        return
    needed = [role for role in evocation.frame.roles if role.need]
    if sentence.grammar.definite and (
        (evocation.holder == "Obj" and not at.nominal and evocation.passed)
        or not any(PERSON in role.ranges for role in needed)
    ):
        return  # 'he was replaced by Smailov': the office of him who succeeds is told
    roles = [role for role in needed if role not in filling.chosen]
    held = filling.discourse.offices_held(filling.chosen.values())
    told = _told(sentence, filling.chosen, filling.discourse)
    for role in roles:
        own = filling.chosen.values()
        open_ = role.ranges & _OFFICES and (held or told)
        if open_ and _is_complete(sentence, evocation, filling.mentions, own):
            before = [
                m for m in filling.mentions if m.last < at.first and same_clause(sentence, m, at)
            ]
            named = [m for m in before if m.iri in held and not _is_title_of_winner(filling, m)]
            again = filling.discourse.memory.tenures.concerned(evocation.frame.iri, held)
            office = (
                _passed_on(filling)
                or _left(filling)
                or told
                or again
                or _last_told(filling.discourse, held)
            )
            if named:
                titled = any(m.first == named[-1].last + 1 for m in filling.chosen.values())
                yield role, named[-1] if titled else Mention(named[-1].value, -1, -1)
            elif office:
                yield role, Mention.unsaid(office)


def _is_title_of_winner(filling: Filling, mention: Mention) -> bool:
    """'Chair Tokayev won the election': an office that he held before."""
    return is_won(filling.evocation) and any(
        m.origin == "person" and m.first == mention.last + 1 for m in filling.mentions
    )


def _passed_on(filling: Filling) -> Entity | None:
    """'Tokayev took over from him': in English the office told last of whom a person follows."""
    evocation, own = filling.evocation, {m.value for m in filling.chosen.values()}
    follows = evocation.frame.iri == _TENURE and evocation.holder == "Subj"
    if not (follows and filling.sentence.grammar.definite):
        return None
    others = [m.iri for m in filling.mentions if PERSON in m.types and m.value not in own]
    told = [filling.discourse.memory.tenures.of(iri) for iri in others]
    return next((office for office in told if office), None)


def _left(filling: Filling) -> Entity | None:
    """'Massimov was removed': in English from the office that was told of him last."""
    evocation = filling.evocation
    left = evocation.frame.iri == _TENURE and evocation.holder == "Obj"
    if not (left and filling.sentence.grammar.definite):
        return None
    people = [m.iri for m in filling.chosen.values() if PERSON in m.types]
    return filling.discourse.memory.tenures.of(people[0]) if len(people) == 1 else None


def _last_told(discourse: Discourse, held: Collection[str]) -> Entity | None:
    """'Nazarbayev resigned. Tokayev was sworn in': the office told of last, else the last named."""
    memory = discourse.memory
    last = memory.tenures.last
    return last if last and last.iri in held else memory.latest_of(held)


def _told(
    sentence: Sentence, chosen: Mapping[Role, Mention], discourse: Discourse
) -> Entity | None:
    """Return the office that a text has told of a person: 'он ушёл с поста', 'was removed'."""
    values = [m.value for m in chosen.values() if isinstance(m.value, Entity)]
    people = [v.iri for v in values if PERSON in v.types] if sentence.grammar.code == "ru" else []
    return discourse.memory.tenures.of(people[0]) if len(people) == 1 else None


def settle_office(filling: Filling) -> None:
    """'Kelimbetov held the post until 2015': of the offices named one that the person held."""
    chosen, discourse = filling.chosen, filling.discourse
    held = discourse.offices_held(chosen.values())
    told = [_passed_on(filling), _left(filling)]
    for role, mention in tuple(chosen.items() if held else ()):
        if any(mention.value == one for one in told if one):
            continue
        office = isinstance(mention.value, Entity) and bool(role.need and role.ranges & _OFFICES)
        if not office or mention.origin not in _TAKEN or mention.iri in held:
            continue
        if any(m.iri == mention.iri and 0 <= m.first < mention.first for m in filling.mentions):
            continue  # 'became Chair of the Senate in 2013 and kept this post'
        named = discourse.memory.latest_of(held)
        if named:
            chosen[role] = replace(mention, value=named)
        else:
            del chosen[role]


def _is_complete(
    sentence: Sentence,
    evocation: Evocation,
    mentions: Sequence[Mention],
    chosen: Iterable[Mention],
) -> bool:
    """Tell whether nothing that a verb acts on follows it: a date, a border or the end does.

    Its subject may in Russian: 'его сменил Терещенко'.
    """
    after = max({evocation.anchor.last, *evocation.words}) + 1
    first = min({evocation.anchor.first, *evocation.words})
    resumed = sentence.words[max(0, first - 1)] in sentence.grammar.resuming
    whole = len(evocation.words) > 1 or resumed or evocation.holder == "Subj"  # 'победил Токаев'
    if sentence.grammar.code == "ru" and whole:
        after = next((m.last + 1 for m in chosen if m.first == after), after)
    while (
        after < len(sentence)
        and sentence.features(after).get("NumType") is None
        and (sentence.readings[after][:1] and sentence.readings[after][0].pos == "ADV")
    ):
        after += 1
    after = _behind_place(sentence, _behind_person(sentence, after, mentions))
    if after >= len(sentence) or not sentence.words[after][0].isalnum():
        return True
    if evocation.anchor.nominal:
        return True  # 'his successor was Tokayev'
    if evocation.anchor.passive and sentence.words[after] == "by":
        return True  # 'he was replaced by Smailov'
    dates = {m.first for m in mentions if isinstance(m.value, Period)}
    besides = sentence.grammar.definite and sentence.words[after] in _BESIDES
    return (
        after in dates
        or bool(besides)
        or (sentence.words[after] in sentence.grammar.prepositions and after + 1 in dates)
    )


def _behind_person(sentence: Sentence, index: int, mentions: Sequence[Mention]) -> int:
    """'Smailov replaced him in 2022', 'took over from Mamin': whom he follows is no office."""
    if not sentence.grammar.definite:
        return index
    start = index + (sentence.words[index : index + 1] == ("from",))
    persons = [m for m in mentions if PERSON in m.types]
    behind = [m.last + 1 for m in persons if m.first == start]
    return max(behind, default=index)


def _behind_place(sentence: Sentence, index: int) -> int:
    """'Was appointed in his place', 'elected her in his stead': whose place, was told before."""
    words = sentence.words[index : index + _STEAD]
    own = bool(words) and words[0] == "in" and words[1:2] and words[1] in _WHOSE
    return index + _STEAD if own and words[2:] and words[2] in _PLACE else index


def elided(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """'... Парламентті таратады': who acted in the sentence before acts on, unnamed."""
    sentence, evocation = filling.sentence, filling.evocation
    actor = filling.discourse.actor(sentence)
    at = evocation.anchor
    if actor is None or evocation.means != "concept" or at.passive or sentence.is_item:
        return
    if not sentence.is_verb(at.last) or any(_may_act(sentence, m) for m in filling.mentions):
        return
    if any(_is_other_subject(sentence, evocation, index) for index in range(at.last)):
        return
    for role in filling.acting():
        if role not in filling.chosen and actor.types & role.ranges:
            filling.discourse.act_on(sentence, actor)
            yield role, Mention.unsaid(actor)


def continued(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """'Президент ... тоқтатады, бірақ ... келісімін алады': who acts in a clause acts on."""
    sentence, evocation = filling.sentence, filling.evocation
    at = evocation.anchor
    if evocation.means != "concept" or at.passive or not sentence.is_verb(at.last):
        return
    joint = border(sentence, 0, at.first, _FINITE)
    if joint is None:
        return
    acting = [m for m in filling.mentions if _may_act(sentence, m) and INSTITUTION in m.types]
    if any(m.first > joint for m in acting):
        return
    if any(_is_other_subject(sentence, evocation, i) for i in range(joint + 1, at.first)):
        return
    for role in filling.acting():
        before = [m for m in acting if m.last < joint and fits(role, m)]
        before = [m for m in before if not has_rival(sentence, evocation, m)]
        if role not in filling.chosen and before:
            yield role, before[-1]


def holder_before(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """'Заң бұл құқықты алып тастады': who was told to have the right that is pointed at."""
    for mention in tuple(filling.chosen.values()):
        pointed = POINTED.items() <= mention.features.items()
        holder = filling.discourse.memory.holders.get(mention.iri) if pointed else None
        if holder is None or not is_negated(filling.sentence, filling.evocation):
            continue
        for role in filling.acting():
            if role not in filling.chosen:
                yield role, Mention.unsaid(holder)


def _is_other_subject(sentence: Sentence, evocation: Evocation, index: int) -> bool:
    """'Сот ... тексереді', 'Соттар ... бағынады': a bare noun that is no known name acts."""
    best = sentence.readings[index][:1]
    if index in evocation.words or not best or best[0].pos not in {"NOUN", "PROPN", "PRON"}:
        return False
    after = sentence.features(index + 1)
    owner = (
        after.get("Person[psor]") == "3" or sentence.words[index + 1] in sentence.grammar.joining
    )
    return best[0].features.get("Case") == "Nom" and best[0].known and not owner


def _may_act(sentence: Sentence, mention: Mention) -> bool:
    named = isinstance(mention.value, Entity) and mention.origin != "concept"
    return named and stands_bare(sentence, mention)


def let_head_act(filling: Filling) -> None:
    """In a list, who stands at its head acts, unless the item has a subject of its own."""
    sentence, evocation = filling.sentence, filling.evocation
    colon = sentence.words.index(":") if ":" in sentence.words else len(sentence)
    head = filling.discourse.head if sentence.is_item else None
    if head is None and not colon < evocation.anchor.first:
        return
    if evocation.anchor.passive and head is None:
        return  # 'gave the Mazhilis a say: the Prime Minister is appointed ...'
    for role in (*filling.acting(), *(filling.said_of() if head else ())):
        own = filling.chosen.get(role)
        if own and SUBJECT in relations(sentence, own, evocation.anchor, filling.mentions):
            continue
        if sentence.grammar.verb_final and any(
            _is_other_subject(sentence, evocation, i)
            for i in range(colon + 1, evocation.anchor.last)
        ):
            continue  # '...: сот заңның сәйкестігін тексереді'
        before = [
            m for m in filling.mentions if m.last < colon < evocation.anchor.first and fits(role, m)
        ]
        acting = [
            m
            for m in before
            if SUBJECT in relations(sentence, m, evocation.anchor, filling.mentions)
        ]
        if before:
            filling.chosen[role] = (acting or before)[0]
        elif head and head.types & role.ranges:
            filling.chosen[role] = Mention(head, -1, -1, {}, "head")


def _left_open(
    role: Role, dates: Iterable[Mention], discourse: Discourse
) -> Iterator[tuple[Role, Mention]]:
    """'A new Constitution ... was adopted on 28 January 1993': the date says which one."""
    for mention in tuple(dates):
        if isinstance(mention.value, Period) and mention.value.precision == "day":
            entity = discourse.resolve_open(mention.value)
            if entity and entity.types & role.ranges:
                yield role, Mention.unsaid(entity)
