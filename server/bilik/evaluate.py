"""How well texts are read: extracted statements held against annotated ones.

An annotated fact is found when a statement has its frame, its polarity, all its role values and a
sentence of evidence around its quote; a statement is right when it finds a fact. Every other one
counts as wrong, also one that is incomplete: it says part of an annotated fact and nothing against
it. Facts and statements are counted once for each text. What is missed and wrong is listed.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilik.collection import uncollected
from bilik.documents import reader
from bilik.documents.model import Document
from bilik.errors import KnowledgeError
from bilik.extract.extractor import Extractor
from bilik.extract.statement import Entity, Number, Statement, Value
from bilik.graph.knowledge import Knowledge
from bilik.graph.lexicon import LexiconReader
from bilik.graph.ontology import load_world
from bilik.readers.task import extractor
from bilik.text.model import Span
from bilik.vocabulary import LANGUAGES, ONTOLOGY, PREFIXES

HELD_OUT = "held-out"

_LIMIT = 10_000_000  # bytes of an annotated text


@dataclass(frozen=True)
class GoldFact:
    """One annotated fact: where the document says it (raw characters) and what it says.

    `row` is the row of the acceptance list of the source documents that it belongs to, if any.
    """

    id: str
    frame: str
    start: int
    roles: frozenset[tuple[str, str]]
    consents: frozenset[tuple[str, str]]
    negated: bool
    row: str | None = None


@dataclass(frozen=True)
class GoldText:
    """An annotated text: `set` is source, development or held-out."""

    document: Document
    set: str
    facts: tuple[GoldFact, ...]


@dataclass(frozen=True)
class Evaluation:
    """The annotated facts of one text, found and missed, and the statements beyond them."""

    text: GoldText
    found: Mapping[str, Statement]
    missed: Sequence[GoldFact]
    right: Sequence[Statement]
    beyond: Sequence[Statement]

    @property
    def incomplete(self) -> Sequence[Statement]:
        """Those beyond that say part of an annotated fact and nothing against it."""
        return [s for s in self.beyond if any(_states_part(s, f) for f in self.text.facts)]


@dataclass(frozen=True)
class Score:
    """Counts of facts and statements; precision, recall and F1 follow from them."""

    facts: int = 0
    found: int = 0
    statements: int = 0
    right: int = 0
    incomplete: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.facts + other.facts,
            self.found + other.found,
            self.statements + other.statements,
            self.right + other.right,
            self.incomplete + other.incomplete,
        )

    @property
    def precision(self) -> float:
        """The share of statements that are right; 1 when there are none."""
        return self.right / self.statements if self.statements else 1.0

    @property
    def recall(self) -> float:
        """The share of annotated facts that were found; 1 when there are none."""
        return self.found / self.facts if self.facts else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def by_rule(evaluations: Iterable[Evaluation]) -> dict[str, tuple[int, int]]:
    """Count the statements of each rule that were right, and all; not those of held-out texts."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for each in evaluations:
        if each.text.set != HELD_OUT:
            right.update(statement.rule for statement in each.right)
            of.update(statement.rule for statement in (*each.right, *each.beyond))
    return {rule: (right[rule], of[rule]) for rule in of}


def texts(root: Path) -> Iterator[GoldText]:
    """Yield the annotated texts below the knowledge folder: source documents, then gold texts.

    Raises KnowledgeError for an annotation that does not fit its text.
    """
    for path in sorted((root / "data" / "gold").glob("*.toml")):
        yield _text(path, root / "data" / "documents", "source")
    for path in sorted((root / "data" / "gold" / "texts").glob("*.toml")):
        yield _text(path, path.parent, "development")


def _text(path: Path, folder: Path, default: str) -> GoldText:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        (source,) = folder.glob(f"{data.get('document', path.stem)}.*.txt")
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise KnowledgeError(f"{path.name}: {error}. Mend the annotation.") from None
    document = reader.read(source, _LIMIT)
    return GoldText(document, data.get("set", default), load(path, document))


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
        row=row.get("row"),
    )


def _roles(roles: Mapping[str, str | list[str]]) -> Iterable[tuple[str, str]]:
    for name, values in roles.items():
        for value in values if isinstance(values, list) else [values]:
            yield ONTOLOGY + name, _expand(value)


def _expand(value: str) -> str:
    prefix, colon, local = value.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else value


def evaluate(text: GoldText, extractor: Extractor) -> Evaluation:
    """Read an annotated text and hold the statements against its facts."""
    statements = {_place(s): s for s in extractor.extract(text.document)}
    return compare(text, tuple(statements.values()))


def compare(text: GoldText, statements: Sequence[Statement]) -> Evaluation:
    """Hold statements against the facts of a text."""
    found: dict[str, Statement] = {}
    missed: list[GoldFact] = []
    right: dict[tuple[str, Span], Statement] = {}
    for fact in text.facts:
        matches = [statement for statement in statements if _states(statement, fact)]
        right.update({_place(statement): statement for statement in matches})
        if matches:
            found[fact.id] = matches[0]
        else:
            missed.append(fact)
    beyond = [statement for statement in statements if _place(statement) not in right]
    return Evaluation(text, found, missed, tuple(right.values()), beyond)


