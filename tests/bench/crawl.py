"""Follows every name of ours in the served graph and reports each that leads nowhere.

    python -m tests.bench.crawl                         # the graph built here, in this process
    python -m tests.bench.crawl http://127.0.0.1:8000   # a running server
    python -m tests.bench.crawl --html                  # the pages instead of the triples

Exit code 1 when a name is a dead end: an answer other than 200 after redirects, or one that says
nothing about it.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx
from pyoxigraph import NamedNode, RdfFormat, parse

from bilik import settings
from bilik.vocabulary import BASE
from bilik.web.app import create_app
from bilik.web.opening import open_store

_PLACES = ("?name ?p ?o", "?s ?name ?o", "?s ?p ?name", "GRAPH ?name {}")
_OURS = f'isIRI(?name) && (STRSTARTS(STR(?name), "{BASE}") || STR(?name) = "{BASE[:-1]}")'
_MOST_REDIRECTS = 4


@dataclass(frozen=True)
class DeadEnd:
    """A name, and what is wrong with what it leads to."""

    name: str
    fault: str


def names(client: httpx.Client) -> list[str]:
    """Return every name of ours in the served graph."""
    found: set[str] = set()
    for place in _PLACES:
        query = f"SELECT DISTINCT ?name WHERE {{ {place} FILTER({_OURS}) }}"
        answer = client.post(
            "/sparql", data={"query": query}, headers={"Accept": "application/sparql-results+json"}
        )
        answer.raise_for_status()
        rows = json.loads(answer.content)["results"]["bindings"]
        found.update(row["name"]["value"] for row in rows)
    return sorted(found)


def crawl(client: httpx.Client, wanted: Iterable[str], accept: str) -> Iterator[DeadEnd]:
    """Follow each name and yield those that are dead ends; a document is fetched once."""
    by_path: dict[str, list[str]] = {}
    for name in wanted:
        path = name.partition("#")[0].removeprefix(BASE[:-1]) or "/"
        by_path.setdefault(path, []).append(name)
    for path, same in by_path.items():
        answer = _follow(client, path, accept)
        fault = _fault(answer, accept)
        told = set(same) if fault or accept == "text/html" else _told(answer.content)
        for name in same:
            if fault or name not in told:
                yield DeadEnd(name, fault or "no triple is about it")


def _follow(client: httpx.Client, path: str, accept: str) -> httpx.Response:
    answer = client.get(path, headers={"Accept": accept})
    for _ in range(_MOST_REDIRECTS):
        if not answer.is_redirect:
            break
        path = urljoin(path, answer.headers["Location"])
        answer = client.get(path, headers={"Accept": accept})
    return answer


def _fault(answer: httpx.Response, accept: str) -> str:
    if answer.status_code != httpx.codes.OK:
        return f"{answer.status_code} {answer.text[:200]}"
    kind = answer.headers["Content-Type"]
    return "" if accept in kind else f"answered as {kind}"


def _told(turtle: bytes) -> set[str]:
    """Return the names that are subject or object of a triple."""
    terms = (
        term for quad in parse(turtle, RdfFormat.TURTLE) for term in (quad.subject, quad.object)
    )
    return {term.value for term in terms if isinstance(term, NamedNode)}


@contextmanager
def open_client(url: str | None) -> Iterator[httpx.Client]:
    """Give a client of a running server, or of the graph built here; lets go of it at the end."""
    if url:
        with httpx.Client(base_url=url, timeout=60) as client:
            yield client
        return
    chosen = settings.load(query_seconds=600.0)
    store = open_store(chosen)
    try:
        transport = httpx.WSGITransport(create_app(chosen, store))
        with httpx.Client(transport=transport, base_url="http://bilik.example") as client:
            yield client
    finally:
        store.close()


def main() -> int:
    """Crawl everything; returns the exit code."""
    parser = argparse.ArgumentParser(description="Follow every name of ours.")
    parser.add_argument("url", nargs="?", help="a running server; else the graph built here")
    parser.add_argument("--html", action="store_true", help="ask for pages instead of triples")
    chosen = parser.parse_args()
    with open_client(chosen.url) as client:
        found, began = names(client), time.monotonic()
        accept = "text/html" if chosen.html else "text/turtle"
        dead = list(crawl(client, found, accept))
        seconds = time.monotonic() - began
    for each in dead:
        sys.stdout.write(f"{each.name}: {each.fault}\n")
    sys.stdout.write(f"{len(found)} names, {len(dead)} dead ends, {seconds:.0f} s, {accept}\n")
    return 1 if dead else 0


if __name__ == "__main__":
    raise SystemExit(main())
