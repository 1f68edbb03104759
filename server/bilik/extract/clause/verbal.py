"""Phrases of a verb and what it acts on, found wherever the clause puts the two.

'appoint ministers' is found in 'appoints, on the proposal of the Prime Minister, the ministers', in
'ministers are appointed' and in 'the appointment of ministers'; 'назначать министров' in 'министров
назначает Президент', 'министры назначаются' and 'назначение министров'. Languages whose verb comes
last have their own way (see `pattern`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bilik.extract.clause.condition import may_be_there, told_as_condition
from bilik.extract.clause.fronted import is_fronted
from bilik.extract.clause.gap import (
    after_verb,
    before_verb,
    cases,
    governed,
    head_of,
    is_genitive,
    is_modifier,
    is_negated,
    is_nominal,
    is_noun,
    is_possessive,
    joined,
    same_clause,
)
from bilik.extract.clause.government import OBJECT, Chunk, VerbPattern
from bilik.extract.clause.nounphrase import depends, is_joined_person
from bilik.extract.clause.objecthood import has_other_subject, is_direct
from bilik.extract.clause.passive import is_passive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.clause.wordindex import WordIndex
from bilik.text.model import Reading

_REACH = 30  # tokens between a verb and its object
_INSIDE = 3  # modifiers between two words of an object
_COORDINATED = 14  # tokens that coordinated members may put between two words of an object


@dataclass(frozen=True, slots=True)
class Use:
    """How a verb is used at a token: active, passive, participle or nominal."""

    kind: str
    index: int


class VerbPhrases:
    """Verb patterns of one language."""

    def __init__(self, patterns: Iterable[VerbPattern]) -> None:
        once = dict.fromkeys(patterns)  # what several labels say alike is sought once
        self._patterns = WordIndex((pattern, _needed(pattern)) for pattern in once)

    def find(self, sentence: Sentence) -> Iterator[tuple[str, tuple[int, ...], int]]:
        """Yield the key, the tokens and the verb's token of each phrase found."""
        for pattern in self._patterns.there(sentence):
            if not all(may_be_there(sentence, chunk) for chunk in pattern.chunks if chunk.told):
                continue
            said = pattern.verbs & sentence.places.keys()
            for index in {index for verb in said for index in sentence.places[verb]}:
                for use in _uses(sentence, index, pattern):
                    found = self._complete(sentence, pattern, use)
                    if found:
                        yield pattern.key, found, index

    def gained(self, sentence: Sentence, lemmas: Collection[str]) -> Iterator[str]:
        """Yield the keys of phrases that may be found in a sentence once it has these lemmas."""
        return (pattern.key for pattern in self._patterns.gained(sentence, lemmas))

    def _complete(
        self, sentence: Sentence, pattern: VerbPattern, use: Use
    ) -> tuple[int, ...] | None:
        indices: list[int] = [use.index]
        for chunk in pattern.chunks:
            finder = self._oblique if chunk.preposition else self._object
            found = _behind(sentence, chunk, indices) or finder(
                sentence, chunk, pattern.governed, use
            )
            if found is None:
                return None
            indices += found
        return tuple(sorted(indices))

    @staticmethod
    def _oblique(
        sentence: Sentence, chunk: Chunk, _: frozenset[str], use: Use
    ) -> tuple[int, ...] | None:
        for found in _places(sentence, chunk, use.index):
            low, high = sorted((found[-1] if found[-1] < use.index else found[0], use.index))
            if len(chunk.words) == 1 and not _is_beside(sentence, use.index, found[0]):
                continue
            if same_clause(sentence, low + 1, high):
                return found
        return told_as_condition(sentence, chunk.told)

    @staticmethod
    def _object(
        sentence: Sentence, chunk: Chunk, wanted: frozenset[str], use: Use
    ) -> tuple[int, ...] | None:
        for found in _places(sentence, chunk, use.index):
            if sentence.words[found[0]] in sentence.grammar.prepositions:
                continue  # 'назначается после ...' appoints no 'посол'
            if found[0] > use.index:
                fits = _fits_after(sentence, found, wanted, use)
            else:
                fits = _fits_before(sentence, found, wanted, use)
            if fits:
                return found
        return None


