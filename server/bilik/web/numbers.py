"""Numbers in addresses."""

from typing import Final

from flask import request

from bilik.errors import ProtocolError

_DIGITS: Final = 12  # longer ones are above all limits, and need not be read


def number(name: str, default: int, least: int, most: int) -> int:
    """Return a whole number that the address gives, or the default when it gives none.

    Raises ProtocolError for what is no number from `least` to `most`.
    """
    text = request.args.get(name) or str(default)
    readable = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    if not readable or not least <= int(text) <= most:
        raise ProtocolError(f"{name}={text[:40]!r} is not a number from {least:,} to {most:,}.")
    return int(text)
