"""What a document about one IRI says: a concise bounded description with what belongs to it.

Its own statements (https://www.w3.org/submissions/CBD/), what points to it, the evidence of a
statement, the graphs that state it, and the labels of all that is named. The number of queries does
not depend on the number of triples.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from bilik.graph.partitions import DATASET
from bilik.publish.addresses import document_of
from bilik.store.asking import Row, rows, triples
from bilik.store.base import Store
from bilik.vocabulary import DCTERMS, FOAF, OA, ONTOLOGY, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD

# Triples that point to a thing, on each page of its document.
PAGE: Final = 250

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"

_LABELS: Final = (
    ("label", RDFS + "label"),
    ("preferred", SKOS + "prefLabel"),
    ("title", DCTERMS + "title"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is asked for: `page` from 1, `day` as YYYY-MM-DD or "" for all days."""

    iri: str
    page: int = 1
    day: str = ""

    @property
    def node(self) -> str:
        """The IRI as SPARQL writes it."""
        return str(NamedNode(self.iri))


@dataclass(frozen=True, slots=True)
class Description:
    """The triples of a document; `incoming` counts all that point to the thing, on all pages."""

    triples: tuple[Triple, ...]
    incoming: int

    def pages(self) -> int:
        """Count the pages of the document."""
        return max(1, -(-self.incoming // PAGE))


def describe(store: Store, wanted: Wanted) -> Description | None:
    """Describe an IRI, or return None when the graph knows nothing of it; raises StoreError."""
    own = triples(store, f"DESCRIBE {wanted.node}")
    count = int(rows(store, _counted(wanted))[0]["count"])
    if not own and not count:
        return None
    incoming = [_incoming(wanted.iri, row) for row in rows(store, _pointing(wanted))]
    if wanted.day:
        own = _on_day(own, {row["other"] for row in rows(store, _not_on_day(wanted))})
    around = triples(store, _around(wanted, incoming))
    graphs = [row["graph"] for row in rows(store, _graphs(wanted))]
    about = _about(wanted.iri, graphs, store.version())
    return Description((*own, *incoming, *around, *about), count)


def exists(store: Store, iri: str) -> bool:
    """Tell whether the graph says anything about an IRI, or has a graph of that name."""
    iri = str(NamedNode(iri))
    places = (f"{iri} ?p ?o", f"?s ?p {iri} FILTER(isIRI(?s))", f"GRAPH {iri} {{ ?s ?p ?o }}")
    pattern = " UNION ".join(f"{{ {place} }}" for place in places)
    return bool(rows(store, f"SELECT * {{ {pattern} }} LIMIT 1"))


def _covers(other: str, day: str) -> str:
    """Return the pattern that holds when a thing is in force on a day, or has no days."""
    instant = f'"{day}T00:00:00"^^<{XSD}dateTime>'
    return f"""\
  OPTIONAL {{ {other} <{ONTOLOGY}validFrom> ?from }}
  OPTIONAL {{ {other} <{ONTOLOGY}validTo> ?to }}
  BIND((!BOUND(?from) || ?from <= {instant}) && (!BOUND(?to) || {instant} < ?to) AS ?covers)
"""


def _pointing_pattern(wanted: Wanted) -> str:
    day = _covers("?s", wanted.day) + "  FILTER(?covers)\n" if wanted.day else ""
    return f"{{\n  ?s ?p {wanted.node} .\n  FILTER(isIRI(?s))\n{day}}}"


def _counted(wanted: Wanted) -> str:
    return f"SELECT (COUNT(*) AS ?count) {_pointing_pattern(wanted)}"


def _pointing(wanted: Wanted) -> str:
    # One key made once for each row: the engine sorts by two terms ten times more slowly.
    pattern = _pointing_pattern(wanted).removesuffix("}")
    return f"""\
SELECT ?s ?p {pattern}  BIND(CONCAT(STR(?p), " ", STR(?s)) AS ?key)
}}
ORDER BY ?key LIMIT {PAGE} OFFSET {(wanted.page - 1) * PAGE}"""


def _not_on_day(wanted: Wanted) -> str:
    return f"""\
SELECT DISTINCT ?other {{
  {wanted.node} ?p ?other . FILTER(isIRI(?other))
{_covers("?other", wanted.day)}
  FILTER(!?covers)
}}"""


def _graphs(wanted: Wanted) -> str:
    return f"SELECT DISTINCT ?graph {{ GRAPH ?graph {{ {wanted.node} ?p ?o }} }} ORDER BY ?graph"


def _around(wanted: Wanted, incoming: Iterable[Triple]) -> str:
    """Ask for the evidence of the thing, and for the labels of what its document names."""
    names = dict.fromkeys(part for each in incoming for part in (each.subject, each.predicate))
    named = (
        f"{wanted.node} ?p ?n .",
        f"{{ SELECT DISTINCT ?n {{ {wanted.node} ?n ?o }} }}",
        f"VALUES ?n {{ {' '.join(map(str, names))} }}",
    )
    # A branch for each kind of label: the engine joins one VALUES with another by trying all pairs.
    labels = (f"{{ {each} ?n <{kind}> ?{name} }}" for each in named for name, kind in _LABELS)
    template = " . ".join(f"?n <{kind}> ?{name}" for name, kind in _LABELS)
    return f"""\
CONSTRUCT {{ ?a ?b ?c . {template} }} WHERE {{
  {{
    {wanted.node} <{ONTOLOGY}evidence>/(<{OA}hasTarget>/(<{OA}hasSelector>?))? ?a .
    ?a ?b ?c . FILTER(isIRI(?a))
  }}
  UNION {" UNION ".join(labels)}
}}"""


def _incoming(iri: str, row: Row) -> Triple:
    return Triple(NamedNode(row["s"]), NamedNode(row["p"]), NamedNode(iri))


def _on_day(own: Iterable[Triple], others: set[str]) -> list[Triple]:
    return [each for each in own if getattr(each.object, "value", None) not in others]


def _about(iri: str, graphs: Iterable[str], version: str) -> Iterator[Triple]:
    """Say what the document is, and where its statements come from."""
    document = document_of(iri)
    if document != iri:
        yield _link(document, RDF + "type", FOAF + "Document")
        yield _link(document, FOAF + "primaryTopic", iri)
        for graph in graphs:
            yield _link(document, PROV + "wasDerivedFrom", graph)
    yield _link(document, DCTERMS + "license", LICENCE)
    yield _link(document, VOID + "inDataset", DATASET)
    if version:
        yield Triple(NamedNode(document), NamedNode(OWL + "versionInfo"), Literal(version))


def _link(subject: str, predicate: str, value: str) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(value))
