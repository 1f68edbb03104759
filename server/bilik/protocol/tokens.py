"""Tokens that allow to write: made once, kept as digests, compared in constant time (RFC 6750)."""

import hmac
import re
import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

_PREFIX: Final = "bilik_"
_BYTES: Final = 32
_LINE: Final = re.compile(r"(?P<name>\S+)\s+sha256:(?P<digest>[0-9a-f]{64})")
_BEARER: Final = re.compile(r"Bearer +([A-Za-z0-9._~+/-]+=*)", re.IGNORECASE)


def new_token() -> str:
    """Return a new token of 256 random bits."""
    return _PREFIX + secrets.token_urlsafe(_BYTES)


def digest_line(name: str, token: str) -> str:
    """Return the line that lets a server know the token, but nobody who reads the line.

    A token is random, so its digest needs no salt and no stretching.
    """
    return f"{name} sha256:{sha256(token.encode()).hexdigest()}"


def bearer(header: str | None) -> str | None:
    """Return the token of an Authorization header, or None when it has none."""
    match = _BEARER.fullmatch((header or "").strip())
    return match[1] if match else None


def owner(token: str, lines: Iterable[str]) -> str | None:
    """Return the name in the line of a token, or None when there is none; looks at every line."""
    digest = sha256(token.encode()).hexdigest()
    found = None
    for line in lines:
        match = _LINE.fullmatch(line.strip())
        if match and hmac.compare_digest(match["digest"], digest):
            found = match["name"]
    return found
