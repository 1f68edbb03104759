import json

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilik.errors import QuerySyntaxError
from bilik.store.base import Query
from bilik.store.collation import sort_key
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import GRAPH_CURATED, ID, RDFS

ALPHABET = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"


def ordered(language: str, *texts: str) -> list[str]:
    return sorted(texts, key=lambda text: sort_key(text, language))


def test_the_alphabet_is_in_its_order() -> None:
    assert "".join(ordered("kk", *sorted(ALPHABET))) == ALPHABET


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "kk",
            ["акт", "Ант", "Әкім", "Әкімдік", "билік", "Ғылым", "Заң", "Қаулы", "Өкім", "Үкімет"],
        ),
        ("kk", ["Ел", "Елбасы", "ЁЛКА", "Жарлық"]),
        ("ru", ["ёж", "езда", "ёлка", "Ель"]),
        ("kk", ["Яик", "act", "Zhuz"]),
        ("en", ["act", "Zhuz", "Акт"]),
        ("kk", ["9-бап", "10-бап", "44-бап", "бап"]),
        ("kk", ["Жоғарғы", "Жоғарғы Кеңес", "Жоғарғы Кеңес Төрағасы", "Жоғарғыда"]),
        ("kk", ["«Қазақ»", "Қазақстан"]),
        ("kk", ["keñes", "Keñes", "kepil"]),
    ],
)
def test_texts_are_ordered_as_in_a_dictionary(language: str, texts: list[str]) -> None:
    assert ordered(language, *sorted(texts, reverse=True)) == texts


@given(st.text(), st.sampled_from(["kk", "ru", "en", "", "x"]))
def test_every_text_has_a_key_that_an_engine_can_hold(text: str, language: str) -> None:
    assert pyoxigraph.Literal(sort_key(text, language)).value


@given(st.text(alphabet="абвәaBZ 12-"), st.text(alphabet="абвәaBZ 12-"))
def test_only_the_same_text_has_the_same_key(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    quads = [
        pyoxigraph.Quad(
            pyoxigraph.NamedNode(f"{ID}{number}"),
            pyoxigraph.NamedNode(RDFS + "label"),
            pyoxigraph.Literal(label, language="kk"),
            pyoxigraph.NamedNode(GRAPH_CURATED),
        )
        for number, label in enumerate(["Яик", "Әкім", "Заң", "Ант", "Қаулы", "Кеңес"])
    ]
    snapshot = Snapshots(tmp_path_factory.mktemp("collation")).publish(quads, "one")
    return EmbeddedStore(snapshot.path)


def values(store: EmbeddedStore, query: str) -> list[str]:
    text = f"PREFIX bilik: <https://w3id.org/bilik/ontology#> PREFIX rdfs: <{RDFS}> {query}"
    rows = json.loads(store.answer(Query(text)).read())["results"]["bindings"]
    return [row["v"]["value"] if "v" in row else "" for row in rows]


@pytest.mark.parametrize("call", ["?v", "?v, 'kk'", "?v, ?v"])
def test_a_query_orders_by_the_alphabet(store: EmbeddedStore, call: str) -> None:
    query = f"SELECT ?v {{ ?s rdfs:label ?v }} ORDER BY bilik:collate({call})"
    assert values(store, query) == ["Ант", "Әкім", "Заң", "Кеңес", "Қаулы", "Яик"]
    assert (
        values(store, query.replace("BY bilik:collate", "BY DESC(bilik:collate") + ")")[0] == "Яик"
    )


@pytest.mark.parametrize("call", ["", "'a', 'kk', 'x'", "BNODE()", "?unbound"])
def test_what_cannot_be_a_key_is_unbound(store: EmbeddedStore, call: str) -> None:
    assert values(store, f"SELECT (bilik:collate({call}) AS ?v) {{}}") == [""]


def test_a_function_that_there_is_not_is_the_querys_fault(store: EmbeddedStore) -> None:
    with pytest.raises(QuerySyntaxError, match=r"no function <.*colate>.*there are: <.*#collate>"):
        values(store, "SELECT (bilik:colate('a') AS ?v) {}")
