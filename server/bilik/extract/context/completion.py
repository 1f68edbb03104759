"""Spells out what a Kazakh sentence leaves unsaid of a name.

After 'Конституциялық Сот' a text says 'Сот судьялары', 'оның Төрағасы', 'Төрағаны', and after
'Премьер-Министр' only 'оны'. The words that are meant are put in their place, each at the
characters that stand for it, so that later stages read the sentence as if it were written in full.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from bilik.extract.clause.sentence import Sentence, in_context
from bilik.extract.context.acted import Acted
from bilik.extract.context.common import Homeland, choosing_deputies, led_chambers, speaks_of
from bilik.extract.context.elision import elided, event_named, last_of_year, of_year
from bilik.extract.context.headword import Headword
from bilik.extract.context.spelt import (
    in_case,
    is_counted,
    is_modified,
    is_office,
    is_owned,
    is_plural,
    is_short,
    put_before,
)
from bilik.extract.frame.evocation import FrameFinder
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.patronymic import case_of
from bilik.extract.naming.possession import Possessions
from bilik.extract.relation.bare import stands_bare
from bilik.extract.statement import Entity
from bilik.extract.things import INSTITUTION, PERSON
from bilik.text.kk.letters import VOWELS
from bilik.text.language import Language
from bilik.text.model import Token

_OWNERS = "оның"
_OBJECT = "оны"
_OBJECTS = "оларды"
_CHOSEN = "етіп"
_WHICH = frozenset(
    {"алдыңғы", "бұрынғы", "қазіргі", "тұңғыш", "алғашқы", "келесі", "кейінгі", "соңғы", "жаңа"}
)
_NEAR = 1  # sentences back to the body whose noun stands without any owner
_FAR = 3  # sentences back to what a pronoun or a short name may stand for
_POST = re.compile(
    r"(?P<stem>[^\W\d_][\w-]+)[лдт][ыі](?:[қк](?P<case>қа|ке|тан|тен|та|те)"
    r"|ғ(?P<own>ына|ынан|ында))"
)
_POST_CASES = {"қа": "іне", "ке": "іне", "тан": "інен", "тен": "інен", "та": "інде", "те": "інде"}
_POST_ENDINGS = (*_POST_CASES, "ына", "ынан", "ында")
_OWN_CASES = {"ына": "іне", "ынан": "інен", "ында": "інде"}
Words = tuple[Token, ...]


class Completion:
    """Spells out the sentences of one document, in order."""

    def __init__(
        self,
        possessions: Possessions,
        language: Language,
        frames: FrameFinder,
    ) -> None:
        self._acted = Acted(frames, language, self._rewritten)
        self._possessions = possessions
        self._language = language
        self._named: list[tuple[int, str]] = []
        self._headword = Headword(possessions)
        self._homeland = Homeland(possessions.home)
        self._short: dict[str, tuple[int, str]] = {}
        self._rivals: dict[str, set[str]] = defaultdict(set)
        self._topic: tuple[int, Sequence[str]] | None = None
        self._several: tuple[int, Sequence[str]] | None = None
        self._persons: list[str] = []
        self._owner_of: dict[str, tuple[int, str]] = {}
        self._event = ""
        self._of_year: Sequence[str] = ()

    def restore(self, sentence: Sentence, names: Sequence[Mention]) -> Sentence:
        """Return a sentence with short names and pronouns spelled out; `names` are its own."""
        places = dict(self._places(sentence, names))
        last = self._named[-1][1] if self._named else ""
        for index, case in self._headword.common(sentence, last):
            places[index] = self._spelled(sentence, index, self._headword.label, case)
        places |= dict(elided(sentence, self._event))
        places |= dict(self._common(sentence, names))
        for index, words, case in of_year(sentence, self._of_year):
            places[index] = self._spelled(sentence, index, words, case)
        self._of_year = last_of_year(sentence, len(sentence)) or self._of_year
        self._event = event_named(sentence, self._possessions.events)
        full = self._rewritten(sentence, places) if places else sentence
        return self._acted.restore(full, names)

    def _common(self, sentence: Sentence, names: Sequence[Mention]) -> Iterator[tuple[int, Words]]:
        """Put names for the nouns that stand for a chamber or for the own country."""
        chambers = self._possessions.chambers
        for index in led_chambers(sentence, chambers):
            fitting = frozenset().union(*(chambers.get(n, ()) for n in sentence.lemmas[index]))
            body = self._last_owner(sentence, index, names, fitting, _FAR)
            if label := self._possessions.labels.get(body or ""):
                yield index, self._spelled(sentence, index, label, "Nom")
        for index, iri in choosing_deputies(sentence, names, self._possessions.led):
            if label := self._possessions.labels.get(iri):
                yield index, self._spelled(sentence, index, label, "Nom")
        for index, words, case in self._homeland.places(sentence, names):
            yield index, self._spelled(sentence, index, words, case)

    def _spelled(self, sentence: Sentence, index: int, words: Sequence[str], case: str) -> Words:
        span = sentence.tokens[index].span
        return tuple(Token(word, span) for word in in_case(words, case, self._language))

    def remember(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Keep what a sentence named, for those behind it."""
        self._headword.learn(sentence, names)
        self._homeland.remember(sentence, names)
        for name in sorted(names, key=lambda name: name.first):
            if PERSON in name.types:
                self._persons.append(name.iri)
            if INSTITUTION not in name.types:
                continue
            if self._possessions.labels.get(name.iri):
                self._named.append((sentence.index, name.iri))
        for _, lemma, iri in _shortened(self._possessions, sentence, names):
            self._short[lemma] = sentence.index, iri
            self._rivals[lemma].add(iri)
        self._remember_topic(sentence, names)

    def _remember_topic(self, sentence: Sentence, names: Sequence[Mention]) -> None:
        """Keep the office that a sentence begins with and is about: 'оны' stands for it."""
        first = [m for m in names if m.first == 0 and is_office(m)]
        if first and stands_bare(sentence, first[0]):
            words = [t.text for t in sentence.tokens[first[0].first : first[0].last + 1]]
            self._topic = sentence.index, words
        elif first and first[0].features.get("Case") == "Acc":
            self._topic = sentence.index, self._post_name(first[0])
        several = [m for m in names if is_office(m) and is_plural(sentence, m)]
        self._several = (sentence.index, self._post_name(several[-1])) if several else self._several

    def _post_name(self, office: Mention) -> Sequence[str]:
        assert isinstance(office.value, Entity)
        return self._possessions.posts.get(office.value.iri, ())

    def _places(self, sentence: Sentence, names: Sequence[Mention]) -> Iterator[tuple[int, Words]]:
        named = {index for name in names for index in range(name.first, name.last + 1)}
        of_father = self._possessions.patronymics.surname
        told = [*_shortened(self._possessions, sentence, names)]
        for index, word in enumerate(sentence.words):
            derived = tuple(self._post(sentence, index, names))
            if derived:
                yield from derived
            elif index in named:
                continue
            elif (surname := of_father(sentence, index, self._persons)) is not None:
                case = case_of(sentence, index)
                yield index, self._spelled(sentence, index, (surname,), case) if surname else ()
            elif _is_between(self._possessions, sentence, index) or speaks_of(sentence, index):
                yield index, ()
            elif word == _OWNERS:
                yield from self._owner(sentence, index, names)
            elif word == _OBJECT:
                yield from self._object(sentence, index, names)
            elif word == _OBJECTS:
                yield from self._objects(sentence, index, names)
            else:
                short = tuple(self._in_full(sentence, index, told))
                yield from short or self._unowned(sentence, index, names)

    def _in_full(
        self, sentence: Sentence, index: int, told: Sequence[tuple[int, str, str]]
    ) -> Iterator[tuple[int, Words]]:
        """'Сот' behind 'Конституциялық Сот' is that court; so is the 'сот' of 'сот төрағасы'.

        `told` are the heads of names of the sentence itself.
        """
        capital = sentence.tokens[index].text[0].isupper()
        here = {lemma: (sentence.index, iri) for last, lemma, iri in told if last < index}
        known = sentence.lemmas[index] & (here.keys() | self._short.keys())
        if not known or not is_short(sentence, index):
            return
        for lemma in sorted(known):
            said, iri = here[lemma] if lemma in here else self._short[lemma]
            far = len(self._rivals[lemma] | {iri}) == 1  # no other body is called so
            near = far or sentence.index - said <= _FAR
            if iri and near and (capital or _owns_next(self._possessions, sentence, index, iri)):
                label = self._possessions.labels[iri]
                case = sentence.features(index).get("Case", "Nom")
                word = in_case(label, case, self._language)[-1]
                named = replace(sentence.tokens[index], text=word)
                yield index, (*put_before(sentence, index, label[:-1]), named)
                return

    def _owner(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'оның Төрағасы': the body last named that the lexicon knows to have one."""
        near = range(index + 1, min(len(sentence), index + 4))
        owned = (i for i in near if sentence.features(i).get("Person[psor]") == "3")
        noun = next(owned, None)
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
        if said.get("Case") != "Acc" or sentence.is_verb(index):
            return
        possessed = said.get("Person[psor]") == "3"
        if possessed and index and _is_between(self._possessions, sentence, index - 1):
            return
        subject = not possessed and any(m.last == index - 1 for m in names)
        if not subject and (is_modified(sentence, index) or is_owned(sentence, index, names)):
            return
        if not possessed and self._is_of_topic(sentence, index):
            yield from self._as_object(sentence, index, self._topic[1] if self._topic else ())
            return
        several = sentence.shows(index, "Number", "Plur") or is_counted(sentence, index)
        owners = self._possessions.owners if possessed or several else self._possessions.heads
        label = self._label(sentence, index, names, owners, _NEAR)
        if label:
            yield index, (*put_before(sentence, index, label), sentence.tokens[index])

    def _is_of_topic(self, sentence: Sentence, index: int) -> bool:
        """'Комитет Төрағасын ... Төрағаны Президент тағайындайды': the office spoken of."""
        if self._topic is None or sentence.index - self._topic[0] > _NEAR or not self._topic[1]:
            return False
        head = self._language.read(self._topic[1][-1])[:1]
        return bool(head) and head[0].lemma == sentence.readings[index][0].lemma

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
        said, owner = self._owner_of.get(lemma, (-1 - _FAR, ""))
        again = owner if sentence.index - said <= _NEAR and owner in owners.get(lemma, ()) else None
        iri = again or self._last_owner(sentence, noun, names, owners.get(lemma), reach)
        self._owner_of[lemma] = sentence.index, iri or ""
        return in_case(self._possessions.labels[iri], "Gen", self._language) if iri else ()

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
        near = takewhile(lambda named: sentence.index - named[0] <= reach, reversed(self._named))
        named = (*reversed(here), *(iri for _, iri in near), self._headword.iri)
        return next((iri for iri in named if iri in (fitting or ())), None)

    def _object(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'Оны Президент тағайындайды': the office that the sentence before was about.

        Or the one that is spoken of before a colon: 'Вице-Президент сайланбайды: оны ...'.
        """
        if _CHOSEN in sentence.words[index:]:
            return  # 'оны Премьер-Министр етіп тағайындады' is of a person
        before = [m for m in names if m.last < index and is_office(m)]
        colon = ":" in sentence.words[:index]
        led = [m for m in before if colon and ":" in sentence.words[m.last : index]]
        words: Sequence[str] = ()
        if len({m.first for m in led}) == 1:  # namesakes stand in one place
            words = min((self._post_name(m) for m in led), key=len)
        elif self._topic and sentence.index - self._topic[0] == 1 and not led:
            others = [m for m in before if not stands_bare(sentence, m)]
            words = () if others else self._topic[1]
            self._topic = (sentence.index, words) if words else self._topic
        yield from self._as_object(sentence, index, words)

    def _objects(
        self, sentence: Sentence, index: int, names: Sequence[Mention]
    ) -> Iterator[tuple[int, Words]]:
        """'Облыс әкімдеріне келсек, оларды ...': the offices last named in the plural."""
        here = [m for m in names if m.last < index and is_office(m) and is_plural(sentence, m)]
        if here:
            yield from self._as_object(sentence, index, self._post_name(here[-1]))
        elif self._several and sentence.index - self._several[0] == 1:
            yield from self._as_object(sentence, index, self._several[1])
            self._several = sentence.index, self._several[1]

    def _as_object(
        self, sentence: Sentence, index: int, words: Sequence[str]
    ) -> Iterator[tuple[int, Words]]:
        if words:
            yield index, self._spelled(sentence, index, words, "Acc")

    def _rewritten(self, sentence: Sentence, places: Mapping[int, Words]) -> Sentence:
        whole = enumerate(sentence.tokens)
        kept = [new for index, token in whole for new in places.get(index, (token,))]
        words = [token.text.casefold() for token in kept]
        readings = [self._language.read(token.text) for token in kept]
        return replace(
            sentence,
            tokens=tuple(kept),
            readings=in_context(words, readings, sentence.grammar),
        )


def _shortened(
    possessions: Possessions, sentence: Sentence, names: Sequence[Mention]
) -> Iterator[tuple[int, str, str]]:
    """Yield the heads of the bodies named, each behind the name's last token, with the body."""
    for name in sorted(names, key=lambda name: name.first):
        if INSTITUTION not in name.types:
            continue
        label = possessions.labels.get(name.iri, ())
        if len(label) > 1 and name.first < name.last:
            for lemma in sentence.lemmas[name.last]:
                yield name.last, lemma, name.iri
        body = possessions.led.get(name.iri, "")
        led = possessions.labels.get(body, ())
        if len(led) > 1 and name.last - name.first >= len(led):
            for lemma in sentence.lemmas[name.first + len(led) - 1]:
                yield name.last, lemma, body


def _is_between(possessions: Possessions, sentence: Sentence, index: int) -> bool:
    """'Сенаттың тұңғыш төрағасы' is a 'Сенаттың төрағасы': which one it is, stands between."""
    if sentence.words[index] not in _WHICH or not 0 < index < len(sentence) - 1:
        return False
    owner, owned = sentence.features(index - 1), sentence.readings[index + 1][:1]
    capital = sentence.tokens[index - 1].text[0].isupper() or owner.get("Case") == "Gen"
    noun = capital and owner.get("Case") in {"Gen", "Nom"} and not sentence.is_verb(index - 1)
    post = bool(owned) and owned[0].lemma in possessions.heads
    return noun and post and owned[0].features.get("Person[psor]") == "3"


def _owns_next(possessions: Possessions, sentence: Sentence, index: int, body: str) -> bool:
    """Tell whether a noun follows that the lexicon knows as the body's: 'комиссия мүшелері'."""
    after = sentence.readings[index + 1][:1] if index + 1 < len(sentence) else ()
    owned = bool(after) and after[0].features.get("Person[psor]") == "3"
    return owned and body in possessions.owners.get(after[0].lemma, ())
