"""The same attacks on several servers: `python -m tests.bench.hostile [--only NAME,NAME]`.

While each attack runs, and after it, a trivial query is asked again and again. A row is kept when
the server is alive, answered the trivial query within a second throughout, told the truth about the
attack, reached out to nobody and still has the same data. A server that died is started anew.
"""

import argparse
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.attacks import ATTACKS, Attack, Seen, Target
from tests.bench.graph import Generator
from tests.bench.peers import Bilik, Oxigraph, Peer, RdflibEndpoint, Running, running

_TRIPLES: Final = 20_000
_PATIENCE_SECONDS: Final = 1.0
_COUNT: Final = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_BILIK: Final = {"BILIK_QUERY_SECONDS": "5", "BILIK_LOG_LEVEL": "error"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a server came through an attack; `fault` is empty when it kept all."""

    fault: str
    slowest: float


class Watch:
    """Asks a trivial query in the background and keeps the longest time without an answer to it.

    A client that is told to come back comes back at once; the time goes on until it is answered.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.slowest = 0.0

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(0.1):
            start = time.monotonic()
            while self._target.ask("ASK { ?s ?p ?o }").status != 200 and not self._stop.wait(0.05):
                continue
            self.slowest = max(self.slowest, time.monotonic() - start)


@contextmanager
def _listening() -> Iterator[tuple[str, list[object]]]:
    """A listener on loopback that notes who comes."""
    reached: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            while True:
                try:
                    connection, address = listener.accept()
                except OSError:
                    return
                reached.append(address)
                connection.close()

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", reached
        listener.shutdown(socket.SHUT_RDWR)


def _attempt(server: Running, target: Target, attack: Attack, before: bytes) -> Verdict:
    target.reached.clear()
    with Watch(target) as watch:
        seen = attack.send(target)
        time.sleep(0.3)
    return Verdict(_fault(server, target, attack, seen, before, watch.slowest), watch.slowest)


def _fault(
    server: Running,
    target: Target,
    attack: Attack,
    seen: Sequence[Seen],
    before: bytes,
    slowest: float,
) -> str:
    if server.process.poll() is not None:
        return "dead"
    untrue = [each for each in seen if not attack.true(each)]
    faults = {
        "reached out": bool(target.reached),
        f"untrue answer ({untrue[0].status if untrue else ''})": bool(untrue),
        "other data": _data(target) != before,
        f"no answer for {slowest:.1f} s": slowest > _PATIENCE_SECONDS,
    }
    return ", ".join(name for name, there in faults.items() if there)


def _data(target: Target) -> bytes:
    end = time.monotonic() + 30
    while True:
        seen = target.ask(_COUNT)
        if seen.status == 200 or time.monotonic() > end:
            return seen.body
        time.sleep(0.2)


def _try(peer: Peer, folder: Path, attacks: Sequence[Attack]) -> dict[str, Verdict]:
    verdicts: dict[str, Verdict] = {}
    waiting = list(attacks)
    while waiting:
        with _listening() as (listener, reached), running(peer, folder) as server:
            target = Target(server.url, listener, reached)
            before = _data(target)
            while waiting and server.process.poll() is None:
                attack = waiting.pop(0)
                verdicts[attack.name] = verdict = _attempt(server, target, attack, before)
                _tell(f"{peer.name}: {attack.name}: {verdict.fault or 'kept'}")
                if verdict.fault:
                    break  # what one attack left behind must not be blamed on the next
    return verdicts


def _markdown(results: dict[str, dict[str, Verdict]], attacks: Sequence[Attack]) -> str:
    names = list(results)
    lines = ["| attack | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    for attack in attacks:
        cells = (results[name][attack.name] for name in names)
        row = " | ".join(v.fault or f"kept ({v.slowest:.2f} s)" for v in cells)
        lines.append(f"| {attack.name} | {row} |")
    kept = (sum(not v.fault for v in found.values()) for found in results.values())
    lines.append("| **kept** | " + " | ".join(f"**{n} of {len(attacks)}**" for n in kept) + " |")
    return "\n".join(lines)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - progress of a script


def main() -> None:
    """Run the attacks and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--only", default="", help="comma-separated names of servers")
    parser.add_argument("--attack", default="", help="only attacks with this in their name")
    given = parser.parse_args()
    known: list[Peer] = [Bilik("bilik", _BILIK), Oxigraph(given.tools), RdflibEndpoint(given.tools)]
    chosen = [p for p in known if not p.available() and (not given.only or p.name in given.only)]
    attacks = [attack for attack in ATTACKS if given.attack in attack.name]
    results: dict[str, dict[str, Verdict]] = {}
    with tempfile.TemporaryDirectory(prefix="bilik-hostile-") as name:
        triples = Path(name) / "bench.nt"
        with triples.open("w", encoding="utf-8") as file:
            file.writelines(Generator(_TRIPLES).chunks())
        for peer in chosen:
            folder = Path(name) / peer.name
            folder.mkdir()
            peer.load(triples, folder)
            results[peer.name] = _try(peer, folder, attacks)
    print(_markdown(results, attacks))  # noqa: T201
    sys.exit(any(v.fault for v in results.get("bilik", {}).values()))


if __name__ == "__main__":
    main()
