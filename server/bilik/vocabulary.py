"""The IRIs of the project in one place, as plain strings."""

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

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"

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
    "org": "http://www.w3.org/ns/org#",
    "eli": "http://data.europa.eu/eli/ontology#",
}
