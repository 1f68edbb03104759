"""What English pronouns stand for: the most salient thing of a fitting kind.

A thing is the more salient the more recently and the more prominently it was named: as a subject,
as an agent, as an object, else. Each sentence halves what was before (after Lappin and Leass, An
Algorithm for Pronominal Anaphora Resolution, 1994). Whatever is the subject of a clause is not
what a pronoun in the same clause acts on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.fronted import fronted_end
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.place import place
from bilik.extract.statement import Entity
from bilik.extract.things import BODY, DOCUMENT, INSTITUTION, OFFICE, PERSON, REFORM
from bilik.vocabulary import ONTOLOGY

PEOPLE = frozenset({PERSON})
OFFICES = frozenset({OFFICE})
_INSTITUTIONS = frozenset({INSTITUTION})
BODIES = frozenset({BODY})
_DIRECTION = frozenset({ONTOLOGY + "ChangeDirection"})
_ACT = frozenset({DOCUMENT, REFORM})
_WEIGHTS: Mapping[str, float] = {
    "subject": 180,
    "agent": 170,
    "object": 145,
    "passive": 140,
    "other": 125,
}
_SEVERAL = 0.4  # what is left of that of an office of which several are named
_ELSEWHERE = 0.4  # what is left of that of persons whom only earlier sentences name
_ADVERBIAL = 0.3  # what is left of the weight of what stands before the subject of its clause
_PERSONAL = 0.5  # what is left for 'it' of the weight of an office whose holder acts
_DIM = 5.0  # the same for a noun of its kind
_FADED = 60.0  # below this nothing is meant any more: two sentences after a passing mention
_IN_FOCUS = 2  # bodies of which a text may speak by a noun for their kind
_CLEAR = 1.3  # times the weight of another of the kind
_SUBJECT = frozenset({"subject", "passive"})
_ACTING = frozenset({"subject", "agent", "object"})
_POST = ("cy", "ship")  # 'the presidency', 'the premiership'
_NAMING = frozenset({"name", "person", "dated", "pronoun"})
_HE = frozenset({"he", "him", "she", "her"})
_ACCUSATIVE = frozenset({"him", "her"})
_PERSONS = _HE | {"his"}
_EMPTY = frozenset({"that", "who", "to", "whether", "for"})
_CUTS = frozenset({";", ":"})
_EXPLETIVE = 6  # tokens after 'it is' in which a clause tells that 'it' means nothing


class Focus:
    """What a text has in focus, with how salient each thing is."""

    def __init__(self) -> None:
        self._weights: dict[str, float] = {}
        self._entities: dict[str, Entity] = {}
        self._acting: frozenset[str] = frozenset()

    def remember(self, sentence: Sentence, mentions: Iterable[Mention]) -> None:
        """Let what was before fade and add what a sentence names, each thing by its best place."""
        mentions = tuple(mentions)
        self._acting = _acting(sentence, mentions)
        owners = [*self._owners(sentence, mentions)]
        self._weights = {iri: weight / 2 for iri, weight in self._weights.items()}
        said = self._said(sentence, mentions)
        for iri in owners:
            said[iri] = max(said.get(iri, 0.0), _WEIGHTS["other"])
        for iri, weight in said.items():
            self._weights[iri] = self._weights.get(iri, 0.0) + weight

    def _owners(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[str]:
        """'Its members': a text that speaks of what is a body's speaks of the body."""
        for index, word in enumerate(sentence.words):
            body = self._resolve(sentence, index, mentions, BODIES) if word == "its" else None
            if body:
                yield body.iri

    def pronouns(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Resolve 'he', 'him', 'she' to an office and a person, 'it' to a body and an act."""
        known = list(mentions)
        for index, word in enumerate(sentence.words):
            kinds: tuple[frozenset[str], ...] = ()
            if word in _HE and not _is_possessive(sentence, index):
                kinds = (OFFICES, PEOPLE)
            elif word == "it" and not _is_empty(sentence, index):
                kinds = (_INSTITUTIONS, BODIES, _ACT, _DIRECTION)
            found = dict.fromkeys(self._resolve(sentence, index, known, kind) for kind in kinds)
            case = {"Case": "Acc" if word in _ACCUSATIVE else "Nom"}
            resolved = [Mention(e, index, index, case, "pronoun") for e in found if e]
            known += resolved
            yield from resolved

    def _resolve(
        self, sentence: Sentence, index: int, mentions: Sequence[Mention], kind: frozenset[str]
    ) -> Entity | None:
        return next(iter(self.candidates(sentence, index, mentions, kind)), None)

    def candidates(
        self, sentence: Sentence, index: int, mentions: Sequence[Mention], kind: frozenset[str]
    ) -> list[Entity]:
        """Return what of a kind a pronoun at a token may stand for, the most salient first."""
        return [entity for _, entity in self._salient(sentence, index, mentions, kind)]

    def outstanding(
        self, sentence: Sentence, index: int, mentions: Sequence[Mention], kind: str, of: set[str]
    ) -> Entity | None:
        """Return what a noun for a kind of bodies stands for: clearly the most salient of them.

        `of` are all the kinds that are spoken of so; None where others of them are nearer.
        """
        bodies = self._salient(sentence, index, mentions, frozenset(of), _DIM)
        named = [entity for _, entity in bodies[:_IN_FOCUS] if kind in entity.types]
        weights = [weight for weight, entity in bodies if kind in entity.types]
        clear = len(weights) == 1 or (bool(named) and weights[0] >= _CLEAR * weights[1])
        return named[0] if named and clear else None

    def _salient(
        self,
        sentence: Sentence,
        index: int,
        mentions: Sequence[Mention],
        kind: frozenset[str],
        least: float = _FADED,
    ) -> list[tuple[float, Entity]]:
        before = [mention for mention in mentions if mention.last < index]
        before = [m for m in before if not _is_fronted_object(sentence, m, index)]
        weights = {iri: weight / 2 for iri, weight in self._weights.items()}
        for iri, weight in self._said(sentence, before).items():
            weights[iri] = weights.get(iri, 0.0) + weight
        for owner in self._personal_owners(sentence, index, before, kind):
            weights[owner.iri] = weights.get(owner.iri, 0.0) + _WEIGHTS["subject"]
        for iri in _subjects(sentence, index, before):
            weights.pop(iri, None)
        for iri in self._persons(sentence, index, before):
            weights[iri] = weights.get(iri, 0.0) * _PERSONAL
        for iri in self._absent(sentence, index, before, kind):
            weights[iri] = weights.get(iri, 0.0) * _ELSEWHERE
        fitting = sorted(
            (-weight, iri)
            for iri, weight in weights.items()
            if not self._entities[iri].types.isdisjoint(kind)
            and (weight >= least or sentence.words[index] in _HE)
        )
        return [(-weight, self._entities[iri]) for weight, iri in fitting]

    def _persons(self, sentence: Sentence, index: int, before: Sequence[Mention]) -> frozenset[str]:
        """'The President appointed its chair. In 2022 it was abolished': who acts is no 'it'."""
        if sentence.words[index] != "it":
            return frozenset()
        return self._acting | _acting(sentence, before)

    def _absent(
        self, sentence: Sentence, index: int, before: Sequence[Mention], kind: frozenset[str]
    ) -> Iterator[str]:
        """'The career of Akhmetov came to an end; he left': who is named here is nearer.

        Yield the persons whom only earlier sentences name, unless this one goes on about one.
        """
        going_on = any(word in _PERSONS for word in sentence.words[:index])
        here = {m.value.iri for m in before if m.types & PEOPLE and isinstance(m.value, Entity)}
        if kind is PEOPLE and here and not going_on and sentence.words[index] in _HE:
            yield from (i for i, e in self._entities.items() if e.types & PEOPLE and i not in here)

    def _personal_owners(
        self, sentence: Sentence, index: int, before: Sequence[Mention], kind: frozenset[str]
    ) -> Iterator[Entity]:
        """'If it rejects his candidate, he may ...': whose the candidate is may act."""
        if sentence.words[index] not in _HE:
            return
        for at in range(index):
            if sentence.words[at] == "his":
                known = [m for m in before if m.last < at]
                yield from self.candidates(sentence, at, known, kind)[:1]

    def _said(self, sentence: Sentence, mentions: Iterable[Mention]) -> dict[str, float]:
        found: dict[str, float] = {}
        for mention in mentions:
            if isinstance(mention.value, Entity) and _is_naming(mention):
                iri, weight = mention.value.iri, _weight(sentence, mention)
                self._entities[iri] = mention.value
                found[iri] = max(found.get(iri, 0.0), weight)
        return found


def _acting(sentence: Sentence, mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the offices that act or are acted on in a sentence: their holders are meant."""
    return frozenset(
        mention.value.iri
        for mention in mentions
        if isinstance(mention.value, Entity)
        and mention.types & OFFICES
        and mention.origin == "name"
        and not sentence.words[mention.last].endswith(_POST)
        and place(sentence, mention) in _ACTING
    )


def _is_naming(mention: Mention) -> bool:
    """Concepts are no things, but for the directions in which power moves."""
    value = mention.value
    direction = isinstance(value, Entity) and not value.types.isdisjoint(_DIRECTION)
    return mention.origin in _NAMING or direction


def _weight(sentence: Sentence, mention: Mention) -> float:
    weight = _WEIGHTS[place(sentence, mention)]
    if mention.types & OFFICES and mention.features.get("Number") == "Plur":
        weight *= _SEVERAL  # 'the akims of oblasts': none of them is 'he'
    return weight * _ADVERBIAL if _is_fronted(sentence, mention) else weight


def _is_fronted(sentence: Sentence, mention: Mention) -> bool:
    """'After consulting the Prime Minister, he ...': before the first finite verb, and a comma."""
    finite = next((i for i in range(len(sentence)) if is_finite(sentence, i)), len(sentence))
    commas = [i for i in range(finite) if sentence.words[i] == ","]
    fronted = bool(commas) and mention.last < commas[-1]
    return fronted and place(sentence, mention) not in _SUBJECT


def _is_fronted_object(sentence: Sentence, mention: Mention, index: int) -> bool:
    """'The Prosecutor General and the head of the National Bank he appoints alone'."""
    listed = sentence.words[index] in _HE and fronted_end(sentence, mention.last + 1) == index
    return listed and sentence.words[index - 1] not in sentence.grammar.joining


def _subjects(sentence: Sentence, index: int, before: Sequence[Mention]) -> Iterator[str]:
    """Yield who is the subject of the clause in which a pronoun is no subject itself."""
    if _is_subject(sentence, index):
        return
    start = max((i + 1 for i in range(index) if sentence.words[i] in _CUTS), default=0)
    before = [m for m in before if m.first >= start]  # another sentence in all but name
    relatives = [
        i for i in range(index) if not sentence.grammar.relative.isdisjoint(sentence.lemmas[i])
    ]
    subjects = [m for m in before if m.origin != "pronoun" and place(sentence, m) in _SUBJECT]
    pronouns = [m for m in before if m.origin == "pronoun" and _is_subject(sentence, m.first)]
    acting = [i for i in range(index) if sentence.words[i] in sentence.grammar.nominative]
    last = max((*acting, *(m.last for m in (*subjects, *pronouns))), default=-1)
    if relatives and relatives[-1] > last:
        nearest = max((m.last for m in before if m.last < relatives[-1]), default=-1)
        near = (m.value for m in before if m.last == nearest)
        yield from (value.iri for value in near if isinstance(value, Entity))
    else:
        for mention in (*subjects, *pronouns):
            joined = not any(sentence.is_verb(i) for i in range(mention.last + 1, last))
            if joined and isinstance(mention.value, Entity) and not _is_post(sentence, mention):
                yield mention.value.iri


def _is_post(sentence: Sentence, mention: Mention) -> bool:
    """An office that is spoken of as 'it' does not act."""
    thing = mention.origin == "pronoun" and sentence.words[mention.first] == "it"
    office = bool(mention.types & OFFICES)
    return thing and office


def _is_subject(sentence: Sentence, index: int) -> bool:
    """'He', and 'it' before a finite verb that has no other subject."""
    if sentence.words[index] in _ACCUSATIVE:
        return False
    if sentence.words[index] in sentence.grammar.possessive:
        return True  # 'the Mazhilis and its Chair'
    if sentence.words[index] != "it":
        return True
    governed = index > 0 and (
        sentence.is_verb(index - 1) or sentence.words[index - 1] in sentence.grammar.prepositions
    )
    after = range(index + 1, min(len(sentence), index + 4))
    return not governed and any(sentence.is_verb(i) for i in after)


def _is_possessive(sentence: Sentence, index: int) -> bool:
    """'Her powers', but 'dismissed her'."""
    if sentence.words[index] != "her" or index + 1 >= len(sentence):
        return False
    best = sentence.readings[index + 1][:1]
    return bool(best) and best[0].pos in {"NOUN", "PROPN", "ADJ"}


def _is_empty(sentence: Sentence, index: int) -> bool:
    """'It is for the President to ...', 'it is clear that ...': nothing is meant."""
    words = sentence.words
    if index + 1 >= len(sentence) or "be" not in sentence.lemmas[index + 1]:
        return False
    behind = words[index + 2 : index + 2 + _EXPLETIVE]
    passive = index + 2 < len(sentence) and sentence.shows(index + 2, "Voice", "Pass")
    return not _EMPTY.isdisjoint(behind) and (not passive or behind[1:2] == ("that",))
