"""The catalogue entry of a document that a user added: it stands in the document's own graph."""

from collections.abc import Iterator

import pyoxigraph as ox

from bilik.documents.model import Source
from bilik.graph.quads import GraphWriter
from bilik.vocabulary import DCTERMS, GRAPH_DOCUMENT, ID, ONTOLOGY, RDFS


def catalogue(source: Source) -> Iterator[ox.Quad]:
    """Return type, title, language, file name and digest of a document."""
    writer = GraphWriter(GRAPH_DOCUMENT + source.key)
    iri = f"{ID}doc/{source.id}"
    title = ox.Literal(source.title, language=source.language)
    writer.type(iri, ONTOLOGY + "SourceDocument")
    writer.add(iri, DCTERMS + "title", title)
    writer.add(iri, RDFS + "label", title)
    writer.add(iri, DCTERMS + "language", ox.Literal(source.language))
    writer.add(iri, DCTERMS + "source", ox.Literal(source.file))
    writer.add(iri, ONTOLOGY + "sha256", ox.Literal(source.sha256))
    return iter(writer)
