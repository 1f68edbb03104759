"""One thing of the graph with all that its page says, gathered by a constant number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bilik.publish.languages import in_best_language
from bilik.store.asking import node as node_of
from bilik.vocabulary import GRAPH_DOCUMENT, OA, ONTOLOGY, OWL, PROV, RDF, RDFS, SKOS
from bilik.web.views.day import Span
from bilik.web.views.rows import bindings, nodes, rows
from bilik.web.views.statements import Statement, read

Term = Mapping[str, Any]

# A property by which more things than this point at one is counted, and not listed.
_MOST_USERS: Final = 200
_MOST_STATEMENTS: Final = 40
_LABELS: Final = (RDFS + "label", SKOS + "prefLabel")
_SINCE: Final = tuple(
    ONTOLOGY + name for name in ("validFrom", "occurredOn", "occurredFrom", "adoptedOn")
)
# Links of the machinery of evidence, which the statements themselves show better.
_MACHINERY: Final = frozenset(
    (
        OA + "hasSource",
        OA + "hasBody",
        OA + "hasTarget",
        PROV + "wasGeneratedBy",
        PROV + "used",
        PROV + "wasAssociatedWith",
        PROV + "wasDerivedFrom",
        ONTOLOGY + "statedIn",
        ONTOLOGY + "claimedIn",
        ONTOLOGY + "evidenceRole",
        ONTOLOGY + "stance",
        ONTOLOGY + "reviewStatus",
        OWL + "imports",
        RDF + "type",
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a page says of a thing that it names."""

    label: str = ""
    span: Span = field(default_factory=Span)
    status: str = ""


