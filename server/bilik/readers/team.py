"""Who reads: this process, several processes, or any executor with the interface of the library's.

Documents go out in batches, as many at a time as keep all busy, and readings come back in the order
of the documents, so that memory depends on the number of workers and not on that of documents.
"""

import asyncio
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any, Final

from bilik.documents.model import Document, Source
from bilik.errors import GraphError, SettingError
from bilik.readers.task import Kit, Packed, Reading, read, read_packed

_BATCH_BYTES: Final = 32_000  # some seconds of work, so that sending costs nothing beside it
_BATCH_DOCUMENTS: Final = 64
_DASK_SECONDS: Final = 5
_WAITING: Final = 2  # batches for each worker: one in work, one at hand


@dataclass(frozen=True)
class Team:
    """An executor and the number of its workers; without an executor this process reads.

    `share` puts what all tasks need where the workers are, and returns what stands for it in a
    task: a scheduler that got it with each task would keep it as often.
    """

    executor: Executor | None = None
    workers: int = 1
    share: Callable[[Packed], Any] = lambda packed: packed

    def read(self, kit: Kit, sources: Sequence[Source]) -> Iterator[tuple[Source, Reading]]:
        """Yield each document with its reading, in the given order.

        Raises DocumentError, and GraphError when a worker dies.
        """
        shared: Any = self.share(Packed.of(kit)) if self.executor else None
        waiting: deque[tuple[Sequence[Source], Future[tuple[Reading, ...]]]] = deque()
        for batch in _batches(sources):
            if self.executor is None:
                for source in batch:
                    (reading,) = read(kit, (source.open(),))
                    yield source, reading
                continue
            documents: list[Document] = [source.open() for source in batch]
            try:
                future = self.executor.submit(read_packed, shared, documents)
            except BrokenProcessPool:
                raise _ended(batch) from None
            waiting.append((batch, future))
            if len(waiting) >= self.workers * _WAITING:
                yield from _result(*waiting.popleft())
        while waiting:
            yield from _result(*waiting.popleft())


def local_width(readers: int) -> int:
    """Return the number of processes to read with; 0 means one for each core."""
    return readers or os.cpu_count() or 1


@contextmanager
def local_team(readers: int, sources: Sequence[Source]) -> Iterator[Team]:
    """Processes of this machine; none for so little text that starting them would cost more.

    They are spawned: a fork would copy the locks that the progress bar's thread may hold.
    """
    width = min(local_width(readers), sum(1 for _ in _batches(sources)))
    if width <= 1:
        yield Team()
        return
    with ProcessPoolExecutor(width, mp_context=get_context("spawn")) as executor:
        try:
            yield Team(executor, width)
        finally:
            _end_if_broken(executor)
            executor.shutdown(cancel_futures=True)


def _end_if_broken(executor: ProcessPoolExecutor) -> None:
    """End the processes left when one of them was killed.

    One that was being started at that moment is forgotten by the executor, whose own end then waits
    for it for ever: nobody reads what it writes.
    """
    try:
        executor.submit(int)
    except BrokenProcessPool:
        for process in (executor._processes or {}).values():  # no public way before Python 3.14
            process.kill()


@contextmanager
def dask_team(address: str) -> Iterator[Team]:
    """The workers of a Dask cluster with its scheduler at `address`; raises SettingError."""
    try:
        from distributed import Client
        from distributed.comm import connect
    except ImportError:
        raise SettingError(
            "Reading on a cluster needs Dask. Install it: pip install 'bilik[dask]'"
        ) from None

    async def reach() -> None:
        # Its own limit ends when the other side has accepted, whether or not that ever speaks.
        await (await asyncio.wait_for(connect(address), _DASK_SECONDS)).close()

    try:
        asyncio.run(reach())  # first: a client that does not connect leaves its thread behind
        client = Client(address, timeout=_DASK_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SettingError(
            f"There is no Dask scheduler at {address} ({str(error) or 'nobody answers'}). "
            "Start one: dask scheduler; dask worker ADDRESS"
        ) from None
    with client:
        workers = sum(client.nthreads().values())
        if not workers:
            raise SettingError(f"The scheduler at {address} has no workers. Start: dask worker")
        with client.get_executor() as executor:
            yield Team(executor, workers, partial(client.scatter, broadcast=True))


def _batches(sources: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    batch: list[Source] = []
    size = 0
    for source in sources:
        if batch and (size + source.size > _BATCH_BYTES or len(batch) == _BATCH_DOCUMENTS):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(source)
        size += source.size
    if batch:
        yield tuple(batch)


def _result(
    batch: Sequence[Source], future: Future[tuple[Reading, ...]]
) -> Iterator[tuple[Source, Reading]]:
    try:
        readings = future.result()
    except BrokenProcessPool:
        raise _ended(batch) from None
    yield from zip(batch, readings, strict=True)


def _ended(batch: Sequence[Source]) -> GraphError:
    ids = ", ".join(source.id for source in batch)
    return GraphError(
        f"A reading process was ended from outside, perhaps for want of memory, at or near: "
        f"{ids}. Set BILIK_READERS=1, or split these documents."
    )
