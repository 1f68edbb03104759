"""Numbers in addresses."""

from flask import request

from bilik.errors import ProtocolError


def number(name: str, default: int, least: int, most: int) -> int:
    """Return a whole number that the address gives, or the default; raises ProtocolError."""
    text = request.args.get(name, str(default))
    if not text.isascii() or not text.isdigit() or not least <= int(text[:12]) <= most:
        raise ProtocolError(f"{name}={text[:40]!r} is not a number from {least} to {most}.")
    return int(text)
