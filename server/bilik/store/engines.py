"""What SPARQL 1.1 engines do differently, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bilik.errors import SettingError
from bilik.store import virtuoso
from bilik.vocabulary import GRAPH_UNION

Dialect = Callable[[str, bool], str]
"""Writes a query as an engine has to be asked it; told whether the request names its dataset."""


def standard(text: str, narrowed: bool) -> str:  # noqa: ARG001
    """Return a query as it is: the dialect of engines that keep to SPARQL 1.1."""
    return text


@dataclass(frozen=True, slots=True)
class Engine:
    """Where an engine has its operations, below the address of the server or data set.

    The default graph of a query is the union of the named graphs: by the engine's own doing, or,
    where `union_pushed`, because a push writes it: to the default graph there, or to `union_graph`,
    of which `dialect` then has queries asked.
    `hidden` are named graphs of the engine's own, which are no part of any union.
    `update_name` is the form field that carries an update. `digest` tells that writing asks for
    Digest authentication instead of Basic. `ours` tells that it is this program, whose answers
    carry an ETag that changes with the graph, and which has `bilik:collate`. `note` says what has
    to be configured.
    """

    query: str
    update: str
    graphs: str
    note: str
    union_pushed: bool = False
    union_graph: str | None = None
    hidden: tuple[str, ...] = ()
    dialect: Dialect = standard
    update_name: str = "update"
    digest: bool = False
    ours: bool = False


ENGINES: Final[Mapping[str, Engine]] = MappingProxyType(
    {
        "bilik": Engine(
            "/sparql",
            "/update",
            "/graphs",
            "Writing needs a token: `bilik token`; BILIK_STORE_TOKEN.",
            ours=True,
        ),
        "oxigraph": Engine(
            "/query",
            "/update",
            "/store",
            "Nothing to configure. Its own union repeats triples that two graphs share.",
            union_pushed=True,
        ),
        "virtuoso": Engine(
            "/sparql",
            "/sparql-auth",
            "/sparql-graph-crud-auth",
            "Raise ResultSetMaxRows in [SPARQL] and MaxSortedTopRows in [Parameters]; the user "
            "needs the role SPARQL_UPDATE.",
            union_pushed=True,
            union_graph=GRAPH_UNION,
            hidden=virtuoso.SYSTEM_GRAPHS,
            dialect=virtuoso.rewritten,
            digest=True,
        ),
        "fuseki": Engine(
            "/query",
            "/update",
            "/data",
            "The address names the data set: http://host:3030/bilik. Its configuration sets "
            "tdb2:unionDefaultGraph true.",
        ),
        "graphdb": Engine(
            "",
            "/statements",
            "/rdf-graphs/service",
            "The address names the repository: http://host:7200/repositories/bilik. Make it with "
            "the ruleset 'empty'.",
        ),
        "qlever": Engine(
            "",
            "",
            "",
            "Start it with --access-token; BILIK_STORE_TOKEN is the same. No CLEAR or COPY.",
        ),
        "neptune": Engine(
            "/sparql", "/sparql", "/sparql/gsp/", "Reach it inside its VPC, with IAM switched off."
        ),
    }
)


def engine(name: str) -> Engine:
    """Return an engine by name; raises SettingError."""
    if name not in ENGINES:
        raise SettingError(f"There is no engine {name!r}; there are: {', '.join(ENGINES)}.")
    return ENGINES[name]
