"""Whether a sentence tells of a form of government anywhere, and so of no state's institutions.

'In a parliamentary republic the government is formed by parliament', 'Президентская республика –
форма правления, при которой президент является главой государства'.
"""

from collections.abc import Iterable, Sequence

from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.dated import EVENT
from bilik.extract.naming.mention import Mention
from bilik.extract.statement import Period
from bilik.extract.things import DOCUMENT, FORM, PERSON, STATE

_DASHES = frozenset({"–", "—", "-"})
_INTRODUCING = 3  # tokens before a form at the head of a sentence: 'under such a system'


def is_general(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence begins with a form of government, and no state, act or day is told.

    It begins with the form as that in which something holds, or as what it defines.
    """
    forms = [mention for mention in mentions if FORM in mention.types]
    first = min(forms, key=lambda mention: mention.first, default=None)
    if first is None or first.first > _INTRODUCING or _is_particular(forms, mentions):
        return False
    return _is_place(sentence, first) or _is_defined(sentence, first)


def _is_particular(forms: Iterable[Mention], mentions: Iterable[Mention]) -> bool:
    """Tell whether something is named that makes the form that of one state or one time."""
    told = frozenset({DOCUMENT, EVENT, PERSON, STATE})
    words = {index for form in forms for index in range(form.first, form.last + 1)}
    return any(
        (isinstance(mention.value, Period) or mention.types & told)
        and mention.first >= 0
        and mention.first not in words
        for mention in mentions
    )


def _is_place(sentence: Sentence, form: Mention) -> bool:
    """'In a presidential republic', 'при парламентской форме правления', 'республикада'."""
    grammar = sentence.grammar
    if grammar.verb_final:
        after = sentence.lemmas[form.last + 1 : form.last + 2]
        timed = bool(after) and not grammar.times.isdisjoint(after[0])
        return sentence.features(form.last).get("Case") == "Loc" or timed
    small = grammar.definite | grammar.indefinite
    before = [word for word in sentence.words[: form.first] if word not in small]
    return len(before) == 1 and before[0] in grammar.situating


def _is_defined(sentence: Sentence, form: Mention) -> bool:
    """'A presidential republic is a form in which ...': what is said of it is what it is."""
    grammar = sentence.grammar
    small = grammar.definite | grammar.indefinite
    if any(word not in small for word in sentence.words[: form.first]):
        return False
    after = sentence.words[form.last + 1 : form.last + 2]
    dash = bool(after) and after[0] in _DASHES
    if grammar.verb_final:
        return dash
    opened = any(
        not (grammar.relative | grammar.opening).isdisjoint(lemmas)
        for lemmas in sentence.lemmas[form.last :]
    )
    return dash or (bool(after) and after[0] in grammar.copulas and opened)
