"""The IRIs of the project in one place, as plain strings, and how they are shortened."""

import re
from typing import Final

BASE: Final = "https://w3id.org/bilik/"
ONTOLOGY: Final = BASE + "ontology#"
ID: Final = BASE + "id/"
GRAPH: Final = BASE + "graph/"

# Named graphs (the default graph of a query is the union of all but quarantine).
GRAPH_ONTOLOGY: Final = GRAPH + "ontology"
GRAPH_CURATED: Final = GRAPH + "curated"
GRAPH_LINKS: Final = GRAPH + "links"
GRAPH_INFERRED: Final = GRAPH + "inferred"
GRAPH_INTEROP: Final = GRAPH + "interop"
GRAPH_MEASURES: Final = GRAPH + "measures"
GRAPH_ASSESSMENTS: Final = GRAPH + "assessments"
GRAPH_PROVENANCE: Final = GRAPH + "provenance"
GRAPH_CATALOGUE: Final = GRAPH + "catalogue"
GRAPH_QUARANTINE: Final = GRAPH + "quarantine"
# Where clients' writes to the default graph land, while the default graph of queries is the union.
GRAPH_DEFAULT: Final = GRAPH + "default"
GRAPH_DOCUMENT: Final = GRAPH + "doc/"
GRAPH_PUSH: Final = GRAPH + "push"
# The union of the graphs, on an engine whose own default graph is another one.
GRAPH_UNION: Final = GRAPH + "union"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
SH: Final = "http://www.w3.org/ns/shacl#"
SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
DCAT: Final = "http://www.w3.org/ns/dcat#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
QB: Final = "http://purl.org/linked-data/cube#"
ORG: Final = "http://www.w3.org/ns/org#"
ELI: Final = "http://data.europa.eu/eli/ontology#"
FORMATS: Final = "http://www.w3.org/ns/formats/"

LANGUAGES: Final = ("kk", "ru", "en")

# The prefixes offered to everyone who writes a query (pages, `bilik query`, dumps).
PREFIXES: Final[dict[str, str]] = {
    "bilik": ONTOLOGY,
    "act": ID + "act/",
    "actv": ID + "act-version/",
    "inst": ID + "institution/",
    "person": ID + "person/",
    "post": ID + "post/",
    "tenure": ID + "tenure/",
    "pt": ID + "power-type/",
    "pw": ID + "power/",
    "ch": ID + "change/",
    "rule": ID + "rule/",
    "prv": ID + "provision/",
    "pv": ID + "provision-version/",
    "ev": ID + "event/",
    "unit": ID + "unit/",
    "c": ID + "concept/",
    "doc": ID + "doc/",
    "stmt": ID + "statement/",
    "graph": GRAPH,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "oa": OA,
    "org": ORG,
    "eli": ELI,
}

_LOCAL: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*")


def local(iri: str) -> str:
    """Return the name of a thing or a term without what it stands in."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def compact(iri: str) -> str:
    """Shorten an IRI to a prefixed name when a known prefix fits, the longest first."""
    fitting = [(base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    for base, prefix in sorted(fitting, key=lambda pair: len(pair[0]), reverse=True):
        name = iri[len(base) :]
        if _LOCAL.fullmatch(name):
            return f"{prefix}:{name}"
    return iri
