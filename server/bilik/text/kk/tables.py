"""Kazakh inflection as data: states, and the endings that lead from one to the next.

An ending is written once for all its forms: А Ы Ғ Қ stand for а/е, ы/і, ғ/г, қ/к by vowel harmony;
after a colon stand the classes of the letter before it (see `letters`). The parser and the
generator read the same tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bilik.text.features import Features, features


@dataclass(frozen=True, slots=True)
class Ending:
    """One row: the forms of an ending, what it says, the state after it, and its mark.

    Marks name what has no Universal Feature: derive (a new word), attribute (-ғы), agent (-ушы),
    predicate (a noun as the sentence's verb) and aorist (-ар).
    """

    forms: str
    target: str
    features: Features
    mark: str = ""


def _row(forms: str, target: str, text: str = "", mark: str = "") -> Ending:
    return Ending(forms, target, features(text), mark)


def _finite(rows: tuple[tuple[str, str], ...], added: str = "", mark: str = "") -> list[Ending]:
    return [_row(forms, "end", f"{added}|{text}".strip("|"), mark) for forms, text in rows]


_FULL_PERSON = (
    ("мЫн:VWRLN бЫн:Z пЫн:T", "Person=1|Number=Sing"),
    ("сЫң", "Person=2|Number=Sing"),
    ("сЫз", "Person=2|Polite=Form"),
    ("мЫз:VWRLN бЫз:NZ пЫз:T", "Person=1|Number=Plur"),
    ("сЫңдАр", "Person=2|Number=Plur"),
    ("сЫздАр", "Person=2|Number=Plur|Polite=Form"),
)
_SHORT_PERSON = (
    ("м", "Person=1|Number=Sing"),
    ("ң", "Person=2|Number=Sing"),
    ("ңЫз", "Person=2|Polite=Form"),
    ("Қ", "Person=1|Number=Plur"),
    ("ңдАр", "Person=2|Number=Plur"),
    ("ңЫздАр", "Person=2|Number=Plur|Polite=Form"),
)

_PLURAL = [_row("лАр:VWR дАр:LNZ тАр:T", "plural", "Number=Plur")]
_POSSESSIVE = [
    _row("м:V Ым:WRLNZT", "possessed-1-2", "Person[psor]=1|Number[psor]=Sing"),
    _row("ң:V Ың:WRLNZT", "possessed-1-2", "Person[psor]=2|Number[psor]=Sing"),
    _row("сЫ:V Ы:WRLNZT", "possessed-3", "Person[psor]=3"),
    _row("мЫз:V ЫмЫз:WRLNZT", "possessed-plural", "Person[psor]=1|Number[psor]=Plur"),
    _row("ңЫз:V ЫңЫз:WRLNZT", "possessed-plural", "Person[psor]=2|Polite=Form"),
]
_CASE = [
    _row("нЫң:VN дЫң:WRLZ тЫң:T", "genitive", "Case=Gen"),
    _row("ғА:VWRLNZ қА:T", "end", "Case=Dat"),
    _row("нЫ:V дЫ:WRLNZ тЫ:T", "end", "Case=Acc"),
    _row("дА:VWRLNZ тА:T", "locative", "Case=Loc"),
    _row("дАн:VWRLZN тАн:T нАн:N", "end", "Case=Abl"),
    _row("мен:VWRLN бен:Z пен:T", "end", "Case=Ins"),
]
_CASE_AFTER_1_2 = [
    _row("нЫң", "genitive", "Case=Gen"),
    _row("А", "end", "Case=Dat"),
    _row("дЫ", "end", "Case=Acc"),
    _row("дА", "locative", "Case=Loc"),
    _row("нАн", "end", "Case=Abl"),
    _row("мен", "end", "Case=Ins"),
]
_CASE_AFTER_3 = [
    _row("нЫң", "genitive", "Case=Gen"),
    _row("нА", "end", "Case=Dat"),
    _row("н", "end", "Case=Acc"),
    _row("ндА", "locative", "Case=Loc"),
    _row("нАн", "end", "Case=Abl"),
    _row("мен", "end", "Case=Ins"),
]
_PREDICATE = _finite(_FULL_PERSON, mark="predicate")
_ATTRIBUTE = [_row("ғЫ:VWRLNZ қЫ:T", "attribute", mark="attribute")]
_DERIVED = [
    _row("лЫқ:VWRL дЫқ:NZ тЫқ:T", "derived", "Derivation=лық", "derive"),
    _row("лЫғ:VWRL дЫғ:NZ тЫғ:T", "voiced", "Derivation=лық", "derive"),
    _row("лЫ:VWRL дЫ:NZ тЫ:T", "derived", "Derivation=лы", "derive"),
    _row("сЫз", "derived", "Derivation=сыз", "derive"),
    _row("шЫ", "derived", "Derivation=шы", "derive"),
    _row("дАй:VWRLNZ тАй:T", "end", "Derivation=дай", "derive"),
    _row("шА", "end", "Derivation=ша", "derive"),
]
_NOMINAL = _POSSESSIVE + _CASE + _PREDICATE

_CAUSATIVE_LATE = [_row("т:VRL дЫр:LNZ тЫр:T", "voice-closed", "Voice=Cau")]
_PASSIVE_LATE = [_row("Ыл:RWNZT л:V", "voice-late", "Voice=Pass")]
_VOICE = [
    _row("т:VWRL дЫр:WRLNZ тЫр:TL Ыр:T ғЫз:VWRLNZ қЫз:T", "voice-causative", "Voice=Cau"),
    _row("Ыл:RWNZT л:V Ын:L н:VR", "voice-late", "Voice=Pass"),
    _row("Ыс:WRLNZT с:V", "voice-late", "Voice=Rcp"),
]
_NEGATION = [_row("мА:VWRL бА:NZ пА:T", "negative", "Polarity=Neg")]
_MOOD = [
    _row("дЫ:VWRLNZ тЫ:T", "past", "VerbForm=Fin|Tense=Past"),
    _row("ғАн:VWRLNZ қАн:T", "participle", "VerbForm=Part|Tense=Past"),
    _row("АтЫн:WRLNZT йтЫн:V", "participle", "VerbForm=Part|Aspect=Imp"),
    _row("Ып:WRLNZT п:V", "converb-perfect", "VerbForm=Conv|Aspect=Perf"),
    _row("А:WRLNZT й:V", "converb-imperfect", "VerbForm=Conv|Aspect=Imp"),
    _row("сА", "past", "VerbForm=Fin|Mood=Cnd"),
    _row("у", "gerund", "VerbForm=Ger"),
    _row("мАқ:VWRL бАқ:NZ пАқ:T", "participle", "VerbForm=Part|Tense=Fut|Mood=Des"),
    _row("мАғ:VWRL бАғ:NZ пАғ:T", "voiced", "VerbForm=Part|Tense=Fut|Mood=Des"),
    _row("сЫн", "end", "VerbForm=Fin|Mood=Imp|Person=3"),
    _row("АйЫн:WRLNZT йЫн:V АйЫқ:WRLNZT йЫқ:V", "end", "VerbForm=Fin|Mood=Imp|Person=1"),
    _row("ЫңЫз:WRLNZT ңЫз:V", "polite-imperative", "VerbForm=Fin|Mood=Imp|Person=2"),
    _row("ЫңдАр:WRLNZT ңдАр:V", "end", "VerbForm=Fin|Mood=Imp|Person=2"),
    _row("ғАй:VWRLNZ қАй:T", "present", "VerbForm=Fin|Mood=Opt"),
    _row("ғАлЫ:VWRLNZ қАлЫ:T", "end", "VerbForm=Conv|Tense=Fut"),
    _row("ғАншА:VWRLNZ қАншА:T", "end", "VerbForm=Conv"),
    _row("ушЫ", "derived", "VerbForm=Part", "agent"),
]
_AORIST = [_row("Ар:WRLNZT р:V", "participle", "VerbForm=Part|Tense=Fut", "aorist")]
_NEGATIVE_ONLY = [
    _row("с", "participle", "VerbForm=Part|Tense=Fut", "aorist"),
    _row("йЫншА", "end", "VerbForm=Conv"),
]
_AFFIRMATIVE = _NEGATION + _MOOD + _AORIST
_AFTER_VOICE = _CAUSATIVE_LATE + _AFFIRMATIVE
_PRESENT = "VerbForm=Fin|Tense=Pres"
_HEARSAY = "VerbForm=Fin|Tense=Past|Evident=Nfh"

STATES: Mapping[str, list[Ending]] = {
    "noun": _PLURAL + _NOMINAL + _ATTRIBUTE + _DERIVED,
    "plural": _NOMINAL,
    "derived": _PLURAL + _NOMINAL,
    "voiced": _POSSESSIVE,
    "possessed-1-2": _CASE_AFTER_1_2,
    "possessed-3": _CASE_AFTER_3 + _PREDICATE,
    "possessed-plural": _CASE,
    "locative": _ATTRIBUTE + _PREDICATE,
    "genitive": [_row("кі", "plural", mark="attribute")],
    "attribute": _PLURAL + _NOMINAL,
    "end": [],
    "verb": _VOICE + _AFTER_VOICE,
    "voice-causative": _PASSIVE_LATE + _AFTER_VOICE,
    "voice-late": _AFTER_VOICE,
    "voice-closed": _AFFIRMATIVE,
    "negative": _MOOD + _NEGATIVE_ONLY,
    "participle": _PLURAL + _NOMINAL,
    "gerund": _NOMINAL + _PLURAL,
    "polite-imperative": [_row("дАр", "end", "Number=Plur")],
    "past": _finite(_SHORT_PERSON),
    "present": _finite(_FULL_PERSON),
    "converb-imperfect": [
        _row("дЫ", "end", f"{_PRESENT}|Person=3"),
        *_finite(_FULL_PERSON, _PRESENT),
    ],
    "converb-perfect": [
        _row("тЫ", "end", f"{_HEARSAY}|Person=3"),
        *_finite(_FULL_PERSON, _HEARSAY),
    ],
}

# States in which a word cannot stop; 'voiced' is a final қ or к before a vowel.
OPEN_STATES = frozenset({"voice-closed", "voiced"})

# How unlikely a step is, beside the small price of every step.
STEP_COST = 0.1
DISHARMONY_COST = 2.5
MARK_COST = {"derive": 1.5, "predicate": 1.6, "attribute": 0.2, "agent": 0.3, "aorist": 0.25}
VOICE_COST = 0.1
