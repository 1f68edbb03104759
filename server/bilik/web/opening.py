"""Opens the store and the writer that the settings name.

Imports what the settings need: a server that starts waits for no other.
"""

from bilik.settings import Settings
from bilik.store.base import Store, Writer
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool


def open_store(settings: Settings) -> Store:
    """Reach the remote server of the settings, or else start evaluators on the graph built here.

    Raises SettingError for an unknown engine and GraphError when there is no graph.
    """
    if settings.store_url:
        return _remote_store(settings)
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
        return _remote_writer(settings)
    # What checks a change (SHACL, rdflib) is the concern of those who write.
    from bilik.writing.local import LocalWriter, WriteOptions

    options = WriteOptions(
        settings.knowledge,
        settings.write_validation,
        settings.write_seconds,
        settings.write_memory,
    )
    return LocalWriter(_snapshots(settings), store, options)


# The HTTP client is imported by those who have another engine to ask.
def _remote_store(settings: Settings) -> Store:
    from bilik.store.endpoint import Endpoint
    from bilik.store.remote import RemoteStore

    return RemoteStore.at(Endpoint.of(settings))


def _remote_writer(settings: Settings) -> Writer:
    from bilik.store.endpoint import Endpoint
    from bilik.store.remote_writer import RemoteWriter

    seconds = settings.write_seconds
    return RemoteWriter(Endpoint.of(settings), union=settings.union, seconds=seconds)


def _snapshots(settings: Settings) -> Snapshots:
    return Snapshots(settings.build_dir, union=settings.union)
