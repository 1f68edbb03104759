"""Every page in each language: nothing fails, nothing leaves the host, everyone can use it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.browser.conftest import Open

from bilik.vocabulary import LANGUAGES

pytestmark = pytest.mark.slow

PAGES = (
    "/",
    "/powers",
    "/powers?asOf=2008-01-01&branch=br-judicial",
    "/compare?from=c2011&to=c2017",
    "/documents",
    "/documents/000_7ab9d5abc7234f36",
    "/documents/004_5424537d251f563f",
    "/claims",
    "/questions",
    "/questions/powers-over-time",
    "/questions/offices-between-days",
    "/questions/powers-on-a-day",
    "/graph/ontology",
    "/about",
    "/search?q=парламент",
    "/doc/institution/president",
    "/doc/act/constitution-1993",
    "/doc/power/dissolve-legislature-c2017",
    "/doc/person/nursultan-nazarbayev?asOf=2018-01-01",
    "/doc/ontology/PowerProvision",
)
# Thousands of marks and cells take the checker long, and shorter pages have the same templates.
LONG = ("/powers", "/documents/000_7ab9d5abc7234f36")
WIDTHS = ((1280, 390, 768), (768, 1280, 390), (390, 768, 1280))
# What WCAG 2.2 AA asks for, as far as a program can tell.
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def in_language(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


def faults_of(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary'][:300]}"
        for fault in found
        for node in fault["nodes"][:3]
    ]


@pytest.mark.parametrize(("number", "path"), list(enumerate(PAGES)))
def test_a_page_opens_in_each_language_and_width(visit: Open, number: int, path: str) -> None:
    opened = visit(scheme=("light", "dark")[number % 2])
    for language, width in zip(LANGUAGES, WIDTHS[number % 3], strict=True):
        opened.page.set_viewport_size({"width": width, "height": 900})
        page = opened.go(in_language(path, language))
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        # A page may be scrolled in one direction only (WCAG 2.2, 1.4.10).
        assert page.evaluate("document.documentElement.scrollWidth") <= width, language
    if path not in LONG:
        assert faults_of(page) == []


def test_light_and_dark_are_both_legible(visit: Open) -> None:
    for scheme in ("light", "dark"):
        for path in ("/", "/doc/act/constitution-1993", "/documents/004_5424537d251f563f"):
            assert faults_of(visit(390, scheme).go(in_language(path, "en"))) == []
