"""The statements that the source documents make, held against their annotations."""

import tomllib
from pathlib import Path

import pytest

from bilik import evaluate, resources
from bilik.documents import reader
from bilik.documents.model import Document
from bilik.errors import KnowledgeError
from bilik.evaluate import Evaluation, GoldFact
from bilik.extract.extractor import Extractor
from bilik.graph.knowledge import Knowledge
from bilik.graph.lexicon import LexiconReader, words
from bilik.graph.ontology import load_world
from bilik.text.language import language

ROOT = resources.root()
KNOWLEDGE = Knowledge(ROOT)
# The share of annotated facts that was found when this was last measured; it must not fall.
RECALL = {"000_7ab9d5abc7234f36": 0.81, "004_5424537d251f563f": 0.96}


@pytest.fixture(scope="module")
def evaluations() -> dict[str, Evaluation]:
    lexicon = LexiconReader(load_world(quad.triple for quad in KNOWLEDGE.quads())).read()
    found = {}
    for path in reader.find(KNOWLEDGE.documents):
        document = reader.read(path, 10**6)
        code = document.language
        extractor = Extractor(lexicon, language(code, words(lexicon, code)))
        facts = evaluate.load(ROOT / "data/gold" / f"{document.id}.toml", document)
        found[document.id] = evaluate.evaluate(facts, extractor.extract(document))
    return found


def test_the_documents_are_read_as_well_as_before(evaluations: dict[str, Evaluation]) -> None:
    recall = {name: round(evaluation.recall, 2) for name, evaluation in evaluations.items()}
    assert all(recall[name] >= share for name, share in RECALL.items()), recall


def test_at_least_thirty_statements_from_both_documents(evaluations: dict[str, Evaluation]) -> None:
    """Facts that one passage states of two holders are annotated as kk31 and kk31b."""
    rows = {name.rstrip("b") for evaluation in evaluations.values() for name in evaluation.found}
    assert len(rows) >= 45
    assert {name[:2] for name in rows} == {"kk", "en"}


def test_the_powers_of_the_1993_constitution(evaluations: dict[str, Evaluation]) -> None:
    assert {"en08", "en09", "en10"} <= evaluations["004_5424537d251f563f"].found.keys()


def test_annotations_keep_to_the_documents() -> None:
    for path in sorted((ROOT / "data/gold").glob("*.toml")):
        document = tomllib.loads(path.read_text("utf-8"))["document"]
        (source,) = KNOWLEDGE.documents.glob(f"{document}.*.txt")
        facts = evaluate.load(path, reader.read(source, 10**6))
        assert len({fact.id for fact in facts}) == len(facts)


def test_an_annotation_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    gold = tmp_path / "a.toml"
    gold.write_text('[[fact]]\nid = "a1"\nquote = "never said"\nframe = "Enactment"\nroles = {}\n')
    with pytest.raises(KnowledgeError, match="a1: the document has no passage 'never said'"):
        evaluate.load(gold, Document.of("a", "en", b"Something else."))


def test_a_fact_is_found_only_with_all_its_roles(evaluations: dict[str, Evaluation]) -> None:
    found = evaluations["004_5424537d251f563f"].found["en08"]
    start, roles = found.evidence.sentence.start, frozenset({("role", "value")})
    wrong = GoldFact("x", found.frame, start, roles, frozenset(), negated=False)
    assert evaluate.evaluate([wrong], [found]).missed == [wrong]