def _needed(pattern: VerbPattern) -> Iterator[frozenset[str]]:
    """Yield the words without which a pattern is not there: an occasion may be told otherwise."""
    yield pattern.verbs
    for chunk in pattern.chunks:
        yield from () if chunk.told else chunk.words


def _is_beside(sentence: Sentence, verb: int, place: int) -> bool:
    """Tell whether a preposition on its own belongs to a verb.

    'Led the Senate from 2007 to 2011' leads to nothing, 'took over the Bank from him' not from it.
    """
    if not sentence.grammar.definite or sentence.words[place] in sentence.grammar.particles:
        return True
    after = sentence.readings[place + 1 : place + 2]
    number = bool(after) and [reading.pos for reading in after[0][:1]] == ["NUM"]
    nouns = any(is_noun(sentence, index) for index in range(verb + 1, place))
    return not number and not (nouns and sentence.words[place] == "from")


def _behind(sentence: Sentence, chunk: Chunk, indices: Sequence[int]) -> tuple[int, ...] | None:
    """What stands right behind the object is said of it, whatever verbs are in it.

    'The Commissioner | for Human Rights, who ...', 'предлагает вынести поправки | на референдум'.
    """
    if not (chunk.preposition and len(indices) > 1):
        return None
    start = indices[-1] + 1
    here = start < len(sentence) and bool(chunk.words[0] & sentence.lemmas[start])
    return _follow(sentence, chunk, (start,), len(sentence)) if here else None


def _uses(sentence: Sentence, index: int, pattern: VerbPattern) -> Iterator[Use]:
    """Yield how the verb may be used at a token, each way once."""
    verbs = pattern.verbs
    own = (word for chunk in pattern.chunks for word in chunk.words[0])
    said = sentence.words[index + 1 : index + 2]
    if not sentence.grammar.reflexive.isdisjoint(said) and said[0] not in own:
        return  # 'представляет собой'
    if sentence.grammar.definite:  # 'elections' is no form of a verb
        verbs = (verbs - pattern.nouns) or verbs
    readings = [
        reading
        for reading in sentence.readings[index]
        if reading.lemma.casefold() in (pattern.nouns if reading.pos == "NOUN" else verbs)
    ]
    kinds = {kind for reading in readings for kind in _kinds(sentence, index, reading)}
    for kind in sorted(kinds):
        yield Use(kind, index)


def _kinds(sentence: Sentence, index: int, reading: Reading) -> Iterator[str]:
    features = reading.features
    if reading.pos == "NOUN":
        yield "nominal"
    elif reading.pos != "VERB":
        return
    elif sentence.grammar.code == "en":
        participle = sentence.shows(index, "Voice", "Pass")
        yield "passive" if participle and is_passive(sentence, index) else "active"
    elif features.get("VerbForm") == "Part" and "Case" in features:
        yield "participle" if features.get("Voice") == "Pass" else "active"
    else:
        if reading.lemma.endswith(sentence.grammar.middle):
            yield "passive"  # 'полномочия расширились': what changes is the subject
        yield "passive" if features.get("Voice") == "Pass" else "active"


def _places(sentence: Sentence, chunk: Chunk, verb: int) -> Iterator[tuple[int, ...]]:
    """Yield where a chunk may stand, the nearest to the verb first."""
    starts = sorted(
        {index for lemma in chunk.words[0] for index in sentence.places.get(lemma, ())},
        key=lambda index: (abs(index - verb), index),
    )
    for start in starts:
        if start == verb or abs(start - verb) > _REACH:
            continue
        limit = verb if start < verb else len(sentence)
        found = _follow(sentence, chunk, (start,), limit)
        if found:
            yield found


def _follow(
    sentence: Sentence, chunk: Chunk, indices: tuple[int, ...], limit: int
) -> tuple[int, ...] | None:
    place = len(indices)
    if place == len(chunk.words):
        return indices
    between: list[int] = []
    for index in range(indices[-1] + 1, min(limit, indices[-1] + 2 + _COORDINATED)):
        here = bool(chunk.words[place] & sentence.lemmas[index])
        if here and _stands(sentence, index, chunk.cases[place]) and _is_near(sentence, between):
            rest = _follow(sentence, chunk, (*indices, index), limit)
            if rest:
                return rest
        if not _may_stand_inside(sentence, index):
            return None
        between.append(index)
    return None


