"""The SPARQL page with its editor, as people use it; what the console says fails a test too."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import Open
from tests.browser.test_pages import faults_of

from bilik import web
from bilik.vocabulary import LANGUAGES
from bilik.web.language import load_strings

VENDOR = Path(web.__file__).parent / "static" / "vendor"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (VENDOR / "yasgui.min.js").is_file(),
        reason="The editor has not been built, so there is none to try. Build it: make assets",
    ),
]

PREFIX = "PREFIX bilik: <https://w3id.org/bilik/ontology#>\n"
CONSTITUTIONS = PREFIX + "SELECT * {\n  ?x a bilik:Constitution .\n}"
SECONDS = 30_000


def editor(page: Page) -> Locator:
    return page.locator("#editor .tabPanel.active")


def text(page: Page) -> str:
    return str(editor(page).locator(".CodeMirror").evaluate("each => each.CodeMirror.getValue()"))


def write(page: Page, query: str) -> None:
    code = editor(page).locator(".CodeMirror")
    code.evaluate("(each, query) => each.CodeMirror.setValue(query)", query)


def run(page: Page, query: str) -> None:
    write(page, query)
    editor(page).locator(".yasqe_queryButton").click()


def test_results_are_rows_that_lead_to_pages_of_things(visit: Open) -> None:
    page = visit().go("/sparql?lang=en")
    run(page, CONSTITUTIONS)
    link = editor(page).locator("td a.iri").first
    expect(link).to_be_visible(timeout=SECONDS)
    link.click()
    page.wait_for_url("**/doc/act/**lang=en")
    expect(page.locator("h1")).to_contain_text("Constitution")


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_and_tabs_speak_the_language(visit: Open, language: str) -> None:
    words = load_strings()[language]
    page = visit(scheme="dark").go(f"/sparql?lang={language}")
    run(page, CONSTITUTIONS)
    expect(editor(page).locator("td a.iri").first).to_be_visible(timeout=SECONDS)
    expect(page.locator("#editor .tabsList")).to_contain_text(words["editor_tab"])
    head = editor(page).locator(".yasr_header")
    for name in ("table", "response", "simple", "ellipse", "page_size"):
        expect(head).to_contain_text(words[f"editor_{name}"])
    found = words["editor_found"].partition("{")[0]
    took = words["editor_took"].partition("}")[2]
    expect(head.locator(".yasr_response_chip")).to_have_text(
        re.compile(rf"^{found}\d+ · \d+[.,]\d+{took}$")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_answer_is_explained_and_mended(visit: Open, language: str) -> None:
    words = load_strings()[language]
    page = visit(width=390).go(f"/sparql?lang={language}")
    run(page, CONSTITUTIONS.replace("Constitution", "Constitutoin"))
    why = page.locator("section.why")
    expect(why).to_contain_text(
        words["explain_unknown"].format(term="bilik:Constitutoin"), timeout=SECONDS
    )
    expect(why.locator("a").first).to_have_attribute("title", "bilik:Constitution")
    why.get_by_role("button", name=words["editor_use"]).click()
    expect(editor(page).locator("td a.iri").first).to_be_visible(timeout=SECONDS)
    assert text(page) == CONSTITUTIONS
    expect(why).to_be_empty()


def test_a_fault_is_shown_with_its_place(visit: Open) -> None:
    opened = visit()
    page = opened.go("/sparql?lang=en")
    run(page, CONSTITUTIONS.replace("bilik:Constitution", "foaf:Person"))
    fault = editor(page).locator(".fault")
    expect(fault).to_contain_text("Line 3, column 8: prefix foaf: is not declared", timeout=SECONDS)
    expect(fault.locator("pre")).to_have_text("  ?x a foaf:Person .\n       ^")
    fault.get_by_role("button").click()
    place = editor(page).locator(".CodeMirror").evaluate("each => each.CodeMirror.getCursor()")
    assert (place["line"], place["ch"]) == (2, 7)
    # The browser itself notes each answer that is an error.
    assert opened.faults
    assert all("400" in said for said in opened.faults)
    opened.faults.clear()


def test_terms_are_completed_with_their_names(visit: Open) -> None:
    page = visit().go("/sparql?lang=kk")
    write(page, PREFIX + "SELECT * {\n  ?x a bilik:Const\n}")
    editor(page).locator(".CodeMirror").evaluate(
        "each => { each.CodeMirror.focus(); each.CodeMirror.setCursor(2, 18); }"
    )
    page.keyboard.press("Control+Space")
    hints = page.locator(".CodeMirror-hints li")
    expect(hints.first).to_have_text("bilik:Constitution  (Конституция)", timeout=SECONDS)
    page.keyboard.press("Enter")
    assert "a bilik:Constitution\n" in text(page)


def test_examples_open_in_tabs_and_answer(visit: Open) -> None:
    page = visit().go("/sparql?lang=ru")
    examples = page.get_by_label(load_strings()["ru"]["editor_examples"])
    examples.select_option("first-powers")
    expect(page.locator("#editor .tab.active")).to_contain_text("first-powers")
    expect(editor(page).locator("tbody td").first).to_be_visible(timeout=SECONDS)
    assert "SELECT" in text(page)


def test_an_address_with_a_query_opens_it(visit: Open) -> None:
    query = PREFIX + 'SELECT * { ?x bilik:search "Жоғарғы Кеңес" } # + & "<b>'
    page = visit().go(f"/sparql?lang=en&query={quote(query)}")
    expect(editor(page).locator(".CodeMirror")).to_be_visible(timeout=SECONDS)
    assert text(page) == query
    expect(page.locator("#results table")).to_contain_text("inst:supreme-council")
    editor(page).locator(".yasqe_share").click()
    shared = page.locator(".yasqe_sharePopup input").first.input_value()
    page.goto(shared)
    expect(editor(page).locator(".CodeMirror")).to_be_visible(timeout=SECONDS)
    assert text(page) == query


def test_without_scripts_there_is_the_form(visit: Open) -> None:
    page = visit(scripts=False).go("/sparql?lang=en")
    expect(page.locator("#editor")).to_be_hidden()
    page.locator("#query").fill(CONSTITUTIONS)
    page.get_by_role("button", name="Run the query").click()
    expect(page.locator("#results table")).to_contain_text("act:constitution-1993")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(visit: Open, scheme: str) -> None:
    page = visit(width=390, scheme=scheme).go("/sparql?lang=en")
    run(page, CONSTITUTIONS)
    expect(editor(page).locator("td a.iri").first).to_be_visible(timeout=SECONDS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert faults_of(page) == []


def test_an_explanation_without_scripts_is_a_page_for_everyone(visit: Open) -> None:
    query = quote(CONSTITUTIONS.replace("Constitution", "Constitutoin"))
    page = visit(width=390, scheme="dark").go(f"/sparql/explain?lang=kk&query={query}")
    expect(page.locator(".finding.error")).to_contain_text("bilik:Constitutoin")
    assert faults_of(page) == []
