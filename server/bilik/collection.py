"""Python's search for cycles that nobody refers to, kept from what will stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_OFTEN: Final = 10_000  # things made and not yet ended; Python's own 700 costs 2 % of reading


@contextmanager
def uncollected() -> Iterator[None]:
    """Search for no cycles while much is made that will stay: they would all be walked again.

    A third to two fifths of the time in which a language's words are learned went there.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def keep() -> None:
    """Leave all that there is now out of every later search, and search more seldom.

    What was kept before and is no longer needed will be found again.
    """
    gc.unfreeze()
    gc.freeze()
    gc.set_threshold(_OFTEN)
