"""Who made what from what, in PROV-O (W3C Recommendation), without a clock.

A run is identified by the digest of its inputs, so that two builds of the same inputs give the same
graph; when a build happened is a matter of logs, not of facts.
"""

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from bilik import __version__
from bilik.documents.model import Source
from bilik.graph.quads import GraphWriter
from bilik.text.transliterate import slug
from bilik.vocabulary import (
    DCTERMS,
    GRAPH_CURATED,
    GRAPH_DOCUMENT,
    GRAPH_ONTOLOGY,
    GRAPH_PROVENANCE,
    ID,
    LANGUAGES,
    PROV,
    RDFS,
)

_AGENT = f"{ID}agent/bilik-{slug(__version__)}"
_RUN_LABELS = {"kk": "Құжаттарды оқу", "ru": "Чтение документов", "en": "Reading of the documents"}


def run_iri(fingerprint: str) -> str:
    """Return the IRI of the run that reads documents under one lexicon and one program."""
    return f"{ID}run/{fingerprint[:12]}"


def provenance(run: str, documents: Sequence[Source], derived: Iterable[str]) -> Iterator[ox.Quad]:
    """Describe the run, its documents and the graphs that rules derived from all others."""
    writer = GraphWriter(GRAPH_PROVENANCE)
    writer.type(run, PROV + "Activity")
    writer.add(run, PROV + "wasAssociatedWith", _AGENT)
    for language in LANGUAGES:
        writer.add(run, RDFS + "label", ox.Literal(_RUN_LABELS[language], language=language))
    writer.type(_AGENT, PROV + "SoftwareAgent")
    writer.add(_AGENT, RDFS + "label", ox.Literal(f"bilik {__version__}"))
    for document in documents:
        _document(writer, run, document)
    sources = [GRAPH_DOCUMENT + document.key for document in documents]
    for graph in derived:
        writer.type(graph, PROV + "Entity")
        writer.add(graph, PROV + "wasGeneratedBy", run)
        writer.add(graph, PROV + "wasDerivedFrom", GRAPH_ONTOLOGY, GRAPH_CURATED, *sources)
    return iter(writer)


def _document(writer: GraphWriter, run: str, document: Source) -> None:
    source, graph = f"{ID}doc/{document.id}", GRAPH_DOCUMENT + document.key
    writer.add(run, PROV + "used", source)
    writer.type(graph, PROV + "Entity")
    writer.add(graph, PROV + "wasGeneratedBy", run)
    writer.add(graph, PROV + "wasDerivedFrom", source)
    writer.add(graph, DCTERMS + "source", source)
