"""Reads Kazakh words: lemma, part of speech and features, every way they can be taken."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from bilik.text.kk.closed import CLOSED
from bilik.text.kk.letters import CONSONANTS, UNVOICED, VOWELS
from bilik.text.kk.morphotactics import TABLE, Parse, parse_after, parse_endings
from bilik.text.lemmas import Lemmas
from bilik.text.model import Reading
from bilik.text.spelling import Spelling

_CACHED_WORDS = 1 << 16

# Costs that order the readings of one word; the figures were set on annotated text.
_SUFFIX_LETTER_COST = 0.06
_BARE_IMPERATIVE_COST = 1.2
_INFLECTED_AORIST_COST = 0.6
_GUESS_COST = 4.0
_GUESSED_VERB_COST = 0.6
_GUESSED_LETTER_BONUS = 0.25
_GUESSED_LETTERS = 5
_DERIVING = frozenset("лғгқкш")  # before ы, і: the ends of -лы, -ғы, -қы, -шы
_HYPHEN_COST = 0.5
_SLIP_COST = 3.0
_UNKNOWN_ABBREVIATION_COST = 1.0
# A known reading above this breaks harmony or worse: guesses are offered beside it.
_DOUBTFUL = 2.5
_SHORTEST_GUESS = 3
_LONGEST_HYPHEN_ENDING = 7
_LONGEST_WORD = 64  # letters; longer ones are no words, and cost the square of their length

_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)(?:-?(шы|ші|ыншы|інші|нші|ншы))?(?:-?([^\W\d_]+))?")
_ABBREVIATION = re.compile(r"([^\W\d_a-zа-яёәіңғүұқөһ]{2,})([а-яёәіңғүұқөһ]+)")
_WHETHER = re.compile(r"(?P<stem>[^\W\d_]{2,})у-(?P=stem)[мбп][ае](?P<ending>у[^\W\d_]*)")
_DROPPED_VOWEL_AFTER = frozenset("рлмнңзйуқғкгпбст")
# In derivation a word gets a new lemma: президент-тік, заң-сыз, мемлекет-ше.
_DERIVED_POS = {"лық": "ADJ", "лы": "ADJ", "сыз": "ADJ", "дай": "ADJ", "шы": "NOUN", "ша": "ADV"}

Stem = tuple[str, str, float]  # lexical stem, the endings as that stem takes them, cost


class Analyser:
    """Reads words against a lexicon of lemmas; unknown words are guessed."""

    def __init__(self, lemmas: Lemmas) -> None:
        self._tags: dict[str, tuple[str, ...]] = {}
        for tag, words in lemmas.by_tag():
            for word in words:
                self._tags[word] = (*self._tags.get(word, ()), tag)
        self._beginnings = {word[:end] for word in self._tags for end in range(len(word) + 1)}
        self._spelling = Spelling(self._tags)
        # Plain dictionaries: an analyser that remembers its own methods would refer to itself, and
        # outlive its use until somebody searches for such cycles.
        self._found: dict[str, tuple[Reading, ...]] = {}
        self._read: dict[str, tuple[Reading, ...]] = {}

    def read(self, word: str) -> tuple[Reading, ...]:
        """Return all readings of a word, best first; guesses only where the lexicon fails."""
        found = self._read.get(word)
        return _kept(self._read, word, self._look_up_or_guess(word)) if found is None else found

    def look_up(self, word: str) -> tuple[Reading, ...]:
        """Return the readings that rest on the lexicon, best first."""
        found = self._found.get(word)
        return _kept(self._found, word, self._look_up(word)) if found is None else found

    def known(self, word: str) -> bool:
        """Tell whether some reading of the word rests on a known lemma."""
        return any(reading.known for reading in self.look_up(word))

    def _look_up(self, word: str) -> tuple[Reading, ...]:
        folded = word.casefold()
        if len(folded) > _LONGEST_WORD:
            return ()
        return _ranked(
            (
                *CLOSED.get(folded, ()),
                *_number_readings(folded),
                *self._abbreviation_readings(word),
                *self._hyphen_readings(folded),
                *self._known_readings(folded),
            )
        )

    def _look_up_or_guess(self, word: str) -> tuple[Reading, ...]:
        found = self.look_up(word)
        if found and found[0].cost <= _DOUBTFUL:
            return found
        guessed = tuple(guesses(word.casefold()))
        slips = () if found else self._corrected(guessed)
        return _ranked((*found, *guessed, *slips))

    def _corrected(self, guessed: Iterable[Reading]) -> Iterator[Reading]:
        """Offer the known lemmas one slip of the pen away, behind all other readings."""
        for reading in guessed:
            for near in sorted(self._spelling.near(reading.lemma)):
                for tag in self._tags[near]:
                    verbal = (tag == "VERB") == (reading.pos == "VERB")
                    if verbal:
                        cost = reading.cost + _SLIP_COST
                        yield Reading(near, tag, reading.features, cost, known=False)

    def _known_readings(self, word: str) -> Iterator[Reading]:
        for end in range(1, len(word) + 1):
            if word[: end - 1] not in self._beginnings:
                return  # sound changes touch the last letter of a stem only
            for stem, suffix, cost in _stems(word, end):
                for tag in self._tags.get(stem, ()):
                    yield from _stem_readings(stem, suffix, tag, cost)

    def _abbreviation_readings(self, word: str) -> Iterator[Reading]:
        """Read ҚР-да, АҚШ-тың, ЕҚЫҰға: how an abbreviation sounds at its end is not written."""
        stem, hyphen, suffix = word.rpartition("-")
        if not hyphen:
            written = _ABBREVIATION.fullmatch(word)
            if not written:
                return
            stem, suffix = written.groups()
        if not stem.isupper() or not suffix.islower() or len(suffix) > _LONGEST_HYPHEN_ENDING:
            return
        known = stem.casefold() in self._tags
        cost = 0.0 if known else _UNKNOWN_ABBREVIATION_COST
        for parse in chain.from_iterable(parse_after(suffix, "noun", last) for last in "VRNZT"):
            merged = {"Case": "Nom"} | _merged(parse)
            if "Derivation" not in merged:
                yield Reading(stem.casefold(), "PROPN", merged, cost + parse.cost, known)

    def _hyphen_readings(self, word: str) -> Iterator[Reading]:
        """Read қарым-қатынасы: the last part inflects for the whole.

        'Жасау-жасамауды' (whether to do it) is 'жасауды'.
        """
        first, hyphen, last = word.rpartition("-")
        if not hyphen or not first or len(last) <= 2 or first.isdigit():
            return
        if whether := _WHETHER.fullmatch(word):
            yield from self.look_up(whether["stem"] + whether["ending"])
            return
        for reading in self.look_up(last):
            if reading.known:
                cost = _HYPHEN_COST + max(0.0, reading.cost)
                lemma = f"{first}-{reading.lemma}"
                known = lemma in self._tags
                yield Reading(lemma, reading.pos, reading.features, cost, known)


def _kept(
    remembered: dict[str, tuple[Reading, ...]], word: str, readings: tuple[Reading, ...]
) -> tuple[Reading, ...]:
    if len(remembered) >= _CACHED_WORDS:
        remembered.clear()
    remembered[word] = readings
    return readings


def _ranked(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Order by cost, and keep the cheapest of readings that say the same."""
    best: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        key = (reading.lemma, reading.pos, frozenset(reading.features.items()))
        if key not in best or reading.cost < best[key].cost:
            best[key] = reading
    return tuple(sorted(best.values(), key=lambda reading: (reading.cost, -len(reading.lemma))))


