"""Who is asked where a Russian text only says 'с его согласия', 'по её представлению'."""

from collections.abc import Collection, Iterator, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, is_modifier, is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Lexicon
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pronoun import read_pronoun
from bilik.extract.things import INSTITUTION, OFFICE, PERSON
from bilik.text.language import Language
from bilik.vocabulary import ID

_POSSESSIVES = frozenset({"его", "её", "ее"})
_AND = "и"
_MARKS = frozenset(",;:()–—")
_OF_OFFICES = frozenset({ID + "concept/ck-proposal", ID + "concept/ck-recommendation"})


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


def proposing(lexicon: Lexicon, language: Language) -> frozenset[str]:
    """Return the lemmas of the nouns for what offices rather than bodies give: 'представление'."""
    cues = (c for c in lexicon.cues if c.concept in _OF_OFFICES and c.language == language.code)
    readings = (reading for c in cues for reading in language.read(c.text.split()[-1])[:1])
    return frozenset(reading.lemma for reading in readings if reading.pos == "NOUN")


def meant_by(
    sentence: Sentence, index: int, names: Sequence[Mention], kind: frozenset[str]
) -> Mention | None:
    """Return the last body or office (`kind`) named before the pronoun's own clause.

    Nobody asks himself, nor who is appointed; but whose deputies are, may be asked for them.
    """
    clause = _clause(sentence, index)
    here = [m for m in names if m.first in clause]
    own = {m.value for m in here}
    before = [m for m in _bodies(sentence, names, sentence, index) if m.last < clause.start]
    before = [m for m in before if m.types & kind and m.value not in own]
    owners = [m for m in _bodies(sentence, here, sentence, index) if m.types & kind]
    owners = [m for m in owners if OFFICE in kind and m.last < index and _owns(sentence, m)]
    acting = [m for m in before if OFFICE in kind and _acts(sentence, m)]
    if not any(sentence.shows(i, "Case", "Nom") and is_noun(sentence, i) for i in clause):
        before, acting = [m for m in before if m not in acting], []  # he acts on
    return max(acting or before or owners, key=lambda m: m.last, default=None)


def _acts(sentence: Sentence, office: Mention) -> bool:
    """'Президент назначает', 'назначается Президентом'."""
    clause = _clause(sentence, office.first)
    passive = any(sentence.is_verb(i) and sentence.shows(i, "Voice", "Pass") for i in clause)
    return office.features.get("Case") == ("Ins" if passive else "Nom")


def _clause(sentence: Sentence, index: int) -> range:
    """Return the stretch around a token between the marks and contrasting words beside it."""
    size = len(sentence)
    start = next((i + 1 for i in range(index - 1, -1, -1) if _parts(sentence, i)), 0)
    end = next((i for i in range(index + 1, size) if _parts(sentence, i)), size)
    return range(start, end)


def _parts(sentence: Sentence, index: int) -> bool:
    """A mark, or 'и' between two verbs: 'вносит её в Мажилис и с его согласия назначает'."""
    word = sentence.words[index]
    if word in _MARKS | sentence.grammar.contrasting:
        return True
    verbs = [i for i in range(len(sentence)) if is_finite(sentence, i)] if word == _AND else []
    return bool(verbs) and verbs[0] < index < verbs[-1]


def _owns(sentence: Sentence, body: Mention) -> bool:
    """'Заместителей Генерального Прокурора': a genitive behind a noun."""
    first = body.first - 1
    return body.features.get("Case") == "Gen" and first >= 0 and is_noun(sentence, first)


def meant_before(
    sentence: Sentence,
    index: int,
    named: tuple[Sentence, Sequence[Mention]] | None,
    names: Sequence[Mention],
    kind: frozenset[str],
    nouns: Collection[str],
) -> Mention | None:
    """Return the one body or office that the sentence before named, and this one does not.

    Of several offices it is the one that is asked there (behind one of the `nouns`), or that acts.
    """
    if named is None:
        return None
    own = {m.value for m in names}
    found = [m for m in _bodies(named[0], named[1], sentence, index) if m.types & kind]
    found = [m for m in found if m.value not in own]
    if OFFICE in kind and len({m.value for m in found}) > 1:
        asked = [m for m in found if not named[0].lemmas[m.first - 1].isdisjoint(nouns)]
        found = asked or [m for m in found if _acts(named[0], m)]
    return found[0] if len({m.value for m in found}) == 1 else None


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
