"""Kazakh words that a sentence leaves to its end or to the sentence before, put where they belong.

'Назарбаевты Президент, Асанбаевты вице-президент етіп сайлады' chooses two persons, and 'Алғашқысы
29 сәуірде өтті' goes on about referendums.
"""

from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.mention import PERSON, Mention
from bilik.extract.sentence import Sentence
from bilik.extract.statement import Entity
from bilik.text.kk.letters import VOWELS
from bilik.text.model import Span, Token
from bilik.vocabulary import ONTOLOGY

_OFFICE = ONTOLOGY + "Office"
_LINKS = frozenset({"етіп", "болып", "ретінде"})
_PAST = ("ды", "ді", "ты", "ті")
_BACK = frozenset("аоұыуя")
_ORDINALS = {
    "алғашқысы": "алғашқы",
    "біріншісі": "бірінші",
    "екіншісі": "екінші",
    "үшіншісі": "үшінші",
    "соңғысы": "соңғы",
}
Words = tuple[Token, ...]


def gapped(sentence: Sentence, names: Sequence[Mention]) -> Iterator[tuple[int, Words]]:
    """Yield the commas before which a verb is left unsaid, each with the verb put before it."""
    ends = {name.last: name for name in names}
    starts = {name.first: name for name in names}
    for comma in (i for i, word in enumerate(sentence.words) if word == ","):
        left, right = ends.get(comma - 1), starts.get(comma + 1)
        if not left or not right or not _is_pair(left, ends.get(left.first - 1)):
            continue
        office = starts.get(right.last + 1)
        link = office.last + 1 if office and _is_pair(office, right) else len(sentence)
        verb = sentence.words[link + 1 : link + 2]
        if sentence.words[link : link + 1] and sentence.words[link] in _LINKS and verb:
            place = sentence.tokens[link].span, sentence.tokens[link + 1].span
            if verb[0].endswith(_PAST):
                own = Token(sentence.words[link], place[0]), Token(_converb(verb[0]), place[1])
                yield comma, (*own, sentence.tokens[comma])


def _is_pair(office: Mention, person: Mention | None) -> bool:
    bare = office.features.get("Case", "Nom") == "Nom"
    return person is not None and bare and _is(office, _OFFICE) and _is(person, PERSON)


def _is(mention: Mention, kind: str) -> bool:
    return isinstance(mention.value, Entity) and kind in mention.value.types


def _converb(verb: str) -> str:
    """'Сайлады' tells as much as 'сайлап', with more to come."""
    stem = verb[:-2]
    if stem[-1] in VOWELS:
        return stem + "п"
    last = next((letter for letter in reversed(stem) if letter in VOWELS), "а")
    return stem + ("ып" if last in _BACK else "іп")


def elided(sentence: Sentence, event: str) -> Iterator[tuple[int, Words]]:
    """'Алғашқысы 29 сәуірде өтті': the first of the events that the sentence before spoke of."""
    ordinal = _ORDINALS.get(sentence.words[0])
    if ordinal and event:
        span = sentence.tokens[0].span
        yield 0, (Token(ordinal, Span(span.start, span.start)), Token(event, span))


def event_named(sentence: Sentence, events: Mapping[str, str]) -> str:
    """Return the noun of the event that a sentence names last, nothing for none."""
    named = [lemma for lemmas in sentence.lemmas for lemma in sorted(lemmas) if lemma in events]
    return named[-1] if named else ""
