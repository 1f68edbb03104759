"""Header fields that each answer has, and whether a Host field can be one."""

import re
from typing import Final

# The endpoint is public and knows no sessions: everyone may read, and no one sends credentials.
CROSS_ORIGIN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Content-Length, Content-Location, ETag, Link, Location, Retry-After, WWW-Authenticate, "
        "X-Total-Count"
    ),
}
PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Authorization, Content-Type",
    "Access-Control-Max-Age": "86400",
}
# Pages use our own style sheet, images and forms: no script runs, whatever a label contains.
SECURITY: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
COMMON: Final = CROSS_ORIGIN | SECURITY
"""What all answers to programs have."""

_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def is_host(text: str) -> bool:
    """Tell whether a Host header is a name or address, with or without a port."""
    return _HOST.fullmatch(text) is not None
