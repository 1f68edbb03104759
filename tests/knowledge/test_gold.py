"""What the annotated texts state, held against what is read from them."""

import json
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bilik import evaluate, resources
from bilik.documents.model import Document
from bilik.errors import KnowledgeError
from bilik.evaluate import Evaluation, GoldFact, GoldText
from bilik.graph import sureness
from bilik.graph.knowledge import Knowledge

ROOT = resources.root()
KNOWLEDGE = Knowledge(ROOT)
# F1 by set and language when last measured; it must not fall by more than a point.
BASELINE = {
    ("source", "en"): 0.98,
    ("source", "kk"): 0.98,
    ("development", "en"): 0.82,
    ("development", "kk"): 0.89,
    ("development", "ru"): 0.85,
    ("held-out", "en"): 0.73,
    ("held-out", "kk"): 0.79,
    ("held-out", "ru"): 0.8,
}
# Rows of the source documents that are not read yet; none may join them.
MISSING_ROWS = {"en01", "kk03"}


@pytest.fixture(scope="module")
def evaluations() -> dict[str, Evaluation]:
    return {e.text.document.id: e for e in evaluate.read_all(ROOT)}


def test_texts_are_read_as_well_as_before(evaluations: dict[str, Evaluation]) -> None:
    found = evaluate.scores(
        evaluations.values(), lambda e, _: (e.text.set, e.text.document.language)
    )
    assert found.keys() == BASELINE.keys()
    fallen = {name: score.f1 for name, score in found.items() if score.f1 < BASELINE[name] - 0.01}
    assert fallen == {}


def test_how_sure_each_rule_is_follows_from_the_texts(evaluations: dict[str, Evaluation]) -> None:
    """Write the file anew with `bilik evaluate --keep` when rules or texts have changed."""
    kept = KNOWLEDGE.rules.read_text(encoding="utf-8")
    assert kept == sureness.written(evaluate.by_rule(evaluations.values()))


def test_the_rows_of_both_source_documents(evaluations: dict[str, Evaluation]) -> None:
    """The documents state 81 things, kk01 to kk55 and en01 to en26, each by one fact or several."""
    rows = evaluate.rows(evaluations.values())
    kazakh, english = (f"kk{n:02}" for n in range(1, 56)), (f"en{n:02}" for n in range(1, 27))
    assert set(rows) == {*kazakh, *english}
    missing = {row for row, found in rows.items() if not found}
    assert missing <= MISSING_ROWS


def test_the_powers_of_the_1993_constitution(evaluations: dict[str, Evaluation]) -> None:
    assert {"en08", "en09", "en10"} <= evaluations["004_5424537d251f563f"].found.keys()


def test_annotations_keep_to_the_texts() -> None:
    texts = list(evaluate.texts(ROOT))
    written = {path.name.split(".")[0] for path in (ROOT / "data/gold/texts").glob("*.txt")}
    assert written < {text.document.id for text in texts}
    for text in texts:
        assert len({fact.id for fact in text.facts}) == len(text.facts)


def test_four_texts_of_each_language_are_held_out(evaluations: dict[str, Evaluation]) -> None:
    held_out = [e.text for e in evaluations.values() if e.text.set == evaluate.HELD_OUT]
    assert Counter(text.document.language for text in held_out) == {"en": 4, "kk": 4, "ru": 4}


def test_held_out_texts_are_not_told(evaluations: dict[str, Evaluation]) -> None:
    """Taking one text for a held-out one leaves its scores and hides what it misses."""
    name = "encyclopaedia-akim"
    known = evaluations[name]
    hidden = replace(known, text=replace(known.text, set=evaluate.HELD_OUT))
    told = json.loads(evaluate.as_json([*({**evaluations, name: hidden}).values()]))
    assert known.missed
    assert evaluate.HELD_OUT in {row["set"] for row in told["sets"]}
    assert name not in {line.split()[0] for line in (*told["missed"], *told["wrong"])}


def test_an_annotation_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    gold = tmp_path / "a.toml"
    gold.write_text('[[fact]]\nid = "a1"\nquote = "never said"\nframe = "Enactment"\nroles = {}\n')
    with pytest.raises(KnowledgeError, match="a1: the document has no passage 'never said'"):
        evaluate.load(gold, Document.of("a", "en", b"Something else."))


def test_a_fact_is_found_only_with_all_its_roles(evaluations: dict[str, Evaluation]) -> None:
    evaluation = evaluations["004_5424537d251f563f"]
    found = evaluation.found["en08"]
    start, roles = found.evidence.sentence.start, frozenset({("role", "value")})
    wrong = GoldFact("x", found.frame, start, roles, frozenset(), negated=False)
    compared = evaluate.compare(GoldText(evaluation.text.document, "source", (wrong,)), [found])
    assert (compared.missed, compared.beyond) == ([wrong], [found])
    assert compared.incomplete == []


def test_what_says_less_than_a_fact_is_incomplete_and_what_contradicts_it_is_not(
    evaluations: dict[str, Evaluation],
) -> None:
    evaluation = evaluations["004_5424537d251f563f"]
    found = evaluation.found["en08"]
    (fact,) = (each for each in evaluation.text.facts if each.id == "en08")
    more = replace(fact, roles=fact.roles | {("role", "value")})
    other = replace(fact, roles=frozenset((role, "other") for role, _ in fact.roles))
    for changed, incomplete in ((more, [found]), (other, [])):
        text = GoldText(evaluation.text.document, "source", (changed,))
        assert evaluate.compare(text, [found]).incomplete == incomplete


def test_every_source_document_is_annotated() -> None:
    for path in sorted((ROOT / "data/gold").glob("*.toml")):
        document = tomllib.loads(path.read_text("utf-8"))["document"]
        assert len(list(KNOWLEDGE.documents.glob(f"{document}.*.txt"))) == 1
