import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilik.web.front.spool import BrokenOffError, Spool


async def read(spool: Spool) -> bytes:
    return b"".join([chunk async for chunk in spool])


@settings(deadline=None)
@given(st.lists(st.integers(0, 3_000_000), max_size=6))
def test_what_goes_in_comes_out_in_order(sizes: list[int]) -> None:
    async def pass_through() -> None:
        spool = Spool(asyncio.get_running_loop())
        chunks = [bytes([number + 1]) * size for number, size in enumerate(sizes)]
        for chunk in chunks:
            spool.put(chunk)
        spool.end(whole=True)
        assert await read(spool) == b"".join(chunks)
        assert spool.size == sum(sizes)
        spool.close()

    asyncio.run(pass_through())


def test_other_threads_may_put_while_it_is_read() -> None:
    async def pass_through() -> None:
        loop = asyncio.get_running_loop()
        spool = Spool(loop)

        def fill() -> None:
            for number in range(100):
                spool.put(bytes([number]) * 100_000)
            spool.end(whole=True)

        filling = loop.run_in_executor(None, fill)
        assert await read(spool) == b"".join(bytes([number]) * 100_000 for number in range(100))
        await filling
        spool.close()

    asyncio.run(pass_through())


def test_an_end_that_is_a_failure_is_no_end() -> None:
    async def pass_through() -> None:
        spool = Spool(asyncio.get_running_loop())
        spool.put(b"half")
        spool.end(whole=False)
        with pytest.raises(BrokenOffError):
            await read(spool)

    asyncio.run(pass_through())
