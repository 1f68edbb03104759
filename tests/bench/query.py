"""The queries of the bench with their variants."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from tests.bench.graph import ACTS, INSTITUTIONS, PHRASE, Entities

from bilik.vocabulary import ID, ONTOLOGY, RDFS

T = TypeVar("T")

SOLUTIONS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"

_EXPORT_ROWS: Final = 100_000
_PREFIXES: Final = f"PREFIX bilik: <{ONTOLOGY}> PREFIX rdfs: <{RDFS}>\n"


@dataclass(frozen=True, slots=True)
class BenchQuery:
    """One query of the bench; `variants` are its texts with different names in them."""

    name: str
    title: str
    variants: tuple[str, ...]
    compare: str

    @property
    def accept(self) -> str:
        """The media type that is asked for."""
        return TRIPLES if self.name in {"describe", "construct"} else SOLUTIONS


def load(entities: Entities, variants: int = 50) -> tuple[BenchQuery, ...]:
    """Read the queries and set their names, spread evenly over the graph."""
    text = (Path(__file__).parent / "queries.toml").read_text(encoding="utf-8")
    names = [_names(entities, number, variants) for number in range(variants)]
    return tuple(
        BenchQuery(name, entry["title"], _texts(entry["query"], names), entry["compare"])
        for name, entry in tomllib.loads(text).items()
    )


def _texts(template: str, names: list[Mapping[str, object]]) -> tuple[str, ...]:
    filled = (_PREFIXES + _fill(template, each) for each in names)
    return tuple(dict.fromkeys(filled))


def _fill(template: str, names: Mapping[str, object]) -> str:
    for name, value in names.items():
        template = template.replace("{" + name + "}", str(value))
    return template


def _names(entities: Entities, number: int, of: int) -> Mapping[str, object]:
    state = _spread(entities.states, number, of)
    late = ACTS - 1 - number % 10  # long chains of amendments
    return {
        "base": f"{ID}bench/",
        "state": state,
        "institution": f"{state}-{number % INSTITUTIONS}",
        "late_act": f"{state}-{late}",
        "label": _spread(entities.act_labels, number, of),
        "power": _spread(entities.powers, number, of),
        "phrase": PHRASE,
        "limit": 20 + number % 5,
        "limit_500": 500 + number % 5,
        "limit_export": _EXPORT_ROWS,
    }


def _spread(items: Sequence[T], number: int, of: int) -> T:
    return items[number * len(items) // of]
