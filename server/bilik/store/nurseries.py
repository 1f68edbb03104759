"""The nurseries of a crew: one for evaluators that read from disk, others that hold a snapshot."""

import signal
import threading
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from bilik.store.nursery import Evaluator, Nursery
from bilik.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Source:
    """Where evaluators come from: a snapshot, and the nursery that has it in memory, if any."""

    snapshot: Snapshot
    memory: Nursery | None = None

    @property
    def lost(self) -> bool:
        """Tell whether the memory is gone that evaluators were to share."""
        return self.memory is not None and not self.memory.alive()

    def gave(self, evaluator: Evaluator) -> bool:
        """Tell whether an evaluator is as good as a new one from here."""
        if evaluator.nursery.in_memory != (self.memory is not None):
            return False
        return evaluator.snapshot is self.snapshot or evaluator.snapshot == self.snapshot


class Nurseries:
    """Starts and ends evaluators; closes a nursery when no evaluator of its own is left.

    Closing one earlier would end its evaluators, with what they are at.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._disk = Nursery()
        self._evaluators: Counter[Nursery] = Counter()

    def add(self, nursery: Nursery) -> None:
        """Take charge of a nursery that holds a snapshot."""
        with self._lock:
            self._evaluators[nursery] += 0

    def start(self, source: Source, memory: int) -> Evaluator:
        """Start an evaluator that may take `memory` megabytes; raises StoreError."""
        nursery = source.memory or self._living_disk()
        evaluator = nursery.start(source.snapshot, memory)
        with self._lock:
            self._evaluators[nursery] += 1
        return evaluator

    def end(self, evaluator: Evaluator) -> signal.Signals | None:
        """End an evaluator; see `Nursery.end`."""
        cause = evaluator.nursery.end(evaluator)
        self._count_out(evaluator)
        return cause

    def drop(self, evaluator: Evaluator) -> None:
        """End an evaluator without waiting; see `Nursery.drop`."""
        evaluator.nursery.drop(evaluator)
        self._count_out(evaluator)

    def close_unused(self, kept: Collection[Nursery | None]) -> None:
        """Close the nurseries that have no evaluators, but for those that are `kept`."""
        with self._lock:
            unused = [
                nursery
                for nursery, count in self._evaluators.items()
                if count <= 0 and nursery is not self._disk and nursery not in kept
            ]
            for nursery in unused:
                del self._evaluators[nursery]
        for nursery in unused:
            nursery.close()

    def close(self) -> None:
        """End all processes."""
        for nursery in {self._disk, *self._evaluators}:
            nursery.close()

    def _count_out(self, evaluator: Evaluator) -> None:
        with self._lock:
            self._evaluators[evaluator.nursery] -= 1

    def _living_disk(self) -> Nursery:
        if not self._disk.alive():
            self._disk.close()
            self._disk = Nursery()
        return self._disk
