"""The client of the bench tells a slow server from a wrong one, and how long answers took."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from tests.bench.client import NoAnswerError, WrongAnswerError, fetch, measure, requests

GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
BAD = b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"


@pytest.fixture
def answers() -> Iterator[tuple[str, list[bytes]]]:
    """A server that answers each request with the next of a list, the last one again and again."""
    told: list[bytes] = []
    over = threading.Event()

    def serve(connection: socket.socket) -> None:
        with connection, suppress(ConnectionError):  # a client may leave when it has seen enough
            while connection.recv(65536):
                answer = told.pop(0) if len(told) > 1 else told[0]
                if not answer:
                    over.wait(30)
                    return
                connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(30)

        def accept() -> None:
            while not over.is_set():
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/sparql", told
        over.set()
        listener.shutdown(socket.SHUT_RDWR)


def test_answers_are_counted_and_timed(answers: tuple[str, list[bytes]]) -> None:
    url, told = answers
    told[:] = [GOOD]
    messages = requests(url, ["ASK {}"], "text/csv")
    assert fetch(url, messages[0]) == b"ok"
    rate = measure(url, messages, connections=4, seconds=60.0, most=40)
    assert len(rate.seconds) == 40
    assert list(rate.seconds) == sorted(rate.seconds)
    assert rate.seconds[0] <= rate.median <= rate.seconds[-1]
    assert rate.per_second > 0


def test_chunks_are_put_together(answers: tuple[str, list[bytes]]) -> None:
    url, told = answers
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    parts = [b"a", b"line\r\nbreak\r\n", b"0\r\n", b"x" * 300]
    told[:] = [head + b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (*parts, b""))]
    assert fetch(url, requests(url, ["ASK {}"], "*/*")[0]) == b"".join(parts)


def test_a_wrong_answer_is_no_answer(answers: tuple[str, list[bytes]]) -> None:
    url, told = answers
    told[:] = [GOOD, BAD]
    with pytest.raises(WrongAnswerError):
        measure(url, requests(url, ["ASK {}"], "*/*"), connections=1, seconds=60.0)


def test_nobody_waits_for_ever(answers: tuple[str, list[bytes]]) -> None:
    url, told = answers
    told[:] = [b""]
    messages = requests(url, ["ASK {}"], "*/*")
    begun = time.monotonic()
    with pytest.raises(NoAnswerError):
        fetch(url, messages[0], patience=0.1)
    with pytest.raises(NoAnswerError):
        measure(url, messages, connections=2, seconds=60.0, patience=0.1)
    assert time.monotonic() - begun < 25


def test_no_answer_is_left_to_be_computed(answers: tuple[str, list[bytes]]) -> None:
    url, told = answers
    told[:] = [GOOD]
    rate = measure(url, requests(url, ["ASK {}"], "*/*"), connections=5, seconds=0.0)
    assert len(rate.seconds) == 5
