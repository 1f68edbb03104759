from collections.abc import Callable
from pathlib import Path

import pytest

from bilik.errors import KnowledgeError
from bilik.graph.reading import RdfFile
from bilik.validate.closure import Closure, closure
from bilik.validate.imports import check

Turtle = Callable[..., RdfFile]

CATALOG = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<catalog prefer="public" xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
    <uri name="https://w3id.org/bilik" uri="bilik.ttl"/>
    <uri name="https://w3id.org/bilik/ontology/law" uri="modules/law.ttl"/>
    <uri name="https://w3id.org/bilik/law/acts" uri="../data/law/acts.ttl"/>
</catalog>
"""
UMBRELLA = (
    "<https://w3id.org/bilik> a owl:Ontology ; owl:imports <https://w3id.org/bilik/law/acts> ."
)
LAW = "<https://w3id.org/bilik/ontology/law> a owl:Ontology . bilik:Law a owl:Class ."
ACTS = """<https://w3id.org/bilik/law/acts> a owl:Ontology ;
    owl:imports <https://w3id.org/bilik/ontology/law> . act:a a bilik:Law ."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "catalog-v001.xml").write_text(CATALOG, encoding="utf-8")
    return tmp_path


def messages(turtle: Turtle, root: Path, **bodies: str) -> list[str]:
    bodies = {"umbrella": UMBRELLA, "law": LAW, "acts": ACTS} | bodies
    files = [
        turtle(bodies.pop("umbrella"), "ontology/bilik.ttl"),
        turtle(bodies.pop("law"), "ontology/modules/law.ttl"),
        turtle(bodies.pop("acts"), "data/law/acts.ttl"),
    ]
    others = [turtle(body, f"ontology/{name}.ttl") for name, body in bodies.items()]
    found = check(alone(files), alone(others), root)
    return [f"{finding.where} {finding.message}" for finding in found]


def alone(files: list[RdfFile]) -> dict[str, Closure]:
    return {file.name: closure([file]) for file in files}


def test_a_closed_set_of_files_passes(turtle: Turtle, root: Path) -> None:
    links = "<https://w3id.org/bilik/links> a owl:Ontology ; owl:imports <https://w3id.org/bilik> ."
    assert messages(turtle, root, links=links) == []


def test_a_file_that_nothing_imports_is_named(turtle: Turtle, root: Path) -> None:
    found = messages(turtle, root, umbrella="<https://w3id.org/bilik> a owl:Ontology .")
    assert [line.split(" Import ")[0] for line in found] == [
        "data/law/acts.ttl is not reached from <https://w3id.org/bilik>.",
        "ontology/modules/law.ttl is not reached from <https://w3id.org/bilik>.",
    ]


def test_an_import_that_would_need_the_network_is_named(turtle: Turtle, root: Path) -> None:
    foreign = UMBRELLA + "<https://w3id.org/bilik> owl:imports <http://www.w3.org/ns/prov-o> ."
    (found,) = messages(turtle, root, umbrella=foreign)
    assert found.startswith("ontology/bilik.ttl imports <http://www.w3.org/ns/prov-o>")


def test_a_catalogue_that_lags_behind_is_named(turtle: Turtle, root: Path) -> None:
    renamed = ACTS.replace("law/acts", "law/statutes")
    umbrella = UMBRELLA.replace("law/acts", "law/statutes")
    found = "\n".join(messages(turtle, root, acts=renamed, umbrella=umbrella))
    assert "data/law/acts.ttl is <https://w3id.org/bilik/law/statutes>, which" in found
    assert "catalog-v001.xml maps <https://w3id.org/bilik/law/acts> to data/law/acts.ttl" in found


def test_a_term_of_a_file_that_is_not_imported_is_named(turtle: Turtle, root: Path) -> None:
    """Protege would declare it a second time when it saves the file."""
    (found,) = messages(
        turtle,
        root,
        umbrella=UMBRELLA
        + "<https://w3id.org/bilik> owl:imports <https://w3id.org/bilik/ontology/law> .",
        acts="<https://w3id.org/bilik/law/acts> a owl:Ontology . act:a a bilik:Law .",
    )
    assert found == (
        "data/law/acts.ttl uses bilik:Law, but does not import "
        "<https://w3id.org/bilik/ontology/law>. Import it."
    )


def test_an_individual_of_a_file_that_is_not_imported_is_named(turtle: Turtle, root: Path) -> None:
    law = LAW + "bilik:of a owl:ObjectProperty . bilik:see a owl:AnnotationProperty ."
    law += "inst:x a bilik:Law ; bilik:see act:a ."
    assert messages(turtle, root, law=law) == []
    (found,) = messages(turtle, root, law=law + "inst:x bilik:of act:a .")
    assert found.startswith("ontology/modules/law.ttl uses act:a, but does not import")


@pytest.mark.parametrize("content", [None, "<catalog"])
def test_a_broken_catalogue_is_no_traceback(
    turtle: Turtle, root: Path, content: str | None
) -> None:
    path = root / "ontology" / "catalog-v001.xml"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"catalog-v001\.xml cannot be read"):
        messages(turtle, root)
