"""How well the documents are read: extracted statements held against annotated ones.

An annotated fact is found when a statement has its frame, all its role values and a sentence of
evidence around its quote. The statements that answer no annotated fact are listed, not hidden.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilik.documents.model import Document
from bilik.errors import KnowledgeError
from bilik.extract.statement import Entity, Period, Statement
from bilik.vocabulary import ONTOLOGY, PREFIXES


@dataclass(frozen=True)
class GoldFact:
    """One annotated fact: where the document says it (raw characters) and what it says."""

    id: str
    frame: str
    start: int
    roles: frozenset[tuple[str, str]]
    consents: frozenset[tuple[str, str]]
    negated: bool


@dataclass(frozen=True)
class Evaluation:
    """The annotated facts of one document, found and missed, and the statements beyond them."""

    found: Mapping[str, Statement]
    missed: Sequence[GoldFact]
    beyond: Sequence[Statement]

    @property
    def recall(self) -> float:
        """The share of annotated facts that were found."""
        total = len(self.found) + len(self.missed)
        return len(self.found) / total if total else 1.0


def load(path: Path, document: Document) -> tuple[GoldFact, ...]:
    """Read the annotations of a document; raises KnowledgeError when one does not fit the text."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_fact(row, document) for row in data["fact"])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise KnowledgeError(f"{path.name}: {error}. Mend the annotation.") from None


def _fact(row: Mapping[str, Any], document: Document) -> GoldFact:
    start = document.text.find(row["quote"])
    if start < 0:
        raise KnowledgeError(f"{row['id']}: the document has no passage {row['quote']!r}.")
    return GoldFact(
        id=row["id"],
        frame=ONTOLOGY + row["frame"],
        start=start,
        roles=frozenset(_roles(row["roles"])),
        consents=frozenset((_expand(c["kind"]), _expand(c["of"])) for c in row.get("consents", ())),
        negated=row.get("negated", False),
    )


def _roles(roles: Mapping[str, str | list[str]]) -> Iterable[tuple[str, str]]:
    for name, values in roles.items():
        for value in values if isinstance(values, list) else [values]:
            yield ONTOLOGY + name, _expand(value)


def _expand(value: str) -> str:
    prefix, colon, local = value.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else value


def evaluate(facts: Iterable[GoldFact], statements: Sequence[Statement]) -> Evaluation:
    """Hold the statements of a document against its annotated facts."""
    found: dict[str, Statement] = {}
    missed: list[GoldFact] = []
    answering: set[str] = set()
    for fact in facts:
        matches = [statement for statement in statements if _states(statement, fact)]
        answering.update(statement.key for statement in matches)
        if matches:
            found[fact.id] = matches[0]
        else:
            missed.append(fact)
    beyond = [statement for statement in statements if statement.key not in answering]
    return Evaluation(found, missed, beyond)


def _states(statement: Statement, fact: GoldFact) -> bool:
    sentence = statement.evidence.sentence
    return (
        statement.frame == fact.frame
        and statement.negated == fact.negated
        and sentence.start <= fact.start < sentence.end
        and fact.roles <= {(f.role, _value(f.value)) for f in statement.fillers}
        and fact.consents <= {(c.kind, c.of.iri) for c in statement.consents}
    )


def _value(value: Entity | Period) -> str:
    return value.iri if isinstance(value, Entity) else value.start
