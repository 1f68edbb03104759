"""A descriptor is heard of once for each time that it was asked for."""

import asyncio
import socket
from collections.abc import Callable

import pytest

from bilik.store.watch import LoopWatch, Watch, watch


def loop_watch(loop: asyncio.AbstractEventLoop) -> Watch:
    return LoopWatch(loop)


Make = Callable[[asyncio.AbstractEventLoop], Watch]
both = pytest.mark.parametrize("make", [watch, loop_watch])


async def heard(calls: list[str]) -> list[str]:
    await asyncio.sleep(0.05)
    found = calls.copy()
    calls.clear()
    return found


@both
def test_it_calls_back_once(make: Make) -> None:
    async def run() -> None:
        watching, calls = make(asyncio.get_running_loop()), list[str]()
        ours, theirs = socket.socketpair()
        with ours, theirs:
            watching.once(ours.fileno(), lambda: calls.append("first"))
            assert await heard(calls) == []
            theirs.send(b"x")
            assert await heard(calls) == ["first"]
            assert await heard(calls) == []  # though there is something to be read still
            watching.once(ours.fileno(), lambda: calls.append("second"))
            assert await heard(calls) == ["second"]
        watching.close()

    asyncio.run(run())


@both
def test_the_end_of_the_other_is_heard_of(make: Make) -> None:
    async def run() -> None:
        watching, calls = make(asyncio.get_running_loop()), list[str]()
        ours, theirs = socket.socketpair()
        with ours:
            watching.once(ours.fileno(), lambda: calls.append("end"))
            theirs.close()
            assert await heard(calls) == ["end"]
        watching.close()

    asyncio.run(run())


@both
def test_what_is_forgotten_is_not_heard_of(make: Make) -> None:
    async def run() -> None:
        watching, calls = make(asyncio.get_running_loop()), list[str]()
        ours, theirs = socket.socketpair()
        with ours, theirs:
            watching.once(ours.fileno(), lambda: calls.append("never"))
            watching.forget(ours.fileno())
            watching.forget(ours.fileno())
            theirs.send(b"x")
            assert await heard(calls) == []
            watching.once(ours.fileno(), lambda: calls.append("again"))
            assert await heard(calls) == ["again"]
        watching.close()
        watching.close()

    asyncio.run(run())


@both
def test_a_number_that_is_given_anew_is_another_descriptor(make: Make) -> None:
    async def run() -> None:
        watching, calls = make(asyncio.get_running_loop()), list[str]()
        ours, theirs = socket.socketpair()
        number = ours.fileno()
        watching.once(number, lambda: calls.append("old"))
        theirs.send(b"x")
        assert await heard(calls) == ["old"]
        ours.close()
        theirs.close()
        ours, theirs = socket.socketpair()
        with ours, theirs:
            end = next(each for each in (ours, theirs) if each.fileno() == number)
            other = theirs if end is ours else ours
            watching.once(number, lambda: calls.append("new"))
            assert await heard(calls) == []
            other.send(b"x")
            assert await heard(calls) == ["new"]
        watching.close()

    asyncio.run(run())
