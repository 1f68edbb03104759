from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from bilik.search import index as kinds
from bilik.search.index import Entry, Kind, SearchIndex
from bilik.search.loading import Searcher
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import GRAPH_CURATED, GRAPH_DOCUMENT, ID, OA, ONTOLOGY, RDF, RDFS, SKOS

NAMES = {
    "council": {"kk": "Жоғарғы Кеңес", "ru": "Верховный Совет", "en": "Supreme Council"},
    "chair": {
        "kk": "Жоғарғы Кеңес Төрағасы",
        "ru": "Председатель Верховного Совета",
        "en": "Chairman of the Supreme Council",
    },
    "court": {"kk": "Жоғарғы Сот", "ru": "Верховный Суд", "en": "Supreme Court"},
    "dissolve": {
        "kk": "Парламентті тарату",
        "ru": "Роспуск Парламента",
        "en": "Dissolving Parliament",
    },
    "constitution": {
        "kk": "Конституция",
        "ru": "Конституция",
        "en": "Constitution",
    },
}


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    named = [
        Entry(name, label, code, Kind.LABEL, frozenset({"Power" if name == "dissolve" else "Body"}))
        for name, labels in NAMES.items()
        for code, label in labels.items()
    ]
    sentence = "1993 жылы Жоғарғы Кеңестің қызметі тоқтатылды."
    return SearchIndex([*named, Entry("statement", sentence, "kk", Kind.SENTENCE)])


def found(
    index: SearchIndex, text: str, language: str | None = None, of_type: str | None = None
) -> list[str]:
    return [hit.iri for hit in index.search(text, language, of_type)]


@pytest.mark.parametrize(
    "text",
    [
        "Жоғарғы Кеңес",
        "жоғарғы кеңес",
        "Жоғарғы Кеңестің",
        "жоғарғы кеңеске",
        "joğarğy keñes",
        "Joğarğy Keñestiñ",
        "Zhogargy Kenges",
        "Верховный Совет",
        "Верховного Совета",
        "supreme council",
        "Supreme Councils",
        "Supreme Counsil",
        "жоғаргы кенес",
    ],
)
def test_a_thing_is_found_in_any_script_and_form(index: SearchIndex, text: str) -> None:
    assert found(index, text)[0] == "council"


def test_exact_comes_before_prefix_before_form_before_slip(index: SearchIndex) -> None:
    scores = [
        next(hit.score for hit in index.search(text) if hit.iri == "council")
        for text in ("Верховный Совет", "Верховный Со", "Верховного Совета", "Верхавный Савет")
    ]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_the_latin_schwa_is_the_cyrillic_one() -> None:
    index = SearchIndex([Entry("akim", "Әкім", "kk", Kind.LABEL)])
    assert index.search("Əкім")[0].score == 1.0


def test_a_sentence_is_found_by_words_in_other_forms(index: SearchIndex) -> None:
    hits = {hit.iri: hit for hit in index.search("жоғарғы кеңес қызмет")}
    hit = hits["statement"]
    assert hit.kind is Kind.SENTENCE
    assert [hit.label[start:end] for start, end in hit.marks] == ["Жоғарғы", "Кеңестің", "қызметі"]


def test_words_beside_each_other_come_before_words_apart() -> None:
    apart = "Кеңес (Жоғарғы Сот) қорытындысы бойынша"
    beside = "Сот және Жоғарғы Кеңес қорытындысы бойынша"
    index = SearchIndex(
        Entry(name, text, "kk", Kind.LABEL) for name, text in (("a", apart), ("b", beside))
    )
    assert found(index, "жоғарғы кеңестің") == ["b", "a"]


def test_names_and_sentences_can_be_asked_apart(index: SearchIndex) -> None:
    assert {hit.kind for hit in index.search("кеңес", kinds=kinds.SENTENCES)} == {Kind.SENTENCE}
    assert {hit.kind for hit in index.search("кеңес", kinds=kinds.NAMES)} == {Kind.LABEL}


def test_language_and_type_narrow_what_is_found(index: SearchIndex) -> None:
    assert {hit.language for hit in index.search("Конституция", language="ru")} == {"ru"}
    assert found(index, "Парламент", of_type="Power") == ["dissolve"]
    assert found(index, "Парламент", of_type="Body") == []


def test_nothing_is_found_for_what_is_not_there(index: SearchIndex) -> None:
    assert found(index, "") == []
    assert found(index, "!?") == []
    assert found(index, "qwrtplkjhg") == []
    assert found(index, "Конституция", language="de") == []
    assert index.search("Кеңес", limit=0) == []


def test_a_thing_is_found_once(index: SearchIndex) -> None:
    assert found(index, "конституция").count("constitution") == 1


def test_a_very_long_text_takes_no_long_time(index: SearchIndex) -> None:
    assert len(index.search("жоғарғы кеңес " * 100_000)) <= 10


def sample(*labels: str) -> list[Quad]:
    graph = NamedNode(GRAPH_CURATED)
    return [
        Quad(NamedNode(f"{ID}{n}"), NamedNode(RDFS + "label"), Literal(label, language="ru"), graph)
        for n, label in enumerate(labels)
    ]


@pytest.fixture
def publish(tmp_path: Path) -> Callable[[list[Quad], str], EmbeddedStore]:
    def make(quads: list[Quad], version: str) -> EmbeddedStore:
        snapshot = Snapshots(tmp_path).publish(quads, version)
        return EmbeddedStore(snapshot.path, snapshot.version)

    return make


def test_the_names_of_a_store_are_searched(
    publish: Callable[[list[Quad], str], EmbeddedStore],
) -> None:
    graph = NamedNode(GRAPH_DOCUMENT + "1")
    statement, evidence, target = (NamedNode(ID + name) for name in ("st", "ev", "target"))
    quote = BlankNode()
    sentence = Literal("Указ подписан Президентом.")
    quads = [
        *sample("Указ"),
        Quad(NamedNode(ID + "0"), NamedNode(SKOS + "altLabel"), Literal("Указ"), graph),
        Quad(NamedNode(ID + "0"), NamedNode(RDF + "type"), NamedNode(ONTOLOGY + "Decree"), graph),
        Quad(statement, NamedNode(ONTOLOGY + "evidence"), evidence, graph),
        Quad(evidence, NamedNode(OA + "hasTarget"), target, graph),
        Quad(target, NamedNode(OA + "hasSelector"), quote, graph),
        Quad(quote, NamedNode(OA + "exact"), sentence, graph),
    ]
    hits = Searcher(publish(quads, "one")).search("указа")
    assert [(hit.iri, hit.kind) for hit in hits] == [
        (ID + "0", Kind.LABEL),
        (ID + "st", Kind.SENTENCE),
    ]
    assert hits[0].types == {ONTOLOGY + "Decree"}


def test_the_built_graph_answers_in_three_languages(
    built_search: Searcher,
) -> None:
    searcher = built_search
    for text in ("Жоғарғы Кеңес", "Joğarğy Keñes", "Верховный Совет", "supreme council"):
        hit = searcher.search(text)[0]
        assert hit.iri == f"{ID}institution/supreme-council"
    assert searcher.index() is searcher.index()
    assert any(
        hit.kind is Kind.SENTENCE for hit in searcher.search("ҚазССР Конституциясы", limit=50)
    )
