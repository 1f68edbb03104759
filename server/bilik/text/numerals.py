"""Whole numbers and shares written in digits or in words of Kazakh, Russian and English."""

import re
from collections.abc import Iterable, Mapping, Sequence

_DIGITS = re.compile(r"(\d{1,3}(?:[   ]\d{3})+|\d+)(?:[.,](\d+))?")
_TENS = 10
_HUNDRED = 100
_TABLE = """
1 бір один one | 2 екі два two | 3 үш три three | 4 төрт четыре four | 5 бес пять five
6 алты шесть six | 7 жеті семь seven | 8 сегіз восемь eight | 9 тоғыз девять nine
10 он десять ten | 11 одиннадцать eleven | 12 двенадцать twelve | 13 тринадцать thirteen
14 четырнадцать fourteen | 15 пятнадцать fifteen | 16 шестнадцать sixteen
17 семнадцать seventeen | 18 восемнадцать eighteen | 19 девятнадцать nineteen
20 жиырма двадцать twenty | 30 отыз тридцать thirty | 40 қырық сорок forty
50 елу пятьдесят fifty | 60 алпыс шестьдесят sixty | 70 жетпіс семьдесят seventy
80 сексен восемьдесят eighty | 90 тоқсан девяносто ninety | 100 жүз сто hundred
"""


def _values() -> Iterable[tuple[str, int]]:
    for entry in _TABLE.replace("\n", "|").split("|"):
        value, *names = entry.split() or ("0",)
        yield from ((name, int(value)) for name in names)


_VALUES: Mapping[str, int] = dict(_values())


def written(word: str) -> str | None:
    """Return a number in digits as a decimal ('73,12' is '73.12'); None for other words."""
    match = _DIGITS.fullmatch(word)
    if not match:
        return None
    whole, fraction = match.groups()
    digits = re.sub(r"\D", "", whole)
    return f"{digits}.{fraction}" if fraction else digits


def spelled(lemmas: Sequence[frozenset[str]], start: int) -> tuple[int, int] | None:
    """Return the value of the numeral that begins at a token and its last token.

    'қырық үш', 'сорок три', 'forty-three' (one token) are 43; None where no numeral stands.
    """
    total, index = 0, start
    while index < len(lemmas):
        value = _value(lemmas[index])
        if value is None or (total and not _goes_on(total, value)):
            break
        total = total * value if value == _HUNDRED and 0 < total < _TENS else total + value
        index += 1
    return (total, index - 1) if total else None


def _goes_on(total: int, value: int) -> bool:
    """Tens follow hundreds, and units tens: 'жиырма бір', 'екі жүз', but not 'бір он'."""
    if value == _HUNDRED:
        return total < _TENS
    size = _TENS if value < _TENS else _HUNDRED
    return total % size == 0


def _value(lemmas: frozenset[str]) -> int | None:
    plain = [_VALUES[lemma] for lemma in lemmas & _VALUES.keys()]
    if plain:
        return min(plain)
    for lemma in sorted(lemma for lemma in lemmas if "-" in lemma):
        parts = lemma.split("-")
        if all(part in _VALUES for part in parts):
            return sum(_VALUES[part] for part in parts)
    return None
