"""Whether a Kazakh noun stands bare, as subjects do: in no case, owning nothing, said of nobody."""

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention

PREDICATIVE = frozenset({"болып", "деп", "етіп", "ретінде"})


def stands_bare(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a mention may be a subject: bare, not an owner, not said of another.

    'Конституция бойынша': nor is what a postposition stands behind.
    """
    bare = mention.first >= 0 and mention.features.get("Case", "Nom") == "Nom"
    after = mention.last + 1
    said = not PREDICATIVE.isdisjoint(sentence.words[after : after + 1])
    placed = any(r[:1] and r[0].pos == "ADP" for r in sentence.readings[after : after + 1])
    return bare and not said and not placed and not modifies_next(sentence, mention)


def may_be_title(sentence: Sentence, mention: Mention) -> bool:
    """'Үкіметті Балғымбаев басқарды': where verbs come last, a title before a name is bare."""
    return not sentence.grammar.verb_final or mention.features.get("Case", "Nom") == "Nom"


def modifies_next(sentence: Sentence, mention: Mention) -> bool:
    """'Президент өкілеттігі': before a possessed noun, a bare noun only says whose it is.

    A person owns in the genitive: 'Мамин қызметінен кетті' says that he left his own post, and so
    does 'ол қызметінен кетті'.
    """
    after = mention.last + 1
    he = mention.first == mention.last and sentence.words[after - 1] in sentence.grammar.animate
    own = (mention.origin == "person" or he) and after < len(sentence)
    return (
        sentence.grammar.verb_final
        and mention.origin != "date"  # '2007 жылы шегіне жетті'
        and not (own and sentence.features(after).get("Case", "Nom") != "Nom")
        and mention.features.get("Case", "Nom") == "Nom"
        and after < len(sentence)
        and sentence.features(after).get("Person[psor]") == "3"
        and (_is_noun(sentence, after) or sentence.features(after).get("VerbForm") == "Ger")
    )


def _is_noun(sentence: Sentence, index: int) -> bool:
    return [reading.pos for reading in sentence.readings[index][:1]] == ["NOUN"]
