"""Which format an answer to a query has: by `format` in the address, else by Accept."""

from functools import lru_cache
from typing import Final

from bilik.errors import NotAcceptableError, ProtocolError
from bilik.protocol.accept import negotiate
from bilik.store.formats import SOLUTIONS, TRIPLES

HTML: Final = "text/html"
JSON: Final = "application/sparql-results+json"
_XML: Final = "application/sparql-results+xml"
# Names that clients use for what has a more exact one; the answer bears the exact one.
_SOLUTION_ALIASES: Final = {"application/json": JSON, "application/xml": _XML, "text/xml": _XML}
TRIPLE_ALIASES: Final = {
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/plain": "application/n-triples",
}
# Values of `format`, which stands in for Accept in links that a browser follows.
FORMATS: Final = {
    "json": (JSON, "application/ld+json"),
    "xml": (_XML, "application/rdf+xml"),
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "ttl": (None, "text/turtle"),
    "nt": (None, "application/n-triples"),
}


@lru_cache(256)
def choose(name: str | None, accept: str | None) -> tuple[str | None, str | None]:
    """Return the media types for solutions and for triples; None where there is none.

    Raises ProtocolError for an unknown `name` and NotAcceptableError when there is neither.
    """
    if name is not None and name not in FORMATS:
        raise ProtocolError(f"format is one of {', '.join(FORMATS)}, not {name!r}.")
    solutions, triples = FORMATS[name] if name else (_solutions(accept), triples_for(accept))
    if solutions is None and triples is None:
        raise NotAcceptableError(
            f"Results are written as {', '.join(SOLUTIONS)}; graphs as {', '.join(TRIPLES)}."
        )
    return solutions, triples


@lru_cache(256)
def prefers_page(accept: str | None) -> bool:
    """Tell whether a client would rather have a page than data."""
    return negotiate(accept, (*SOLUTIONS, *TRIPLES, HTML)) == HTML


def triples_for(accept: str | None) -> str | None:
    """Return the media type of graphs that a client prefers, or None."""
    chosen = negotiate(accept, (*TRIPLES, *TRIPLE_ALIASES))
    return TRIPLE_ALIASES.get(chosen, chosen) if chosen else None


def _solutions(accept: str | None) -> str | None:
    chosen = negotiate(accept, (*SOLUTIONS, *_SOLUTION_ALIASES))
    return _SOLUTION_ALIASES.get(chosen, chosen) if chosen else None


def with_charset(media_type: str) -> str:
    """Return the content type of a body in UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
