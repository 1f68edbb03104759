"""An HTTP server on loopback that answers as a test wants it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs

Reply = tuple[int, str, bytes]
Respond = Callable[[str, str], Reply]


class Elsewhere:
    """An HTTP server on loopback; `respond` is told the path and the query that came."""

    def __init__(self, respond: Respond) -> None:
        self.asked: list[tuple[str, str]] = []
        self.stop = Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
                query = parse_qs(body).get("query", [""])[0]
                outer.asked.append((self.path, query))
                if self.path == "/drip":
                    self.drip()
                    return
                status, kind, answer = respond(self.path, query)
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", answer.decode())
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            do_POST = do_PUT = do_GET  # noqa: N815 - the library's names

            def drip(self) -> None:
                """Send a header letter by letter: no single one of them is late."""
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while not outer.stop.wait(0.05):
                    try:
                        self.wfile.write(b"x")
                    except OSError:
                        return

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self.stop.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def elsewhere(respond: Respond) -> Iterator[Elsewhere]:
    server = Elsewhere(respond)
    try:
        yield server
    finally:
        server.close()
