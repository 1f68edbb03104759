"""The application factory; everything it needs hangs on the application, nothing is global."""

import logging
from collections.abc import Iterable

from flask import Flask, request

from bilik.errors import DocumentError
from bilik.graph import question
from bilik.publish.background import DumpProcess
from bilik.search import loading
from bilik.search.index import Entry
from bilik.search.loading import Searcher
from bilik.search.property import SearchingStore
from bilik.settings import Settings
from bilik.store.base import Store, Writer
from bilik.store.federation import federated, federated_writer
from bilik.vocabulary import compact, local
from bilik.web import (
    caller,
    editor,
    errors,
    explain,
    graphs,
    headers,
    health,
    linked,
    ontology,
    packing,
    pages,
    search,
    sparql,
    views,
)
from bilik.web.caller import RequestStore
from bilik.web.context import Services
from bilik.web.language import load_strings
from bilik.web.metrics import MeasuredStore, Metrics
from bilik.web.observe import ROUTE, Observed
from bilik.web.observers import observers
from bilik.web.opening import open_store
from bilik.web.proxy import placed

_log = logging.getLogger(__name__)


def create_app(
    settings: Settings,
    store: Store | None = None,
    writer: Writer | None = None,
    metrics: Metrics | None = None,
) -> Flask:
    """Make a WSGI application that serves `store`, or else the graph in the build folder.

    Without a `writer` nobody can write; `metrics` are made here unless others count there too. The
    caller closes the store and the writer that it gave; a store that is opened here lives as long
    as the process.
    Raises KnowledgeError for a broken question, GraphError when there is no graph and SettingError.
    """
    metrics = metrics or Metrics()
    store = MeasuredStore(store or open_store(settings), metrics)
    searcher = Searcher(RequestStore(store), lambda: _passages(settings))
    searching = SearchingStore(store, searcher, settings.query_bytes)
    app = _flask(settings)
    app.extensions["bilik"] = Services(
        settings=settings,
        store=RequestStore(federated(searching, settings)),
        search=searcher,
        metrics=metrics,
        questions=question.load(settings.knowledge / "queries" / "questions"),
        strings=load_strings(),
        writer=federated_writer(writer, settings) if writer else None,
        observers=observers(metrics),
        dumping=DumpProcess(settings.environment()),
    )
    _register(app)
    caller.register(app, store)
    watched = Observed(app.wsgi_app, app.extensions["bilik"].observers)
    app.wsgi_app = placed(watched, settings)  # type: ignore[assignment,method-assign]
    return app


def _flask(settings: Settings) -> Flask:
    app = Flask("bilik.web", static_folder="static", template_folder="templates")
    app.url_map.strict_slashes = False
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    app.config["MAX_CONTENT_LENGTH"] = settings.query_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.query_bytes
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.filters["compact"] = compact
    app.jinja_env.globals["local"] = local
    return app


def _register(app: Flask) -> None:
    for room in (sparql, explain, editor, graphs, search, pages, ontology, health):
        app.register_blueprint(room.blueprint)
    for part in (views, linked, packing, errors, headers):
        part.register(app)
    app.before_request(_note_route)


def _note_route() -> None:
    request.environ[ROUTE] = request.url_rule.rule if request.url_rule else ""


def _passages(settings: Settings) -> Iterable[Entry]:
    """Return the sentences of the shipped documents; none when they cannot be read any more."""
    try:
        return [
            *loading.passages(settings.knowledge / "data" / "documents", settings.document_bytes)
        ]
    except DocumentError as error:
        _log.warning("the documents cannot be searched: %s", error)
        return []
