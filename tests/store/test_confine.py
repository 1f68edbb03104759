import subprocess
import sys

import pytest

SCRIPT = """
import socket, sys
sys.path[:0] = {path!r}
from bilik.store.confine import forbid_sockets, limit_memory
before, peer = socket.socketpair()
{step}
"""


def run(step: str) -> subprocess.CompletedProcess[str]:
    script = SCRIPT.format(path=sys.path, step=step)
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="needs a seccomp filter")
def test_no_socket_can_be_opened_and_open_ones_still_work() -> None:
    ended = run(
        "assert forbid_sockets()\n"
        "before.sendall(b'x'); assert peer.recv(1) == b'x'\n"
        "try:\n    socket.socket()\nexcept PermissionError:\n    print('refused')"
    )
    assert ended.stdout == "refused\n", ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="needs a seccomp filter")
def test_the_engine_cannot_call_an_endpoint() -> None:
    ended = run(
        "import pyoxigraph\n"
        "assert forbid_sockets()\n"
        "query = 'SELECT * { SERVICE <http://127.0.0.1:8099/> { ?s ?p ?o } }'\n"
        "try:\n    list(pyoxigraph.Store().query(query))\n"
        "except PermissionError:\n    print('refused')"
    )
    assert ended.stdout == "refused\n", ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the address space is limited on Linux only")
def test_memory_past_the_limit_cannot_be_had() -> None:
    ended = run(
        "limit_memory(100)\n"
        "some = bytearray(50 << 20)\n"
        "try:\n    bytearray(100 << 20)\nexcept MemoryError:\n    print('refused')"
    )
    assert ended.stdout == "refused\n", ended.stderr
