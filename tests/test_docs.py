"""The documentation of the ontology, as `bilik docs` writes it."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from bilik.docs import pages, words
from bilik.docs.expression import Expressions, escape
from bilik.docs.source import KINDS, as_graph
from bilik.errors import BilikError, KnowledgeError
from bilik.graph.knowledge import Knowledge
from bilik.graph.reading import parse, read
from bilik.vocabulary import LANGUAGES, ONTOLOGY, OWL, RDF, RDFS, XSD

ROOT = Path(__file__).resolve().parents[1]

HEADINGS = {"h1", "h2", "h3", "h4"}
LOADING = {"img", "script", "iframe", "link", "object", "embed", "source", "audio", "video"}


class Page(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._heading: list[str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in HEADINGS:
            self._heading = []

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS and self._heading is not None:
            self.headings.append("".join(self._heading).strip())
            self._heading = None

    def values(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute))]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("build")
    return {path.parent.name: path for path in pages.write(Knowledge(ROOT), folder)}


@pytest.fixture(scope="module")
def texts(built: Mapping[str, Path]) -> Mapping[str, str]:
    return {code: path.read_text("utf-8") for code, path in built.items()}


@pytest.fixture(scope="module")
def labels() -> Mapping[str, Mapping[str, str]]:
    """Labels of the ontology's own classes and properties: IRI, then language."""
    kinds = {ox.NamedNode(str(kind)) for kind in KINDS}
    found: dict[str, dict[str, str]] = {}
    for path in sorted((ROOT / "ontology" / "modules").glob("*.ttl")):
        triples = read(path).triples
        named = {t.subject for t in triples if t.predicate.value == RDF + "type"}
        declared = {t.subject for t in triples if t.object in kinds}
        for triple in triples:
            term, label = triple.subject, triple.object
            if triple.predicate.value != RDFS + "label" or term not in named & declared:
                continue
            assert isinstance(term, ox.NamedNode)
            assert isinstance(label, ox.Literal)
            if term.value.startswith(ONTOLOGY):
                found.setdefault(term.value, {})[label.language or ""] = label.value
    return found


