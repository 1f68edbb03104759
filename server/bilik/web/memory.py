"""What pages remember while the graph stays the same."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final, TypeVar

from flask import current_app

from bilik.web.context import services

T = TypeVar("T")

_NAME: Final = "memory of pages"
# An answer for a page is a few thousand rows; more of them than this are forgotten, oldest first.
_MOST_BYTES: Final = 16_000_000
_LARGEST: Final = _MOST_BYTES // 4


@dataclass
class Memory:
    """Things made of one version of the graph, by name, up to a number of bytes."""

    version: str = ""
    size: int = 0
    things: OrderedDict[str, tuple[int, Any]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def find(self, version: str, key: str) -> tuple[int, Any] | None:
        """Return a thing that is still true, with its size."""
        with self.lock:
            if version != self.version or key not in self.things:
                return None
            self.things.move_to_end(key)
            return self.things[key]

    def keep(self, version: str, key: str, size: int, thing: object) -> None:
        """Keep a thing; another version makes all others untrue."""
        with self.lock:
            if version != self.version:
                self.version, self.size = version, 0
                self.things.clear()
            if size > _LARGEST or key in self.things:
                return
            self.things[key] = (size, thing)
            self.size += size
            while self.size > _MOST_BYTES:
                self.size -= self.things.popitem(last=False)[1][0]


def remembered(key: str, make: Callable[[], tuple[int, T]]) -> T:
    """Return what `make` makes of the graph, with its size in bytes, once for each version."""
    version = services().store.version()
    memory: Memory = current_app.extensions.setdefault(_NAME, Memory())
    known = memory.find(version, key) if version else None
    size, thing = known or make()
    if version and known is None:
        memory.keep(version, key, size, thing)
    return thing
