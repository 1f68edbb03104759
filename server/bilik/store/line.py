"""Who is served next: a waiting line that one client, or many slow queries, cannot block.

Each query begins as a quick one. One that has run longer than a moment is slow: slow queries may
take all evaluators but the last one, which stays for newcomers; while quick ones wait, they may
only take one, so that a crowd of newcomers is sorted soon. Among those who wait, the client
with the fewest queries under way comes first. While nobody waits long, the oldest goes first; when
the line moves slowly, the newest quick one, whose sender is most likely still there. When the line
is full, the oldest query of the client that fills it gives way.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bilik.errors import ClientBusyError, StoreBusyError, StoreError

_PATIENCE_SECONDS: Final = 0.3


def nobody() -> None:
    """Stand for a `wake` that nobody needs."""


@dataclass(eq=False, slots=True)
class Ticket:
    """A query in the line or under way; `since` is when it began to wait (`time.monotonic()`).

    `wake` is called, in any thread, when it is served or refused; who waits otherwise needs none.
    """

    client: str
    since: float
    quick: bool = True
    refusal: StoreError | None = None
    wake: Callable[[], object] = nobody


class Line:
    """The order of service; for one thread at a time.

    `slow_places` is how many slow queries may run at once, `length` how many queries may wait, and
    `per_client` how many of one client.
    """

    def __init__(self, slow_places: int, length: int, per_client: int) -> None:
        self._slow_places = slow_places
        self._length = length
        self._per_client = per_client
        self._waiting: list[Ticket] = []
        self._present: Counter[str] = Counter()
        self._waiting_slow = 0
        self._running: Counter[str] = Counter()
        self._slow = 0

    def __len__(self) -> int:
        """Count those who wait."""
        return len(self._waiting)

    def enter(self, ticket: Ticket) -> None:
        """Let a query wait; sets the refusal of the one that has to give way for it."""
        if self._present[ticket.client] >= self._per_client:
            mine = next(each for each in self._waiting if each.client == ticket.client)
            self._refuse(mine, _too_many(self._per_client))
        elif len(self._waiting) >= self._length:
            largest = max(self._present.values())
            crowd = next(each for each in self._waiting if self._present[each.client] == largest)
            self._refuse(crowd, StoreBusyError("Too many queries are waiting. Try later."))
        self._waiting.append(ticket)
        self._present[ticket.client] += 1
        self._waiting_slow += not ticket.quick

    def pass_through(self, ticket: Ticket) -> bool:
        """Let a quick query run at once where nobody waits; tell whether it does."""
        if self._waiting or not ticket.quick:
            return False
        self._running[ticket.client] += 1
        return True

    def leave(self, ticket: Ticket) -> None:
        """Take a query that gives up out of the line."""
        if ticket in self._waiting:
            self._take_out(ticket)

    def next(self, now: float) -> Ticket | None:
        """Take out the query that the next free evaluator is for, and count it as running."""
        ticket = self._choose(now) if self._waiting else None
        if ticket is not None:
            self._take_out(ticket)
            self._running[ticket.client] += 1
            self._slow += not ticket.quick
        return ticket

    def settle(self, ticket: Ticket, *, lasting: bool) -> bool:
        """Tell whether a running query may go on although it is slow.

        One that is `lasting` cannot be stopped later on; it may only go on in a place of its own.
        """
        if ticket.quick and self._slow < self._places():
            ticket.quick = False
            self._slow += 1
        return not ticket.quick or not (lasting or self._waiting)

    def done(self, ticket: Ticket) -> None:
        """Count a query as no longer running."""
        self._running[ticket.client] -= 1
        if not self._running[ticket.client]:
            del self._running[ticket.client]
        self._slow -= not ticket.quick

    def _take_out(self, ticket: Ticket) -> None:
        self._waiting.remove(ticket)
        self._waiting_slow -= not ticket.quick
        self._present[ticket.client] -= 1
        if not self._present[ticket.client]:
            del self._present[ticket.client]

    def _choose(self, now: float) -> Ticket | None:
        if self._waiting_slow and self._slow < self._places():
            return min((each for each in self._waiting if not each.quick), key=self._share)
        quick = [each for each in self._waiting if each.quick]
        if not quick:
            return None
        if now - quick[0].since > _PATIENCE_SECONDS:
            quick.reverse()
        if len(self._present) == 1:
            return quick[0]
        return min(quick, key=self._share)  # the first of those with the least

    def _places(self) -> int:
        crowded = len(self._waiting) > self._waiting_slow
        return min(1, self._slow_places) if crowded else self._slow_places

    def _share(self, ticket: Ticket) -> int:
        return self._running[ticket.client]

    def _refuse(self, ticket: Ticket, refusal: StoreError) -> None:
        ticket.refusal = refusal
        self._take_out(ticket)
        ticket.wake()


def _too_many(count: int) -> ClientBusyError:
    return ClientBusyError(
        f"You have more than {count} queries waiting; the oldest of them are refused. "
        "Wait for answers before you send more."
    )
