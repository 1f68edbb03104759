"""'The Mazhilis was the lower chamber from 1996 to 2026': what a body was, it existed.

Only what names a kind of body counts ('a chamber'); when that was must be told.
"""

from collections.abc import Iterator, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Frame, Lexicon, texts
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import anchor
from bilik.extract.things import BODY, STATUS
from bilik.text.language import Language

_NEAR = 7  # tokens from the copula to the noun for a kind of body
_BEING = frozenset({"be", "быть", "являться"})


class Existing:
    """Finds bodies of which a sentence tells what kind of body they were."""

    def __init__(self, lexicon: Lexicon, language: Language, frame: Frame | None) -> None:
        """`frame` is that of the time over which something existed, which has to be told."""
        self._frame = frame
        names = (
            name
            for kind in lexicon.kinds
            if BODY in kind.types
            for name in texts(kind.names, language.code)
        )
        self._kinds = frozenset(_heads(names, language))

    def evocations(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Evocation]:
        """Yield the existence of each body that is said to have been one of a kind."""
        roles = [role for role in self._frame.roles if role.need] if self._frame else []
        for body in mentions if roles and not sentence.grammar.verb_final else ():
            if self._frame is None or BODY not in body.types or not fits(roles[0], body):
                continue
            copula = self._copula(sentence, body, _statuses(mentions))
            if copula is not None:
                at = anchor(sentence, copula, copula)
                yield Evocation(self._frame, at, ((roles[0], body),), "trigger")

    def _copula(self, sentence: Sentence, body: Mention, statuses: frozenset[int]) -> int | None:
        """Return the verb of a clause that says of its subject what kind of body it is."""
        verbs = (i for i in range(body.last + 1, len(sentence)) if is_finite(sentence, i))
        verb = next((i for i in verbs if sentence.clauses[i] == sentence.clauses[body.first]), None)
        if verb is None or _BEING.isdisjoint(sentence.lemmas[verb]):
            return None
        clause = sentence.clauses[verb]
        own = (i for i in range(body.last + 1, verb) if sentence.clauses[i] == clause)
        if any(sentence.words[i][0].isalpha() for i in own):
            return None
        for index in range(verb + 1, min(len(sentence), verb + 1 + _NEAR)):
            if not self._kinds.isdisjoint(sentence.lemmas[index]):
                return None if index in statuses else verb
            if sentence.words[index] in sentence.grammar.prepositions | {","}:
                return None
        return None


def _statuses(mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the tokens that tell a status: 'the highest body' is one."""
    return frozenset().union(*(m.words for m in mentions if STATUS in m.types))


def _heads(names: Iterator[str], language: Language) -> Iterator[str]:
    """Yield the lemmas of the nouns that names are built on: 'chamber of parliament'."""
    for name in names:
        words = name.casefold().split()
        end = words.index("of") if "of" in words else len(words)
        nouns = [r.lemma for w in words[:end] for r in language.read(w)[:1] if r.pos == "NOUN"]
        yield from nouns[-1:] if language.code == "en" else nouns[:1]
