"""The feed, the sitemap and robots.txt; schema.org in pages."""

import json
import re
from datetime import datetime
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from bilik.publish import sitemap
from bilik.web.linked import feeds

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def local(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_the_feed_has_acts_changes_and_the_version_latest_first(shipped: FlaskClient) -> None:
    titles, days, kinds, ids, address = [], [], [], [], "/feed.atom?lang=en"
    while address:
        answer = shipped.get(address)
        assert answer.mimetype == "application/atom+xml"
        root = ET.fromstring(answer.data)
        for entry in root.findall("a:entry", ATOM):
            ids.append(entry.findtext("a:id", "", ATOM))
            titles.append(entry.findtext("a:title", "", ATOM))
            days.append(entry.findtext("a:updated", "", ATOM))
            kinds.append(entry.find("a:category", ATOM).get("term"))  # type: ignore[union-attr]
        following = root.find("a:link[@rel='next']", ATOM)
        address = local(following.get("href", "")) if following is not None else ""
    assert set(kinds) == {"act", "change", "version"}
    assert "Constitution of 1995" in titles
    assert days == sorted(days, reverse=True)
    assert all(datetime.fromisoformat(day).tzinfo for day in days)
    assert len(ids) == len(set(ids)) > 250


def test_entries_are_in_the_language_and_lead_to_documents(shipped: FlaskClient) -> None:
    root = ET.fromstring(shipped.get("/feed.atom?lang=kk&page=3").data)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "kk"
    entry = root.find("a:entry", ATOM)
    assert entry is not None and re.search("[әғқңөұүһі]", entry.findtext("a:title", "", ATOM))
    for kind in ("alternate", "related"):
        link = entry.find(f"a:link[@rel='{kind}']", ATOM)
        assert link is not None
        path = local(link.get("href", "")).removeprefix("/bilik")
        assert shipped.get(path).status_code == 200


def test_a_feed_that_the_reader_has_is_not_sent_again(shipped: FlaskClient) -> None:
    tag = shipped.get("/feed.atom").headers["ETag"]
    assert shipped.get("/feed.atom", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(("page", "status"), [("0", 400), ("x", 400), ("99", 404)])
def test_pages_of_the_feed_that_there_are_not(shipped: FlaskClient, page: str, status: int) -> None:
    assert shipped.get(f"/feed.atom?page={page}").status_code == status


def test_the_sitemap_has_pages_that_are_there(shipped: FlaskClient) -> None:
    root = ET.fromstring(shipped.get("/sitemap.xml").data)
    addresses = [each.text or "" for each in root.findall("s:url/s:loc", MAP)]
    assert len(addresses) == len(set(addresses)) > 3000
    assert "http://localhost/doc/institution/president" in addresses
    for address in (*addresses[:7], *addresses[7::1000]):
        answer = shipped.get(local(address), headers={"Accept": "text/html"})
        assert answer.status_code == 200, address


def test_a_large_sitemap_is_an_index_of_parts(
    shipped: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ET.fromstring(shipped.get("/sitemap.xml").data).findall("s:url/s:loc", MAP)
    monkeypatch.setattr(sitemap, "MOST", 2000)
    index = ET.fromstring(shipped.get("/sitemap.xml").data)
    parts = [each.text or "" for each in index.findall("s:sitemap/s:loc", MAP)]
    assert len(parts) == sitemap.files(len(whole)) > 1
    found = [
        each.text
        for part in parts
        for each in ET.fromstring(shipped.get(local(part)).data).findall("s:url/s:loc", MAP)
    ]
    assert found == [each.text for each in whole]
    assert shipped.get("/sitemap-99.xml").status_code == 404
    assert shipped.get("/sitemap-0.xml").status_code == 404


def test_robots_read_pages_and_leave_queries_alone(shipped: FlaskClient) -> None:
    robots = RobotFileParser()
    robots.parse(shipped.get("/robots.txt").text.splitlines())
    assert robots.can_fetch("x", "/doc/institution/president")
    assert not robots.can_fetch("x", "/sparql?query=ASK{}")
    assert robots.site_maps() == ["http://localhost/sitemap.xml"]
    for path in feeds._PAGES:
        assert robots.can_fetch("x", path)


@pytest.mark.parametrize(
    ("name", "kind", "member"),
    [
        ("person/kassym-jomart-tokayev", "Person", "alternateName"),
        ("act/constitution-1995", "Legislation", "legislationDate"),
        ("institution/president", "GovernmentOrganization", "description"),
    ],
)
def test_pages_say_in_schema_org_what_they_are_about(
    shipped: FlaskClient, name: str, kind: str, member: str
) -> None:
    page = shipped.get(f"/doc/{name}?lang=ru", headers={"Accept": "text/html"})
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text)
    assert len(found) == 1
    described = json.loads(found[0])
    assert (described["@type"], described["@context"]) == (kind, "https://schema.org")
    assert described["@id"].endswith(name) and member in described
    assert page.text == shipped.get(f"/doc/{name}?lang=ru", headers={"Accept": "text/html"}).text
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
