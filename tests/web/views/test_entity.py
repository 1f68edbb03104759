"""The page about one thing, over the shipped graph."""

import re
from collections.abc import Callable
from urllib.parse import unquote_plus

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from bilik.settings import Settings
from bilik.store.base import NOBODY, Answer, Caller, Pin, Query, State
from bilik.store.embedded import EmbeddedStore
from bilik.vocabulary import ID, LANGUAGES
from bilik.web.app import create_app
from bilik.web.views import entity, thing

Page = Callable[..., str]

THINGS = (
    "institution/president",
    "act/constitution-1993",
    "act-version/c2017",
    "power/state-programmes-c2011",
    "change/state-programmes-c2017",
    "event/reform-2017",
    "person/nursultan-nazarbayev",
    "rule/unamendable-core-l1990",
    "provision/constitution-1995-art-71",
    "consent/prosecutor-general-c2017",
    "concept/hs-held",
    "power-type/state-programmes",
    "doc/000_7ab9d5abc7234f36",
)


class Counting:
    """A store that counts what it is asked."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.store, self.asked = store, 0

    def answer(self, query: Query, caller: Caller = NOBODY) -> Answer:
        self.asked += 1
        return self.store.answer(query, caller)

    def version(self) -> str:
        return ""  # without a version nothing is remembered

    def pin(self) -> Pin:
        return Pin(self.version(), kept=False)

    def state(self) -> State:
        return State()

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def page(built_app: Flask) -> Page:
    def render(name: str, query: str = "lang=en") -> str:
        with built_app.test_request_context(f"/doc/{name}?{query}"):
            return entity.render(ID + name).get_data(as_text=True)

    return render


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", THINGS)
def test_every_kind_of_thing_has_a_page(page: Page, name: str, language: str) -> None:
    html = page(name, f"lang={language}")
    assert f'<html lang="{language}">' in html
    assert re.search(r"<h1>[^<]{3,}</h1>", html)
    assert "style=" not in html
    assert "{value}" not in html
    assert len(html.encode()) < 110_000


def test_facts_are_sentences_with_their_reasons(page: Page) -> None:
    text = _text(page("power/state-programmes-c2011"))
    assert "It is held by: President of the Republic of Kazakhstan." in text
    assert "It was conferred by: Article 44(8), Constitution of 1995, as of 2011." in text
    assert "Valid: 3 February 2011 – 14 March 2017" in text
    assert "mirror of zan.gov.kz" in text
    assert "Confidence (0 to 1)" in text


def test_a_document_that_says_the_same_answers_why(page: Page) -> None:
    html = page("act/constitution-1993")
    fact = next(part for part in html.split("<li>") if "It was adopted by" in part)
    quote = re.search(r"<blockquote.*?</blockquote>", fact, re.S)
    assert quote
    assert "<mark>" in quote[0]
    assert re.search(r'href="/documents/[\w]+\?lang=en#c\d+"', quote[0])


def test_a_power_shows_the_sentence_that_attests_it(page: Page) -> None:
    html = page("power/security-council-c1993")
    said = html.partition('id="documents"')[2]
    assert "<mark>" in said
    assert "Security Council" in _text(said)


def test_statements_that_are_not_shown_are_counted_and_led_to(
    page: Page, built_store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thing, "_MOST_STATEMENTS", 5)
    html = page("act/constitution-1993")
    more = re.search(r'href="[^"]*[?&]query=([^"&]*)[^"]*">(\d+) more statements of doc', html)
    assert more
    body = built_store.answer(Query(unquote_plus(more[1]), solutions="text/csv")).read()
    assert len(body.splitlines()) > 5 + int(more[2])


def test_a_statement_shows_its_sentence(page: Page) -> None:
    html = page("act/constitution-1993")
    key = re.search(r'href="/doc/(statement/[\w-]+)\?lang=en"', html)
    assert key
    statement = page(key[1])
    assert "What the document says" in statement
    assert "<mark>" in statement
    assert "Constitution of 1993" in statement


def test_a_day_leaves_out_what_did_not_hold(page: Page) -> None:
    name = "power-type/state-programmes"
    always, then = page(name), page(name, "lang=en&asOf=2018-01-01")
    assert "/doc/power/state-programmes-c2011" in always
    assert "/doc/power/state-programmes-c2011" not in then
    assert "/doc/power/state-programmes-c2017" in then
    assert "As of 1 January 2018" in then
    assert "It did not hold on that day" in page(
        "power/state-programmes-c2011", "lang=en&asOf=2018-01-01"
    )


def test_neighbours_are_drawn_and_told(page: Page) -> None:
    html = page("person/nursultan-nazarbayev")
    svg = re.search(r"<svg class=\"neighbours\".*?</svg>", html, re.S)
    assert svg
    drawn = re.findall(r"<title>([^<]+)</title>", svg[0])
    told = _text(html.partition('id="neighbours-text"')[2].partition("</ul>")[0])
    assert drawn
    assert all(name in told for name in drawn)


def test_links_lead_elsewhere_and_to_data(page: Page) -> None:
    html = page("institution/president")
    assert 'href="http://www.wikidata.org/entity/Q5256775"' in html
    for suffix in ("ttl", "jsonld", "rdf", "nt"):
        assert f'href="/doc/institution/president.{suffix}"' in html


def test_what_the_graph_does_not_know_is_not_found(page: Page) -> None:
    for name in ("institution/nobody", "x y", "power/<script>"):
        with pytest.raises(NotFound):
            page(name)


def test_a_page_asks_a_constant_number_of_queries(
    built_graph: Settings, built_store: EmbeddedStore
) -> None:
    store = Counting(built_store)
    app = create_app(built_graph, store)
    for name in THINGS:
        store.asked = 0
        with app.test_request_context(f"/doc/{name}"):
            entity.render(ID + name)
        assert 2 <= store.asked <= 10, name


def test_the_chosen_day_and_language_go_with_the_links(page: Page) -> None:
    html = page("institution/president", "lang=kk&asOf=2018-01-01")
    main = html.partition("<main")[2]
    links = re.findall(r'href="/doc/[^"]*\?([^"]*)"', main)
    assert links
    assert set(links) <= {"lang=kk&amp;asOf=2018-01-01", "lang=kk"}
    assert 'href="/doc/institution/president?lang=kk"' in main  # back to all times