def test_there_is_a_page_for_each_language(texts: Mapping[str, str]) -> None:
    assert tuple(texts) == LANGUAGES
    for code, text in texts.items():
        assert f'<html lang="{code}">' in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_own_term_stands_under_its_label_and_its_own_fragment(
    texts: Mapping[str, str], labels: Mapping[str, Mapping[str, str]], code: str
) -> None:
    page = Page(texts[code])
    assert len(labels) > 100
    assert {names[code] for names in labels.values()} <= set(page.headings)
    assert {iri.removeprefix(ONTOLOGY) for iri in labels} <= set(page.values("id"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_heading_is_in_another_language(
    texts: Mapping[str, str], labels: Mapping[str, Mapping[str, str]], code: str
) -> None:
    headings = set(Page(texts[code]).headings)
    spoken = words.load()
    own = {names[code] for names in labels.values()} | set(spoken[code].text.values())
    foreign = {
        text
        for other in LANGUAGES
        if other != code
        for text in (*(n[other] for n in labels.values()), *spoken[other].text.values())
    }
    assert headings & (foreign - own) == set()
    if code != "en":  # a heading of pyLODE's own would be English
        latin = {text for text in headings if not re.search("[а-яёәғқңөұүһі]", text.lower())}
        assert latin - own == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_loads_nothing_from_elsewhere_and_runs_nothing(
    texts: Mapping[str, str], code: str
) -> None:
    page = Page(texts[code])
    loaded = [
        value
        for tag, attrs in page.tags
        if tag in LOADING
        for name in ("src", "href", "data", "srcset")
        if (value := attrs.get(name))
    ]
    assert loaded
    assert {value for value in loaded if not value.startswith("../../static/")} == set()
    assert {tag for tag, _ in page.tags} & {"script", "style", "iframe", "object"} == set()
    assert page.values("style") == []
    assert [name for _, attrs in page.tags for name in attrs if name.startswith("on")] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_links_lead_somewhere(texts: Mapping[str, str], code: str) -> None:
    page = Page(texts[code])
    identifiers = page.values("id")
    assert [name for name, count in Counter(identifiers).items() if count > 1] == []
    inner = {link.removeprefix("#") for link in page.values("href") if link.startswith("#")}
    assert inner
    assert inner - set(identifiers) == set()
    assert {f"../{other}/" for other in LANGUAGES} <= set(page.values("href"))
    assert f"../../sparql?lang={code}" in page.values("href")
    assert [link for link in page.values("href") if "\\" in link] == []


def test_class_expressions_read_in_the_language(texts: Mapping[str, str]) -> None:
    shared = texts["ru"].split('id="SharedPower"')[1].split('class="property entity"')[0]
    plain = " ".join(re.sub(r"<[^>]+>", " ", shared).split())
    assert "норма о полномочии и ( требует согласия хотя бы одно требование согласия )" in plain


def test_the_same_ontology_gives_the_same_bytes(built: Mapping[str, Path], tmp_path: Path) -> None:
    again = pages.write(Knowledge(ROOT), tmp_path)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in built.values()]


def test_without_pylode_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delitem(sys.modules, "bilik.docs.publication", raising=False)
    monkeypatch.setitem(sys.modules, "pylode.profiles.ontpub", None)
    with pytest.raises(BilikError, match=r"pip install 'bilik\[docs\]'"):
        pages.write(Knowledge(ROOT), tmp_path)


def test_every_language_has_all_words() -> None:
    spoken = words.load()
    for own in spoken.values():
        assert set(own.text) == set(spoken["en"].text)
        assert set(own.rows) == set(spoken["en"].rows)
        assert all((*own.text.values(), *own.rows.values()))


def test_words_are_sorted_as_their_alphabet_has_them() -> None:
    kazakh = ["ұсыну", "өкілеттік", "заң", "әкім", "акт", "қаулы", "кеңес"]
    expected = ["акт", "әкім", "заң", "кеңес", "қаулы", "өкілеттік", "ұсыну"]
    assert sorted(kazakh, key=words.alphabetical) == expected


def test_text_is_no_markup() -> None:
    assert escape("prep:<x> *y* [z](u)") == r"prep:&lt;x&gt; \*y\* \[z\]\(u\)"


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("[ owl:unionOf ( :B :A ) ]", "A or B"),
        ("[ owl:intersectionOf ( [ owl:complementOf :B ] :A ) ]", "A and (not B)"),
        ("[ owl:onProperty :p ; owl:allValuesFrom :A ]", "p only A"),
        ("[ owl:onProperty :p ; owl:hasValue :A ]", "p value A"),
        ("[ owl:onProperty :p ; owl:maxCardinality 1 ]", "p at most 1"),
        ("[ owl:onProperty :p ; owl:qualifiedCardinality 2 ; owl:onClass :A ]", "p exactly 2 A"),
        (
            "[ owl:onDatatype :d ; owl:withRestrictions ( [ xsd:length 2 ] [ xsd:minLength 1 ] ) ]",
            r"d \[length 2, minLength 1\]",
        ),
    ],
)
def test_class_expressions_have_a_text(expression: str, text: str) -> None:
    prefixes = f"PREFIX : <urn:t:> PREFIX owl: <{OWL}> PREFIX xsd: <{XSD}>"
    turtle = f"{prefixes} :x :is {expression} ."
    graph = as_graph(parse(turtle.encode(), "test"))
    node = next(value for _, name, value in graph if str(name) == "urn:t:is")
    written = Expressions(graph, words.load()["en"], lambda term: str(term).rpartition(":")[2])
    assert written.text(node) == text


def test_an_expression_without_a_form_is_named() -> None:
    turtle = "<urn:x> <urn:is> [ <http://www.w3.org/2002/07/owl#oneOf> ( <urn:y> ) ] ."
    graph = as_graph(parse(turtle.encode(), "test"))
    node = next(value for _, name, value in graph if str(name) == "urn:is")
    with pytest.raises(KnowledgeError, match="owl:oneOf"):
        Expressions(graph, words.load()["en"], str).text(node)


def test_nothing_is_left_open(tmp_path: Path) -> None:
    program = f"""
import asyncio, gc, pathlib
from bilik.docs import pages
from bilik.graph.knowledge import Knowledge
pages.write(Knowledge(pathlib.Path({str(ROOT)!r})), pathlib.Path({str(tmp_path)!r}))
asyncio.set_event_loop(None)
gc.collect()
"""
    command = [sys.executable, "-W", "always::ResourceWarning", "-c", program]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "unclosed" not in ended.stderr
