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
from bilik.store.endpoint import Endpoint
from bilik.store.federation import federated, federated_writer
from bilik.store.remote import RemoteStore
from bilik.store.remote_writer import RemoteWriter
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
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
    logs,
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
from bilik.web.proxy import placed
from bilik.writing.local import LocalWriter, WriteOptions

_log = logging.getLogger(__name__)


def create_app(
    settings: Settings, store: Store | None = None, writer: Writer | None = None
) -> Flask:
    """Make a WSGI application that serves `store`, or else the graph in the build folder.

    Without a `writer` nobody can write. The caller closes the store and the writer that it gave; a
    store that is opened here lives as long as the process.
    Raises KnowledgeError for a broken question, GraphError when there is no graph and SettingError.
    """
    metrics = Metrics()
    store = MeasuredStore(store or open_store(settings), metrics)
    searcher = Searcher(RequestStore(store), lambda: _passages(settings))
    searching = SearchingStore(store, searcher, settings.query_bytes)
    app = Flask("bilik.web", static_folder="static", template_folder="templates")
    app.url_map.strict_slashes = False
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    app.config["MAX_CONTENT_LENGTH"] = settings.query_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.query_bytes
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.filters["compact"] = compact
    app.jinja_env.globals["local"] = local
    app.extensions["bilik"] = Services(
        settings=settings,
        store=RequestStore(federated(searching, settings)),
        search=searcher,
        metrics=metrics,
        questions=question.load(settings.knowledge / "queries" / "questions"),
        strings=load_strings(),
        writer=federated_writer(writer, settings) if writer else None,
        observers=(metrics.observe, logs.access),
        dumping=DumpProcess(settings.environment()),
    )
    for room in (sparql, explain, editor, graphs, search, pages, ontology, health):
        app.register_blueprint(room.blueprint)
    views.register(app)
    linked.register(app)
    packing.register(app)
    errors.register(app)
    headers.register(app)
    caller.register(app, store)
    app.before_request(_note_route)
    watched = Observed(app.wsgi_app, app.extensions["bilik"].observers)
    app.wsgi_app = placed(watched, settings)  # type: ignore[assignment,method-assign]
    return app


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


def open_store(settings: Settings) -> Store:
    """Reach the remote server of the settings, or else start evaluators on the graph built here.

    Raises SettingError for an unknown engine and GraphError when there is no graph.
    """
    if settings.store_url:
        return RemoteStore.at(Endpoint.of(settings))
    limits = Limits(
        workers=settings.workers,
        queue=settings.queue,
        client_queue=settings.client_queue,
        seconds=settings.query_seconds,
        memory=settings.query_memory,
        query_characters=settings.query_bytes,
        answer_bytes=settings.answer_bytes,
        buffer_bytes=settings.buffer_bytes,
        in_memory_bytes=settings.in_memory_bytes,
    )
    snapshots = _snapshots(settings)
    snapshots.convert()
    return WorkerPool(snapshots, limits)


def open_writer(settings: Settings, store: Store) -> Writer | None:
    """Open what writes to a store that `open_store` gave, or None when writing is off."""
    if not settings.write_tokens:
        return None
    if not isinstance(store, WorkerPool):
        seconds = settings.write_seconds
        return RemoteWriter(Endpoint.of(settings), union=settings.union, seconds=seconds)
    options = WriteOptions(
        settings.knowledge,
        settings.write_validation,
        settings.write_seconds,
        settings.write_memory,
    )
    return LocalWriter(_snapshots(settings), store, options)


def _snapshots(settings: Settings) -> Snapshots:
    return Snapshots(settings.build_dir, union=settings.union)
