import gzip
from collections.abc import Callable, Iterator

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from bilik.protocol.coding import CODINGS, Packed, choose, is_worth_it


def _unzstd(data: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(data)


UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": _unzstd,
}


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, None),
        ("", None),
        ("identity", None),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, br", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("gzip;q=0.1", "gzip"),
        ("gzip;q=0, br;q=0", None),
        ("gzip;q=0.5, identity", None),
        ("gzip, identity", "gzip"),
        ("gzip, identity;q=0", "gzip"),
        ("*", "zstd"),
        ("*;q=0", None),
        ("zstd;q=0, *", "br"),
        ("deflate, compress", None),
        ("gzip;q=x, br", "br"),
    ],
)
def test_the_coding_that_a_client_prefers(header: str | None, coding: str | None) -> None:
    assert choose(header) == coding


@given(st.lists(st.binary(max_size=3000), max_size=8), st.sampled_from(CODINGS))
def test_what_is_packed_comes_out_again(chunks: list[bytes], coding: str) -> None:
    assert UNPACK[coding](b"".join(Packed(coding, chunks))) == b"".join(chunks)


@pytest.mark.parametrize("coding", CODINGS)
def test_a_body_that_fails_has_no_end(coding: str) -> None:
    def failing() -> Iterator[bytes]:
        yield b"half" * 1000
        raise ValueError("the rest is lost")

    packed = Packed(coding, failing())
    with pytest.raises(ValueError, match="lost"):
        list(packed)


def test_closing_closes_what_is_packed() -> None:
    closed: list[bool] = []

    class Chunks:
        def __iter__(self) -> Iterator[bytes]:
            return iter([b"x"])

        def close(self) -> None:
            closed.append(True)

    Packed("gzip", Chunks()).close()
    assert closed == [True]
    Packed("gzip", [b"x"]).close()


@pytest.mark.parametrize(
    ("content_type", "worth"),
    [
        ("text/csv; charset=utf-8", True),
        ("application/sparql-results+json", True),
        ("application/n-triples", True),
        ("application/ld+json", True),
        ("image/png", False),
        ("application/gzip", False),
        ("", False),
    ],
)
def test_text_is_worth_packing(content_type: str, worth: bool) -> None:
    assert is_worth_it(content_type) is worth
