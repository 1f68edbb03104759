"""Where the outside world sees us: behind proxies, and below a path of a larger site."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.middleware.proxy_fix import ProxyFix

from bilik.settings import Settings


class Prefixed:
    """A WSGI application under a path, whether or not the proxy in front takes the path off."""

    def __init__(self, application: WSGIApplication, prefix: str) -> None:
        self._application = application
        self._prefix = prefix

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path = environ.get("PATH_INFO", "")
        if path == self._prefix or path.startswith(self._prefix + "/"):
            environ["PATH_INFO"] = path[len(self._prefix) :]
        environ["SCRIPT_NAME"] = self._prefix
        return self._application(environ, start_response)


def placed(application: WSGIApplication, settings: Settings) -> WSGIApplication:
    """Return the application as it is seen through the proxies of the settings.

    With `proxies` = 0 no X-Forwarded field is believed: everybody can send one.
    """
    prefix = "/" + settings.prefix.strip("/")
    if prefix != "/":
        application = Prefixed(application, prefix)
    count = settings.proxies
    if not count:
        return application
    return ProxyFix(
        application, x_for=count, x_proto=count, x_host=count, x_prefix=0 if settings.prefix else 1
    )
