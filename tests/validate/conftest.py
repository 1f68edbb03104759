from collections.abc import Callable

import pytest

from bilik.graph.reading import RdfFile, parse

PREFIXES = """\
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix act: <https://w3id.org/bilik/id/act/> .
@prefix c: <https://w3id.org/bilik/id/concept/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix inst: <https://w3id.org/bilik/id/institution/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.fixture
def turtle() -> Callable[..., RdfFile]:
    """Make a file out of Turtle without its prefixes."""

    def make(body: str, name: str = "law.ttl") -> RdfFile:
        return parse((PREFIXES + body).encode(), name)

    return make
