"""One object per language with the parts that all languages share, and which language a text is."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from simplemma import in_target_language

from bilik.errors import SettingError
from bilik.text.en.dates import english_dates
from bilik.text.en.kin import ENGLISH_KIN
from bilik.text.en.partial import english_partial_dates
from bilik.text.en.phrasing import EnglishPhrasing
from bilik.text.en.reading import EnglishReader
from bilik.text.kin import Kin
from bilik.text.kk.analysis import Analyser
from bilik.text.kk.dates import kazakh_dates
from bilik.text.kk.kin import KAZAKH_KIN
from bilik.text.kk.partial import partial_dates as kazakh_partial_dates
from bilik.text.kk.phrasing import KazakhPhrasing
from bilik.text.kk.words import FREQUENT
from bilik.text.lemmas import Lemmas
from bilik.text.model import DateMention, PartialDate, Reading
from bilik.text.phrasing import Phrasing
from bilik.text.ru.dates import russian_dates
from bilik.text.ru.inflection import inflect_name
from bilik.text.ru.kin import RUSSIAN_KIN
from bilik.text.ru.partial import partial_dates as russian_partial_dates
from bilik.text.ru.phrasing import RussianPhrasing
from bilik.text.ru.reading import RussianReader

__all__ = ["Language", "Lemmas", "detect", "language", "recognise"]

_NO_LEMMAS = Lemmas()
_NO_KIN = Kin()
DateFinder = Callable[[str], tuple[DateMention, ...]]
PartialFinder = Callable[[str], Iterable[PartialDate]]
Inflection = Callable[[str, str], str]


class Reader(Protocol):
    """Reads single words."""

    def read(self, word: str) -> tuple[Reading, ...]:
        """Return all readings of a word, best first."""

    def look_up(self, word: str) -> tuple[Reading, ...]:
        """Return the readings that need no guessing, or all where a guess costs nothing more."""

    def known(self, word: str) -> bool:
        """Tell whether the lexicon has the word, in any form."""


@dataclass(frozen=True)
class Language:
    """A language: its code, the lemmas it was given, and its parts."""

    code: str
    lemmas: Lemmas
    reader: Reader
    phrasing: Phrasing
    date_finder: DateFinder
    kin: Kin = _NO_KIN
    partial_dates: PartialFinder = lambda _: ()
    inflect: Inflection = lambda name, _: name
    """Puts a name into a case (of Universal Features); as it is where names have none."""

    def read(self, word: str) -> tuple[Reading, ...]:
        """Return all readings of a word (Universal POS and Features), best first."""
        return self.reader.read(word)

    def look_up(self, word: str) -> tuple[Reading, ...]:
        """Return the readings that need no guessing; for work where speed matters."""
        return self.reader.look_up(word)

    def known(self, word: str) -> bool:
        """Tell whether the lexicon has the word, in any form; serves `normalise` as `known`."""
        return self.reader.known(word)

    def dates(self, text: str) -> tuple[DateMention, ...]:
        """Return the dates and periods that a normalised text names, in order."""
        return self.date_finder(text)

    def with_lemmas(self, lemmas: Lemmas) -> "Language":
        """Return the same language that also knows these lemmas."""
        return language(self.code, self.lemmas | lemmas)


def language(code: str, lemmas: Lemmas = _NO_LEMMAS) -> Language:
    """Return the language with this code (kk, ru or en), which knows `lemmas` beside its own.

    Raises SettingError for a code that no module speaks.
    """
    build = _BUILDERS.get(code)
    if build is None:
        known = ", ".join(sorted(_BUILDERS))
        raise SettingError(f"There is no language {code!r}; use one of {known}.")
    return build(lemmas)


def _kazakh(lemmas: Lemmas) -> Language:
    analyser = Analyser(FREQUENT | lemmas)
    phrasing = KazakhPhrasing(analyser)
    return Language(
        "kk",
        lemmas,
        analyser,
        phrasing,
        kazakh_dates,
        KAZAKH_KIN,
        partial_dates=kazakh_partial_dates,
    )


def _russian(lemmas: Lemmas) -> Language:
    reader = RussianReader(lemmas)
    phrasing = RussianPhrasing(reader)
    partial = russian_partial_dates

    def put(name: str, case: str) -> str:
        words = name.split()
        return inflect_name(words, phrasing.head(words), case) if case else name

    return Language("ru", lemmas, reader, phrasing, russian_dates, RUSSIAN_KIN, partial, put)


def _english(lemmas: Lemmas) -> Language:
    reader = EnglishReader(lemmas)
    phrasing = EnglishPhrasing(reader)
    return Language(
        "en",
        lemmas,
        reader,
        phrasing,
        english_dates,
        ENGLISH_KIN,
        partial_dates=english_partial_dates,
    )


_BUILDERS: Mapping[str, Callable[[Lemmas], Language]] = {
    "kk": _kazakh,
    "ru": _russian,
    "en": _english,
}

# ---- which language a text is --------------------------------------------------------------------

_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_KAZAKH = re.compile(r"[әіңғүұқөһəƏӘІҢҒҮҰҚӨҺ]")
_RUSSIAN_WORDS = re.compile(r"\b(?:и|в|на|с|по|что|не|для|от|из|это|как|или|при|его|был)\b", re.I)
_KAZAKH_WORDS = re.compile(r"\b(?:мен|пен|бен|бойынша|арасында|туралы|деп|бар|да|де|осы)\b", re.I)
# Of Kazakh letters about every fifth is in no Russian word; names bring few into Russian text.
_KAZAKH_SHARE = 0.06


def detect(text: str) -> str:
    """Return kk, ru or en by the letters and most frequent words; en for a text without letters."""
    cyrillic = len(_CYRILLIC.findall(text))
    if cyrillic <= len(_LATIN.findall(text)):
        return "en"
    if len(_KAZAKH.findall(text)) > _KAZAKH_SHARE * cyrillic:
        return "kk"
    return "kk" if len(_KAZAKH_WORDS.findall(text)) > len(_RUSSIAN_WORDS.findall(text)) else "ru"


# Of texts in a language simplemma knows 95 words in a hundred or more, of those in a neighbour's at
# most 45 (Bulgarian as Russian, French as English).
_KNOWN_SHARE = 0.7
# Ukrainian and Belarusian share the letter і with Kazakh, which has none of these.
_FOREIGN = re.compile(r"[їєґўЇЄҐЎ]")
_FOREIGN_SHARE = 0.005  # a name or two may have them
_SAMPLE = 5_000  # characters
_FEW_WORDS = 8


def recognise(text: str) -> str | None:
    """Return the language like `detect`, or None when most words are of no such language.

    Of Kazakh only the letters are looked at. A text of a few words is taken for what it looks like.
    """
    code, sample = detect(text), text[:_SAMPLE]
    if len(sample.split()) < _FEW_WORDS:
        return code
    if code == "kk":
        foreign = len(_FOREIGN.findall(sample))
        return None if foreign > _FOREIGN_SHARE * len(sample) else code
    return code if in_target_language(sample, lang=code) >= _KNOWN_SHARE else None
