"""Kazakh nouns that name a kind of thing and stand for one: 'палата', 'жаңа Конституция'."""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.naming.dated import CONSTITUTION, DatedThings
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.naming.pronoun import is_modified
from bilik.extract.statement import Period
from bilik.extract.things import BODY


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


def chamber(sentence: Sentence, kind: KindMention, memory: Memory) -> Iterator[Mention]:
    """'Палатаға Әшімбаев төрағалық етті': the one last named, when nothing says which."""
    body = BODY in kind.kind.types and kind.kind.iri != BODY
    antecedent = memory.latest({kind.kind.iri}, sentence) if body else None
    if antecedent and not is_modified(sentence, kind.first):
        yield Mention(antecedent, kind.first, kind.last, kind.features, "pronoun")
