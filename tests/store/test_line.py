import pytest

from bilik.errors import ClientBusyError, StoreBusyError
from bilik.store.line import Line, Ticket


def line(slow_places: int = 2, length: int = 10, per_client: int = 5) -> Line:
    return Line(slow_places, length, per_client)


def enter(line: Line, client: str, since: float = 0.0, quick: bool = True) -> Ticket:
    ticket = Ticket(client, since, quick)
    line.enter(ticket)
    return ticket


def test_who_comes_first_is_served_first() -> None:
    waiting = line()
    tickets = [enter(waiting, "a", n / 100) for n in range(3)]
    assert [waiting.next(0.1) for _ in range(4)] == [*tickets, None]


def test_a_client_with_fewer_queries_under_way_comes_before_others() -> None:
    waiting = line()
    heavy = [enter(waiting, "heavy") for _ in range(4)]
    light = enter(waiting, "light")
    assert [waiting.next(0.1) for _ in range(3)] == [heavy[0], light, heavy[1]]


def test_when_the_line_moves_slowly_the_newest_comes_first() -> None:
    waiting = line()
    old, new = enter(waiting, "a", 0.0), enter(waiting, "a", 5.0)
    assert [waiting.next(5.0), waiting.next(5.0)] == [new, old]


def test_slow_queries_never_take_the_last_place() -> None:
    waiting = line(slow_places=1)
    first, second = enter(waiting, "a", quick=False), enter(waiting, "a", quick=False)
    assert waiting.next(0.1) is first
    assert waiting.next(0.1) is None
    newcomer = enter(waiting, "a")
    assert waiting.next(0.1) is newcomer
    assert not waiting.settle(newcomer, lasting=False)  # `second` waits
    waiting.done(first)
    assert waiting.next(0.1) is second


def test_a_slow_query_goes_on_while_nobody_needs_its_place() -> None:
    waiting = line(slow_places=1)
    first, second = enter(waiting, "a"), enter(waiting, "a")
    assert [waiting.next(0.0), waiting.next(0.0)] == [first, second]
    assert waiting.settle(first, lasting=True)
    assert not first.quick
    assert waiting.settle(second, lasting=False)
    assert not waiting.settle(second, lasting=True)


def test_a_client_that_sends_too_many_loses_its_own_oldest() -> None:
    waiting = line(per_client=2)
    other = enter(waiting, "other")
    mine = [enter(waiting, "heavy") for _ in range(3)]
    assert isinstance(mine[0].refusal, ClientBusyError)
    assert [ticket.refusal for ticket in (other, *mine[1:])] == [None] * 3
    assert len(waiting) == 3


def test_a_full_line_loses_the_oldest_of_the_largest_client() -> None:
    waiting = line(length=3)
    light, heavy, _ = enter(waiting, "light"), enter(waiting, "heavy"), enter(waiting, "heavy")
    newcomer = enter(waiting, "newcomer")
    assert isinstance(heavy.refusal, StoreBusyError)
    assert light.refusal is None
    assert newcomer.refusal is None
    assert len(waiting) == 3


@pytest.mark.parametrize("quick", [True, False])
def test_one_that_leaves_is_not_served(quick: bool) -> None:
    waiting = line()
    waiting.leave(enter(waiting, "a", quick=quick))
    assert waiting.next(0.0) is None


def test_slow_queries_shrink_to_one_place_while_quick_ones_wait() -> None:
    waiting = line(slow_places=3)
    first, second = enter(waiting, "a"), enter(waiting, "a")
    assert [waiting.next(0.0), waiting.next(0.0)] == [first, second]
    assert waiting.settle(first, lasting=False)
    newcomer = enter(waiting, "a")
    assert not waiting.settle(second, lasting=False)
    assert waiting.next(0.0) is newcomer
    assert waiting.settle(second, lasting=False)
