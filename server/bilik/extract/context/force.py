"""Russian pronouns for an act under which something holds: 'по нему', 'согласно ей', 'ею'."""

from collections.abc import Iterable, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.context.memory import Memory
from bilik.extract.context.spoken import act_before
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pronoun import read_pronoun
from bilik.extract.statement import Entity
from bilik.extract.things import DOCUMENT, REFORM

_LONGEST = 2  # tokens of a phrase before such a pronoun
_TOPICS = frozenset({DOCUMENT, REFORM})


def act_pronoun(
    sentence: Sentence, index: int, mentions: Sequence[Mention], memory: Memory
) -> Mention | None:
    """Return a pronoun that stands for an act: 'по ней', and 'ол ... енгізді' right behind it."""
    act = act_before(sentence, index, mentions, memory)
    if act:
        return Mention(act, index, index, {"Case": "Nom"}, "pronoun")
    before = (m for m in mentions if m.last < index)
    act = _act_in_force(sentence, index, before, memory)
    return Mention(act, index, index, sentence.features(index), "pronoun") if act else None


def _act_in_force(
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
    return here[-1] if here else memory.latest(_TOPICS, sentence, genders)


def _is_in_force(sentence: Sentence, index: int) -> bool:
    before = sentence.words[max(0, index - _LONGEST) : index]
    phrases = sentence.grammar.under_acts
    return any(before[len(before) - len(phrase) :] == phrase for phrase in phrases)
