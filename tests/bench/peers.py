"""The servers that are compared, each started on loopback with the same triples."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from urllib.error import HTTPError
from urllib.request import urlopen

import pyoxigraph as ox
from tests.bench.client import WrongAnswerError, fetch, requests
from tests.bench.query import SOLUTIONS

from bilik.settings import Settings
from bilik.store.snapshot import Snapshots

_START_SECONDS: Final = 240.0
_SETTLE_SECONDS: Final = 120.0
_LOAD_SECONDS: Final = 600.0
_NOT_YET: Final = 503
_IN_MEMORY_BYTES: Final = Settings.in_memory_bytes
_ASK: Final = "ASK { ?s ?p ?o }"
_GRAPH: Final = ox.NamedNode("https://w3id.org/bilik/graph/bench")


class Peer(Protocol):
    """A kind of server: how to load N-Triples into it and how to start it.

    Those with the same `stock` can serve the same folder. Those that are compared closely are
    measured in each round, the others `once`.
    """

    name: str
    stock: str
    once: bool

    def available(self) -> str | None:
        """Return why it cannot be measured here, or None when it can."""
        ...

    def load(self, triples: Path, folder: Path) -> None:
        """Load the file into `folder`."""
        ...

    def command(self, folder: Path, port: int) -> tuple[list[str], Mapping[str, str], str]:
        """Return the command that serves `folder`, its environment, the path of the endpoint."""
        ...

    def settle(self, url: str, folder: Path) -> None:
        """Wait until the server at `url` has done what it does in the background at first."""
        ...


@dataclass(frozen=True, slots=True)
class Running:
    """A server under measurement."""

    url: str
    process: subprocess.Popen[bytes]
    start_seconds: float
    settle_seconds: float

    def memory(self) -> int:
        """Return the resident memory of the process and its children, in bytes.

        Pages that processes share are counted once, in proportion (PSS), where the system tells.
        """
        return sum(_resident(process) for process in family(self.process.pid))


class Bilik:
    """This project, with deadlines and limits switched on as a user has them."""

    stock = "bilik"
    once = False

    def __init__(self, name: str = "bilik", environment: Mapping[str, str] | None = None) -> None:
        self.name = name
        self._environment = environment or {}

    def available(self) -> str | None:
        """It is here."""
        return None

    def load(self, triples: Path, folder: Path) -> None:
        """Publish a snapshot with one named graph."""
        parsed = ox.parse(path=str(triples), format=ox.RdfFormat.N_TRIPLES)
        quads = (ox.Quad(each.subject, each.predicate, each.object, _GRAPH) for each in parsed)
        Snapshots(folder).publish(quads, "bench")

    def command(self, folder: Path, port: int) -> tuple[list[str], Mapping[str, str], str]:
        """Serve with the settings a user gets, but for those this one was made with."""
        environment = {"BILIK_BUILD_DIR": str(folder), **self._environment}
        command = [sys.executable, "-m", "bilik", "serve", "--port", str(port)]
        return command, environment, "/sparql"

    def settle(self, url: str, folder: Path) -> None:
        """Wait for the search index, and until the graph is in memory, unless it is too large."""
        end = time.monotonic() + _SETTLE_SECONDS
        while time.monotonic() < end and _searches(url) == _NOT_YET:
            time.sleep(0.5)
        if size(folder) > int(self._environment.get("BILIK_IN_MEMORY_BYTES", _IN_MEMORY_BYTES)):
            return
        while time.monotonic() < end:
            with urlopen(f"{url}/health") as answer:  # loopback
                if json.load(answer)["in_memory"]:
                    return
            time.sleep(0.5)


def _searches(url: str) -> int:
    """Return the status of a search; names too many to be searched have one of their own."""
    try:
        with urlopen(f"{url}/search.json?q=law", timeout=_SETTLE_SECONDS) as answer:  # loopback
            return int(answer.status)
    except HTTPError as error:
        return error.code


class Oxigraph:
    """`oxigraph serve`, of the version of the engine, on disk or in memory."""

    stock = "oxigraph"
    once = False

    def __init__(self, tools: Path, *, in_memory: bool = False) -> None:
        self.name = "oxigraph-memory" if in_memory else "oxigraph"
        self._program = tools / "oxigraph"

    def available(self) -> str | None:
        """Look for the program."""
        return None if self._program.exists() else "pip package oxigraph is not installed"

    def load(self, triples: Path, folder: Path) -> None:
        """Load with the program's own bulk loader."""
        where = ["--location", str(folder / "ox")]
        _run([str(self._program), "load", *where, "--file", str(triples)])
        _run([str(self._program), "optimize", *where])

    def command(self, folder: Path, port: int) -> tuple[list[str], Mapping[str, str], str]:
        """Serve the folder."""
        address = f"127.0.0.1:{port}"
        where = ["--location", str(folder / "ox")]
        return [str(self._program), "serve", *where, "--bind", address], {}, "/query"

    def settle(self, url: str, folder: Path) -> None:
        """It begins as it goes on."""


