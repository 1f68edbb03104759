"""What an act is about, beside by whom it was adopted, within its name."""

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention


def is_theme(sentence: Sentence, act: Mention, thing: Mention) -> bool:
    """'Закон о Парламенте', 'Конституциялық Сот туралы заң', but not 'постановление Парламента'."""
    if sentence.grammar.verb_final:
        between = sentence.words[thing.last + 1 : act.last + 1]
    else:
        between = sentence.words[act.first : thing.first]
    return not sentence.grammar.concerning.isdisjoint(between)
