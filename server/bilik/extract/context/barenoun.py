"""Nouns that name a kind of thing and stand for one: 'палата', 'жаңа Конституция'."""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.nounphrase import is_bare
from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.anaphora import Focus
from bilik.extract.context.memory import Memory
from bilik.extract.naming.dated import CONSTITUTION, DatedThings
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.naming.pronoun import is_modified
from bilik.extract.statement import Entity, Period
from bilik.extract.things import BODY, DOCUMENT
from bilik.vocabulary import ONTOLOGY

_CREATION = ONTOLOGY + "OfficeCreation"
_NAMED = 8  # things named last, among which the chair of a chamber may be


def new_constitution(
    sentence: Sentence,
    kind: KindMention,
    mentions: Sequence[Mention],
    memory: Memory,
    things: DatedThings,
) -> list[Mention]:
    """'Жаңа Конституция Сенатты таратты': the one adopted in the year that is spoken of.

    'The draft of the new Constitution' was there before it was adopted.
    """
    dates = [m.value for m in mentions if isinstance(m.value, Period) and m.first < kind.first]
    spoken = dates[-1] if dates else memory.year
    if sentence.grammar.code == "ru" or not spoken or kind.kind.iri != CONSTITUTION:
        return []
    entity = things.adopted_in(spoken.start[:4])
    if sentence.grammar.definite:
        entity = entity or things.came_of(spoken.start)
    return [Mention(entity, kind.first, kind.last, kind.features, "pronoun")] if entity else []


def new_body(sentence: Sentence, kind: KindMention, memory: Memory) -> Iterator[Mention]:
    """'Халық Кеңесі құрылды. Жаңа орган ...', 'the new body': the one that was set up last."""
    before = sentence.lemmas[kind.first - 1] if kind.first else frozenset[str]()
    fresh = kind.kind.iri == BODY and not sentence.grammar.fresh.isdisjoint(before)
    created = memory.tenures.latest_concerned(_CREATION) if fresh else None
    if created and BODY in created.types:
        yield Mention(created, kind.first, kind.last, kind.features, "pronoun")


def pointed_at(
    sentence: Sentence, kind: KindMention, focus: Focus, memory: Memory
) -> Entity | None:
    """'This law': in English the one that the sentence before was about, else the last one."""
    iri = frozenset({kind.kind.iri})
    salient: list[Entity] = []
    if sentence.grammar.definite and DOCUMENT in kind.kind.types:
        salient = focus.candidates(sentence, kind.first, (), iri)[:1]
    return salient[0] if salient else memory.latest(iri)


def chamber(
    sentence: Sentence, kind: KindMention, memory: Memory, things: DatedThings
) -> Iterator[Mention]:
    """'Палатаға Әшімбаев төрағалық етті': the one last named, when nothing says which.

    Or the one whose chair was named last: 'Сенат Төрағасы болып сайланды. Ол палатаға ...'.
    """
    body = BODY in kind.kind.types and kind.kind.iri != BODY
    if not body or sentence.grammar.definite or _is_modified(sentence, kind):
        return
    named = memory.together(kind.kind.iri, sentence)
    if len(named) > 1 and not sentence.grammar.verb_final:
        return
    antecedent = memory.latest({kind.kind.iri}, sentence)
    if antecedent and not (sentence.grammar.verb_final or things.is_headed(antecedent.iri)):
        antecedent = None  # 'Мажилис седьмого созыва распущен. Прошли выборы палаты'
    if antecedent is None:
        near = memory.named()[-_NAMED:]
        headed = [body for office in reversed(near) for body in things.headed(office.iri)]
        antecedent = next((body for body in headed if kind.kind.iri in body.types), None)
    if antecedent:
        yield Mention(antecedent, kind.first, kind.last, kind.features, "pronoun")


def _is_modified(sentence: Sentence, kind: KindMention) -> bool:
    if sentence.grammar.verb_final:
        return is_modified(sentence, kind.first)
    return kind.features.get("Number") != "Sing" or not is_bare(sentence, kind.first)


def in_force(
    things: DatedThings, sentence: Sentence, kind: KindMention, mentions: Sequence[Mention]
) -> Entity | None:
    """'2007 жылы Конституция өзгертілді': the one in force when something happened."""
    dates = [(m.first, m.value) for m in mentions if isinstance(m.value, Period)]
    if not sentence.grammar.verb_final:
        dates = [(first, value) for first, value in dates if value.precision == "day"]
    before = [value for first, value in dates if first < kind.first]
    last = next(reversed([*(before or (value for _, value in dates))]), None)
    return things.in_force(kind.kind, last.end) if last else None
