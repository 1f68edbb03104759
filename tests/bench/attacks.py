"""What hostile or careless clients send: a table of requests, each with what is true to answer.

Everything goes to the server under test on loopback, is bounded in number and time, and ends by
itself.
"""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlsplit

_WAIT_SECONDS: Final = 25.0
_READ: Final = 1 << 16
_MOST: Final = 200_000_000
_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back for one request: 0 for nothing readable; `whole` when no byte is missing."""

    status: int
    whole: bool
    body: bytes = b""


@dataclass
class Target:
    """The server under test, and what tried to reach a listener of ours."""

    url: str
    listener: str
    reached: list[object] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The path of the endpoint."""
        return urlsplit(self.url).path

    def connect(self) -> socket.socket:
        """Open a connection that gives up after a while."""
        parts = urlsplit(self.url)
        return socket.create_connection((parts.hostname or "", parts.port or 80), _WAIT_SECONDS)

    def exchange(self, message: bytes) -> Seen:
        """Send bytes as they are and read one answer."""
        try:
            with closing(self.connect()) as connection:
                connection.settimeout(_WAIT_SECONDS)
                with suppress(OSError):  # an answer may be there before all is sent
                    connection.sendall(message)
                return _read(connection)
        except OSError:
            return Seen(0, whole=False)

    def ask(self, query: str, accept: str = "application/sparql-results+json") -> Seen:
        """Send a query by POST."""
        return self.post(query.encode(), "application/sparql-query", f"Accept: {accept}\r\n")

    def post(self, body: bytes, content_type: str, more: str = "", path: str = "") -> Seen:
        """Send a body."""
        head = (
            f"POST {path or self.path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}"
            f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return self.exchange(head.encode() + body)

    def get(self, target: str, more: str = "") -> Seen:
        """Ask for a path as it stands."""
        head = f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n"
        return self.exchange(head.encode("utf-8", "surrogateescape"))


def _read(connection: socket.socket) -> Seen:
    received = bytearray()
    end = time.monotonic() + _WAIT_SECONDS
    try:
        while some := connection.recv(_READ):
            received += some
            if len(received) > _MOST or time.monotonic() > end:  # an endless answer
                return Seen(_status(received), whole=False, body=bytes(received))
    except OSError:
        return Seen(_status(received), whole=False, body=bytes(received))
    head, _, body = bytes(received).partition(b"\r\n\r\n")
    return Seen(_status(received), _is_whole(head.lower(), body), body)


def _status(received: bytes | bytearray) -> int:
    parts = bytes(received[:16]).split(b" ")
    return int(parts[1]) if len(parts) > 1 and parts[1][:3].isdigit() else 0


def _is_whole(head: bytes, body: bytes) -> bool:
    if b"transfer-encoding: chunked" in head:
        return body.endswith(b"0\r\n\r\n")
    _, found, rest = head.partition(b"content-length:")
    return bool(found) and len(body) >= int(rest.split(b"\r\n", 1)[0])


Send = Callable[[Target], Sequence[Seen]]


@dataclass(frozen=True, slots=True)
class Attack:
    """A row of the table: `send` does it, `true` says which answers are honest."""

    name: str
    send: Send
    true: Callable[[Seen], bool]


def refused(seen: Seen) -> bool:
    """An answer that says no: 4xx, or 5xx for what takes too much."""
    return 400 <= seen.status < 600 and seen.status != 500


def honest(seen: Seen) -> bool:
    """Refused, answered whole, or broken off so that the client notices."""
    return refused(seen) or (seen.status == 200 and _sound(seen)) or not seen.whole


def _sound(seen: Seen) -> bool:
    # A cut or spoilt result does not end as JSON, or says in its text that it failed.
    tail = seen.body.rstrip().removesuffix(b"0").rstrip()
    return not seen.whole or tail.endswith(b"}")


def closed_or_refused(seen: Seen) -> bool:
    """Refused, or the connection was closed without an answer."""
    return seen.status == 0 or refused(seen)


def _queries(*texts: str) -> Send:
    return lambda target: [target.ask(text) for text in texts]


def _nested(opening: str, inner: str, closing_: str, count: int) -> str:
    return opening * count + inner + closing_ * count


_DEEP: Final = {
    "5,000 nested groups": _nested("{", "?s ?p ?o", "}", 5000),
    "5,000 nested OPTIONALs": "{ " + _nested("OPTIONAL { ", "?s ?p ?o", " }", 5000) + " }",
    "5,000 nested parentheses": "{ ?s ?p ?o FILTER " + _nested("(", "true", ")", 5000) + " }",
    "5,000 negations": "{ ?s ?p ?o FILTER(" + "!" * 5000 + "true) }",
    "5,000 nested IFs": "{ BIND(" + _nested("IF(true,", "1", ",2)", 5000) + " AS ?x) }",
    "1,000 nested EXISTS": "{ ?s ?p ?o "
    + _nested("FILTER EXISTS { ", "?s ?p ?o", " }", 1000)
    + " }",
    "1,000 nested subqueries": "{ " + _nested("{ SELECT * { ", "?s ?p ?o", " } }", 1000) + " }",
    "5,000 UNIONs": "{ " + " UNION ".join(["{ ?s ?p ?o }"] * 5000) + " }",
    "20,000 additions": "{ BIND(1" + "+1" * 20_000 + " AS ?x) }",
    "10,000 triple patterns": "{ " + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(10_000)) + " }",
    "a path of 3,000 parentheses": "{ ?s " + _nested("(", "<x:p>", ")", 3000) + " ?o }",
    "a collection 10,000 deep": "{ ?s ?p " + _nested("(", "1", ")", 10_000) + " }",
    "100,000 values": "{ VALUES ?x { " + "1 " * 100_000 + "} ?s ?p ?x }",
}

