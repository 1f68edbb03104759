"""What participles in a Russian definition are said of: 'Совет – орган, существующий с ...'."""

from collections.abc import Iterator, Mapping, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import INSTITUTION, PERSON

_DASHES = frozenset({"–", "—"})


def defined(sentence: Sentence, names: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the names with the headword once more where participles say something of it.

    What the headword is said to be, before such a participle, is no thing of its own.
    """
    head = next((m for m in names if _is_headword(sentence, m, INSTITUTION)), None)
    if head is None:
        return tuple(names)
    places = dict(_participles(sentence, head.last + 1))
    others = (m for m in names if m.last not in places or INSTITUTION not in m.types)
    return (*others, *_again(sentence, head, places))


def described(sentence: Sentence, persons: Sequence[Mention]) -> tuple[Mention, ...]:
    """'Масимов (род. 1965) — политик, занимавший пост ...': the same of a person, whose name stays.

    What a person is said to be before the participle, an office, is told of the person as well.
    """
    head = next((m for m in persons if _is_headword(sentence, m, PERSON)), None)
    places = dict(_participles(sentence, head.last + 1)) if head else {}
    return (*persons, *(_again(sentence, head, places) if head else ()))


def _again(sentence: Sentence, head: Mention, places: Mapping[int, int]) -> Iterator[Mention]:
    for last, verb in places.items():
        yield Mention(head.value, last, last, sentence.features(verb), "pronoun")


def _is_headword(sentence: Sentence, mention: Mention, kind: str) -> bool:
    """Tell whether a sentence begins with something of a kind and the dash of a definition."""
    if sentence.grammar.code != "ru" or mention.first or kind not in mention.types:
        return False
    after = mention.last + 1
    if sentence.words[after : after + 1] == ("(",) and ")" in sentence.words:
        after = sentence.words.index(")") + 1
    return sentence.words[after : after + 1] in {(dash,) for dash in _DASHES}


def _participles(sentence: Sentence, dash: int) -> Iterator[tuple[int, int]]:
    """Yield participles in the nominative behind a comma, with what stands before the comma."""
    for index in range(dash + 1, len(sentence) - 1):
        if is_finite(sentence, index) or sentence.words[index] == ";":
            return
        said = sentence.features(index + 1)
        participle = said.get("VerbForm") == "Part" and said.get("Case") == "Nom"
        if participle and sentence.words[index] == ",":
            yield index - 1, index + 1
