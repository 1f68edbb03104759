"""The counters see what is invented, what does not conform, and what stayed silent."""

from dataclasses import replace

import pytest

from bilik import resources
from bilik.counters import Counters, Counting
from bilik.documents.model import Document
from bilik.extract.extractor import Extractor
from bilik.extract.lexicon import Lexicon
from bilik.extract.statement import Entity, Statement
from bilik.graph.knowledge import Knowledge
from bilik.graph.lexemes import words
from bilik.populate import make_kit
from bilik.text.language import language
from bilik.text.model import Span
from bilik.vocabulary import ID, ONTOLOGY

TEXT = (
    "Under the Constitution of 1995, the President forms the Security Council.\n\nThey adopted it."
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return make_kit(Knowledge(resources.root())).lexicon


@pytest.fixture(scope="module")
def document() -> Document:
    return Document.of("text", "en", TEXT.encode())


@pytest.fixture(scope="module")
def statement(lexicon: Lexicon, document: Document) -> Statement:
    extractor = Extractor(lexicon, language("en", words(lexicon, "en")))
    (found,) = extractor.extract(document)
    return found


@pytest.fixture(scope="module")
def counting(lexicon: Lexicon) -> Counting:
    return Counting(lexicon, "en")


def count(counting: Counting, document: Document, statement: Statement) -> Counters:
    return counting.count(document, [statement])[0]


def with_holder(statement: Statement, value: Entity, span: Span | None) -> Statement:
    """The statement with another holder."""
    fillers = tuple(
        replace(f, value=value, span=span) if f.role == ONTOLOGY + "powerHolder" else f
        for f in statement.fillers
    )
    assert fillers != statement.fillers
    return replace(statement, fillers=fillers)


def test_what_the_text_says_is_not_invented(
    counting: Counting, document: Document, statement: Statement
) -> None:
    shares = count(counting, document, statement).shares()
    assert shares["statements"] == 1
    assert shares["conformance"] == 1
    assert {name: value for name, value in shares.items() if "hallucination" in name} == {
        "subject hallucination": 0,
        "relation hallucination": 0,
        "object hallucination": 0,
    }


def test_a_sentence_with_a_trigger_and_no_statement_is_listed(
    counting: Counting, document: Document, statement: Statement
) -> None:
    total, silent = counting.count(document, [statement])
    assert [each.sentence for each in silent] == ["They adopted it."]
    assert total.silent == 1
    assert total.triggered == 2


def test_a_holder_that_no_sentence_names_is_an_invented_subject(
    counting: Counting, document: Document, statement: Statement
) -> None:
    senate = Entity(f"{ID}institution/senate", frozenset({f"{ONTOLOGY}Institution"}))
    assert count(counting, document, with_holder(statement, senate, None)).invented_subjects == 1


def test_a_holder_taken_over_from_another_sentence_is_not_invented(
    counting: Counting, document: Document, statement: Statement
) -> None:
    (holder,) = statement.values(f"{ONTOLOGY}powerHolder")
    assert isinstance(holder, Entity)
    fillers = tuple(replace(f, span=None) for f in statement.fillers)
    assert count(counting, document, replace(statement, fillers=fillers)).invented_subjects == 0


def test_a_filler_of_another_class_does_not_conform(
    counting: Counting, document: Document, statement: Statement
) -> None:
    act = Entity(f"{ID}act/x", frozenset({f"{ONTOLOGY}Law"}))
    total = count(counting, document, with_holder(statement, act, Span(0, 5)))
    assert total.conformant == total.roles - 1


def test_a_trigger_outside_its_sentence_is_an_invented_relation(
    counting: Counting, document: Document, statement: Statement
) -> None:
    end = len(TEXT)
    moved = replace(statement.evidence, trigger=Span(end - 3, end))
    total = count(counting, document, replace(statement, evidence=moved))
    assert total.invented_relations == 1