def _stands(sentence: Sentence, index: int, wanted: frozenset[str] | None) -> bool:
    own = cases(sentence, index)
    return wanted is None or not own or not own.isdisjoint(wanted)


def _may_stand_inside(sentence: Sentence, index: int) -> bool:
    grammar = sentence.grammar
    word = sentence.words[index]
    if grammar.definite and not grammar.relative.isdisjoint(sentence.lemmas[index]):
        return False  # 'the Commission, whose chair is named': no 'Commission chair'
    small = any(reading.pos in {"ADV", "PART"} for reading in sentence.readings[index][:1])
    small = (small or word in grammar.skipped) and word not in grammar.negating
    return small or word in grammar.joining - {";"} or is_nominal(sentence, index)


def _is_near(sentence: Sentence, between: Sequence[int]) -> bool:
    """Only modifiers stand between, or other members of a coordination."""
    grammar = sentence.grammar
    gap = [
        i
        for i in between
        if sentence.words[i] not in grammar.skipped
        and not any(reading.pos in {"ADV", "PART"} for reading in sentence.readings[i][:1])
    ]
    if not gap:
        return True
    if sentence.words[gap[0]] in grammar.joining or sentence.words[gap[-1]] in grammar.joining:
        return True
    return len(gap) <= _INSIDE and all(is_modifier(sentence, index) for index in gap)


def _fits_after(
    sentence: Sentence, found: tuple[int, ...], wanted: frozenset[str], use: Use
) -> bool:
    """Tell whether an object may stand after its verb."""
    start, own = found[0], _head_cases(sentence, found)
    if use.kind == "nominal" and not wanted:
        return _of(sentence, use.index, start) and not _begins_clause(sentence, found, use.index)
    if use.kind == "passive" and not wanted:
        return False
    if not _in_case(own, wanted, use, negated=is_negated(sentence, use.index)):
        return False
    if not after_verb(sentence, use.index + 1, start) or is_possessive(sentence.words[found[-1]]):
        return False
    if _begins_clause(sentence, found, use.index):
        return False
    return not wanted or not _depends(sentence, use.index, start, own)


def _begins_clause(sentence: Sentence, found: Sequence[int], noun: int) -> bool:
    """'Dismissal of a minister, and the President is obliged': who acts in what is joined.

    'The elections of 1994, and later the President dissolved the Council' elect no President.
    """
    grammar, after = sentence.grammar, found[-1] + 1
    if not grammar.definite or after >= len(sentence):
        return False
    joins = [i for i in range(noun + 1, found[0]) if sentence.words[i] in grammar.joining]
    if not joins:
        return False
    beside = all(sentence.words[i] in grammar.skipped for i in range(joins[-1] + 1, found[0]))
    if beside and not grammar.modals.isdisjoint(sentence.lemmas[after]):
        return True
    articles, behind = grammar.definite | grammar.indefinite, sentence.words[after + 1 : after + 2]
    return sentence.is_verb(after) and not articles.isdisjoint(behind)


def _fits_before(
    sentence: Sentence, found: tuple[int, ...], wanted: frozenset[str], use: Use
) -> bool:
    """Tell whether an object may stand before its verb."""
    last, own = found[-1], _head_cases(sentence, found)
    gap = range(last + 1, use.index)
    if use.kind == "nominal":
        owner = not wanted and is_possessive(sentence.words[last])
        return owner and all(is_nominal(sentence, index) for index in gap)
    relative = _relative(sentence, last + 1, use)
    if relative is not None:
        return relative
    owned = sentence.grammar.code == "ru" and "Gen" in own and depends(sentence, found[0])
    direct = owned and use.kind == "active" and is_direct(sentence, found[0], own)
    if owned and not direct and not is_joined_person(sentence, found[0]):
        return False  # 'по представлению Президента избирает': no object of the verb
    start = last + 1  # 'начало концентрации власти положил ...': its own genitives stand behind it
    while sentence.grammar.code == "ru" and start < use.index and is_genitive(sentence, start):
        start += 1
    if governed(sentence, found[0]) or not before_verb(sentence, start, use.index):
        return False
    resumed = sentence.words[use.index + 1 : use.index + 2]
    if resumed and resumed[0] in sentence.grammar.resuming and use.kind == "active":
        return not wanted or not own.isdisjoint(wanted)
    if joined(sentence, last + 1, use.index) and use.kind != "participle":
        return False
    if not wanted:
        return use.kind == "passive"
    if use.kind == "active" and "Nom" in own:
        return "Acc" in own and has_other_subject(sentence, found, use.index)
    return _in_case(own, wanted, use, negated=is_negated(sentence, use.index))


