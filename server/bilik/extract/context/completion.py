"""Spells out what a Kazakh sentence leaves unsaid of a name.

After 'Конституциялық Сот' a text says 'Сот судьялары', 'оның Төрағасы', 'Төрағаны', and after
'Премьер-Министр' only 'оны'. The words that are meant are put in their place, each at the
characters that stand for it, so that later stages read the sentence as if it were written in full.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bilik.extract.clause.sentence import Sentence, in_context
from bilik.extract.context.elision import elided, event_named, last_of_year, of_year
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.patronymic import ending
from bilik.extract.naming.possession import Possessions
from bilik.extract.relation.bare import stands_bare
from bilik.extract.statement import Entity
from bilik.extract.things import INSTITUTION, OFFICE, PERSON
from bilik.text.kk.generation import forms
from bilik.text.kk.letters import VOWELS
from bilik.text.language import Language
from bilik.text.model import Span, Token

_OWNERS = "оның"
_OBJECT = "оны"
_OBJECTS = "оларды"
_NEAR = 1  # sentences back to the body whose noun stands without any owner
_FAR = 3  # sentences back to what a pronoun or a short name may stand for
_CURRENT = frozenset({"жаңа", "қазіргі", "бұрынғы", "тұңғыш"})
_POST = re.compile(
    r"(?P<stem>[^\W\d_][\w-]+)[лдт][ыі](?:[қк](?P<case>қа|ке|тан|тен|та|те)"
    r"|ғ(?P<own>ына|ынан|ында))"
)
_POST_CASES = {"қа": "іне", "ке": "іне", "тан": "інен", "тен": "інен", "та": "інде", "те": "інде"}
_POST_ENDINGS = (*_POST_CASES, "ына", "ынан", "ында")
_OWN_CASES = {"ына": "іне", "ынан": "інен", "ында": "інде"}
_PERSON_CASES = {
    "Gen": ("ның",),
    "Acc": ("н", "ны"),
    "Dat": ("на", "ға"),
    "Abl": ("нан",),
    "Ins": ("мен",),
}
_FRONT = "іе"
_POSSESSED = {  # behind 'Төрағасы', behind 'Кеңесі'
    "Gen": ("ның", "нің"),
    "Acc": ("н", "н"),
    "Dat": ("на", "не"),
    "Abl": ("нан", "нен"),
    "Loc": ("нда", "нде"),
    "Ins": ("мен", "мен"),
}
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})

Words = tuple[Token, ...]


class Completion:
    """Spells out the sentences of one document, in order."""

    def __init__(self, possessions: Possessions, language: Language) -> None:
        self._possessions = possessions
        self._language = language
        self._named: list[tuple[int, str]] = []
        self._short: dict[str, tuple[int, Sequence[str]]] = {}
        self._topic: tuple[int, Sequence[str]] | None = None
        self._several: tuple[int, Sequence[str]] | None = None
        self._persons: list[str] = []
        self._event = ""
        self._of_year: Sequence[str] = ()

    def restore(self, sentence: Sentence, names: Sequence[Mention]) -> Sentence:
        """Return a sentence with short names and pronouns spelled out; `names` are its own."""
        places = dict(self._places(sentence, names))
        places |= dict(elided(sentence, self._event))
        for index, words, case in of_year(sentence, self._of_year):
            span = sentence.tokens[index].span
            meant = _in_case(words, case, self._language)
            places[index] = tuple(Token(word, span) for word in meant)
        self._of_year = last_of_year(sentence, len(sentence)) or self._of_year
        self._event = event_named(sentence, self._possessions.events)
        return self._rewritten(sentence, places) if places else sentence

    def remember(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Keep what a sentence named, for those behind it."""
        for name in sorted(names, key=lambda name: name.first):
            if PERSON in name.types:
                self._persons.append(name.iri)
            if INSTITUTION not in name.types:
                continue
            label = self._possessions.labels.get(name.iri, ())
            if label:
                self._named.append((sentence.index, name.iri))
        self._short.update(self._shortened(sentence, names, len(sentence)))
        self._remember_topic(sentence, names)

    def _shortened(
        self, sentence: Sentence, names: Sequence[Mention], end: int
    ) -> Iterator[tuple[str, tuple[int, Sequence[str]]]]:
        """Yield the heads of the bodies named before a token, each with the whole name."""
        for name in sorted(names, key=lambda name: name.first):
            if INSTITUTION not in name.types:
                continue
            label = self._possessions.labels.get(name.iri, ())
            if len(label) > 1 and name.first < name.last < end:
                for lemma in sentence.lemmas[name.last]:
                    yield lemma, (sentence.index, label)
            led = self._possessions.labels.get(self._possessions.led.get(name.iri, ""), ())
            if len(led) > 1 and name.last - name.first >= len(led) and name.last < end:
                for lemma in sentence.lemmas[name.first + len(led) - 1]:
                    yield lemma, (sentence.index, led)

    def _remember_topic(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Keep the office that a sentence begins with and is about: 'оны' stands for it."""
        first = [m for m in names if m.first == 0 and _is_office(m)]
        if first and stands_bare(sentence, first[0]):
            words = [t.text for t in sentence.tokens[first[0].first : first[0].last + 1]]
            self._topic = sentence.index, words
        elif first and first[0].features.get("Case") == "Acc":
            self._topic = sentence.index, self._post_name(first[0])
        several = [m for m in names if _is_office(m) and _is_plural(sentence, m)]
        self._several = (sentence.index, self._post_name(several[-1])) if several else self._several

    def _post_name(self, office: Mention) -> Sequence[str]:
        assert isinstance(office.value, Entity)
        return self._possessions.posts.get(office.value.iri, ())

    def _places(self, sentence: Sentence, names: Sequence[Mention]) -> Iterator[tuple[int, Words]]:
        named = {index for name in names for index in range(name.first, name.last + 1)}
        for index, word in enumerate(sentence.words):
            derived = tuple(self._post(sentence, index, names))
            if derived:
                yield from derived
            elif index in named:
                continue
            elif (surname := self._surname(sentence, index)) is not None:
                yield index, surname
            elif word == _OWNERS:
                yield from self._owner(sentence, index, names)
            elif word == _OBJECT:
                yield from self._object(sentence, index, names)
            elif word == _OBJECTS:
                yield from self._objects(sentence, index, names)
            else:
                short = tuple(self._in_full(sentence, index, names))
                yield from short or self._unowned(sentence, index, names)

    def _surname(self, sentence: Sentence, index: int) -> Words | None:
        """'Ерік Мағзұмұлы Асанбаев' is 'Ерік Асанбаев', and so is 'Ерік Мағзұмұлы'."""
        surname = self._possessions.patronymics.surname(sentence, index, self._persons)
        if not surname:
            return None if surname is None else ()
        case = next((c for c, ends in _PERSON_CASES.items() if ending(sentence, index) in ends), "")
        words = _in_case((surname,), case, self._language) if case else (surname,)
        return tuple(Token(word, sentence.tokens[index].span) for word in words)

    def _in_full(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'Сот' that follows 'Конституциялық Сот' is that court."""
        if not sentence.tokens[index].text[0].isupper() or not _is_short(sentence, index):
            return
        known = {**self._short, **dict(self._shortened(sentence, names, index))}
        for lemma in sorted(sentence.lemmas[index]):
            said, label = known.get(lemma, (-1 - _FAR, ()))
            if label and sentence.index - said <= _FAR:
                case = sentence.features(index).get("Case", "Nom")
                word = _in_case(label, case, self._language)[-1]
                named = replace(sentence.tokens[index], text=word)
                yield index, (*_before(sentence, index, label[:-1]), named)
                return

    def _owner(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'оның Төрағасы': the body last named that the lexicon knows to have one."""
        noun = next(
            (
                i
                for i in range(index + 1, min(len(sentence), index + 4))
                if sentence.features(i).get("Person[psor]") == "3"
            ),
            None,
        )
        label = self._label(sentence, noun, names, self._possessions.owners, _FAR) if noun else ()
        if label:
            span = sentence.tokens[index].span
            yield index, tuple(Token(word, span) for word in label)

    def _post(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'Президенттікке', 'төрағалықтан' are 'Президент қызметіне', 'Төрағасы қызметінен'."""
        text = sentence.tokens[index].text
        match = _POST.fullmatch(text) if text.endswith(_POST_ENDINGS) else None
        if not match:
            return
        stem, own, span = match["stem"], match["own"], sentence.tokens[index].span
        words: Sequence[str] = ()
        if stem.casefold() in self._possessions.offices:
            words = (stem,)
        elif stem.casefold() in self._possessions.heads and stem[-1] in VOWELS:
            label = () if own else self._body_before(sentence, index, stem.casefold(), names)
            words = (*label, stem + "сы") if label or own else ()
        if words:
            post = "қызмет" + (_OWN_CASES[own] if own else _POST_CASES[match["case"]])
            yield index, tuple(Token(word, span) for word in (*words, post))

    def _body_before(
        self, sentence: Sentence, index: int, noun: str, names: Sequence[Mention]
    ) -> Sequence[str]:
        """Return the name of the body last named that has such a head."""
        iri = self._last_owner(sentence, index, names, self._possessions.heads.get(noun), _FAR)
        return self._possessions.labels.get(iri or "", ())

    def _unowned(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'Төрағасын тағайындайды', 'Төрағаны': of the body spoken of, when nothing owns it."""
        said = sentence.features(index)
        if said.get("Case") != "Acc" or sentence.is_verb(index) or _is_modified(sentence, index):
            return
        possessed = said.get("Person[psor]") == "3"
        owners = self._possessions.owners if possessed else self._possessions.heads
        label = self._label(sentence, index, names, owners, _NEAR)
        if label:
            yield index, (*_before(sentence, index, label), sentence.tokens[index])

    def _label(
        self,
        sentence: Sentence,
        noun: int,
        names: Sequence[Mention],
        owners: Mapping[str, frozenset[str]],
        reach: int,
    ) -> Sequence[str]:
        """Return the name of the body last named before a noun that may own it."""
        lemma = sentence.readings[noun][0].lemma
        iri = self._last_owner(sentence, noun, names, owners.get(lemma), reach)
        return _in_case(self._possessions.labels[iri], "Gen", self._language) if iri else ()

    def _last_owner(
        self,
        sentence: Sentence,
        noun: int,
        names: Sequence[Mention],
        fitting: frozenset[str] | None,
        reach: int,
    ) -> str | None:
        """Return the body of some that was named last before a token."""
        here = [
            m.value.iri
            for m in sorted(names, key=lambda m: m.first)
            if m.last < noun and isinstance(m.value, Entity)
        ]
        before = [iri for said, iri in self._named if sentence.index - said <= reach]
        return next((i for i in reversed([*before, *here]) if i in (fitting or ())), None)

    def _object(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'Оны Президент тағайындайды': the office that the sentence before was about.

        Or the one that is spoken of before a colon: 'Вице-Президент сайланбайды: оны ...'.
        """
        before = [m for m in names if m.last < index and _is_office(m)]
        colon = ":" in sentence.words[:index]
        led = [m for m in before if colon and ":" in sentence.words[m.last : index]]
        words: Sequence[str] = ()
        if len({m.first for m in led}) == 1:  # namesakes stand in one place
            words = min((self._post_name(m) for m in led), key=len)
        elif self._topic and sentence.index - self._topic[0] == 1 and not led:
            others = [m for m in before if not stands_bare(sentence, m)]
            words = () if others else self._topic[1]
        yield from self._as_object(sentence, index, words)

    def _objects(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'Облыс әкімдеріне келсек, оларды ...': the offices last named in the plural."""
        here = [m for m in names if m.last < index and _is_office(m) and _is_plural(sentence, m)]
        if here:
            yield from self._as_object(sentence, index, self._post_name(here[-1]))
        elif self._several and sentence.index - self._several[0] == 1:
            yield from self._as_object(sentence, index, self._several[1])
            self._several = sentence.index, self._several[1]

    def _as_object(
        self, sentence: Sentence, index: int, words: Sequence[str]
    ) -> Iterator[tuple[int, Words]]:
        span = sentence.tokens[index].span
        meant = _in_case(words, "Acc", self._language) if words else ()
        if meant:
            yield index, tuple(Token(word, span) for word in meant)

    def _rewritten(self, sentence: Sentence, places: Mapping[int, Words]) -> Sentence:
        kept: list[Token] = []
        for index, token in enumerate(sentence.tokens):
            kept += places.get(index, (token,))
        words = [token.text.casefold() for token in kept]
        readings = [self._language.read(token.text) for token in kept]
        return replace(
            sentence,
            tokens=tuple(kept),
            readings=in_context(words, readings, sentence.grammar),
        )


def _before(sentence: Sentence, index: int, words: Iterable[str]) -> Iterator[Token]:
    place = sentence.tokens[index].span.start
    return (Token(word, Span(place, place)) for word in words)


def _is_office(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Entity) and OFFICE in value.types and PERSON not in value.types


def _is_plural(sentence: Sentence, mention: Mention) -> bool:
    return sentence.shows(mention.last, "Number", "Plur")


def _is_short(sentence: Sentence, index: int) -> bool:
    best = sentence.readings[index][:1]
    if not best or best[0].pos != "NOUN" or "Number" in best[0].features:
        return False
    owner = sentence.features(index - 1).get("Case") == "Nom" if index else False
    subject = owner and not sentence.is_verb(index - 1)  # 'Президент Сот Төрағасын тағайындайды'
    modified = not subject and _is_modified(sentence, index)
    return "Person[psor]" not in best[0].features and not modified


def _is_modified(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun has an owner or an attribute right before it; numbers are passed over."""
    before = index - 1
    while before >= 0 and sentence.readings[before] and sentence.readings[before][0].pos == "NUM":
        before -= 1
    best = sentence.readings[before][:1] if before >= 0 else ()
    if not best:
        return False
    if sentence.words[before] in sentence.grammar.pointing | _CURRENT:
        return False
    if not sentence.grammar.calendar.isdisjoint(sentence.lemmas[before]):
        return False  # '2020 жылы Кеңес Хатшысы болып ...'
    case = best[0].features.get("Case", "Nom")
    form = best[0].features.get("VerbForm")  # 'заң шығару өкілеттігі'
    verbal = form == "Part" or (form == "Ger" and case == "Nom")
    return verbal or (best[0].pos in _NOMINAL and case in {"Nom", "Gen"})


def _in_case(words: Sequence[str], case: str, language: Language) -> Sequence[str]:
    """Put a name into a case, which its last word shows: 'Министрді', 'Төрағасын', 'Кеңесінің'."""
    *inner, head = words
    first, hyphen, last = head.rpartition("-")
    best = language.read(head)[:1]
    if best and best[0].features.get("Person[psor]") == "3":
        ending = _POSSESSED.get(case, ("", ""))[head[-1] in _FRONT]
        return (*inner, head + ending)
    if case == "Nom":
        return words
    for form in forms(last, depth=1):
        if form.features == {"Case": case}:
            return (*inner, first + hyphen + last[0] + form.text[1:])
    return words
