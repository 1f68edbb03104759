"""Names as the words beside them complete them: 'the post of President', 'Президенттің өзі'."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bilik.extract.clause.emphasis import emphasis_behind
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.things import BODY

_BODIES = frozenset({BODY})


def with_kinds(
    sentence: Sentence, names: Iterable[Mention], kinds: Sequence[KindMention]
) -> tuple[Mention, ...]:
    """Take the kind noun beside a name into it: 'вице-президент лауазымы', 'the post of President'.

    It follows the name where verbs come last, elsewhere it stands before it.
    """
    if sentence.grammar.verb_final:
        owned = [k for k in kinds if sentence.features(k.last).get("Person[psor]") == "3"]
        after = {kind.first: kind for kind in owned}  # not 'әкімі қызметке тағайындайды'
        return tuple(
            _with_kind(name, after.get(name.last + 1)) if _may_own(name) else name for name in names
        )
    before = {kind.last: kind for kind in kinds}
    return tuple(_with_kind(name, before.get(_owner(sentence, name))) for name in names)


def _may_own(name: Mention) -> bool:
    """'Төрағасын қызметке тағайындау': an object owns no post behind it."""
    return name.features.get("Case", "Nom") in {"Nom", "Gen"}


def with_members(sentence: Sentence, name: Mention) -> Mention:
    """'Мәжіліс депутаттары': where verbs come last, those who make up a body stand for it."""
    after = name.last + 1
    if not sentence.grammar.verb_final or after >= len(sentence) or not _may_own(name):
        return name
    said = sentence.features(after)
    several = said.get("Number") == "Plur" and said.get("Person[psor]") == "3"
    deputies = several and not sentence.grammar.deputies.isdisjoint(sentence.lemmas[after])
    return replace(name, last=after, features=said) if deputies and _is_body(name) else name


def _is_body(name: Mention) -> bool:
    return bool(name.types & _BODIES)


def emphasised(sentence: Sentence, name: Mention) -> Mention:
    """'Президенттің өзі', 'Президент өзі': it is he who acts, whatever his case.

    'Президенттің өзіне берілді': or who gets it.
    """
    if not sentence.grammar.verb_final:
        return name
    found = emphasis_behind(sentence.words, sentence.readings, name.last)
    if found is None:
        return name
    last, case = found
    nominative = sentence.words[last] in sentence.grammar.emphatic
    if not nominative and (case == "Gen" or name.features.get("Case") != "Gen"):
        return name
    return replace(name, last=last, features={**name.features, "Case": case})


def _owner(sentence: Sentence, name: Mention) -> int:
    """Return the token of the noun that a name depends on, -1 for none: 'the post of (the) X'."""
    if sentence.grammar.definite:
        words, index = sentence.words, name.first - 1
        index -= words[index : index + 1] == ("the",)
        return index - 1 if index > 0 and words[index] == "of" else -1
    idiom = " ".join(sentence.words[max(0, name.first - 2) : name.first])
    owned = name.features.get("Case") == "Gen" and idiom not in sentence.grammar.idioms
    return name.first - 1 if owned else -1


def _with_kind(name: Mention, kind: KindMention | None) -> Mention:
    if kind is None or kind.kind.iri not in name.types:
        return name
    first, last = min(name.first, kind.first), max(name.last, kind.last)
    return replace(name, first=first, last=last, features=kind.features)
