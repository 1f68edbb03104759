"""What Protege would do to our files, asked of the library inside it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from bilik import resources
from bilik.validate.turtle import canonical

PROBE = Path(__file__).with_name("owlapi_probe.py")
JARS = Path(sys.prefix) / "owlapi" / "deeponto" / "lib"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not JARS.is_dir(), reason="OWLAPI's jars are absent; `make test` brings them"
    ),
]


@pytest.fixture(scope="module")
def ontology() -> Path:
    return resources.root() / "ontology"


@pytest.fixture(scope="module")
def probed(ontology: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    files = [str(ontology / name) for name in ("bilik.ttl", "alignments.ttl")]
    output = str(tmp_path_factory.mktemp("owlapi"))
    command = [sys.executable, str(PROBE), str(JARS), str(ontology / "catalog-v001.xml"), output]
    done = subprocess.run([*command, *files], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def without_comments(text: str) -> str:
    return text[text.index("@prefix") :]


def test_the_umbrella_loads_everything_offline(ontology: Path, probed: dict[str, Any]) -> None:
    loaded = {Path(entry["file"]).resolve() for entry in probed["ontologies"]}
    folders = [ontology, ontology / "modules", ontology / "schemes", ontology.parent / "data/law"]
    expected = {path.resolve() for folder in folders for path in folder.glob("*.ttl")}
    assert expected and loaded == expected


def test_the_closure_is_owl_2_dl(probed: dict[str, Any]) -> None:
    assert probed["violations"] == []


@pytest.mark.parametrize(
    ("suffix", "syntax"), [("ttl", ox.RdfFormat.TURTLE), ("rdf", ox.RdfFormat.RDF_XML)]
)
def test_a_save_without_an_edit_changes_nothing(
    probed: dict[str, Any], suffix: str, syntax: ox.RdfFormat
) -> None:
    for entry in probed["ontologies"]:
        before = canonical(Path(entry["file"]).read_bytes())
        after = canonical(Path(entry[suffix]).read_bytes(), syntax)
        assert without_comments(after) == without_comments(before), entry["file"]
