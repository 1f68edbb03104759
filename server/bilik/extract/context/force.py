"""Russian pronouns for an act under which something holds: 'по нему', 'согласно ей', 'ею'."""

from collections.abc import Iterable

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pronoun import read_pronoun
from bilik.extract.statement import Entity
from bilik.extract.things import DOCUMENT, REFORM

_LONGEST = 2  # tokens of a phrase before such a pronoun
_TOPICS = frozenset({DOCUMENT, REFORM})


def act_in_force(
    sentence: Sentence, index: int, before: Iterable[Mention], memory: Memory
) -> Entity | None:
    """Return the act of its gender that a pronoun stands for, of those named before it.

    'Ею учреждены ...' is an act as well; 'им назначаются' may be anybody.
    """
    features, genders = read_pronoun(sentence, index)
    instrument = features.get("Case") == "Ins" and genders == {"Fem"}
    if not (instrument or _is_in_force(sentence, index)):
        return None
    acts = [m.value for m in before if m.types & _TOPICS and isinstance(m.value, Entity)]
    here = [act for act in acts if memory.agrees(act, genders)]
    last = memory.latest(_TOPICS, sentence)
    agrees = last is not None and memory.gender(last.iri) in {"", *genders}
    return here[-1] if here else last if agrees else None


def _is_in_force(sentence: Sentence, index: int) -> bool:
    before = sentence.words[max(0, index - _LONGEST) : index]
    phrases = sentence.grammar.under_acts
    return any(before[len(before) - len(phrase) :] == phrase for phrase in phrases)
