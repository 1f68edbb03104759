"""Drafts that are named without the act that came of them: 'Жобаны комиссия әзірледі'.

Which nouns stand for a draft is said in the ontology, by the triggers of the role that takes the
act (`bilik:discussedAct`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.discourse import Discourse
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Role
from bilik.extract.naming.dated import CONSTITUTION
from bilik.extract.naming.mention import Mention
from bilik.extract.role.filling import Filling
from bilik.extract.statement import Entity, Period

_BEFORE = 3  # tokens from a Russian noun for a draft to the verb
_OWNER = 2  # tokens from an act to the noun for its draft
_OBJECTS = frozenset({"Acc", "Nom"})


def drafted(filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """Yield the act of whose draft a sentence speaks, by the noun for a draft alone."""
    sentence, evocation = filling.sentence, filling.evocation
    for role in evocation.frame.roles:
        if role.literal or not role.triggers or not role.need:
            continue
        if role in filling.chosen:
            yield from _of_that_day(role, filling)
            continue
        place = _place(sentence, evocation, role)
        if place is None:
            continue
        owner = _owner(role, place, filling.mentions)
        entity = owner or _meant(sentence, place, filling.chosen, filling.discourse)
        if entity:
            yield role, Mention(entity, place, place, sentence.features(place), "pronoun")


def _of_that_day(role: Role, filling: Filling) -> Iterator[tuple[Role, Mention]]:
    """'In August 1995 the draft Constitution was discussed': not the one of 2026 told before."""
    chosen = filling.chosen[role]
    days = [m.value.start for m in filling.chosen.values() if isinstance(m.value, Period)]
    if days and CONSTITUTION in chosen.types and chosen.origin == "pronoun":
        entity = filling.discourse.things.came_of(days[0])
        if entity:
            yield role, replace(chosen, value=entity)


def _place(sentence: Sentence, evocation: Evocation, role: Role) -> int | None:
    """Return the token of the noun for a draft that the verb acts on, the nearest before it."""
    nouns = {t.text for t in role.triggers if t.language == sentence.grammar.code}
    if sentence.grammar.definite:
        return _acted_on(sentence, evocation, nouns)
    if sentence.grammar.code == "ru":
        return _in_words(sentence, evocation, nouns)
    found = [
        index
        for index in range(evocation.anchor.first)
        if not nouns.isdisjoint(sentence.lemmas[index])
        and sentence.features(index).get("Case", "Nom") in _OBJECTS
        and not _is_of_bill(sentence, index)
    ]
    return found[-1] if found else None


def _acted_on(sentence: Sentence, evocation: Evocation, nouns: set[str]) -> int | None:
    """'The draft was put up for discussion', 'published the draft': on which side tells the voice.

    Of which act, a noun behind 'of' or before it would say.
    """
    at, words = evocation.anchor, sentence.words
    side = range(1, at.first) if at.passive else range(at.last + 1, len(sentence))
    for index in side:
        after = words[index + 1 : index + 2]
        named = after == ("of",) or any(r.pos == "NOUN" for r in sentence.readings[index - 1][:1])
        whose = sentence.grammar.definite | sentence.grammar.possessive
        if words[index] in nouns and not named and words[index - 1] in whose:
            return index
    return None


def _in_words(sentence: Sentence, evocation: Evocation, nouns: set[str]) -> int | None:
    """'Проект разработала комиссия', 'над проектом трудился совет', but not 'проект бюджета'."""
    own = [i for i in sorted(evocation.words) if not nouns.isdisjoint(sentence.lemmas[i])]
    at = evocation.anchor
    near = range(max(0, at.first - _BEFORE), at.first)
    own += [
        i
        for i in near
        if not nouns.isdisjoint(sentence.lemmas[i]) and sentence.features(i).get("Case") in _OBJECTS
    ]
    last = len(sentence) - 1
    alone = [i for i in own if i == last or not sentence.shows(i + 1, "Case", "Gen")]
    return alone[0] if alone else None


def _is_of_bill(sentence: Sentence, index: int) -> bool:
    """'Заң жобасы' is the draft of any law."""
    return index > 0 and not sentence.grammar.acts.isdisjoint(sentence.lemmas[index - 1])


def _owner(role: Role, place: int, mentions: Sequence[Mention]) -> Entity | None:
    """'1995 жылғы Конституцияның жобасы': the act that stands before."""
    near = [m for m in mentions if 0 < place - m.last <= _OWNER and fits(role, m)]
    near = [m for m in near if m.origin != "pronoun" or CONSTITUTION not in m.types]
    values = [m.value for m in near if m.features.get("Case") in {"Gen", "Nom"}]
    return next((value for value in values if isinstance(value, Entity)), None)


def _meant(
    sentence: Sentence, place: int, chosen: Mapping[Role, Mention], discourse: Discourse
) -> Entity | None:
    """Return the constitution that came of a draft of that day, or else the one spoken of."""
    days = [m.value.start for m in chosen.values() if isinstance(m.value, Period)]
    if days:
        return discourse.things.came_of(days[0])
    spoken = discourse.memory.latest({CONSTITUTION})
    novel = not sentence.grammar.novel.isdisjoint(sentence.words[max(0, place - _OWNER) : place])
    year = discourse.memory.year
    return discourse.things.came_of(year.start) if year and (novel or not spoken) else spoken
