"""Which path of a server tells about which IRI.

A thing (`/id/...`) is told about by its document (`/doc/...`), a term of the ontology by
`/doc/ontology/<term>`; everything else of ours is a document itself, at its own path (Cool URIs for
the Semantic Web, https://www.w3.org/TR/cooluris/, sections 4.2 and 4.4).
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from bilik.store import formats
from bilik.vocabulary import BASE, ID, ONTOLOGY

# Ends of addresses that ask for one form of a document; no slug of ours ends so.
SUFFIXES: Final[Mapping[str, str]] = {"html": "text/html", **formats.SUFFIXES}
# What an IRI may hold beside letters of all scripts (RFC 3987, section 2.2: ipchar and "/").
SAFE: Final = "/-._~!$&'()*+,;=:@"

_DOCUMENT: Final = "doc/"
_TERMS: Final = _DOCUMENT + "ontology/"


def path_of(iri: str) -> str | None:
    """Return the path of the document about an IRI, percent-encoded; None for those of others."""
    if iri.startswith(ID):
        path = _DOCUMENT + iri[len(ID) :]
    elif iri.startswith(ONTOLOGY):
        path = _TERMS + iri[len(ONTOLOGY) :]
    elif iri.startswith(BASE) or iri == BASE[:-1]:
        path = iri[len(BASE) :]
    else:
        return None
    return "/" + quote(path, safe=SAFE + "%")


def document_of(iri: str) -> str:
    """Return the IRI of the document about an IRI of ours, which is the IRI if it is one."""
    path = path_of(iri)
    return BASE + path[1:] if path else iri


def candidates(path: str) -> tuple[str, ...]:
    """Return the IRIs that a decoded path (without the slash before it) can be asked for.

    The graph may have letters of other scripts as they are or percent-encoded, so both are there.
    """
    if not path:
        return (BASE[:-1], BASE)
    if path.startswith(_TERMS):
        return (ONTOLOGY + path[len(_TERMS) :],)
    base, local = (ID, path[len(_DOCUMENT) :]) if path.startswith(_DOCUMENT) else (BASE, path)
    return tuple(dict.fromkeys((base + local, base + quote(local, safe=SAFE))))


def split_suffix(path: str) -> tuple[str, str | None]:
    """Split the end that asks for a form off a path; None when there is none."""
    stem, dot, suffix = path.rpartition(".")
    return (stem, suffix) if dot and suffix in SUFFIXES else (path, None)
