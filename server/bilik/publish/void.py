"""The data set described for catalogues and harvesters: VoID and DCAT 3.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/. The numbers stand in the graph of
the catalogue, with the version that they were counted of; what depends on the server (addresses,
files) is added here. A graph that was written to since is a revision (`prov:wasRevisionOf`) of that
version, which then has the numbers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from bilik.graph.partitions import DATASET
from bilik.publish.description import LICENCE
from bilik.publish.dumps import Dump
from bilik.store.asking import rows, triples
from bilik.store.base import Store
from bilik.vocabulary import (
    BASE,
    DCAT,
    DCTERMS,
    ELI,
    FOAF,
    FORMATS,
    GRAPH_CATALOGUE,
    ID,
    OA,
    ONTOLOGY,
    ORG,
    OWL,
    PROV,
    QB,
    RDF,
    SH,
    SKOS,
    VOID,
    XSD,
)

_SPDX: Final = "http://spdx.org/rdf/terms#"
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES: Final = (
    *(ONTOLOGY, SKOS, DCTERMS, OWL),
    ORG,
    OA,
    PROV,
    ELI,
    QB,
)
_EXAMPLES: Final = ("institution/president", "act/constitution-1995", "power-type/open-missions")


@dataclass(frozen=True, slots=True)
class Server:
    """Where the data is served: the address of the server with a slash, the version, the files."""

    root: str
    version: str
    dumps: tuple[Dump, ...] = ()


def describe(store: Store, server: Server) -> list[Triple]:
    """Return the description of the data set as this server has it; raises StoreError."""
    counted = _counted(store, server.version)
    named = triples(store, f"DESCRIBE <{BASE[:-1]}>")
    title = [
        Triple(NamedNode(DATASET), each.predicate, each.object)
        for each in named
        if each.predicate.value in {DCTERMS + "title", DCTERMS + "description"}
    ]
    return [*counted, *title, *_dataset(server), *_service(server), *_files(server)]


def _counted(store: Store, version: str) -> Iterable[Triple]:
    """Return what the build counted; of a graph that changed since, as numbers of its version."""
    found = triples(
        store, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{GRAPH_CATALOGUE}> {{ ?s ?p ?o }} }}"
    )
    told = (each.object for each in found if each.predicate.value == OWL + "versionInfo")
    of = next((text.value for text in told if isinstance(text, Literal)), version)
    if of == version:
        return found
    whole, before = NamedNode(DATASET), NamedNode(f"{BASE}void#{of}")
    now = int(rows(store, "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }")[0]["triples"])
    return [
        *(Triple(before, t.predicate, t.object) if t.subject == whole else t for t in found),
        Triple(whole, NamedNode(PROV + "wasRevisionOf"), before),
        # The catalogue, which is not counted either way, stands apart from all else.
        _text(DATASET, VOID + "triples", str(now - len(found)), XSD + "nonNegativeInteger"),
    ]


def examples(store: Store) -> list[Triple]:
    """Return the questions and prefixes as SHACL has them, for the description of the service."""
    return triples(
        store,
        f"""\
CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  GRAPH <{GRAPH_CATALOGUE}> {{
    {{ ?s a <{SH}SPARQLExecutable> }}
    UNION {{ ?s <{SH}declare>|<{SH}prefix> ?any }}
    ?s ?p ?o
  }}
}}""",
    )


def _dataset(server: Server) -> Iterator[Triple]:
    yield from _links(DATASET, RDF + "type", VOID + "Dataset", DCAT + "Dataset")
    yield from _links(DATASET, DCTERMS + "license", LICENCE)
    yield from _links(DATASET, VOID + "sparqlEndpoint", server.root + "sparql")
    yield from _links(DATASET, VOID + "vocabulary", *_VOCABULARIES)
    yield from _links(DATASET, VOID + "exampleResource", *(ID + name for name in _EXAMPLES))
    forms = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG")
    yield from _links(DATASET, VOID + "feature", *(FORMATS + form for form in forms))
    yield from _links(DATASET, DCAT + "landingPage", server.root)
    yield _text(DATASET, VOID + "uriSpace", BASE)
    if server.version:
        yield _text(DATASET, DCAT + "version", server.version)
        yield _text(DATASET, OWL + "versionInfo", server.version)
    document = BASE + "void"
    yield from _links(document, RDF + "type", VOID + "DatasetDescription")
    yield from _links(document, FOAF + "primaryTopic", DATASET)


def _service(server: Server) -> Iterator[Triple]:
    service = server.root + "sparql"
    yield from _links(service, RDF + "type", DCAT + "DataService")
    yield from _links(service, DCAT + "endpointURL", service)
    yield from _links(service, DCAT + "endpointDescription", service)
    yield from _links(service, DCAT + "servesDataset", DATASET)
    yield from _links(service, DCTERMS + "conformsTo", "https://www.w3.org/TR/sparql11-protocol/")


def _files(server: Server) -> Iterator[Triple]:
    """Describe the files that have been written, each with size and checksum."""
    for dump in server.dumps:
        address = f"{server.root}dumps/{dump.name}"
        yield from _links(DATASET, DCAT + "distribution", address)
        if dump.media_type != "text/csv":
            yield from _links(DATASET, VOID + "dataDump", address)
        yield from _links(address, RDF + "type", DCAT + "Distribution")
        yield from _links(address, DCAT + "accessURL", server.root + "dumps/")
        yield from _links(address, DCAT + "downloadURL", address)
        yield from _links(address, DCAT + "mediaType", _MEDIA_TYPES + dump.media_type)
        yield from _links(address, DCTERMS + "license", LICENCE)
        yield _text(address, DCTERMS + "title", dump.name)
        yield _text(address, DCAT + "byteSize", str(dump.size), XSD + "nonNegativeInteger")
        checksum = address + "#checksum"
        yield from _links(address, _SPDX + "checksum", checksum)
        yield from _links(checksum, RDF + "type", _SPDX + "Checksum")
        yield from _links(checksum, _SPDX + "algorithm", _SPDX + "checksumAlgorithm_sha256")
        yield _text(checksum, _SPDX + "checksumValue", dump.sha256, XSD + "hexBinary")


def _links(subject: str, predicate: str, *objects: str) -> Iterable[Triple]:
    return [Triple(NamedNode(subject), NamedNode(predicate), NamedNode(iri)) for iri in objects]


def _text(subject: str, predicate: str, value: str, datatype: str = XSD + "string") -> Triple:
    literal = Literal(value, datatype=NamedNode(datatype))
    return Triple(NamedNode(subject), NamedNode(predicate), literal)
