"""Links and IRIs are right behind proxies and under a path; nobody can talk us into others."""

import re
from dataclasses import replace

import pytest

from bilik.settings import Settings
from bilik.store.workers import WorkerPool
from bilik.web.app import create_app

FORWARDED = {
    "X-Forwarded-For": "203.0.113.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "bilik.example",
}
TURTLE = {"Accept": "text/turtle"}


def description(chosen: Settings, pool: WorkerPool, path: str = "/sparql", **fields: str) -> str:
    client = create_app(chosen, pool).test_client()
    response = client.get(path, headers={**TURTLE, **fields})
    assert response.status_code == 200
    return response.text


def test_forwarded_fields_are_not_believed_by_default(chosen: Settings, pool: WorkerPool) -> None:
    assert "bilik.example" not in description(chosen, pool, **FORWARDED)


def test_forwarded_fields_of_a_known_proxy_hold(chosen: Settings, pool: WorkerPool) -> None:
    told = description(replace(chosen, proxies=1), pool, **FORWARDED)
    assert "<https://bilik.example/sparql>" in told


def test_of_several_entries_only_the_last_is_the_proxys(chosen: Settings, pool: WorkerPool) -> None:
    forged = {**FORWARDED, "X-Forwarded-Host": "evil.example, bilik.example"}
    told = description(replace(chosen, proxies=1), pool, **forged)
    assert "evil" not in told


@pytest.mark.parametrize("path", ["/bilik/sparql", "/sparql"])
def test_a_prefix_holds_whether_or_not_the_proxy_takes_it_off(
    chosen: Settings, pool: WorkerPool, path: str
) -> None:
    told = description(replace(chosen, prefix="/bilik"), pool, path)
    assert "<http://localhost/bilik/sparql>" in told


@pytest.mark.parametrize(
    "path",
    ["/", "/powers", "/documents", "/sparql", "/doc/power/late", "/questions/powers-on-a-day"],
)
def test_all_links_of_a_page_stay_under_the_prefix(
    chosen: Settings, pool: WorkerPool, path: str
) -> None:
    client = create_app(replace(chosen, prefix="bilik/"), pool).test_client()
    html = client.get("/bilik" + path, headers={"Accept": "text/html"}).text
    links = re.findall(r'(?:href|src|action)="(/[^"]*)"', html)
    assert len(links) > 3
    assert [link for link in links if not link.startswith("/bilik")] == []
