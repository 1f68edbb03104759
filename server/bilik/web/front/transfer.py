"""Passes a long answer on as it comes; when it fails midway, the transfer is broken off."""

import asyncio
import logging

from bilik.errors import BilikError
from bilik.protocol.coding import PACKERS
from bilik.store.reception import Rest
from bilik.web.front.recognition import PATH
from bilik.web.front.spool import BrokenOffError, Spool
from bilik.web.front.turn import Turn

_log = logging.getLogger(__name__)


class Transfer:
    """An answer of which `begun` is there and the `rest` is to come; `fields` are its head.

    `size` is how many bytes have been sent, and `whole` whether none is missing.
    """

    def __init__(
        self, turn: Turn, fields: bytes, coding: str | None, begun: bytes, rest: Rest
    ) -> None:
        self.size = 0
        self.whole = False
        self._turn = turn
        self._fields = fields
        self._packer = PACKERS[coding]() if coding else None
        self._begun = begun
        self._rest = rest
        self._loop = asyncio.get_running_loop()
        self._spool = Spool(self._loop)

    async def run(self) -> None:
        """Send the answer."""
        filling = self._loop.create_task(self._fill())
        try:
            self._turn.begin(self._fields)
            async for chunk in self._spool:
                self.size += len(chunk)
                await self._turn.put(chunk)
            self._turn.end()
            self.whole = True
        except BrokenOffError:
            self._turn.break_off()
        finally:
            filling.cancel()
            self._rest.close()
            self._spool.close()

    async def _fill(self) -> None:
        whole = False
        try:
            await self._put(self._begun)
            async for chunk in self._rest:
                await self._put(chunk)
                if self._turn.gone():
                    return
            if self._packer is not None:
                self._spool.put(self._packer.end())
            whole = True
        except BilikError as error:
            _log.warning("%s broke off: %s", PATH, error)
        finally:
            self._spool.end(whole=whole)

    async def _put(self, chunk: bytes) -> None:
        if self._packer is not None:
            chunk = await self._loop.run_in_executor(None, self._packer.add, chunk)
        if chunk:
            self._spool.put(chunk)