def _place(statement: Statement) -> tuple[str, Span]:
    """What is stated, and in which sentence: what counts once."""
    return statement.key, statement.evidence.sentence


def scores(
    evaluations: Iterable[Evaluation], key: Callable[[Evaluation, str], Any]
) -> dict[Any, Score]:
    """Add up scores by a key of evaluation and frame (an IRI)."""
    total: dict[Any, Score] = {}
    for evaluation in evaluations:
        for frame, score in _by_frame(evaluation).items():
            name = key(evaluation, frame)
            total[name] = total.get(name, Score()) + score
    return dict(sorted(total.items()))


def rows(evaluations: Iterable[Evaluation]) -> dict[str, bool]:
    """Tell for each row of the acceptance list whether all its facts were found, in order."""
    found: dict[str, bool] = {}
    for evaluation in evaluations:
        for fact in evaluation.text.facts:
            if fact.row:
                found[fact.row] = found.get(fact.row, True) and fact.id in evaluation.found
    return dict(sorted(found.items()))


def _by_frame(evaluation: Evaluation) -> dict[str, Score]:
    facts = Counter(fact.frame for fact in evaluation.text.facts)
    missed = Counter(fact.frame for fact in evaluation.missed)
    right = Counter(statement.frame for statement in evaluation.right)
    beyond = Counter(statement.frame for statement in evaluation.beyond)
    incomplete = Counter(statement.frame for statement in evaluation.incomplete)
    return {
        frame: Score(
            facts[frame],
            facts[frame] - missed[frame],
            right[frame] + beyond[frame],
            right[frame],
            incomplete[frame],
        )
        for frame in sorted(facts | right | beyond)
    }


def _states(statement: Statement, fact: GoldFact) -> bool:
    return (
        _is_about(statement, fact)
        and fact.roles <= _roles_of(statement)
        and fact.consents <= {(c.kind, c.of.iri) for c in statement.consents}
    )


def _states_part(statement: Statement, fact: GoldFact) -> bool:
    annotated = {role for role, _ in fact.roles}
    common = {(role, value) for role, value in _roles_of(statement) if role in annotated}
    consents = {(c.kind, c.of.iri) for c in statement.consents}
    return (
        _is_about(statement, fact)
        and bool(common)
        and common <= fact.roles
        and (not fact.consents or consents <= fact.consents)
    )


def _is_about(statement: Statement, fact: GoldFact) -> bool:
    sentence = statement.evidence.sentence
    return (
        statement.frame == fact.frame
        and statement.negated == fact.negated
        and sentence.start <= fact.start < sentence.end
    )


def _roles_of(statement: Statement) -> set[tuple[str, str]]:
    return {(f.role, _value(f.value)) for f in statement.fillers}


def _value(value: Value) -> str:
    if isinstance(value, Number):
        return value.value
    return value.iri if isinstance(value, Entity) else value.start


def read_all(root: Path) -> list[Evaluation]:
    """Read every annotated text below the knowledge folder and compare."""
    with uncollected():
        lexicon = LexiconReader(load_world(quad.triple for quad in Knowledge(root).quads())).read()
    extractors = {code: extractor(lexicon, code) for code in LANGUAGES}
    return [evaluate(text, extractors[text.document.language]) for text in texts(root)]


def as_json(evaluations: Sequence[Evaluation]) -> str:
    """Return scores by set and language and by frame, with what was missed and what is wrong.

    Of held-out texts only the scores are told: rules must not be written for them.
    """
    by_set = scores(evaluations, lambda e, _frame: (e.text.set, e.text.document.language))
    by_frame = scores(evaluations, lambda _e, frame: frame.removeprefix(ONTOLOGY))
    shown = [e for e in evaluations if e.text.set != HELD_OUT]
    return json.dumps(
        {
            "sets": [{"set": s, "language": c, **row(score)} for (s, c), score in by_set.items()],
            "frames": [{"frame": name, **row(score)} for name, score in sorted(by_frame.items())],
            "rows": rows(shown),
            "missed": [f"{e.text.document.id} {fact.id}" for e in shown for fact in e.missed],
            "wrong": [
                f"{e.text.document.id} {statement.key}" for e in shown for statement in e.beyond
            ],
        },
        indent=2,
    )


def row(score: Score) -> dict[str, float]:
    """Return a score as numbers to print, shares with two digits."""
    return {
        "facts": score.facts,
        "found": score.found,
        "statements": score.statements,
        "right": score.right,
        "incomplete": score.incomplete,
        "precision": round(score.precision, 2),
        "recall": round(score.recall, 2),
        "f1": round(score.f1, 2),
    }
