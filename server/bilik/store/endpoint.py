"""Where another server's operations are, and who we are there."""

from collections.abc import Generator
from dataclasses import dataclass

import httpx

from bilik.errors import SettingError
from bilik.settings import Settings
from bilik.store.engines import Engine, engine


class Bearer(httpx.Auth):
    """Sends a token with each request (RFC 6750, section 2.1)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the header."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The addresses of a server's operations, what runs there, and who we are."""

    query: str
    update: str
    graphs: str
    engine: Engine
    auth: httpx.Auth | None

    @classmethod
    def of(cls, settings: Settings, url: str | None = None) -> "Endpoint":
        """Put it together from the settings, or for another `url`; raises SettingError."""
        kind = engine(settings.store_engine)
        base = (url or settings.store_url).rstrip("/")
        _require_address(base)
        auth = _auth(settings, digest=kind.digest)
        return cls(base + kind.query, base + kind.update, base + kind.graphs, kind, auth)


def _require_address(text: str) -> None:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        raise SettingError(f"{text!r} is no address of a server: {error}.") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise SettingError(f"{text!r} is no address of a server: write http://HOST:PORT.")


def _auth(settings: Settings, *, digest: bool) -> httpx.Auth | None:
    if settings.store_token:
        return Bearer(settings.store_token)
    if not settings.store_user:
        return None
    kind = httpx.DigestAuth if digest else httpx.BasicAuth
    return kind(settings.store_user, settings.store_password)
