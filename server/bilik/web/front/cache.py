"""Remembers complete answers by entity tag, up to a number of bytes."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

_ENTRY_BYTES: Final = 500  # what an entry takes besides its body
_LARGEST_SHARE: Final = 8  # one answer may take an eighth, so that it cannot drive out all others


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer: its media type and its whole body."""

    media_type: str
    body: bytes


class AnswerCache:
    """The answers used last; with `most_bytes` = 0 it remembers none. For one thread.

    The tag holds the query, its dataset, its formats and the version of the graph, so an answer is
    never found after the graph has changed; it makes room when others need it.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._entries: OrderedDict[str, Stored] = OrderedDict()

    def get(self, tag: str) -> Stored | None:
        """Return the answer with a tag, or None."""
        found = self._entries.get(tag)
        if found is not None:
            self._entries.move_to_end(tag)
        return found

    def put(self, tag: str, stored: Stored) -> None:
        """Remember an answer, unless it is too large."""
        size = _size(stored)
        if size > self._most_bytes // _LARGEST_SHARE or tag in self._entries:
            return
        self._entries[tag] = stored
        self._bytes += size
        while self._bytes > self._most_bytes:
            _, oldest = self._entries.popitem(last=False)
            self._bytes -= _size(oldest)


def _size(stored: Stored) -> int:
    return len(stored.body) + _ENTRY_BYTES
