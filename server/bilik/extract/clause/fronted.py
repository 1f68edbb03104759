"""English objects that stand before who acts: 'The Prosecutor General he appoints alone'."""

from bilik.extract.clause.sentence import Sentence


def is_fronted(sentence: Sentence, start: int, verb: int) -> bool:
    """Tell whether nothing but other objects and a pronoun stands from `start` to a verb."""
    if not sentence.grammar.definite:
        return False
    subject = verb - 1
    while subject > start and _is_small(sentence, subject):
        subject -= 1
    if subject < start or sentence.words[subject] not in sentence.grammar.subjects:
        return False
    plain = sentence.words[subject - 1] not in sentence.grammar.joining
    return plain and subject == fronted_end(sentence, start)


def fronted_end(sentence: Sentence, index: int) -> int:
    """Return the first token behind a list that is no part of one."""
    while index < len(sentence) and _is_listed(sentence, index):
        index += 1
    return index


def _is_listed(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    if word in sentence.grammar.subjects or word in {";", ":"}:
        return False
    nominal = any(r.pos in {"NOUN", "PROPN", "ADJ", "DET", "NUM"} for r in sentence.readings[index])
    named = sentence.tokens[index].text[0].isupper()
    return nominal or named or word in sentence.grammar.joining | {"of", "for"}


def _is_small(sentence: Sentence, index: int) -> bool:
    modal = not sentence.grammar.modals.isdisjoint(sentence.lemmas[index])
    return modal or any(reading.pos in {"ADV", "PART"} for reading in sentence.readings[index][:1])
