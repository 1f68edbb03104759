"""The media types of query results and graphs, and what the engine calls them."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import QueryResultsFormat, RdfFormat

from bilik.errors import NotAcceptableError

# The first of each table is what a caller gets who does not mind.
SOLUTIONS: Final[dict[str, QueryResultsFormat]] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
TRIPLES: Final[dict[str, RdfFormat]] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
# How the names of files end that hold a graph.
SUFFIXES: Final[dict[str, str]] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
}
# What people call them.
NAMES: Final[dict[str, str]] = {
    "text/turtle": "Turtle",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF/XML",
    "application/n-triples": "N-Triples",
}
# Names that clients use for what has a more exact one; an answer bears the exact one.
SOLUTION_ALIASES: Final[dict[str, str]] = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
TRIPLE_ALIASES: Final[dict[str, str]] = {
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/plain": "application/n-triples",
    "text/xml": "application/rdf+xml",
    "application/x-turtle": "text/turtle",
}


def required_solutions(media_type: str | None) -> str:
    """Return the type if a result of SELECT or ASK has it; raises NotAcceptableError."""
    return _required(media_type, "A result (SELECT, ASK)", SOLUTIONS)


def required_triples(media_type: str | None) -> str:
    """Return the type if a graph of CONSTRUCT or DESCRIBE has it; raises NotAcceptableError."""
    return _required(media_type, "A graph (CONSTRUCT, DESCRIBE)", TRIPLES)


def _required(media_type: str | None, kind: str, offers: Iterable[str]) -> str:
    if media_type is None or media_type not in set(offers):
        raise NotAcceptableError(f"{kind} is written as {', '.join(offers)}. Accept one of them.")
    return media_type
