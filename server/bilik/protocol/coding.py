"""Content codings: gzip, brotli and Zstandard, by what the client accepts (RFC 9110, 12.5.3)."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol

import brotli
import zstandard

from bilik.protocol.accept import preferences

# Best first. The levels are those at which a core still packs faster than the evaluators answer.
_GZIP_LEVEL: Final = 5
_BROTLI_QUALITY: Final = 4
_ZSTANDARD_LEVEL: Final = 3
_GZIP_WINDOW: Final = 31  # zlib's way to ask for the gzip format
CODINGS: Final = ("zstd", "br", "gzip")
_NAMES: Final = {"x-gzip": "gzip"}

# Shorter answers fit into one packet anyway.
LEAST_BYTES: Final = 1024
_WORTH: Final = (
    "text/",
    "application/sparql-results+",
    "application/problem+json",
    "image/svg+xml",
)
_WORTH_TOO: Final = {
    "application/json",
    "application/ld+json",
    "application/javascript",
    "application/n-quads",
    "application/n-triples",
    "application/rdf+xml",
    "application/problem+json",
    "application/trig",
    "application/xml",
    "image/svg+xml",
}


def choose(header: str | None) -> str | None:
    """Return the coding that an Accept-Encoding header prefers, or None for the bytes as they are.

    Without the header nothing is packed: not every client that says nothing can unpack.
    """
    wanted = {
        _NAMES.get(each.range, each.range): each.quality for each in preferences(header or "")
    }
    others = wanted.get("*", 0.0)
    best, best_quality = None, wanted.get("identity", 0.0)
    for coding in CODINGS:
        quality = wanted.get(coding, others)
        if quality > 0 and (quality > best_quality or (best is None and quality >= best_quality)):
            best, best_quality = coding, quality
    return best


def is_worth_it(content_type: str) -> bool:
    """Tell whether bodies of a content type become shorter by packing."""
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type.startswith(_WORTH) or media_type in _WORTH_TOO


class Packer(Protocol):
    """Packs a body piece by piece."""

    def add(self, data: bytes) -> bytes:
        """Return what is to be sent on for more of the body."""
        ...

    def end(self) -> bytes:
        """Return what is to be sent last."""
        ...


class _Gzip:
    def __init__(self) -> None:
        self._packer = zlib.compressobj(_GZIP_LEVEL, wbits=_GZIP_WINDOW)
        self.add: Callable[[bytes], bytes] = self._packer.compress

    def end(self) -> bytes:
        return self._packer.flush()


class _Brotli:
    def __init__(self) -> None:
        self._packer = brotli.Compressor(quality=_BROTLI_QUALITY)

    def add(self, data: bytes) -> bytes:
        return bytes(self._packer.process(data))

    def end(self) -> bytes:
        return bytes(self._packer.finish())


class _Zstandard:
    def __init__(self) -> None:
        self._packer = zstandard.ZstdCompressor(_ZSTANDARD_LEVEL).compressobj()

    def add(self, data: bytes) -> bytes:
        return self._packer.compress(data)

    def end(self) -> bytes:
        return self._packer.flush()


PACKERS: Final[dict[str, Callable[[], Packer]]] = {
    "gzip": _Gzip,
    "br": _Brotli,
    "zstd": _Zstandard,
}


class Packed:
    """The chunks of a body, packed as they come.

    What the chunks raise passes through, and then the packed body has no end: whoever unpacks it
    notices. `close` closes the chunks.
    """

    def __init__(self, coding: str, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self._parts = self._pack(PACKERS[coding]())

    def _pack(self, packer: Packer) -> Iterator[bytes]:
        for chunk in self._chunks:
            if some := packer.add(chunk):
                yield some
        yield packer.end()

    def __iter__(self) -> Iterator[bytes]:
        """Return itself."""
        return self

    def __next__(self) -> bytes:
        """Return the next packed bytes."""
        return next(self._parts)

    def close(self) -> None:
        """Give up the rest."""
        close = getattr(self._chunks, "close", None)
        if close is not None:
            close()
