"""How much a mention stands in the foreground, so that a pronoun may mean it."""

from collections.abc import Iterable

from bilik.extract.clause.gap import governed
from bilik.extract.clause.nounphrase import depends
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import DOCUMENT

HIDDEN = 3  # what stands under a preposition or belongs to another noun

_DOCUMENTS = frozenset({DOCUMENT})


def salience(sentence: Sentence, mention: Mention) -> int:
    """Return 0 for what acts in a main clause, up to 3 for what only belongs to another noun.

    All mentions are alike in languages whose nouns show no case, or whose verb comes last.
    """
    if sentence.grammar.code != "ru" or mention.first < 0:
        return 0
    case = mention.features.get("Case", "Nom")
    if mention.features.get("Number") == "Plur":
        return HIDDEN  # pronouns in the plural are spelled out before
    if governed(sentence, mention.first) or (case == "Gen" and depends(sentence, mention.first)):
        return HIDDEN
    if sentence.clauses[mention.first]:
        return 2
    return 0 if case == "Nom" else 1


def is_doubtful(sentence: Sentence, mention: Mention, mentions: Iterable[Mention]) -> bool:
    """Tell whether a pronoun may mean an act or somebody: then it is no mention of the act."""
    if sentence.grammar.code != "ru":
        return False
    act = bool(mention.types & _DOCUMENTS)
    return (act and mention.origin == "pronoun") and any(
        other.first == mention.first and other.value != mention.value for other in mentions
    )
