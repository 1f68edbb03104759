"""The numbered worked examples of the model are valid, explained, and say what they promise."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from bilik import resources
from bilik.graph import reading
from bilik.graph.knowledge import Knowledge
from bilik.validate import dl, shacl, turtle

KNOWLEDGE = Knowledge(resources.root())
EXAMPLES = sorted((KNOWLEDGE.root / "ontology" / "examples").glob("*.ttl"))


def test_they_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name.split("-")[0]) for path in EXAMPLES]
    assert numbers == list(range(1, len(EXAMPLES) + 1))
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_is_explained_in_a_sentence_or_more_and_canonical(path: Path) -> None:
    comment = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    assert re.match(r"# \d+\. [A-Z']", comment[0])
    assert len(" ".join(comment).split()) > 20
    assert turtle.is_canonical(path)


def test_all_are_valid_against_the_shapes() -> None:
    shapes = shacl.load(KNOWLEDGE.shapes, KNOWLEDGE.root)
    whole = (*KNOWLEDGE.ontology, *KNOWLEDGE.law, KNOWLEDGE.catalogue)
    rest = [t for path in whole for t in reading.read(path).triples]
    own = [t for path in EXAMPLES for t in reading.read(path).triples]
    subjects = {t.subject.value for t in own if isinstance(t.subject, ox.NamedNode)}
    described = {t.subject for t in own}
    found = shacl.violations([*own, *(t for t in rest if t.subject not in described)], shapes)
    assert [violation for violation in found if violation.focus in subjects] == []


def test_all_are_owl_2_dl_with_the_ontology() -> None:
    findings = dl.lint((*KNOWLEDGE.ontology, *KNOWLEDGE.law, *EXAMPLES))
    assert [finding for finding in findings if "examples" in finding.where] == []
