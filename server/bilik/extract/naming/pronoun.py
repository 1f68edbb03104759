"""Which tokens refer back to something, and what their own form says about it."""

from collections.abc import Iterable, Iterator, Mapping

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.things import OFFICE, PERSON

_JOINTS = frozenset({",", ";", ":", "и", "а", "но"})
_PEOPLE = frozenset({OFFICE, PERSON})
_PRONOUN = 3  # tokens of the shortest sentence that a pronoun begins


def read_pronoun(sentence: Sentence, index: int) -> tuple[Mapping[str, str], frozenset[str]]:
    """Return the features of a pronoun's best reading as such, and the genders it may have."""
    readings = [r for r in sentence.readings[index] if r.pos == "PRON"]
    genders = {r.features["Gender"] for r in readings if "Gender" in r.features}
    best = readings[0].features if readings else sentence.features(index)
    return best, frozenset(genders)


def is_determiner(sentence: Sentence, index: int) -> bool:
    """'his Message': a possessive before a noun is no reference of its own."""
    word = sentence.words[index]
    if word in {"их", "его", "её", "ее"}:
        after = sentence.readings[index + 1][:1] if index + 1 < len(sentence) else ()
        noun = bool(after) and after[0].pos in {"NOUN", "PROPN", "ADJ"}
        alone = "," not in sentence.words[:index]  # else another clause may tell whom
        return noun and not (alone and is_made(sentence, index))
    return word in {"his", "her", "its"}


def is_made(sentence: Sentence, index: int) -> bool:
    """'Избрал его Председателем': whom a verb right before makes what the noun behind says."""
    takes = index > 0 and sentence.shows(index - 1, "Subcat", "Tran")
    after = sentence.readings[index + 1][:1] if index + 1 < len(sentence) else ()
    noun = bool(after) and after[0].pos in {"NOUN", "PROPN"}
    made = noun and after[0].features.get("Case") == "Ins"
    return takes and sentence.is_verb(index - 1) and made


def led_to(sentence: Sentence, before: Iterable[Mention], index: int) -> list[Mention]:
    """'Кезек Тоқаевқа келді: ол ...': behind a colon, who was named last before it.

    Offices and persons are meant so in whatever case they stand; nothing else is.
    """
    if ":" not in sentence.words[:index]:
        return []
    colon = len(sentence.words[:index]) - 1 - sentence.words[:index][::-1].index(":")
    named = [m for m in before if m.last < colon and m.origin in {"name", "person"}]
    named = [m for m in named if m.types & _PEOPLE]
    last = max((m.last for m in named), default=None)
    return [m for m in named if m.last == last]


def is_modified(sentence: Sentence, index: int) -> bool:
    """Tell whether a word stands before a Kazakh noun that may say which one is meant."""
    before = sentence.readings[index - 1][:1] if index else ()
    return any(
        reading.pos in {"ADJ", "NUM", "DET"}
        or reading.features.get("VerbForm") == "Part"
        or (reading.pos == "NOUN" and reading.features.get("Case") in {"Nom", "Gen"})
        for reading in before
    )


def latters(sentence: Sentence) -> Iterator[int]:
    """Yield the tokens of 'latter' that stand alone and act: right before a verb."""
    for index, word in enumerate(sentence.words[:-1]):
        acts = sentence.is_verb(index + 1) or (sentence.grammar.verb_final and not index)
        if word in sentence.grammar.latter and acts:
            yield index


def is_short_name(sentence: Sentence, index: int) -> bool:
    """A capitalised noun that nothing modifies and that is no modifier itself."""
    best = sentence.readings[index][:1]
    if not best or best[0].pos != "NOUN" or not sentence.tokens[index].text[0].isupper():
        return False
    if "Number" in best[0].features or "Person[psor]" in best[0].features:
        return False
    before = sentence.readings[index - 1][:1] if index else ()
    modified = any(r.pos in {"ADJ", "NUM"} or r.features.get("Case") == "Gen" for r in before)
    after = sentence.features(index + 1) if index + 1 < len(sentence) else {}
    bare = best[0].features.get("Case", "Nom") == "Nom"
    return not modified and not (bare and after.get("Person[psor]") == "3")


def stands_alone(sentence: Sentence, index: int, mentions: Iterable[Mention]) -> bool:
    """'This increased ...', 'Бұл АҚШ-та ...': at the head of the sentence, with no noun of its own.

    A name is not determined by a pronoun, so it is no noun of the pronoun's. 'It is for ...', 'it
    is clear that ...' speak of nothing.
    """
    if index or len(sentence) < _PRONOUN:
        return False
    if sentence.grammar.verb_final and any(m.first == 1 and m.origin == "name" for m in mentions):
        return True
    empty = sentence.words[0] == "it" and {"for", "that"} & {*sentence.words[2:4]}
    return sentence.is_verb(1) and not empty


def is_he(sentence: Sentence, mention: Mention) -> bool:
    """'С согласия маслихатов, и он же ...': a pronoun in the nominative acts, nobody asks it."""
    pronoun = sentence.grammar.code == "ru" and mention.origin == "pronoun"
    return pronoun and mention.features.get("Case") == "Nom"


def acted_on(sentence: Sentence, mentions: Iterable[Mention]) -> list[Mention]:
    """'Президент назначил на этот пост': who acts is not the Russian post that is pointed at."""
    russian = sentence.grammar.code == "ru"
    return [m for m in mentions if not (russian and _acts(m))]


def _acts(mention: Mention) -> bool:
    return OFFICE in mention.types and mention.features.get("Case") == "Nom"


def not_acting(sentence: Sentence, before: Iterable[Mention], index: int) -> list[Mention]:
    """'Верховный Совет избрал его': leave out who acts on a Russian pronoun in its own clause."""
    case = read_pronoun(sentence, index)[0].get("Case")
    acted_on = case in {"Acc", "Dat"}
    given = case == "Dat" or sentence.words[index - 1] == "у"
    return [
        m
        for m in before
        if not (acted_on and _acts_up_to(sentence, m, index))
        and not (given and _is_of_infinitive(sentence, m))
    ]


def _is_of_infinitive(sentence: Sentence, mention: Mention) -> bool:
    """'Распускать Верховный Совет она ему не позволяла': nobody is given power over himself."""
    before = mention.first - 1
    return before >= 0 and sentence.features(before).get("VerbForm") == "Inf"


def _acts_up_to(sentence: Sentence, mention: Mention, index: int) -> bool:
    between = range(mention.last + 1, index)
    verb = any(sentence.is_verb(i) for i in between)
    joined = not _JOINTS.isdisjoint(sentence.words[i] for i in between)
    return mention.features.get("Case") == "Nom" and verb and not joined
