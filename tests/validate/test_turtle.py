import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik import resources
from bilik.errors import FormatError
from bilik.graph.reading import read
from bilik.validate.turtle import canonical, check, format_file, is_canonical

PREFIXES = """\
@prefix : <https://w3id.org/bilik/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix act: <https://w3id.org/bilik/id/act/> .
"""


def formatted(body: str) -> str:
    """The canonical text below the prefixes."""
    text = canonical((PREFIXES + body).encode())
    return text.partition("\n\n")[2]


def triples(data: bytes) -> ox.Dataset:
    dataset = ox.Dataset(ox.parse(data, format=ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def test_layout_of_a_small_ontology() -> None:
    text = canonical(
        f"""{PREFIXES}
:Law rdfs:label "law"@en, "закон"@ru, "заң"@kk ; rdfs:subClassOf :LegalAct ; a owl:Class .
:confidence rdfs:range xsd:decimal ; a owl:DatatypeProperty .
<https://w3id.org/bilik/ontology> a owl:Ontology .
:LegalAct a owl:Class .
act:b a :Law ; :confidence 0.90 .
""".encode()
    )
    assert (
        text
        == """\
@prefix act: <https://w3id.org/bilik/id/act/> .
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/bilik/ontology> a owl:Ontology .

#################### Data properties

bilik:confidence a owl:DatatypeProperty ;
    rdfs:range xsd:decimal .

#################### Classes

bilik:Law a owl:Class ;
    rdfs:subClassOf bilik:LegalAct ;
    rdfs:label "заң"@kk , "закон"@ru , "law"@en .

bilik:LegalAct a owl:Class .

#################### Individuals

act:b a bilik:Law , owl:NamedIndividual ;
    bilik:confidence 0.90 .
"""
    )


def test_symmetric_axioms_have_one_direction() -> None:
    assert formatted(":B owl:disjointWith :A .") == formatted(":A owl:disjointWith :B .")
    foreign = formatted("<http://a.org/x> owl:sameAs act:b .")
    assert "act:b owl:sameAs <http://a.org/x> ." in foreign


def test_lists_that_stand_for_sets_are_sorted_and_others_are_not() -> None:
    union = formatted(":A owl:equivalentClass [ a owl:Class ; owl:unionOf ( :C :B ) ] .")
    assert "owl:unionOf ( bilik:B bilik:C )" in union
    chain = formatted(":p owl:propertyChainAxiom ( :r :q ) .")
    assert "owl:propertyChainAxiom ( bilik:r bilik:q )" in chain


def test_long_value_lists_get_a_line_each() -> None:
    text = formatted(f'act:b :title "{"a" * 60}"@kk , "{"b" * 60}"@ru .')
    assert f'act:b bilik:title\n        "{"a" * 60}"@kk ,\n        "{"b" * 60}"@ru .' in text


def test_lexical_forms_stay_as_they_are() -> None:
    text = formatted(
        'act:b :p 1.50, 07, true, "1"^^xsd:boolean, "x\\ty\\"z\\\\" , "2.0e0"^^xsd:double .'
    )
    for form in (
        "1.50",
        "07",
        "true",
        '"1"^^xsd:boolean',
        '"x\\ty\\"z\\\\"',
        '"2.0e0"^^xsd:double',
    ):
        assert form in text


def test_two_blank_nodes_that_say_the_same_stay_two() -> None:
    data = f"{PREFIXES} [] a owl:AllDifferent . [] a owl:AllDifferent .".encode()
    assert triples(canonical(data).encode()) == triples(data)


def test_a_broken_list_is_written_out() -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    data = f"{PREFIXES} act:b :p [ <{rdf}first> 1 ] .".encode()
    assert len(triples(canonical(data).encode())) == 2


def test_comments_at_the_top_are_kept() -> None:
    text = canonical(
        f"# Facts from the act.\n# Second line\n\n{PREFIXES} act:a :p act:b .".encode()
    )
    assert text.startswith("# Facts from the act.\n# Second line\n\n@prefix act:")
    assert canonical(text.encode()) == text


def test_a_comment_inside_is_not_lost_in_silence() -> None:
    data = f'{PREFIXES}act:a :p "#no" , <http://x.org/#a> . # read on p. 5\n'.encode()
    with pytest.raises(FormatError, match=r"acts\.ttl:6: .*'# read on p\. 5'.*skos:editorialNote"):
        canonical(data, name="acts.ttl")


def test_a_line_separator_in_a_literal_is_no_end_of_line() -> None:
    assert '"a\u2028#b"' in formatted('act:a :p "a\u2028#b" .')


def test_the_comments_that_owlapi_makes_are_dropped() -> None:
    frame = f"{'#' * 65}\n#    Classes\n{'#' * 65}\n\n###  http://example.org/a\n"
    assert formatted(f"{frame}:A a owl:Class .") == formatted(":A a owl:Class .")


@pytest.mark.parametrize(
    "body",
    [
        "act:a :p _:x . act:b :p _:x .",
        "act:a :p _:x ; :q _:x .",
        "_:x :p _:y . _:y :p _:x .",
        "_:x :p _:x .",
    ],
)
def test_a_shared_blank_node_is_refused_by_name(body: str) -> None:
    with pytest.raises(FormatError, match=r"law\.ttl: the blank node _:[xy] .*an IRI"):
        canonical((PREFIXES + body).encode(), name="law.ttl")


def test_a_syntax_error_names_file_line_and_way_out() -> None:
    with pytest.raises(FormatError, match=r"law\.ttl:2: not Turtle: .* Correct that line"):
        canonical(b"@prefix a: <http://a.org/> .\na:b a:c ; .. \n", name="law.ttl")


def test_bytes_that_are_no_utf_8_are_a_format_error() -> None:
    with pytest.raises(FormatError, match=r"law\.ttl"):
        canonical(b'<http://a.org/a> <http://a.org/b> "\xff" .', name="law.ttl")


def test_other_syntaxes_give_the_same_text() -> None:
    data = f"{PREFIXES} act:a a :Law ; :p [ :q 1 ] .".encode()
    xml = ox.serialize(ox.parse(data, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.RDF_XML)
    assert xml is not None
    assert canonical(xml, ox.RdfFormat.RDF_XML) == canonical(data)


def test_files_are_checked_and_formatted(tmp_path: Path) -> None:
    path = tmp_path / "law" / "acts.ttl"
    path.parent.mkdir()
    path.write_text(f"{PREFIXES} act:b :p act:a .", encoding="utf-8")
    (finding,) = check(path.read_bytes(), read(path, tmp_path))
    assert (finding.where, finding.severity.value) == ("law/acts.ttl", "error")
    assert "bilik format" in finding.message
    assert format_file(path)
    assert is_canonical(path)
    assert not format_file(path)
    assert list(check(path.read_bytes(), read(path))) == []


def test_a_broken_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("act:b act:p .", encoding="utf-8")
    with pytest.raises(FormatError, match=r"broken\.ttl:1: not Turtle"):
        format_file(path)
    assert path.read_text(encoding="utf-8") == "act:b act:p ."


names = st.sampled_from("abcd").map(lambda name: f"https://w3id.org/bilik/id/act/{name}")
properties = st.sampled_from(
    [
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2002/07/owl#disjointWith",
        "http://www.w3.org/2000/01/rdf-schema#label",
        "https://w3id.org/bilik/ontology#about",
    ]
)
literals = st.builds(
    ox.Literal,
    st.text(st.characters(codec="utf-8"), max_size=8),
    language=st.sampled_from([None, "kk", "ru", "en"]),
)
nodes = names.map(ox.NamedNode)
statements = st.builds(ox.Triple, nodes, properties.map(ox.NamedNode), nodes | literals)


@given(st.lists(statements, max_size=12), st.randoms(use_true_random=False))
def test_order_makes_no_difference_and_once_is_enough(
    given_triples: list[ox.Triple], shuffler: random.Random
) -> None:
    shuffled = list(given_triples)
    shuffler.shuffle(shuffled)
    texts = [serialised(given_triples), serialised(shuffled)]
    first, second = (canonical(text) for text in texts)
    assert first == second
    assert canonical(first.encode()) == first


@given(st.lists(st.builds(ox.Triple, nodes, st.just(ox.NamedNode("http://a.org/p")), literals)))
def test_no_statement_is_lost_or_altered(given_triples: list[ox.Triple]) -> None:
    data = serialised(given_triples)
    assert triples(canonical(data).encode()) == triples(data)


def serialised(given_triples: list[ox.Triple]) -> bytes:
    data = ox.serialize(given_triples, format=ox.RdfFormat.TURTLE)
    assert data is not None
    return data


def test_every_file_of_the_ontology_keeps_its_meaning() -> None:
    """Meaning: all triples but the declarations, directions and set orders that OWL is free in."""
    for path in sorted((resources.root() / "ontology").glob("*/*.ttl")):
        if path.parent.name == "shapes":
            continue
        text = canonical(path.read_bytes(), name=path.name)
        again = canonical(text.encode(), name=path.name)
        assert again == text
