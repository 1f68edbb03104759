"""Check queries: SPARQL that must find nothing in the graph."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pyoxigraph as ox

from bilik.errors import KnowledgeError
from bilik.graph import header
from bilik.graph.header import HeadedQuery
from bilik.graph.reading import RdfFile
from bilik.validate.finding import Finding, Severity, compact, ordered
from bilik.vocabulary import BASE, GRAPH_QUARANTINE, RDF

_FILE = BASE + "file/"
_TYPE = ox.NamedNode(RDF + "type")
_QUARANTINE = ox.NamedNode(GRAPH_QUARANTINE)


Where = Callable[[object], str]


@dataclass(frozen=True)
class Check:
    """A check query: each row of its answer is a fault of the term in the first column.

    `message` may name the columns in braces; they are replaced by compact IRIs or texts.
    """

    name: str
    title: str
    description: str
    severity: Severity
    message: str
    query: str


def load(folder: Path) -> tuple[Check, ...]:
    """Read all checks of a folder; raises KnowledgeError for an incomplete header."""
    return tuple(_check(query) for query in header.load(folder))


def run(checks: Iterable[Check], store: ox.Store, *, united: bool = False) -> tuple[Finding, ...]:
    """Ask every check over all graphs but quarantine; raises KnowledgeError for a broken query.

    `united` says that the default graph is their union already, as in a published snapshot: else
    each pattern would be found in both, and a check of five patterns have 32 rows for one fault.
    """
    if not united and store.contains_named_graph(_QUARANTINE):
        asked, united = _union(store), True
    else:
        asked = store
    return ordered(
        finding
        for check in checks
        for finding in findings(
            check, _solutions(check, asked, united=united), lambda term: _where(store, term)
        )
    )


def _union(store: ox.Store) -> ox.Store:
    """Copy all but quarantine: a list of graphs to ask would have each lookup made in each."""
    union = ox.Store()
    union.bulk_extend(
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in store
        if quad.graph_name != _QUARANTINE
    )
    return union


def _solutions(check: Check, store: ox.Store, *, united: bool) -> object:
    try:
        return store.query(check.query, use_default_graph_as_union=not united)
    except SyntaxError as fault:
        raise KnowledgeError(f"{check.name}.rq is not SPARQL: {fault.msg}") from None


def findings(check: Check, solutions: object, where: Where) -> Iterator[Finding]:
    """Make a finding of each row that a check has; `where` names the graph of a term.

    Raises KnowledgeError when the query is no SELECT query or its message is broken.
    """
    if not isinstance(solutions, ox.QuerySolutions):
        raise KnowledgeError(f"{check.name}.rq must be a SELECT query.")
    names = [variable.value for variable in solutions.variables]
    _require_columns(check, names)
    for solution in solutions:
        shown = {name: _shown(solution[name]) for name in names}
        message = check.message.format_map(shown)
        place = where(solution[names[0]])
        yield Finding(check.severity, check.name, place, shown[names[0]], message)


def store_of(files: Iterable[RdfFile]) -> ox.Store:
    """Load files into a store with one graph per file, so that findings can name the file."""
    store = ox.Store()
    for file in files:
        # Text is loaded in half the time that quads made one by one take.
        text = ox.serialize(file.triples, format=ox.RdfFormat.N_TRIPLES)
        graph = ox.NamedNode(_FILE + file.name)
        store.bulk_load(text, ox.RdfFormat.N_TRIPLES, to_graph=graph)
    return store


def _check(query: HeadedQuery) -> Check:
    try:
        severity = Severity(query.required("severity"))
    except ValueError:
        raise KnowledgeError(
            f"{query.name}.rq: severity must be one of {', '.join(Severity)}."
        ) from None
    return Check(
        name=query.name,
        title=query.required("title"),
        description=query.required("description"),
        severity=severity,
        message=query.required("message"),
        query=query.text,
    )


def _require_columns(check: Check, names: list[str]) -> None:
    wanted = {field for _, field, _, _ in Formatter().parse(check.message) if field is not None}
    unknown = sorted(wanted - set(names))
    if unknown:
        raise KnowledgeError(
            f"{check.name}.rq: the message names {', '.join(unknown)}, "
            f"but the query selects {', '.join(names)}."
        )


def _where(store: ox.Store, term: object) -> str:
    """Return the file or graph that types a term, else one that has it as subject."""
    if not isinstance(term, ox.NamedNode | ox.BlankNode):
        return ""
    for predicate in (_TYPE, None):
        quads = store.quads_for_pattern(term, predicate, None)
        names = [q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)]
        if names:
            return min(names).removeprefix(_FILE)
    return ""


def _shown(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return compact(term.value)
    if isinstance(term, ox.Literal):
        return term.value.removesuffix("T00:00:00")
    return term.value if isinstance(term, ox.BlankNode) else "nothing"
