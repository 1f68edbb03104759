"""How sure the rules of reading are, and that each statement of a document tells it."""

from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from bilik import resources
from bilik.documents.model import Document
from bilik.errors import KnowledgeError
from bilik.graph.knowledge import Knowledge
from bilik.graph.statement import DocumentGraph
from bilik.graph.sureness import UNKNOWN, confidence, load, written
from bilik.populate import make_kit
from bilik.readers.task import extractor
from bilik.vocabulary import ONTOLOGY


def test_a_rule_that_was_right_once_is_not_certain() -> None:
    assert confidence(1, 1) == Decimal("0.67")
    assert confidence(98, 98) == Decimal("0.99")
    assert Decimal("0.50") == UNKNOWN


def test_counts_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(written({"Tenure/en/trigger": (8, 8), "Act/kk/dated": (0, 8)}))
    assert load(path) == {"Act/kk/dated": Decimal("0.10"), "Tenure/en/trigger": Decimal("0.90")}
    assert load(tmp_path / "none.toml") == {}


@pytest.mark.parametrize("text", ["no table", '"Tenure/en/trigger" = 8', '"A" = [1, 2, 3]'])
def test_a_broken_file_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(text)
    with pytest.raises(KnowledgeError, match=r"rules\.toml: .*bilik evaluate --keep"):
        load(path)


def test_each_statement_of_a_document_tells_how_sure_its_rule_is() -> None:
    kit = make_kit(Knowledge(resources.root()))
    text = "Under the Constitution of 1995, the President forms the Security Council."
    document = Document.of("text", "en", text.encode())
    statements = extractor(kit.lexicon, "en").extract(document)
    graph = DocumentGraph(document, kit.run, kit.confidences).text(statements)
    told = {
        quad.object.value
        for quad in ox.parse(graph, format=ox.RdfFormat.N_QUADS)
        if quad.predicate.value == ONTOLOGY + "confidence"
    }
    assert told == {str(kit.confidences[statement.rule]) for statement in statements}
    assert told
    assert min(map(Decimal, told)) > UNKNOWN