def _head_cases(sentence: Sentence, found: Sequence[int]) -> frozenset[str]:
    """After a numeral the case of the noun tells nothing: 'семь депутатов назначаются'."""
    before = sentence.readings[found[0] - 1][:1] if found[0] else ()
    return (
        frozenset()
        if [r.pos for r in before] == ["NUM"]
        else cases(sentence, head_of(sentence, found))
    )


def _in_case(own: frozenset[str], wanted: frozenset[str], use: Use, *, negated: bool) -> bool:
    """Tell whether an object is in the case that its verb gives it, as the verb is used."""
    if not own or not wanted or use.kind == "participle":
        return True
    if wanted != OBJECT:
        return use.kind != "passive" and not own.isdisjoint(wanted)
    given: Mapping[str, frozenset[str]] = {
        "active": frozenset({"Acc", "Gen"}) if negated else OBJECT,
        "passive": frozenset({"Nom"}),
        "nominal": frozenset({"Gen"}),
    }
    return not own.isdisjoint(given[use.kind])


def _of(sentence: Sentence, noun: int, start: int) -> bool:
    """'the appointment (and dismissal) of (regional) akims'."""
    between = sentence.words[noun + 1 : start]
    if "of" not in between:
        return False
    of = noun + 1 + between.index("of")
    start = _before_repeated(sentence, of, start)
    if of > noun + 1 and sentence.grammar.joining.isdisjoint(sentence.words[noun + 1 : of]):
        return False  # 'the veto (on) individual clauses of a law'
    joined = all(
        sentence.words[i] in sentence.grammar.joining or is_nominal(sentence, i)
        for i in range(noun + 1, of)
    )
    plain = not any(is_noun(sentence, i) for i in range(of + 1, start))
    coordinated = "of" not in sentence.words[of + 1 : start] and after_verb(sentence, of + 1, start)
    return joined and (plain or coordinated)


def _before_repeated(sentence: Sentence, of: int, start: int) -> int:
    """'The appointment of A and of | B': return the place of an 'of' that is said again."""
    words, grammar, again = sentence.words, sentence.grammar, start - 1
    while again > of + 1 and words[again] in grammar.definite:
        again -= 1
    repeats = words[again] == "of" and words[again - 1] in grammar.joining
    return again if again > of + 1 and repeats else start


def _depends(sentence: Sentence, verb: int, start: int, own: frozenset[str]) -> bool:
    """'По представлению членов Правительства': the genitive belongs to the noun before it."""
    before = start - 1
    while before > verb and not is_noun(sentence, before) and is_nominal(sentence, before):
        before -= 1
    if before <= verb or "Gen" not in own or not is_noun(sentence, before):
        return False
    inside = sentence.words[before - 1] in sentence.grammar.prepositions
    phrase = f"{sentence.words[before - 1]} {sentence.words[before]}"
    return inside and phrase not in sentence.grammar.idioms


def _relative(sentence: Sentence, start: int, use: Use) -> bool | None:
    """'Министры, которых назначает Президент': None when no relative pronoun follows.

    English 'whom', or 'that' and 'which' with a subject of their own; a passive takes any of them.
    """
    if use.kind == "active" and is_fronted(sentence, start, use.index):
        return True
    if sentence.words[start : start + 1] == (",",):
        start += 1
    if start >= use.index or sentence.lemmas[start].isdisjoint(sentence.grammar.relative):
        return None
    rest = before_verb(sentence, start + 1, use.index)
    if use.kind == "passive":
        return rest
    own = cases(sentence, start)
    if own:
        return use.kind == "active" and not own.isdisjoint({"Acc", "Gen"}) and use.index - start < 4
    subject = any(
        is_noun(sentence, i) or sentence.words[i] == "he" for i in range(start + 1, use.index)
    )
    return use.kind == "active" and subject and use.index - start < 6