_HEAVY: Final = {
    "a cartesian product, counted": ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
    "a cartesian product, sorted": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "a cartesian product, distinct": "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a cartesian product, written out": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a regular expression that explodes": (
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?a), STR(?d)), "
        '"(([a-z]+)+)+([a-z0-9]{1,99}){1,99}$")) }'
    ),
    "a path closure over everything": "SELECT (COUNT(*) AS ?n) { ?a (<x:p>|!<x:p>)* ?b }",
}


def _service(target: Target) -> Sequence[Seen]:
    calls = (
        "SERVICE <{0}> {{ ?s ?p ?o }}",
        "SERVICE SILENT <{0}> {{ ?s ?p ?o }}",
        "{{ {{ OPTIONAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
        "VALUES ?e {{ <{0}> }} SERVICE ?e {{ ?s ?p ?o }}",
        "FILTER EXISTS {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
        "{{ SELECT * {{ sErViCe<{0}>{{ ?s ?p ?o }} }} }}",
    )
    return [target.ask(f"SELECT * {{ {call.format(target.listener)} }}") for call in calls]


def _updates(target: Target) -> Sequence[Seen]:
    texts = (
        "INSERT DATA { <x:s> <x:p> <x:o> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        f"LOAD <{target.listener}>",
        f"LOAD SILENT <{target.listener}> INTO GRAPH <x:g>",
    )
    update = "application/sparql-update"
    paths = (target.path, "/update")
    sent = [target.post(t.encode(), update, path=path) for t in texts for path in paths]
    sent += [target.post(f"update={quote(t)}".encode(), _FORM) for t in texts]
    sent += [target.get(f"{target.path}?update={quote(t)}") for t in texts]
    sent.append(target.get(f"{target.path}?query={quote(texts[2])}"))
    sent.append(target.post(b"<x:s> <x:p> <x:o> .", "text/turtle", path="/graphs?default"))
    return sent


def _overrides(target: Target) -> Sequence[Seen]:
    override = "X-HTTP-Method-Override: DELETE\r\nX-HTTP-Method: PUT\r\n"
    paths = ("/graphs?default", "/store?default", f"{target.path}?query=ASK%7B%7D&_method=DELETE")
    return [target.get(path, override) for path in paths]


