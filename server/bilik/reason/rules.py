"""Derived graphs: OWL 2 RL types and links by `reasonable`, then SPARQL CONSTRUCT rules.

`reasonable` knows no property chains and gives no order; the rules of `queries/construct` add what
it lacks, and everything is handed on sorted and without blank nodes, so that builds repeat.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import reasonable
from rdflib import URIRef

from bilik.errors import KnowledgeError
from bilik.graph import header
from bilik.graph.header import HeadedQuery
from bilik.vocabulary import (
    GRAPH,
    GRAPH_ASSESSMENTS,
    GRAPH_CURATED,
    GRAPH_DOCUMENT,
    GRAPH_INFERRED,
    GRAPH_INTEROP,
    GRAPH_MEASURES,
    GRAPH_ONTOLOGY,
    GRAPH_QUARANTINE,
    ID,
    ONTOLOGY,
    OWL,
    RDF,
    RDFS,
)

# Later graphs may build on earlier ones.
DERIVED = (GRAPH_INFERRED, GRAPH_MEASURES, GRAPH_ASSESSMENTS, GRAPH_INTEROP)
_IGNORED = frozenset({*DERIVED, GRAPH_QUARANTINE})
_TYPE = RDF + "type"


@dataclass(frozen=True)
class Rule:
    """A CONSTRUCT query and the IRI of the graph that it fills."""

    name: str
    graph: str
    query: str

    @property
    def digest(self) -> ox.Triple:
        """The statement that gives the SHA-256 digest of the query's text."""
        value = ox.Literal(sha256(self.query.encode()).hexdigest())
        node = ox.NamedNode(f"{ID}query/{self.name}")
        return ox.Triple(node, ox.NamedNode(ONTOLOGY + "querySha256"), value)


def load(folder: Path) -> tuple[Rule, ...]:
    """Read `*.rq`, each of which names its graph (`#+ graph:`); raises KnowledgeError."""
    return tuple(_rule(query) for query in header.load(folder))


def infer(quads: Iterable[ox.Quad], rules: Sequence[Rule]) -> Iterator[ox.Quad]:
    """Yield the quads of each derived graph, sorted; statements that are known are left out.

    A rule that describes itself as id/query/{name} cannot know its own digest, so that is added.
    Derived and quarantined graphs among `quads` are ignored. Raises KnowledgeError for a rule that
    is no CONSTRUCT query or makes blank nodes.
    """
    known = ox.Store()
    known.bulk_extend(quad for quad in quads if _name(quad) not in _IGNORED)
    for graph in DERIVED:
        if graph == GRAPH_INFERRED:
            yield from _added(known, graph, _rl_triples(known))
        own = [rule for rule in rules if rule.graph == graph]
        found = {triple for rule in own for triple in _constructed(rule, known)}
        described = {triple.subject for triple in found}
        found |= {rule.digest for rule in own if rule.digest.subject in described}
        yield from _added(known, graph, found)


def _rule(query: HeadedQuery) -> Rule:
    graph = GRAPH + query.required("graph")
    if graph not in DERIVED:
        names = ", ".join(name.removeprefix(GRAPH) for name in DERIVED)
        raise KnowledgeError(f"{query.name}.rq: the graph must be one of {names}.")
    return Rule(query.name, graph, query.text)


def _added(known: ox.Store, graph: str, triples: Iterable[ox.Triple]) -> list[ox.Quad]:
    """Put the triples that are new into the store and return them as sorted quads."""
    name = ox.NamedNode(graph)
    new = [
        ox.Quad(triple.subject, triple.predicate, triple.object, name)
        for triple in triples
        if not _holds(known, triple)
    ]
    known.extend(new)
    return sorted(new, key=str)


def _holds(known: ox.Store, triple: ox.Triple) -> bool:
    pattern = known.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return next(pattern, None) is not None


def _rl_triples(known: ox.Store) -> set[ox.Triple]:
    """Return the OWL 2 RL consequences that say something about our individuals.

    Kept are types outside the RDF vocabularies and links by our properties. Literals are not: the
    reasoner rewrites them, so that old ones would look new.
    """
    kept = set()
    for subject, predicate, value in _closure(known):
        if not isinstance(value, URIRef) or not str(subject).startswith(ID):
            continue
        is_type = str(predicate) == _TYPE and not str(value).startswith((OWL, RDF, RDFS))
        if is_type or str(predicate).startswith(ONTOLOGY):
            nodes = (ox.NamedNode(str(node)) for node in (subject, predicate, value))
            kept.add(ox.Triple(*nodes))
    return kept


def _closure(known: ox.Store) -> Sequence[tuple[object, object, object]]:
    """Run the reasoner over ontology, law and documents.

    It reads a file, not rdflib terms: a term that it does not expect makes it panic. Links stay
    out, or each Wikidata item would inherit the statements about its twin.
    """
    reasoner = reasonable.PyReasoner()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "premises.ttl"
        ox.serialize(_premises(known), path, format=ox.RdfFormat.N_TRIPLES)
        reasoner.load_file(str(path))
    closure: Sequence[tuple[object, object, object]] = reasoner.reason()
    return closure


def _premises(known: ox.Store) -> Iterator[ox.Triple]:
    for quad in known:
        name = _name(quad)
        if name in {GRAPH_ONTOLOGY, GRAPH_CURATED} or name.startswith(GRAPH_DOCUMENT):
            yield quad.triple


def _constructed(rule: Rule, known: ox.Store) -> Iterator[ox.Triple]:
    try:
        answer = known.query(rule.query, use_default_graph_as_union=True)
    except SyntaxError as fault:
        raise KnowledgeError(f"{rule.name}.rq is not SPARQL: {fault.msg}") from None
    if not isinstance(answer, ox.QueryTriples):
        raise KnowledgeError(f"{rule.name}.rq must be a CONSTRUCT query.")
    for triple in answer:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise KnowledgeError(
                f"{rule.name}.rq makes blank nodes, which would differ in every build. "
                "Build an IRI from the subject's, as IRI(CONCAT(STR(?x), '/part'))."
            )
        yield triple


def _name(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
