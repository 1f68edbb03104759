"""Kazakh letters: classes that choose an allomorph, vowel harmony, and sound changes."""

import re
from functools import lru_cache
from typing import Literal

Harmony = Literal["back", "front", "open"]

BACK_VOWELS = frozenset("аоұыёя")
FRONT_VOWELS = frozenset("еөүіэ")
VOWELS = BACK_VOWELS | FRONT_VOWELS | frozenset("әиую")
CONSONANTS = frozenset("бвгғдджзйкқлмнңпрстуфхһцчшщ")

# A stem's last voiceless consonant is voiced before a vowel: білік-і -> білігі.
VOICED = {"п": "б", "к": "г", "қ": "ғ"}
UNVOICED = {voiced: voiceless for voiceless, voiced in VOICED.items()}

# Letter classes of the allomorph tables: V vowel, W у и ю й, R р, L л, N nasal, Z з ж,
# T everything else (voiceless, and б в г ғ д at the end of a loan word).
EVERY_CLASS = "VWRLNZT"
_CLASS = (
    dict.fromkeys("аәеоөұүыіэяё", "V")
    | dict.fromkeys("уиюй", "W")
    | {"р": "R", "л": "L"}
    | dict.fromkeys("мнң", "N")
    | dict.fromkeys("зж", "Z")
)
_SURNAME_ENDINGS = ("ев", "ов", "ева", "ова")
_LOAN = re.compile(r"[еэ][^аоұыеөүіуюёяәи]+[ую][^аоұыеөүіуюёяәи]+$")  # референдум, консенсус


def letter_class(stem: str) -> str:
    """Return the class of the stem's last letter; a soft sign is looked through."""
    return _CLASS.get((stem.rstrip("ь") or stem)[-1:], "T")


@lru_cache(maxsize=1 << 16)
def harmony(stem: str) -> Harmony:
    """Tell which vowels the stem's endings take, by its last harmonic vowel.

    Loan words often leave it open: күнәға, алгоритмге, импрессионизмге, референдумда; surnames
    follow the vowels before their Russian ending or the ending itself: Назарбаевтың, Мәсімовтің.
    """
    if stem.endswith("ь"):
        return "front"
    if stem.endswith(_SURNAME_ENDINGS) or _LOAN.search(stem):
        return "open"
    for letter in reversed(stem):
        if letter in BACK_VOWELS:
            return "back"
        if letter in FRONT_VOWELS:
            return "front"
        if letter == "ә" or (letter == "и" and stem[-1] not in VOWELS):
            return "open"
    return "open"
