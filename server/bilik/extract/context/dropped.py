"""Russian sentences about a person that leave out the subject: 'До 2022 года возглавлял Совет'.

Lives and reports go on so. The name of the person is put before the verb, where no character stands
for it.
"""

from collections.abc import Iterable, Mapping, Sequence

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.gap import cases, governed, is_noun
from bilik.extract.clause.sentence import Sentence
from bilik.extract.lexicon import Term
from bilik.extract.naming.fullname import FullNames
from bilik.extract.naming.mention import Mention
from bilik.extract.things import PERSON
from bilik.text.model import Span, Token

_GENDERS = frozenset({"Masc", "Fem"})
_REACH = 2  # sentences that need not speak of a person again
_FORMS = frozenset({"он", "она", "его", "её", "ее", "ему", "ей", "им", "него", "нему", "ним"})
_SUBJECTS = frozenset({"он", "она", "они", "оно", "это", "кто", "который", "что", "я", "мы", "вы"})


class DroppedSubjects:
    """Puts in the subjects that the sentences of one document leave out."""

    def __init__(self, people: FullNames, terms: Mapping[str, Term]) -> None:
        self._people, self._terms = people, terms
        self._name: Sequence[str] = ()
        self._left = 0
        self._end = 0

    def places(self, sentence: Sentence, names: Sequence[Mention]) -> dict[int, tuple[Token, ...]]:
        """Return the verb before which a person is meant, with both; `names` are known things."""
        if "\n" in sentence.normal.text[self._end : sentence.bounds.start]:
            self._left = 0
        self._end = sentence.bounds.end
        verb = _verb(sentence) if self._left else None
        persons = [m for m in self._persons(sentence, names) if _may_act(sentence, m)]
        if verb is None or persons or _has_subject(sentence, verb, names):
            return {}
        token = sentence.tokens[verb]
        place = Span(token.span.start, token.span.start)
        return {verb: (*(Token(word, place) for word in self._name), token)}

    def remember(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Keep whether a sentence is about one person."""
        persons = self._persons(sentence, names)
        acting = {m.iri: m for m in persons if _may_act(sentence, m)}
        if persons:
            self._left = _REACH if len(acting) == 1 else 0
            self._name = self._label(next(iter(acting.values()))) if acting else ()
        elif self._left and not _FORMS.isdisjoint(sentence.words):
            self._left = _REACH
        else:
            self._left = max(0, self._left - 1)

    def _label(self, person: Mention) -> Sequence[str]:
        term = self._terms.get(person.iri)
        label = term.label("ru") if term else getattr(person.value, "label", None)
        return (label or "").split()

    def _persons(self, sentence: Sentence, names: Sequence[Mention]) -> list[Mention]:
        known = [m for m in names if PERSON in m.types]
        return [*known, *self._people.find(sentence, names, ())]


def _verb(sentence: Sentence) -> int | None:
    """Return the first finite verb, where it may be said of one person."""
    verbs: Iterable[int] = (i for i in range(len(sentence)) if is_finite(sentence, i))
    verb = next(iter(verbs), None)
    if verb is None or sentence.clauses[verb]:
        return None
    said = sentence.features(verb)
    told = said.get("Tense") == "Past" or said.get("VerbForm") == "Part"
    return verb if told and said.get("Gender") in _GENDERS else None


def _has_subject(sentence: Sentence, verb: int, names: Iterable[Mention]) -> bool:
    """Tell whether a noun or a pronoun of the main clause may be who acts.

    What stands behind a verb that takes an object and looks like either is its object.
    """
    if any(m.last < verb and m.features.get("Case") == "Nom" for m in names):
        return True
    finite = sentence.features(verb).get("VerbForm") == "Fin"
    takes = finite and sentence.shows(verb, "Subcat", "Tran")
    for index in range(len(sentence)):
        if sentence.clauses[index] or index == verb:
            continue
        if sentence.words[index] in _SUBJECTS:
            return True
        alike = takes and index > verb and len(cases(sentence, index)) > 1
        if _agrees(sentence, index, verb) and not alike and not governed(sentence, index):
            return True
    return False


def _agrees(sentence: Sentence, index: int, verb: int) -> bool:
    """Tell whether a noun may be the subject of a verb, by its case, number and gender."""
    if not is_noun(sentence, index) or "Nom" not in cases(sentence, index):
        return False
    gender = sentence.features(verb)["Gender"]
    return any(
        r.features.get("Case") == "Nom"
        and r.features.get("Number") != "Plur"
        and r.features.get("Gender", gender) == gender
        for r in sentence.readings[index]
    )


def _may_act(sentence: Sentence, mention: Mention) -> bool:
    return "Nom" in {mention.features.get("Case", "Nom"), *cases(sentence, mention.last)}
