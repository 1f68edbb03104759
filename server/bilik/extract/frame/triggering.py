"""The triggers of frames and concepts as phrases, whose keys say what a trigger stands for."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Frame, Term, Trigger
from bilik.extract.naming.phrase import Phrase

_HOLDER = " holder "  # between the IRI of a frame and the holder of its trigger
_PLACED = " with "  # or where the needed role stands with these words
_PASSED = " passed"  # behind all, where the same words are about either of two parties


def trigger_phrases(owners: Iterable[Frame | Term], code: str) -> Iterator[Phrase]:
    """Yield the triggers of a language as phrases."""
    for owner in owners:
        own = [trigger for trigger in owner.triggers if trigger.language == code]
        ways = Counter(_said(trigger) for trigger in own)
        for trigger in own:
            side = _HOLDER + trigger.holder if trigger.holder else ""
            side = _PLACED + trigger.place if trigger.place else side
            passed = _PASSED if ways[_said(trigger)] > 1 else ""
            yield Phrase(owner.iri + side + passed, trigger.text, trigger.features)


def _said(trigger: Trigger) -> tuple[str, str | None]:
    """Return the words and what part of speech they are: 'peak' is a verb and a noun."""
    return trigger.text, trigger.features.get("UPOS")


def iri_of(key: str) -> str:
    """Return the IRI that a key begins with."""
    return key.partition(" ")[0]


def place_of(key: str) -> str:
    """Return where the needed role stands with the words, nothing where its own marks tell."""
    return key.removesuffix(_PASSED).partition(_PLACED)[2]


def holder_of(key: str) -> str:
    """Return how what the frame is about stands to the words, nothing where its role tells."""
    return key.removesuffix(_PASSED).partition(_HOLDER)[2]


def is_passed(key: str) -> bool:
    """Tell whether the words are about two parties, of whom one takes the place of the other."""
    return key.endswith(_PASSED)


def is_middle(sentence: Sentence, frame: Frame, verb: int) -> bool:
    """'Оказался преемником': a Russian trigger in -ся is no passive of a verb without it."""
    return sentence.grammar.code == "ru" and not frame.middle.isdisjoint(sentence.lemmas[verb])
