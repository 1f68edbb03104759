"""Who is asked where a Russian text only says 'с его согласия', 'по её представлению'."""

from collections.abc import Collection, Iterator, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, governed, is_modifier, is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pronoun import read_pronoun
from bilik.extract.things import INSTITUTION, PERSON
from bilik.text.language import Language

_POSSESSIVES = frozenset({"его", "её", "ее"})
_BORDERS = frozenset({",", ";", ":", "и", "а", "но"})


def consenting(lexicon: Lexicon, language: Language) -> frozenset[str]:
    """Return the lemmas of the nouns with which consents are told: 'согласие', 'представление'."""
    texts = (c.text for c in lexicon.cues if c.kind == "consent" and c.language == language.code)
    readings = (reading for text in texts for reading in language.read(text.split()[-1])[:1])
    return frozenset(reading.lemma for reading in readings if reading.pos == "NOUN")


def owned(sentence: Sentence, nouns: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the possessive pronouns with the nouns of consent that they determine."""
    for index, word in enumerate(sentence.words):
        noun = index + 1
        while noun < len(sentence) and is_modifier(sentence, noun):
            noun += 1
        told = noun < len(sentence) and not sentence.lemmas[noun].isdisjoint(nouns)
        if word in _POSSESSIVES and told:
            yield index, noun


def meant_by(sentence: Sentence, index: int, names: Sequence[Mention]) -> Mention | None:
    """Return the last body named before that is not who acts in the pronoun's own clause."""
    before = [m for m in _bodies(sentence, names, sentence, index) if m.last < index]
    before = [
        m
        for m in before
        if (m.features.get("Case") != "Nom" and not _owns(sentence, m, index))
        or governed(sentence, m.first)
        or any(is_finite(sentence, i) for i in range(m.last + 1, index))
    ]
    return max(before, key=lambda m: m.last, default=None)


def _owns(sentence: Sentence, body: Mention, index: int) -> bool:
    """'Судей Верховного Суда по его представлению избирает ...': a mere owner asks for nothing."""
    first = body.first - 1
    owned = body.features.get("Case") == "Gen" and first >= 0 and is_noun(sentence, first)
    return owned and not any(sentence.words[i] in _BORDERS for i in range(body.last + 1, index))


def meant_before(
    sentence: Sentence, index: int, named: tuple[Sentence, Sequence[Mention]] | None
) -> Mention | None:
    """Return the one body that the sentence before named, if it was one."""
    if named is None:
        return None
    found = list(_bodies(named[0], named[1], sentence, index))
    values = {m.value for m in found}
    return found[0] if len(values) == 1 else None


def _bodies(
    of: Sentence, names: Sequence[Mention], sentence: Sentence, index: int
) -> Iterator[Mention]:
    """Yield the bodies and offices of the gender of a pronoun that some names are of."""
    genders = read_pronoun(sentence, index)[1]
    for name in names:
        nouns = [i for i in range(name.first, name.last + 1) if is_noun(of, i)]
        if (
            INSTITUTION not in name.types
            or PERSON in name.types
            or not nouns
            or not cases(of, nouns[0])
        ):
            continue
        said = of.features(nouns[0])
        if said.get("Number") != "Plur" and said.get("Gender") in genders:
            yield name
