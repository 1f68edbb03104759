"""A graph of any size in the terms of the ontology, the same for the same number and seed.

A *state* has twelve institutions, forty persons with tenures and a chain of twenty-five acts, each
amending the one before; an act has five provisions with three versions each; a quarter of the
versions confer a power, and two statements of documents with their evidence speak of each power.
The check queries of the project find nothing wrong but tenures of one office that overlap.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bilik.vocabulary import GRAPH, ID, OA, ONTOLOGY, RDF, RDFS, XSD

INSTITUTIONS: Final = 12
PERSONS: Final = 40
ACTS: Final = 25
PROVISIONS: Final = 5
VERSIONS: Final = 3
POWER_TYPES: Final = 16
FIRST_YEAR: Final = 1960
YEARS: Final = 65
PHRASE: Final = "habeas corpus"

_LINES: Final = 10_000
_PHRASE_SHARE: Final = 1 / 6000
_WORDS: Final = {
    "kk": "президент парламент заң билік мемлекет өкілеттік келісім сот үкімет халық қаулы мерзім",
    "ru": "президент парламент закон власть государство полномочие согласие суд народ указ срок",
    "en": "president parliament law power state duty consent court government people decree term",
}
_OFFICES: Final = ("President", "Parliament", "Senate", "Supreme Court", "Government", "Akimat")


@dataclass
class Entities:
    """Names that queries ask for; each list is spread over the graph."""

    states: list[int] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    act_labels: list[str] = field(default_factory=list)
    powers: list[int] = field(default_factory=list)


class Generator:
    """Writes one graph as N-Quads or N-Triples; `entities` is complete at the end."""

    def __init__(self, triples: int, *, named: bool = False, seed: int = 7) -> None:
        self.entities = Entities()
        self.triples = 0
        self._wanted = triples
        self._named = named
        self._random = random.Random(seed)
        self._words = {code: words.split() for code, words in _WORDS.items()}
        self._graph = ""
        self._powers = 0
        self._statements = 0

    def chunks(self) -> Iterator[str]:
        """Yield the text in chunks of some thousand lines; stops soon after the wanted number."""
        waiting: list[str] = []
        for line in self._lines():
            waiting.append(line)
            if len(waiting) >= _LINES:
                yield "".join(waiting)
                waiting.clear()
        yield "".join(waiting)

    def _lines(self) -> Iterator[str]:
        yield from self._vocabulary()
        state = 0
        while self.triples < self._wanted:
            state += 1
            yield from self._state(state)

    def _triple(self, subject: str, predicate: str, value: str) -> str:
        self.triples += 1
        return f"{subject} {predicate} {value}{self._graph} .\n"

    def _enter(self, name: str) -> None:
        self._graph = f" <{GRAPH}{name}>" if self._named else ""

    def _vocabulary(self) -> Iterator[str]:
        self._enter("bench/vocabulary")
        for number in range(POWER_TYPES):
            yield self._triple(_thing("power-type", number), _TYPE, _term("PowerType"))
            yield self._triple(_thing("power-type", number), _LABEL, f'"power {number}"@en')
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            node = _thing("year", year)
            yield self._triple(node, _TYPE, _term("Year"))
            yield self._triple(node, _term("ordinal"), _number(year))
            yield self._triple(node, _term("validFrom"), _day(year, 1, 1))
            yield self._triple(node, _term("validTo"), _day(year + 1, 1, 1))

    def _state(self, state: int) -> Iterator[str]:
        self._enter(f"bench/state-{state}")
        self.entities.states.append(state)
        yield self._triple(_thing("state", state), _TYPE, _term("State"))
        yield self._triple(_thing("state", state), _LABEL, f'"State {state}"@en')
        for number in range(INSTITUTIONS):
            yield from self._institution(state, number)
        for number in range(PERSONS):
            yield from self._person(state, number)
        for number in range(ACTS):
            yield from self._act(state, number)

    def _institution(self, state: int, number: int) -> Iterator[str]:
        node = _institution(state, number)
        name = f"{_OFFICES[number % len(_OFFICES)]} {number} of State {state}"
        yield self._triple(node, _TYPE, _term("Institution"))
        yield self._triple(node, _term("ofState"), _thing("state", state))
        yield self._triple(node, _LABEL, f'"{name}"@en')
        for code, share in (("ru", 0.6), ("kk", 0.4)):
            if self._random.random() < share:
                yield self._triple(node, _LABEL, f'"{name} ({code})"@{code}')

    def _person(self, state: int, number: int) -> Iterator[str]:
        person, tenure = (_thing(kind, f"{state}-{number}") for kind in ("person", "tenure"))
        year = self._between(FIRST_YEAR, FIRST_YEAR + YEARS - 10)
        yield self._triple(person, _TYPE, _term("Person"))
        yield self._triple(person, _LABEL, f'"Person {number} of State {state}"@en')
        yield self._triple(tenure, _TYPE, _term("Tenure"))
        yield self._triple(tenure, _term("tenureOf"), person)
        yield self._triple(tenure, _term("tenureIn"), self._any_institution(state))
        yield self._triple(tenure, _term("validFrom"), self._day(year))
        if self._random.random() < 0.8:
            yield self._triple(tenure, _term("validTo"), self._day(year + self._between(1, 8)))

    def _act(self, state: int, number: int) -> Iterator[str]:
        name, year = f"{state}-{number}", FIRST_YEAR + number * 2
        label = f"Act {number} of {year} of State {state}"
        self.entities.acts.append(name)
        self.entities.act_labels.append(label)
        self._enter(f"bench/act-{name}")
        node = _thing("act", name)
        yield self._triple(node, _TYPE, _term("LegalAct"))
        if number:
            yield self._triple(node, _term("amendedAct"), _thing("act", f"{state}-{number - 1}"))
        yield self._triple(node, _term("ofState"), _thing("state", state))
        yield self._triple(node, _term("adoptedOn"), self._day(year))
        yield self._triple(node, _term("inForceFrom"), self._day(year + 1))
        for code in _WORDS:
            text = label if code == "en" else f"{label} ({code})"
            yield self._triple(node, _LABEL, f'"{text}"@{code}')
        for article in range(PROVISIONS):
            yield from self._provision(state, f"{name}-{article}", node, year)

    def _provision(self, state: int, name: str, act: str, year: int) -> Iterator[str]:
        node = _thing("provision", name)
        yield self._triple(node, _TYPE, _term("Provision"))
        yield self._triple(node, _term("provisionOf"), act)
        yield self._triple(node, _term("locator"), f'"{name}"')
        for version in range(VERSIONS):
            yield from self._version(state, f"{name}-{version}", node, year + version)

    def _version(self, state: int, name: str, provision: str, year: int) -> Iterator[str]:
        node = _thing("provision-version", name)
        yield self._triple(node, _TYPE, _term("ProvisionVersion"))
        yield self._triple(node, _term("versionOfProvision"), provision)
        yield self._triple(node, _term("ordinal"), _number(year))
        rare = f" {PHRASE}" if self._random.random() < _PHRASE_SHARE else ""
        for code, share in (("en", 1.0), ("ru", 0.67), ("kk", 0.33)):
            if self._random.random() < share:
                text = self._text(code, 14, 40) + rare
                yield self._triple(node, _term("provisionText"), f'"{text}."@{code}')
        if self._random.random() < 0.25:
            yield from self._power(state, node, year)

    def _power(self, state: int, version: str, year: int) -> Iterator[str]:
        self._powers += 1
        self.entities.powers.append(self._powers)
        node, start = _thing("power", self._powers), self._between(year, FIRST_YEAR + YEARS - 6)
        kind = _thing("power-type", self._between(0, POWER_TYPES - 1))
        yield self._triple(node, _TYPE, _term("PowerProvision"))
        yield self._triple(node, _term("powerType"), kind)
        yield self._triple(node, _term("powerHolder"), self._any_institution(state))
        yield self._triple(node, _term("powerObject"), self._any_institution(state))
        yield self._triple(node, _term("conferredBy"), version)
        yield self._triple(node, _term("holdingStatus"), f"<{ID}concept/hs-held>")
        yield self._triple(node, _term("validFrom"), self._day(start))
        if self._random.random() < 0.7:
            yield self._triple(node, _term("validTo"), self._day(start + self._between(1, 20)))
        for _ in range(2):
            yield from self._statement(node)

    def _statement(self, power: str) -> Iterator[str]:
        self._statements += 1
        kinds = ("statement", "evidence", "position", "quote")
        node, target, position, quote = (_thing(kind, self._statements) for kind in kinds)
        start, words = self._between(0, 90_000), self._text("en", 8, 20)
        yield self._triple(node, _TYPE, _term("Statement"))
        yield self._triple(node, _term("about"), power)
        confidence = f'"{self._between(50, 99) / 100}"^^<{XSD}decimal>'
        yield self._triple(node, _term("confidence"), confidence)
        yield self._triple(node, _term("evidence"), target)
        for selector in (position, quote):
            yield self._triple(target, f"<{OA}hasSelector>", selector)
        yield self._triple(position, f"<{OA}start>", _number(start))
        yield self._triple(position, f"<{OA}end>", _number(start + len(words)))
        yield self._triple(quote, f"<{OA}exact>", f'"{words}"')

    def _any_institution(self, state: int) -> str:
        return _institution(state, self._between(0, INSTITUTIONS - 1))

    def _text(self, code: str, least: int, most: int) -> str:
        return " ".join(self._random.choices(self._words[code], k=self._between(least, most)))

    def _day(self, year: int) -> str:
        return _day(year, self._between(1, 12), self._between(1, 28))

    def _between(self, least: int, most: int) -> int:
        return least + int(self._random.random() * (most - least + 1))


def _term(name: str) -> str:
    return f"<{ONTOLOGY}{name}>"


def _thing(kind: str, name: object) -> str:
    return f"<{ID}bench/{kind}/{name}>"


def _institution(state: int, number: int) -> str:
    return _thing("institution", f"{state}-{number}")


def _number(value: int) -> str:
    return f'"{value}"^^<{XSD}integer>'


def _day(year: int, month: int, day: int) -> str:
    return f'"{year:04}-{month:02}-{day:02}T00:00:00"^^<{XSD}dateTime>'


_TYPE: Final = f"<{RDF}type>"
_LABEL: Final = f"<{RDFS}label>"
