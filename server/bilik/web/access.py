"""Who may write: those who have a token."""

from pathlib import Path

from flask import request

from bilik.errors import AccessError
from bilik.protocol.tokens import bearer, owner
from bilik.store.base import Writer
from bilik.web.context import services


def writer() -> Writer:
    """Return what writes for the current request; raises AccessError when it may not."""
    path = services().settings.write_tokens
    found = services().writer
    if not path or found is None:
        raise AccessError(
            "Writing is off on this server. To switch it on, make a token with `bilik token`, put "
            "the line that it prints into a file, and start the server with "
            "BILIK_WRITE_TOKENS=<that file>."
        )
    token = bearer(request.headers.get("Authorization"))
    if token is None:
        raise AccessError("Writing needs a token: send 'Authorization: Bearer <token>'.", 401)
    try:
        lines = Path(path).expanduser().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise AccessError("The server cannot read its file of tokens; nobody can write.") from None
    if owner(token, lines) is None:
        raise AccessError("This server does not know the token. Ask its owner for one.", 401)
    return found
