import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.vocabulary import GRAPH_QUARANTINE, XSD

SAMPLE_GRAPH = "http://example.org/graph/"


def sample_quad(subject: str, predicate: str, value: NamedNode | Literal, graph: str) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), value, NamedNode(graph))


def sample_quads() -> list[Quad]:
    """Two graphs that share a triple, and one in quarantine."""
    name, size = "http://example.org/name", "http://example.org/size"
    law, power = "http://example.org/заң", "http://example.org/power"
    return [
        sample_quad(law, name, Literal("Заң", language="kk"), SAMPLE_GRAPH + "a"),
        sample_quad(
            law, size, Literal("7", datatype=NamedNode(XSD + "integer")), SAMPLE_GRAPH + "a"
        ),
        sample_quad(law, name, Literal("Заң", language="kk"), SAMPLE_GRAPH + "b"),
        sample_quad(power, name, Literal('"Power", it says'), SAMPLE_GRAPH + "b"),
        sample_quad(power, name, Literal("wrong"), GRAPH_QUARANTINE),
    ]


def many_quads(count: int) -> list[Quad]:
    predicate = "http://example.org/number"
    return [
        sample_quad(
            f"http://example.org/{n}", predicate, Literal(f"сан {n}"), SAMPLE_GRAPH + "many"
        )
        for n in range(count)
    ]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    snapshots = Snapshots(tmp_path_factory.mktemp("sample"))
    snapshots.publish(sample_quads(), "sample")
    return snapshots


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    snapshots = Snapshots(tmp_path_factory.mktemp("large"))
    snapshots.publish(many_quads(5000), "large")
    return snapshots


@pytest.fixture
def start_pool() -> Iterator[Callable[[Snapshots, Limits], WorkerPool]]:
    pools: list[WorkerPool] = []

    def start(snapshots: Snapshots, limits: Limits) -> WorkerPool:
        pools.append(WorkerPool(snapshots, limits))
        return pools[-1]

    yield start
    for pool in pools:
        pool.close()


@pytest.fixture
def loopback() -> Iterator[tuple[str, list[bytes]]]:
    """A server on loopback that notes what connects to it, and its address."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, _ = listener.accept()
                except TimeoutError:
                    continue
                with connection:
                    seen.append(b"connected")

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", seen
        stop.set()
        thread.join()


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    return tmp_path / "build"
