"""Kazakh emphasis: 'Президенттің өзіне берілді' is 'Президентке берілді'.

The noun stands in the genitive and 'itself' behind it shows the case that is meant.
"""

from collections.abc import Sequence
from dataclasses import replace

from bilik.extract.clause.wordclass import Grammar
from bilik.text.model import Reading

_SELF = "өз"
_ALSO = frozenset({"бір", "дәл", "жеке", "тек"})  # 'Президенттің бір өзі'

Readings = tuple[Reading, ...]


def without_emphasis(
    words: Sequence[str], readings: Sequence[Readings], own: Grammar
) -> list[Readings]:
    """Give the noun before 'itself' the case of that word, which then says nothing of its own."""
    found = list(readings)
    for index in range(1, len(found)):
        case = _case_of_self(found[index])
        noun = index - 2 if words[index - 1] in _ALSO and index > 1 else index - 1
        if not case or case == "Gen" or not _is_genitive(found[noun]):
            continue
        found[noun] = tuple(
            replace(reading, features={**reading.features, "Case": case})
            for reading in found[noun]
            if reading.features.get("Case") == "Gen"
        )
        said = "ADV" if words[index] not in own.emphatic else found[index][0].pos
        found[index] = tuple(replace(reading, pos=said) for reading in found[index])
    return found


def emphasis_behind(
    words: Sequence[str], readings: Sequence[Readings], last: int
) -> tuple[int, str] | None:
    """Return the token of 'itself' behind a noun, with its case; None when there is none."""
    index = last + 2 if words[last + 1 : last + 2] and words[last + 1] in _ALSO else last + 1
    case = _case_of_self(readings[index]) if index < len(words) else ""
    return (index, case) if case else None


def _case_of_self(readings: Readings) -> str:
    best = readings[:1]
    return best[0].features.get("Case", "") if best and best[0].lemma == _SELF else ""


def _is_genitive(readings: Readings) -> bool:
    best = readings[:1]
    return bool(best) and best[0].pos != "PRON" and best[0].features.get("Case") == "Gen"
