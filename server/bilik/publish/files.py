"""The files that people edit, as documents at the names that they give themselves.

Whoever follows `owl:imports`, as Protégé does, gets the whole module.
"""

import re
from pathlib import Path
from typing import Final

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, Triple

from bilik.graph.reading import read
from bilik.vocabulary import BASE

_FOLDERS: Final = {
    "ontology": "ontology/modules",
    "scheme": "ontology/schemes",
    "law": "data/law",
    "links": "data/links",
}
_FILES: Final = {
    "": "ontology/bilik.ttl",
    "alignments": "ontology/alignments.ttl",
    "documents": "data/documents/documents.ttl",
}
_NAME: Final = re.compile(r"[a-z0-9-]+")
_GRAPH: Final = NamedNode(BASE + "file")


def file_of(root: Path, iri: str) -> Path | None:
    """Return the file below the knowledge folder that an IRI names, or None."""
    local = iri.removeprefix(BASE[:-1]).removeprefix("/")
    folder, _, name = local.partition("/")
    if local in _FILES:
        path = root / _FILES[local]
    elif folder in _FOLDERS and _NAME.fullmatch(name):
        path = root / _FOLDERS[folder] / f"{name}.ttl"
    else:
        return None
    return path if path.is_file() else None


def triples_of(path: Path, root: Path) -> tuple[Triple, ...]:
    """Return the triples of a file below the knowledge folder, blank nodes always named alike.

    Raises FormatError when somebody has left the file broken.
    """
    triples = read(path, root).triples
    dataset = Dataset(Quad(t.subject, t.predicate, t.object, _GRAPH) for t in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(quad.triple for quad in dataset)
