"""A store in this process, for the command line and for tests: no deadline, no memory limit."""

import io
import os
from pathlib import Path

from bilik.store.base import NOBODY, Answer, Caller, Pin, Query, State, Whole
from bilik.store.dataset import open_snapshot
from bilik.store.evaluation import evaluate
from bilik.store.folders import hold
from bilik.store.guard import check

_MAX_CHARACTERS = 10_000_000


class EmbeddedStore:
    """Answers the queries of people we trust from one snapshot.

    A query can take all time and memory there is, and a hostile one can end the process: what
    comes over the network belongs into a `WorkerPool`. Raises GraphError when the folder cannot be
    opened.
    """

    def __init__(self, path: Path, version: str = "") -> None:
        self._version = version
        self._store = open_snapshot(path)
        self._held = hold(path)

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:  # noqa: ARG002
        """Evaluate a query; see `Store.answer`."""
        check(query.text, _MAX_CHARACTERS)
        media_types: list[str] = []
        output = io.BytesIO()

        def begin(media_type: str) -> io.BytesIO:
            media_types.append(media_type)
            return output

        evaluate(self._store, query, begin)
        return Answer(media_types[0], Whole(output.getvalue()))

    def version(self) -> str:
        """Return the version that was given with the path."""
        return self._version

    def pin(self) -> Pin:
        """Return the one version there is."""
        return Pin(self._version)

    def state(self) -> State:
        """Nobody waits here: whoever asks evaluates."""
        return State()

    def close(self) -> None:
        """Let others remove the files."""
        if self._held >= 0:
            os.close(self._held)
            self._held = -1
