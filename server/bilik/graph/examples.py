"""The competency questions and the prefixes as data, by the conventions of the SIB.

`sh:SPARQLExecutable` with one `rdfs:comment`, one query and its `schema:target`, and prefixes as
`sh:declare` (https://github.com/sib-swiss/sparql-examples): editors and checkers read them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from bilik.graph.quads import GraphWriter
from bilik.graph.question import Question
from bilik.vocabulary import BASE, DCTERMS, GRAPH_CATALOGUE, PREFIXES, RDFS, SH, XSD

ENDPOINT: Final = BASE + "sparql"
QUESTIONS: Final = BASE + "questions/"

_SCHEMA: Final = "https://schema.org/"
_PREFIXES: Final = BASE + "void#prefixes"
_FORM: Final = re.compile(r"^\s*(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE | re.MULTILINE)


def examples(questions: Iterable[Question]) -> Iterator[ox.Quad]:
    """Write the prefixes and the questions into the graph of the catalogue."""
    writer = GraphWriter(GRAPH_CATALOGUE)
    for prefix, namespace in sorted(PREFIXES.items()):
        declaration = f"{BASE}void#prefix.{prefix}"
        writer.add(_PREFIXES, SH + "declare", declaration)
        writer.add(declaration, SH + "prefix", ox.Literal(prefix))
        address = ox.Literal(namespace, datatype=ox.NamedNode(XSD + "anyURI"))
        writer.add(declaration, SH + "namespace", address)
    for question in questions:
        _write(writer, question)
    return iter(writer)


def _write(writer: GraphWriter, question: Question) -> None:
    iri, form = QUESTIONS + question.name, _form(question.query)
    writer.type(iri, SH + "SPARQLExecutable", f"{SH}SPARQL{form.capitalize()}Executable")
    comment = f"{question.title['en']} {question.description['en']}".strip()
    writer.add(iri, RDFS + "comment", ox.Literal(comment, language="en"))
    writer.add(iri, RDFS + "label", *_texts(question.title))
    writer.add(iri, DCTERMS + "description", *_texts(question.description))
    writer.add(iri, SH + form.lower(), ox.Literal(question.query))
    writer.add(iri, SH + "prefixes", _PREFIXES)
    writer.add(iri, _SCHEMA + "target", ENDPOINT)
    for code, words in sorted(question.keywords.items()):
        keywords = (ox.Literal(word, language=code) for word in sorted(set(words)))
        writer.add(iri, _SCHEMA + "keywords", *keywords)


def _form(query: str) -> str:
    found = _FORM.search(query)
    return found[1].upper() if found else "SELECT"


def _texts(texts: Mapping[str, str]) -> Iterator[ox.Literal]:
    return (ox.Literal(text, language=code) for code, text in sorted(texts.items()) if text)