def _many_slow(target: Target) -> Sequence[Seen]:
    seen: list[Seen] = []
    text = _HEAVY["a cartesian product, counted"]
    threads = [threading.Thread(target=lambda: seen.append(target.ask(text))) for _ in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


@contextmanager
def _held(target: Target, count: int, message: bytes) -> Iterator[list[socket.socket]]:
    connections: list[socket.socket] = []
    with suppress(OSError):
        for _ in range(count):
            connections.append(target.connect())
            connections[-1].sendall(message)
    yield connections
    for connection in connections:
        connection.close()


def _holding(
    message: Callable[[Target], bytes], trickle: bytes = b""
) -> Callable[[Target], Sequence[Seen]]:
    def send(target: Target) -> Sequence[Seen]:
        with _held(target, 300, message(target)) as connections:
            for _ in range(4):
                time.sleep(1)
                for connection in connections if trickle else ():
                    try:
                        connection.sendall(trickle)
                    except OSError:
                        continue
            return [target.ask("ASK { ?s ?p ?o }")]

    return send


def _no_readers(target: Target) -> Sequence[Seen]:
    query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 200000")
    message = f"GET {target.path}?query={query} HTTP/1.1\r\nHost: h\r\n\r\n".encode()
    with _held(target, 30, message):
        time.sleep(4)
        return [target.ask("ASK { ?s ?p ?o }")]


def _endless_chunks(target: Target) -> Sequence[Seen]:
    head = (
        f"POST {target.path} HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    with closing(target.connect()) as connection:
        connection.settimeout(5)
        with suppress(OSError):
            connection.sendall(head.encode())
            for _ in range(1500):
                connection.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")
        return [_read(connection)]


def _leavers(target: Target) -> Sequence[Seen]:
    text = _HEAVY["a cartesian product, counted"].encode()
    head = (
        f"POST {target.path} HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\n"
        f"Content-Length: {len(text)}\r\n\r\n"
    )
    for _ in range(20):
        with closing(target.connect()) as connection:
            connection.sendall(head.encode() + text)
    time.sleep(1)
    return [target.ask("ASK { ?s ?p ?o }")]


def _paths(target: Target) -> Sequence[Seen]:
    names = (
        "/../../etc/passwd",
        "/static/../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%2f..%2fetc%2fpasswd",
        "/questions/..%2f..%2fpyproject",
        "//etc/passwd",
        "/documents/..%2f..%2f..%2fetc%2fpasswd",
        "/dumps/..%2f..%2fetc%2fpasswd",
        "/\x00",
        "/%00",
    )
    return [target.get(name) for name in names]


def _gave_nothing_away(seen: Seen) -> bool:
    return b"root:" not in seen.body and (closed_or_refused(seen) or seen.status in {301, 302, 308})


def _markup(target: Target) -> Sequence[Seen]:
    script = "<script>alert(1)</script>"
    texts = (
        f"{target.path}?query={quote('SELECT ' + script)}",
        f"{target.path}?query={quote('ASK {}')}&default-graph-uri={quote(script)}",
        "/" + quote(script),
        f"/search?q={quote(script)}",
        f"/?lang={quote(script)}",
        f"/powers?branch={quote(script)}",
        f"/compare?from={quote(script)}",
    )
    return [target.get(text, "Accept: text/html\r\n") for text in texts]


def _escaped(seen: Seen) -> bool:
    return b"<script>alert" not in seen.body and seen.status != 500


def _headers(target: Target) -> Sequence[Seen]:
    split = quote("x\r\nSet-Cookie: stolen=1", safe="")
    return [
        target.get(f"{target.path}?query=ASK%7B%7D&format={split}"),
        target.get(f"{target.path}?query=ASK%7B%7D", f"X-Request-ID: {split}\r\n"),
        target.get("/nowhere/" + split),
        target.get("/?lang=" + split),
    ]


def _not_split(seen: Seen) -> bool:
    return b"\nset-cookie: stolen" not in seen.body.lower()


def _host(target: Target) -> Sequence[Seen]:
    forged = ('evil.example/"><x>', "a b", "evil.example\\@x", "")
    return [
        target.exchange(
            f"GET {target.path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
            "Accept: text/turtle\r\n\r\n".encode()
        )
        for host in forged
    ]


def _bad_bytes(target: Target) -> Sequence[Seen]:
    query = "application/sparql-query"
    return [
        target.post(b"ASK { ?s ?p '\xff\xfe' }", query),
        target.post(b"query=%FF%FE", _FORM),
        target.get(f"{target.path}?query=%C3%28"),
        target.ask("ASK { ?s ?p '\\uD800' }"),
        target.post("ASK {}".encode("utf-16"), query),
    ]


def _bomb(target: Target) -> Sequence[Seen]:
    packed = gzip.compress(b"x" * 200_000_000)
    return [target.post(packed, "application/sparql-query", "Content-Encoding: gzip\r\n")]


def _alive_answer(seen: Seen) -> bool:
    return seen.status == 200 and seen.whole


ATTACKS: Final[tuple[Attack, ...]] = (
    *(Attack(name, _queries("SELECT * " + text), honest) for name, text in _DEEP.items()),
    *(Attack(name, _queries(text), honest) for name, text in _HEAVY.items()),
    Attack("200 slow queries at once", _many_slow, honest),
    Attack("20 clients that leave at once", _leavers, _alive_answer),
    Attack("SERVICE in six spellings", _service, refused),
    Attack("updates and LOAD, in every place", _updates, closed_or_refused),
    Attack("methods in header fields", _overrides, lambda seen: seen.status != 500),
    Attack("a body of 60 MB", lambda t: [t.post(b"x" * 60_000_000, _FORM)], closed_or_refused),
    Attack("a body of 100 MB in chunks", _endless_chunks, closed_or_refused),
    Attack("a gzip bomb", _bomb, closed_or_refused),
    Attack(
        "300,000 form parameters",
        lambda t: [t.post(b"query=ASK%7B%7D&" + b"a=b&" * 300_000, _FORM)],
        closed_or_refused,
    ),
    Attack("an address of 100 kB", lambda t: [t.get("/" + "x" * 100_000)], closed_or_refused),
    Attack(
        "5,000 header fields",
        lambda t: [t.get("/", "".join(f"X-{n}: {'y' * 50}\r\n" for n in range(5000)))],
        closed_or_refused,
    ),
    Attack("bytes that are not UTF-8", _bad_bytes, refused),
    Attack("300 silent connections", _holding(lambda _: b""), _alive_answer),
    Attack(
        "300 slow headers",
        _holding(lambda t: f"GET {t.path} HTTP/1.1\r\n".encode(), b"X-A: b\r\n"),
        _alive_answer,
    ),
    Attack(
        "300 slow bodies",
        _holding(
            lambda t: (
                f"POST {t.path} HTTP/1.1\r\nHost: h\r\nContent-Type: {_FORM}\r\n"
                "Content-Length: 1000\r\n\r\nq"
            ).encode(),
            b"x",
        ),
        _alive_answer,
    ),
    Attack("30 readers that do not read", _no_readers, _alive_answer),
    Attack("paths that climb", _paths, _gave_nothing_away),
    Attack("markup in every parameter", _markup, _escaped),
    Attack("line breaks for header fields", _headers, _not_split),
    Attack("a forged Host", _host, refused),
)