def _number_readings(word: str) -> Iterator[Reading]:
    match = _NUMBER.fullmatch(word)
    if not match:
        return
    number, ordinal, suffix = match.groups()
    kind = {"NumType": "Ord" if ordinal else "Card"}
    if not suffix:
        yield Reading(number, "NUM", kind)
        return
    for parse in chain.from_iterable(parse_after(suffix, "noun", last) for last in "VRZT"):
        yield Reading(number, "NUM", kind | _merged(parse), parse.cost)


def guesses(word: str) -> Iterator[Reading]:
    """Yield readings of a word that no lexicon knows: every cut that its endings allow."""
    if len(word) > _LONGEST_WORD:
        yield Reading(word, "X", cost=_GUESS_COST, known=False)
        return
    for end in range(_SHORTEST_GUESS, len(word) + 1):
        stem, suffix = word[:end], word[end:]
        if VOWELS.isdisjoint(stem):
            continue
        yield from _stem_readings(stem, suffix, "NOUN", _GUESS_COST, known=False)
        if len(suffix) > 1:
            cost = _GUESS_COST + _GUESSED_VERB_COST
            yield from _stem_readings(stem, suffix, "VERB", cost, known=False)


# ---- stems ---------------------------------------------------------------------------------------


def _stems(word: str, end: int) -> Iterator[Stem]:
    """Undo the sound changes between a stem and its endings, for a cut before word[end]."""
    stem, suffix = word[:end], word[end:]
    yield stem, suffix, 0.0
    if not suffix:
        return
    first = suffix[0]
    if first in VOWELS:
        yield from _before_vowel(stem, suffix)
    if first in "ыі":
        yield from _dropped_vowels(stem, suffix)
    elif first == "я":  # қой + ады -> қояды
        yield stem + "й", "а" + suffix[1:], 0.1
    elif first == "ю":  # көбей + у -> көбею
        yield stem + "й", "у" + suffix[1:], 0.1
    elif first == "и":  # оқы + йды -> оқиды
        yield stem + "ы", "й" + suffix[1:], 0.1
        yield stem + "і", "й" + suffix[1:], 0.1
    elif first == "у":  # оқы + у -> оқу
        yield stem + "ы", suffix, 0.1
        yield stem + "і", suffix, 0.1


