"""Frames come out as they went in, however the socket cuts them."""

import socket
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilik.store.frames import DATA, END, HEAD, WHOLE, Channel, frame, parts, whole

Frames = list[tuple[bytes, bytes]]
some_frames = st.lists(
    st.tuples(st.sampled_from([HEAD, DATA, END]), st.binary(max_size=40_000)), min_size=1
)


@settings(deadline=None)
@given(some_frames, st.lists(st.integers(1, 30_000)))
def test_frames_come_out_as_they_went_in(sent: Frames, cuts: list[int]) -> None:
    data = b"".join(frame(kind, payload) for kind, payload in sent)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        channel, found = Channel(ours), Frames()
        while data:
            cut = cuts.pop() if cuts else 50_000
            theirs.sendall(data[:cut])
            data = data[cut:]
            while _is_readable(ours):
                found += channel.receive_frames()
        assert found == sent


def _is_readable(end: socket.socket) -> bool:
    try:
        return bool(end.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT))
    except BlockingIOError:
        return False


def test_one_by_one_they_are_the_same() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        channel = Channel(ours)
        theirs.sendall(frame(HEAD, b"text/csv") + frame(DATA, b"x" * 70_000) + frame(END))
        assert channel.receive() == (HEAD, b"text/csv")
        assert channel.receive(time.monotonic() + 5) == (DATA, b"x" * 70_000)
        assert channel.receive(time.monotonic() + 5) == (END, b"")


def test_a_deadline_holds_and_the_end_is_told() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        channel = Channel(ours)
        theirs.sendall(frame(DATA, b"half")[:-1])
        with pytest.raises(TimeoutError):
            channel.receive(time.monotonic() + 0.05)
        threading.Timer(0.05, theirs.close).start()
        with pytest.raises(EOFError):
            channel.receive(time.monotonic() + 5)


def test_a_whole_answer_is_one_frame() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(whole(b"text/csv", bytearray(b"x\n1\n")))
        (found,) = Channel(ours).receive_frames()
    assert found[0] == WHOLE
    assert parts(found[1]) == ("text/csv", b"x\n1\n")
