"""The SPARQL 1.1 tests of the W3C, read from their manifests and run over HTTP.

https://www.w3.org/2009/sparql/docs/tests/
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

import httpx
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, RDFS, XSD
from rdflib.query import Result
from rdflib.term import Node

MF: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT: Final = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
DAWGT: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")
BASE: Final = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"

# Recommendations of their own, which this server does not implement: it never calls others.
OTHER_RECOMMENDATIONS: Final = {"entailment", "service", "syntax-fed"}
_FORMATS: Final = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml"}
_RESULTS: Final = {".srx": "xml", ".srj": "json", ".csv": "csv", ".tsv": "tsv"}
_DECIMALS: Final = {XSD.decimal, XSD.integer}


@dataclass(frozen=True)
class Case:
    """One test: its name with its folder, its type, and where the manifest says more."""

    name: str
    kind: str
    node: Node
    manifest: Graph
    folder: Path

    def value(self, subject: Node | None, predicate: Node) -> Node | None:
        return self.manifest.value(subject, predicate)

    def file(self, node: Node | None) -> Path:
        """The file that a name in the manifest stands for."""
        return self.folder / str(node).rpartition("/")[2]

    def text(self, node: Node | None) -> str:
        """A query or update whose relative IRIs are those of its file."""
        text = self.file(node).read_text(encoding="utf-8")
        return f"BASE <{BASE}{self.folder.name}/{self.file(node).name}>\n{text}"

    def graph(self, node: Node | None) -> Graph:
        """The triples of a data file; none when there is no file."""
        if node is None:
            return Graph()
        path = self.file(node)
        return Graph().parse(path, format=_FORMATS[path.suffix], publicID=str(node))

    def named_files(self, text: str) -> dict[str, Graph]:
        """The graphs of files that a query names itself."""
        names = set(re.findall(r"<([\w-]+\.ttl)>", text))
        here = f"{BASE}{self.folder.name}/"
        return {here + name: self.graph(URIRef(here + name)) for name in sorted(names)}

    def dataset(self, node: Node | None, words: Namespace) -> dict[str, Graph]:
        """The graphs by name that an action or result describes; "" is the default graph."""
        graphs = {"": Graph()}
        for data in self.manifest.objects(node, words.data):
            graphs[""] += self.graph(data)
        for named in self.manifest.objects(node, words.graphData):
            source = self.value(named, words.graph) or named
            label = self.value(named, RDFS.label) or source
            graphs[str(label)] = self.graph(source)
        return graphs

    def sources(self, node: Node | None, words: Namespace, text: str) -> frozenset[tuple[str, str]]:
        """The graphs of such a dataset by name, with the files that they are read from."""
        found = {("", str(data)) for data in self.manifest.objects(node, words.data)}
        for named in self.manifest.objects(node, words.graphData):
            source = self.value(named, words.graph) or named
            found.add((str(self.value(named, RDFS.label) or source), str(source)))
        return frozenset(found | {(name, name) for name in self.named_files(text)})


def cases(root: Path) -> Iterator[Case]:
    """Read the manifests of all folders in order."""
    for manifest in sorted(root.glob("*/manifest.ttl")):
        folder = manifest.parent
        if folder.name in OTHER_RECOMMENDATIONS:
            continue
        graph = Graph().parse(manifest, publicID=f"{BASE}{folder.name}/manifest.ttl")
        entries = graph.value(graph.value(predicate=RDF.type, object=MF.Manifest), MF.entries)
        assert entries is not None
        for node in Collection(graph, entries):
            kind = graph.value(node, RDF.type)
            if graph.value(node, DAWGT.approval) != DAWGT.Withdrawn:
                name = f"{folder.name}/{str(node).rpartition('#')[2]}"
                yield Case(name, str(kind).rpartition("#")[2], node, graph, folder)


@dataclass
class Service:
    """The server under test, and a client that may write to it; the names of what it has, if known.

    Tests in a row often ask the same data, and loading it takes longer than the rest of them.
    """

    client: httpx.Client
    loaded: frozenset[tuple[str, str]] | None = None

    def load(self, case: Case, node: Node | None, words: Namespace, text: str = "") -> None:
        """Make the dataset that a test describes, and what a query names, all the store has."""
        wanted = case.sources(node, words, text)
        if wanted != self.loaded:
            self.put(case.dataset(node, words) | case.named_files(text))
            self.loaded = wanted

    def put(self, graphs: dict[str, Graph]) -> None:
        """Make a dataset the whole content of the store."""
        parts = ["DROP ALL ;", "INSERT DATA {"]
        for name, graph in graphs.items():
            triples = graph.serialize(format="nt")
            parts.append(f"GRAPH <{name}> {{ {triples} }}" if name else triples)
        self.update("\n".join([*parts, "}"])).raise_for_status()

    def update(self, text: str) -> httpx.Response:
        self.loaded = None
        headers = {"Content-Type": "application/sparql-update"}
        return self.client.post("/update", content=text.encode(), headers=headers)

    def query(self, text: str, accept: str) -> httpx.Response:
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.client.post("/sparql", content=text.encode(), headers=headers)

    def content(self) -> dict[str, Graph]:
        """The graphs by name that are in the store, the empty ones left out."""
        found = {"": self._graph({"default": ""})}
        text = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
        for row in self.query(text, "application/sparql-results+json").json()["results"][
            "bindings"
        ]:
            found[row["g"]["value"]] = self._graph({"graph": row["g"]["value"]})
        return found

    def _graph(self, parameters: dict[str, str]) -> Graph:
        headers = {"Accept": "application/n-triples"}
        answer = self.client.get("/graphs", params=parameters, headers=headers)
        return Graph().parse(data=answer.text, format="nt")


def passes(case: Case, service: Service) -> bool:
    """Run a test and tell whether the server did as the W3C says."""
    action = case.value(case.node, MF.action)
    match case.kind:
        case "QueryEvaluationTest" | "CSVResultFormatTest":
            return _query_passes(case, service, action)
        case "UpdateEvaluationTest":
            return _update_passes(case, service, action)
        case "PositiveSyntaxTest11":
            return service.query(case.text(action), "*/*").status_code == 200
        case "NegativeSyntaxTest11":
            return service.query(case.text(action), "*/*").status_code == 400
        case "PositiveUpdateSyntaxTest11":
            return service.update(case.text(action)).status_code != 400
        case "NegativeUpdateSyntaxTest11":
            return service.update(case.text(action)).status_code == 400
    raise AssertionError(f"{case.name} is of an unknown kind: {case.kind}")


def _query_passes(case: Case, service: Service, action: Node | None) -> bool:
    text = case.text(case.value(action, QT.query))
    service.load(case, action, QT, text if "FROM" in text else "")
    expected = case.file(case.value(case.node, MF.result))
    if expected.suffix in _FORMATS:
        answer = service.query(text, "text/turtle")
        base = f"{BASE}{case.folder.name}/{expected.name}"
        wanted = Graph().parse(expected, publicID=base)
        return answer.is_success and isomorphic(
            Graph().parse(data=answer.text, format="turtle"), wanted
        )
    if case.kind == "CSVResultFormatTest":
        answer = service.query(text, "text/csv")
        return answer.is_success and _csv(answer.text) == _csv(expected.read_text("utf-8"))
    answer = service.query(text, "application/sparql-results+json")
    if not answer.is_success:
        return False
    form = _RESULTS[expected.suffix]
    wanted_rows = Result.parse(io.BytesIO(expected.read_bytes()), format=form)
    found_rows = Result.parse(io.BytesIO(answer.content), format="json")
    if wanted_rows.type == "ASK":
        return wanted_rows.askAnswer == found_rows.askAnswer
    return isomorphic(_as_graph(wanted_rows), _as_graph(found_rows))


def _update_passes(case: Case, service: Service, action: Node | None) -> bool:
    service.load(case, action, UT)
    if not service.update(case.text(case.value(action, UT.request))).is_success:
        return False
    wanted = case.dataset(case.value(case.node, MF.result), UT)
    found = service.content()
    names = {name for graphs in (wanted, found) for name, graph in graphs.items() if graph}
    empty = Graph()
    return all(isomorphic(wanted.get(n, empty), found.get(n, empty)) for n in names)


def _as_graph(result: Result) -> Graph:
    """Write rows as a graph, so that they are compared up to the names of blank nodes."""
    graph = Graph()
    for row in result.bindings:
        node = BNode()
        graph.add((node, RDF.type, RDF.Statement))
        for variable, value in row.items():
            graph.add((node, URIRef(f"urn:{variable}"), _by_value(value)))
    return graph


def _by_value(term: Node) -> Node:
    """Numbers are equal by value, language tags in any case; RDF 1.1 has no plain literals."""
    if isinstance(term, Literal) and term.datatype == XSD.string:
        return Literal(str(term))
    if isinstance(term, Literal) and term.language:
        return Literal(str(term), lang=term.language.lower())
    if isinstance(term, Literal) and term.datatype in _DECIMALS:
        text = f"{Decimal(str(term)).normalize():f}"
        return Literal(text, datatype=term.datatype, normalize=False)
    if isinstance(term, Literal) and term.datatype in {XSD.double, XSD.float}:
        return Literal(repr(float(term)), datatype=term.datatype, normalize=False)
    return term


def _csv(text: str) -> list[list[tuple[str, str]]]:
    """Rows with their columns by name: SELECT * does not say in which order they come."""
    return sorted(
        sorted(
            (name, "_:" if cell.startswith("_:") else _number(cell)) for name, cell in row.items()
        )
        for row in csv.DictReader(io.StringIO(text))
    )


def _number(cell: str) -> str:
    try:
        return repr(float(cell))
    except ValueError:
        return cell
