"""Writes are held against the shapes: only what a change breaks counts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from bilik import resources
from bilik.errors import WriteRejectedError
from bilik.graph.knowledge import Knowledge
from bilik.store.base import GraphChange, Query, Update
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.vocabulary import GRAPH_QUARANTINE, RDFS
from bilik.writing.check import Shapes
from bilik.writing.delta import Delta
from bilik.writing.local import LocalWriter, WriteOptions

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix e: <http://e/> .
e:LawShape a sh:NodeShape ; sh:targetClass e:Law ;
  sh:property [ sh:path e:title ; sh:minCount 1 ; sh:message "needs a title"@en ] ;
  sh:property [ sh:path e:by ; sh:class e:Body ; sh:message "is made by a body"@en ] .
e:Soft a sh:NodeShape ; sh:targetSubjectsOf e:note ;
  sh:property [ sh:path e:note ; sh:pattern "^.{1,3}$" ; sh:severity sh:Warning ;
    sh:message "is long"@en ] .
"""
G = NamedNode("http://e/g")
PREFIX = "PREFIX e: <http://e/>"
Start = Callable[[str], tuple[LocalWriter, WorkerPool]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    opened: list[LocalWriter | WorkerPool] = []
    (tmp_path / "ontology" / "shapes").mkdir(parents=True)
    (tmp_path / "ontology" / "shapes" / "law.ttl").write_text(SHAPES)

    def begin(validation: str) -> tuple[LocalWriter, WorkerPool]:
        snapshots = Snapshots(tmp_path / validation)
        old = Quad(NamedNode("http://e/old"), NamedNode(RDF_TYPE), NamedNode("http://e/Law"), G)
        snapshots.publish([old], "v1")  # it breaks the shape already
        pool = WorkerPool(snapshots, Limits(workers=1))
        writer = LocalWriter(snapshots, pool, WriteOptions(tmp_path, validation))
        opened.extend((writer, pool))
        return writer, pool

    yield begin
    for each in opened:
        each.close()


RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def values(pool: WorkerPool, pattern: str) -> list[str]:
    text = f"{PREFIX} SELECT ?x WHERE {{ {pattern} }} ORDER BY ?x"
    return pool.answer(Query(text, solutions="text/csv")).read().decode().split("\r\n")[1:-1]


def write(writer: LocalWriter, data: str) -> tuple[str, ...]:
    return writer.write(Update(f"{PREFIX} {data}")).quarantined


def test_what_breaks_a_shape_is_rejected_with_what_is_wrong(start: Start) -> None:
    writer, pool = start("reject")
    with pytest.raises(WriteRejectedError, match=r"<http://e/new>: needs a title") as caught:
        write(writer, "INSERT DATA { e:new a e:Law }")
    assert "old" not in str(caught.value)
    assert values(pool, "?x a e:Law") == ["http://e/old"]
    assert write(writer, 'INSERT DATA { e:new a e:Law ; e:title "t" }') == ()
    with pytest.raises(WriteRejectedError, match="needs a title"):
        write(writer, "DELETE WHERE { e:new e:title ?t }")
    with pytest.raises(WriteRejectedError, match="is made by a body"):
        write(writer, "INSERT DATA { e:new e:by e:nobody }")
    assert write(writer, "INSERT DATA { e:new e:by e:b . e:b a e:Body }") == ()
    with pytest.raises(WriteRejectedError, match="is made by a body"):  # another node's type
        write(writer, "DELETE DATA { e:b a e:Body }")
    with pytest.raises(WriteRejectedError, match="needs a title"):  # by a subclass
        write(writer, f"INSERT DATA {{ e:Act <{RDFS}subClassOf> e:Law . e:a a e:Act }}")
    part = ("text/turtle", b"@prefix e: <http://e/> . e:put a e:Law .")
    with pytest.raises(WriteRejectedError, match="needs a title"):
        writer.write(GraphChange("PUT", "http://e/put", (part,)))
    assert values(pool, "?x a e:Law") == ["http://e/new", "http://e/old"]
    assert values(pool, "?x e:title ?t") == ["http://e/new"]


def test_warnings_and_foreign_matter_pass(start: Start) -> None:
    writer, pool = start("reject")
    assert write(writer, 'INSERT DATA { e:x e:note "very long" ; e:any 1 }') == ()
    assert values(pool, "e:x e:note ?x") == ["very long"]


def test_in_quarantine_faulty_statements_stay_outside_the_union(start: Start) -> None:
    writer, pool = start("quarantine")
    told = write(writer, 'INSERT DATA { e:bad a e:Law . e:good a e:Law ; e:title "t" }')
    assert told == ("<http://e/bad>: needs a title",)
    assert values(pool, "?x a e:Law") == ["http://e/good", "http://e/old"]
    assert values(pool, f"GRAPH <{GRAPH_QUARANTINE}> {{ ?x a e:Law }}") == ["http://e/bad"]
    with pytest.raises(WriteRejectedError):  # nothing was inserted that could be put aside
        write(writer, "DELETE WHERE { e:good e:title ?t }")


def test_when_nobody_looks_all_is_taken(start: Start) -> None:
    writer, pool = start("off")
    assert write(writer, "INSERT DATA { e:bad a e:Law }") == ()
    assert values(pool, "?x a e:Law") == ["http://e/bad", "http://e/old"]


def store_of(*quads: Quad) -> Store:
    store = Store()
    store.extend(quads)
    return store


def test_the_shapes_of_the_project_can_all_be_asked_while_writing() -> None:
    shapes = Shapes(Knowledge(resources.root()))
    power = NamedNode("http://e/power")
    quad = Quad(
        power, NamedNode(RDF_TYPE), NamedNode("https://w3id.org/bilik/ontology#PowerRecord")
    )
    after = store_of(Quad(quad.subject, quad.predicate, quad.object))
    faults = shapes.new_faults(Store(), after, Delta(inserted=(quad,)))
    assert len(faults) > 1
    assert {fault.focus for fault in faults} == {power}
    label = Quad(power, NamedNode("http://e/unknown"), Literal("x"))
    assert shapes.new_faults(after, store_of(*after, label), Delta(inserted=(label,))) == ()