@dataclass(frozen=True, slots=True)
class Users:
    """Things that point at the one by a property; `count` of them in all."""

    property: str
    count: int
    iris: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """Whose consent a power needs: (kind, bodies, majority)."""

    iri: str
    kind: str
    bodies: tuple[str, ...]
    majority: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing: terms by property, with the graphs that say so; who points at it; what was read.

    `further` counts the statements of documents that are there beside `statements`.
    """

    iri: str
    facts: Mapping[str, tuple[Term, ...]]
    graphs: Mapping[str, tuple[str, ...]]
    users: tuple[Users, ...]
    consents: tuple[Consent, ...]
    statements: tuple[Statement, ...]
    named: Mapping[str, Named]
    further: int = 0

    def texts(self, *properties: str) -> list[str]:
        """Return the values of properties as texts."""
        return [term["value"] for name in properties for term in self.facts.get(name, ())]

    def words(self, language: str, *properties: str) -> list[str]:
        """Return the literals of properties in the best language there is."""
        terms = [term for name in properties for term in self.facts.get(name, ())]
        return in_best_language(terms, language) if terms else []

    def label(self, iri: str) -> str:
        """Return the name of a thing, or ""."""
        return self.named.get(iri, Named()).label

    @property
    def types(self) -> list[str]:
        """The classes of ours that it was recorded with."""
        return [iri for iri in self.texts(RDF + "type") if iri != OWL + "NamedIndividual"]


def gather(iri: str, language: str) -> Thing | None:
    """Return what is known of a thing, or None when nothing is: at most nine queries."""
    node = node_of(iri)
    recorded = bindings("thing-facts", thing=[node]) if node else []
    if not recorded:
        return None
    facts, graphs = _facts(recorded)
    consents = _consents(facts)
    users, mentions = _users(iri)
    own = [iri] if ONTOLOGY + "statedIn" in facts else []
    attested = [term["value"] for term in facts.get(ONTOLOGY + "attestedBy", ())]
    found = dict.fromkeys((*own, *attested, *mentions))
    statements = tuple(read(list(found)[:_MOST_STATEMENTS]))
    wanted = [iri, *facts, *_values(facts), *_of_consents(consents)]
    for each in users:
        wanted += [each.property, *each.iris]
    for statement in statements:
        wanted += [statement.iri, *statement.iris, *_documents(statement)]
    return Thing(
        iri=iri,
        facts=facts,
        graphs=graphs,
        users=users,
        consents=consents,
        statements=statements,
        named=details(wanted, language),
        further=max(0, len(found) - _MOST_STATEMENTS),
    )


def _facts(found: Iterable[Mapping[str, Term]]) -> tuple[dict[str, Any], dict[str, Any]]:
    facts: dict[str, dict[tuple[str, str], Term]] = {}
    graphs: dict[str, dict[str, None]] = {}
    for row in found:
        name, value = row["property"]["value"], row["value"]
        key = (value["value"], value.get("xml:lang", ""))
        facts.setdefault(name, {})[key] = value
        graphs.setdefault(name, {})[row["graph"]["value"]] = None
    return (
        {name: tuple(values.values()) for name, values in facts.items()},
        {name: tuple(values) for name, values in graphs.items()},
    )


def _values(facts: Mapping[str, Sequence[Term]]) -> list[str]:
    return [t["value"] for terms in facts.values() for t in terms if t["type"] == "uri"]


def _consents(facts: Mapping[str, Sequence[Term]]) -> tuple[Consent, ...]:
    wanted = nodes(t["value"] for t in facts.get(ONTOLOGY + "subjectToConsent", ()))
    made: dict[str, Consent] = {}
    for row in rows("thing-consents", consent=wanted) if wanted else ():
        known = made.get(row["consent"])
        bodies = (*(known.bodies if known else ()), row["body"])
        made[row["consent"]] = Consent(
            row["consent"], row["kind"], tuple(dict.fromkeys(bodies)), row.get("majority", "")
        )
    return tuple(made.values())


def _of_consents(consents: Iterable[Consent]) -> list[str]:
    return [iri for each in consents for iri in (each.kind, *each.bodies)]


def _users(iri: str) -> tuple[tuple[Users, ...], list[str]]:
    """Return who points at a thing, and apart from them the statements of documents that do."""
    node = node_of(iri)
    assert node is not None
    counts = {
        row["property"]: int(row["subjects"])
        for row in rows("thing-uses", thing=[node])
        if row["property"] not in _MACHINERY
    }
    few = nodes(name for name, count in counts.items() if count <= _MOST_USERS)
    by: dict[str, dict[str, None]] = {}
    mentions: dict[str, None] = {}
    for row in rows("thing-users", thing=[node], property=few) if few else ():
        if row["graph"].startswith(GRAPH_DOCUMENT):
            mentions[row["subject"]] = None
        else:
            by.setdefault(row["property"], {})[row["subject"]] = None
    listed = {name: Users(name, len(iris), tuple(iris)) for name, iris in by.items()}
    users = [
        listed.get(name) or Users(name, count)
        for name, count in counts.items()
        if name in listed or count > _MOST_USERS
    ]
    return tuple(users), list(mentions)


def _documents(statement: Statement) -> tuple[str, ...]:
    return (statement.document,) if statement.document else ()


def details(iris: Iterable[str], language: str) -> dict[str, Named]:
    """Return label, days and status of things, by a single query."""
    labels: dict[str, list[Term]] = {}
    since: dict[str, str] = {}
    until: dict[str, str] = {}
    status: dict[str, str] = {}
    wanted = nodes(sorted(set(iris)))
    for row in bindings("thing-details", iri=wanted) if wanted else ():
        iri, name, value = row["iri"]["value"], row["property"]["value"], row["value"]
        if name in _LABELS:
            labels.setdefault(iri, []).append(value)
        elif name in _SINCE:
            since[iri] = min(since.get(iri, value["value"]), value["value"])
        elif name == ONTOLOGY + "validTo":
            until[iri] = max(until.get(iri, ""), value["value"])
        else:
            status[iri] = value["value"]
    return {
        iri: Named(
            label=next(iter(in_best_language(labels.get(iri, ()), language)), ""),
            span=Span.of(since.get(iri), until.get(iri)),
            status=status.get(iri, ""),
        )
        for iri in {**labels, **since, **until, **status}
    }