def _before_vowel(stem: str, suffix: str) -> Iterator[Stem]:
    last = stem[-1]
    if last in UNVOICED:  # білік + і -> білігі
        yield stem[:-1] + UNVOICED[last], suffix, 0.05
    if last == "у" and suffix[0] in "ыі" and suffix[1:2] == "п":  # жап + ып -> жауып
        yield stem[:-1] + "п", suffix, 0.05
    if last in "лрнт":  # роль + і -> ролі
        yield stem + "ь", suffix, 0.1


def _dropped_vowels(stem: str, suffix: str) -> Iterator[Stem]:
    """Put back a stem's last vowel: орын + ы -> орны, халық + ы -> халқы."""
    if len(stem) < 3 or stem[-1] not in CONSONANTS or stem[-2] not in CONSONANTS:
        return
    if stem[-2] not in _DROPPED_VOWEL_AFTER:
        return
    last = stem[-1]
    for consonant in {last, UNVOICED.get(last, last)}:
        for vowel in "ыі":
            yield stem[:-1] + vowel + consonant, suffix, 0.3


# ---- readings ------------------------------------------------------------------------------------


def _stem_readings(
    stem: str, suffix: str, tag: str, base: float, *, known: bool = True
) -> Iterator[Reading]:
    for parse in parse_endings(stem, suffix, "verb" if tag == "VERB" else "noun"):
        merged = _merged(parse)
        cost = base + parse.cost + _suffix_cost(stem, suffix, merged, known=known)
        marks = {ending.mark for ending in parse.endings}
        if "derive" in marks:
            derived = _derived(stem, suffix, parse, merged, cost, known=known)
            if derived:
                yield derived
        elif tag == "VERB":
            yield _verb_reading(stem, merged, marks, cost, known=known)
        else:
            yield _noun_reading(stem, tag, merged, marks, cost, known=known)


def _merged(parse: Parse) -> dict[str, str]:
    merged: dict[str, str] = {}
    for ending in parse.endings:
        merged |= ending.features
        if ending.mark == "attribute":
            merged["Attr"] = "Yes"
    return merged


def _suffix_cost(stem: str, suffix: str, merged: dict[str, str], *, known: bool) -> float:
    """Price a known lemma's ending by its length; a guess is the better the more it explains."""
    if known:
        return _SUFFIX_LETTER_COST * len(suffix)
    if len(suffix) == 1:  # 'тағдыры': few nouns end so by themselves, but 'зайырлы' does
        owned = "Person[psor]" in merged and stem[-1] not in _DERIVING
        return -_GUESSED_LETTER_BONUS if owned else 0.0
    if len(suffix) > 1 and ("Case" in merged or "Person[psor]" in merged):
        return -_GUESSED_LETTER_BONUS * min(len(suffix), _GUESSED_LETTERS)
    return 0.0


def _verb_reading(
    stem: str, merged: dict[str, str], marks: set[str], cost: float, *, known: bool
) -> Reading:
    if "VerbForm" not in merged:
        merged |= {"VerbForm": "Fin", "Mood": "Imp"}
        cost += _BARE_IMPERATIVE_COST
    elif merged["VerbForm"] == "Ger":
        merged.setdefault("Case", "Nom")
    if "aorist" in marks and ("Case" in merged or "Person[psor]" in merged):
        cost += _INFLECTED_AORIST_COST
    return Reading(stem, "VERB", merged, cost, known)


def _noun_reading(
    stem: str, tag: str, merged: dict[str, str], marks: set[str], cost: float, *, known: bool
) -> Reading:
    pos = tag
    if tag == "ADJ" and not merged.keys().isdisjoint({"Case", "Person[psor]", "Number"}):
        pos = "NOUN"
    if "predicate" not in marks:
        if "Attr" in merged and "Case" not in merged:
            pos = "ADJ"
        elif pos != "ADJ":
            merged.setdefault("Case", "Nom")
    if pos != "ADJ" and merged.get("Number") != "Plur":
        merged.pop("Number", None)
    return Reading(stem, pos, merged, cost, known)


def _derived(
    stem: str, suffix: str, parse: Parse, merged: dict[str, str], cost: float, *, known: bool
) -> Reading | None:
    """Make a derived word a lemma of its own; derivation after other endings is not followed."""
    first = parse.endings[0]
    kind = merged.pop("Derivation")
    if first.mark != "derive":
        return None
    written = next(
        form.text
        for form in TABLE["noun"].get(suffix[0], ())
        if form.ending is first and suffix.startswith(form.text)
    )
    lemma = stem + written[:-1] + UNVOICED.get(written[-1], written[-1])
    if len(parse.endings) == 1:
        pos = _DERIVED_POS[kind]
        case = {"Case": "Nom"} if pos == "NOUN" else {}
        return Reading(lemma, pos, case, cost, known)
    merged.setdefault("Case", "Nom")
    return Reading(lemma, "NOUN", merged, cost, known)