class RdflibEndpoint:
    """rdflib-endpoint, a SPARQL endpoint over rdflib's store in memory."""

    name = stock = "rdflib-endpoint"
    once = True

    def __init__(self, tools: Path) -> None:
        self._program = tools / "rdflib-endpoint"

    def available(self) -> str | None:
        """Look for the program."""
        return None if self._program.exists() else "pip package rdflib-endpoint is not installed"

    def load(self, triples: Path, folder: Path) -> None:
        """Lay the file down: it is read at each start."""
        shutil.copy(triples, folder / "bench.nt")

    def command(self, folder: Path, port: int) -> tuple[list[str], Mapping[str, str], str]:
        """Read the file and serve it."""
        where = ["--host", "127.0.0.1", "--port", str(port)]
        return [str(self._program), "serve", *where, str(folder / "bench.nt")], {}, "/"

    def settle(self, url: str, folder: Path) -> None:
        """It begins as it goes on."""


class Virtuoso:
    """Virtuoso 7 as Debian packages it, loaded by its bulk loader."""

    name = stock = "virtuoso"
    once = True

    def available(self) -> str | None:
        """Look for the program and its client."""
        missing = [name for name in ("virtuoso-t", "isql-vt") if shutil.which(name) is None]
        return f"{missing[0]} is not installed (Debian: virtuoso-opensource-7)" if missing else None

    def load(self, triples: Path, folder: Path) -> None:
        """Start it once, load the file as one graph, and stop it."""
        shutil.copy(triples, folder / "bench.nt")
        port = free_port()
        with _process(self.command(folder, port)[0], {}):
            server_port = str(_virtuoso_port(folder))
            _await(lambda: _virtuoso(server_port, "status();"))
            for statement in (
                f"ld_dir('{folder}', 'bench.nt', '{_GRAPH.value}');",
                "rdf_loader_run();",
                "checkpoint;",
            ):
                _virtuoso(server_port, statement)
            _virtuoso(server_port, "shutdown();", check=False)
            time.sleep(2)

    def command(self, folder: Path, port: int) -> tuple[list[str], Mapping[str, str], str]:
        """Write a configuration for the port and serve the folder."""
        (folder / "virtuoso.ini").write_text(_virtuoso_ini(folder, port, free_port()))
        command = ["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")]
        return command, {}, "/sparql"

    def settle(self, url: str, folder: Path) -> None:
        """It begins as it goes on."""


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def free_port() -> int:
    """Return a port of loopback that nobody uses just now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def running(peer: Peer, folder: Path) -> Iterator[Running]:
    """Start a server and wait for its first answer; end it and its children afterwards."""
    port = free_port()
    command, environment, path = peer.command(folder, port)
    url = f"http://127.0.0.1:{port}{path}"
    begun = time.perf_counter()
    with _process(command, environment) as process:
        message = requests(url, [_ASK], SOLUTIONS)[0]
        _await(lambda: fetch(url, message), process)
        started = time.perf_counter() - begun
        peer.settle(f"http://127.0.0.1:{port}", folder)
        yield Running(url, process, started, time.perf_counter() - begun - started)


@contextmanager
def _process(
    command: list[str], environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _await(attempt: Callable[[], object], process: subprocess.Popen[bytes] | None = None) -> None:
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            attempt()
        except (OSError, WrongAnswerError, subprocess.CalledProcessError):
            if time.monotonic() > end or (process and process.poll() is not None):
                raise
            time.sleep(0.005)
        else:
            return


def _run(command: list[str], *, check: bool = True) -> None:
    subprocess.run(command, check=check, capture_output=True, timeout=_LOAD_SECONDS)


def _virtuoso(port: str, statement: str, *, check: bool = True) -> None:
    _run(["isql-vt", port, "dba", "dba", f"exec={statement}"], check=check)


def _virtuoso_port(folder: Path) -> int:
    text = (folder / "virtuoso.ini").read_text()
    return int(text.split("ServerPort =", 1)[1].split()[0])


def _virtuoso_ini(folder: Path, http_port: int, sql_port: int) -> str:
    buffers = 170_000  # of 8 kB; the vendor's advice for 2 GB
    return f"""\
[Database]
DatabaseFile = {folder}/virtuoso.db
TransactionFile = {folder}/virtuoso.trx
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {sql_port}
DirsAllowed = {folder}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {buffers * 3 // 4}
ServerThreads = 40
MaxSortedTopRows = 10000000
[HTTPServer]
ServerPort = 127.0.0.1:{http_port}
ServerThreads = 20
KeepAliveTimeout = 60
MaxKeepAlives = 100
[SPARQL]
ResultSetMaxRows = 1000000
DefaultGraph = {_GRAPH.value}
"""


def family(process: int) -> list[int]:
    """Return a process and all that descend from it, whichever of their threads began them."""
    children = [
        child
        for task in Path(f"/proc/{process}/task").glob("*/children")
        for child in _content(task).split()
    ]
    return [process, *(each for child in children for each in family(int(child)))]


def _content(path: Path) -> str:
    """Return what is in a file, nothing when it has gone: threads come and go."""
    try:
        return path.read_text()
    except OSError:
        return ""


def _resident(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) * 1024
