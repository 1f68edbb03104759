"""Building the graph: whole or not at all, the same every time, and only when something changed."""

import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.conftest import copy_knowledge

from bilik import populate, resources, settings
from bilik.errors import BilikError, DocumentError, FormatError, GraphError, KnowledgeError
from bilik.graph.knowledge import Knowledge
from bilik.graph.quads import canonical
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import DCTERMS, GRAPH_DOCUMENT, ID, OA, ONTOLOGY, XSD

Change = Callable[[Path], object]


@pytest.fixture
def changed(small_knowledge: Path, tmp_path: Path) -> Path:
    """Knowledge of its own for a test that changes it."""
    return copy_knowledge(small_knowledge, tmp_path / "knowledge")


def settings_for(knowledge: Path, build_dir: Path) -> Settings:
    return settings.load({}, knowledge=knowledge, build_dir=build_dir)


def quads(build_dir: Path) -> list[ox.Quad]:
    current = Snapshots(build_dir).current()
    assert current
    store = ox.Store.read_only(str(current.path))
    return [quad for quad in store if isinstance(quad.graph_name, ox.NamedNode)]


@pytest.fixture(scope="module")
def first_build(small_graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build in a folder of its own."""
    return Path(shutil.copytree(small_graph.build_dir, tmp_path_factory.mktemp("first") / "build"))


@pytest.mark.slow
def test_two_builds_give_the_same_bytes_and_touch_no_network(
    built_graph: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("a build must not open a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    knowledge = copy_knowledge(built_graph.knowledge, tmp_path / "knowledge")
    populate.build(settings_for(knowledge, tmp_path / "build"))
    assert canonical(quads(tmp_path / "build")) == canonical(quads(built_graph.build_dir))


def test_an_unchanged_graph_is_not_built_again(small_knowledge: Path, first_build: Path) -> None:
    before = Snapshots(first_build).current()
    outcome = populate.build(settings_for(small_knowledge, first_build))
    assert not outcome.changed
    assert Snapshots(first_build).current() == before


def test_every_quote_is_what_the_document_has_there(first_build: Path) -> None:
    graph = ox.Store()
    graph.extend(quads(first_build))
    texts = {
        path.name.split(".")[0]: path.read_bytes().decode()
        for path in Knowledge(resources.root()).documents.glob("*.txt")
    }
    rows = graph.query(
        f"""SELECT ?source ?exact ?start ?end WHERE {{ GRAPH ?g {{
            ?target <{OA}hasSource> ?source ; <{OA}hasSelector> ?quote , ?position .
            ?quote <{OA}exact> ?exact . ?position <{OA}start> ?start ; <{OA}end> ?end }} }}"""
    )
    checked = 0
    assert isinstance(rows, ox.QuerySolutions)
    for source, exact, start, end in rows:
        text = texts[source.value.removeprefix(ID + "doc/")]
        assert text[int(start.value) : int(end.value)] == exact.value
        checked += 1
    assert checked > 200


def test_numbers_of_a_text_are_typed_literals(first_build: Path) -> None:
    """'АҚШ-тың қырық үш Президенті' is 43 as an integer."""
    counted = [q.object for q in quads(first_build) if q.predicate.value == ONTOLOGY + "holders"]
    assert ox.Literal("43", datatype=ox.NamedNode(XSD + "integer")) in counted


def test_each_document_has_a_graph_with_its_run(first_build: Path) -> None:
    graph = ox.Store()
    graph.extend(quads(first_build))
    names = [g for g in graph.named_graphs() if g.value.startswith(GRAPH_DOCUMENT)]
    assert len(names) == 2
    for name in names:
        made = "http://www.w3.org/ns/prov#wasGeneratedBy"
        (run,) = {q.object for q in graph.quads_for_pattern(name, ox.NamedNode(made), None)}
        (source,) = {
            q.object for q in graph.quads_for_pattern(name, ox.NamedNode(DCTERMS + "source"), None)
        }
        statements = {
            q.subject
            for q in graph.quads_for_pattern(
                None, ox.NamedNode(ONTOLOGY + "statedIn"), source, name
            )
        }
        assert statements
        for statement in statements:
            generated = graph.quads_for_pattern(statement, ox.NamedNode(made), None, name)
            assert {quad.object for quad in generated} == {run}


def spoil_document(root: Path) -> None:
    (root / "data/documents/004_5424537d251f563f.en.txt").write_bytes(b"\xff\xfe\x00")


def empty_document(root: Path) -> None:
    (root / "data/documents/new.kk.txt").write_bytes(b"")


def endless_line(root: Path) -> None:
    with (root / "data/documents/long.en.txt").open("wb") as file:
        file.truncate(200_000_000)


def uncatalogued_document(root: Path) -> None:
    (root / "data/documents/new.en.txt").write_text("A new text.", encoding="utf-8")


def broken_turtle(root: Path) -> None:
    path = root / "data/law/acts.ttl"
    path.write_text(path.read_text("utf-8").replace(" ;\n", " ;;[\n", 1), "utf-8")


def broken_slot(root: Path) -> None:
    path = root / "ontology/modules/powers.ttl"
    text = path.read_text("utf-8")
    path.write_text(text.replace('bilik:slot "evokes"', 'bilik:slot "evoke"'), "utf-8")


def person_as_holder(root: Path) -> None:
    with (root / "data/law/acts.ttl").open("a", encoding="utf-8") as file:
        file.write(
            f"<{ID}power/planted> a bilik:PowerProvision ; rdfs:label "
            '"а"@kk , "б"@ru , "c"@en ; '
            f"bilik:powerHolder <{ID}person/nursultan-nazarbayev> .\n"
        )


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (spoil_document, DocumentError, "not UTF-8 text"),
        (empty_document, DocumentError, "is empty"),
        (endless_line, DocumentError, "200,000,000 bytes"),
        (uncatalogued_document, KnowledgeError, "describe the new one in documents.ttl"),
        (broken_turtle, FormatError, r"data/law/acts\.ttl:\d+"),
        (broken_slot, KnowledgeError, "slot 'evoke' is not known"),
        (person_as_holder, GraphError, "power-held-by-person"),
    ],
)
def test_a_failed_build_says_why_and_keeps_the_old_graph(
    changed: Path, first_build: Path, change: Change, error: type[BilikError], message: str
) -> None:
    before = Snapshots(first_build).current()
    change(changed)
    with pytest.raises(error, match=message):
        populate.build(settings_for(changed, first_build))
    assert Snapshots(first_build).current() == before


def test_stages_out_of_order_are_refused() -> None:
    with pytest.raises(GraphError, match="needs inferences, knowledge"):
        list(populate.ordered(reversed(populate.STAGES)))


def rename_security_council(root: Path) -> None:
    """Call the Council 'Safety Board' in the names that a text in English is read by."""
    for path in (root / "ontology/schemes/power-types.ttl", root / "data/law/institutions.ttl"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("Security Council", "Safety Board"), "utf-8")


def test_what_is_read_follows_the_labels_of_the_ontology(changed: Path, tmp_path: Path) -> None:
    """No fact is wired into the program: rename the term, and it is no longer found."""
    rename_security_council(changed)
    build_dir = tmp_path / "build"
    populate.build(settings_for(changed, build_dir))
    powers = {
        quad.object.value.removeprefix(ID + "power-type/")
        for quad in quads(build_dir)
        if isinstance(quad.graph_name, ox.NamedNode)
        and quad.graph_name.value.startswith(GRAPH_DOCUMENT)
        and quad.predicate.value == ONTOLOGY + "powerType"
        and isinstance(quad.object, ox.NamedNode)
    }
    assert "state-programmes" in powers
    assert "security-council" not in powers
