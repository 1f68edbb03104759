"""Which format an answer to a query has: by `format` in the address, else by Accept."""

from functools import lru_cache
from typing import Final

from bilik.errors import NotAcceptableError, ProtocolError
from bilik.protocol.accept import negotiate
from bilik.store.formats import SOLUTION_ALIASES, SOLUTIONS, SUFFIXES, TRIPLE_ALIASES, TRIPLES

HTML: Final = "text/html"
JSON: Final = "application/sparql-results+json"
# Values of `format`, which stands in for Accept in links that a browser follows.
FORMATS: Final = {
    "json": (JSON, SUFFIXES["jsonld"]),
    "xml": (SOLUTION_ALIASES["application/xml"], SUFFIXES["rdf"]),
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "ttl": (None, SUFFIXES["ttl"]),
    "nt": (None, SUFFIXES["nt"]),
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
    chosen = negotiate(accept, (*SOLUTIONS, *SOLUTION_ALIASES))
    return SOLUTION_ALIASES.get(chosen, chosen) if chosen else None


def with_charset(media_type: str) -> str:
    """Return the content type of a body in UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
