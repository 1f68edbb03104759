"""What readers do: find, follow, compare, filter, and go by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open

pytestmark = pytest.mark.slow

KAZAKH = "/documents/000_7ab9d5abc7234f36?lang=kk"


def test_a_newcomer_finds_the_losses_of_2017(visit: Open) -> None:
    page = visit().go("/?lang=en")
    page.get_by_role("link", name="What did the President lose in 2017?").click()
    expect(page.locator("#removed")).to_contain_text("Article 44(3)")
    lost = page.get_by_role("row").filter(has_text="Approving state programmes")
    expect(lost).to_contain_text("Article 44(8)")
    expect(lost).to_contain_text("Law of 10 March 2017")


def test_a_newcomer_finds_the_sentence_on_the_constitution_of_1993(visit: Open) -> None:
    page = visit().go("/?lang=kk")
    page.get_by_role("link", name="1993 жылғы Конституцияны кім").click()
    fact = page.locator("#adoptedBy")
    expect(fact).to_be_in_viewport()
    fact.locator(".support a").first.click()
    place = page.locator(":target")
    expect(place).to_be_in_viewport()
    assert "қабылданды" in (place.locator("xpath=ancestor::*[@id][1]").text_content() or "")


def test_the_reader_leads_there_and_back(visit: Open) -> None:
    page = visit(scripts=False).go(KAZAKH)
    mark = page.locator("a.m:not(.many)").first
    words = mark.text_content()
    mark.click()
    statement = page.locator(".statement:target")
    expect(statement).to_be_in_viewport()
    quote = statement.locator("a.quote", has_text=words or "").first
    quote.click()
    assert (page.locator(":target").text_content() or "") in (words or "")


def test_the_reader_shows_the_text_untouched(visit: Open) -> None:
    page = visit().go(KAZAKH)
    shown = page.locator(".source").evaluate("e => e.textContent")
    assert "қазақ" in shown.lower()
    start = page.locator("a.quote").first.get_attribute("href")
    assert start
    offset = int(start.removeprefix("#c"))
    found = page.locator(start).evaluate("e => e.textContent")
    assert shown[offset : offset + len(found)] == found


def test_the_reader_filters_by_frame(visit: Open) -> None:
    page = visit().go(KAZAKH)
    everything = page.locator(".statement[id]").count()
    page.locator(".frames a").nth(1).click()
    expect(page.locator(".frames [aria-current]")).to_have_count(1)
    assert 0 < page.locator(".statement[id]").count() < everything


def test_two_days_are_compared_by_the_form(visit: Open) -> None:
    page = visit().go("/compare?lang=en")
    page.locator("[name=from]").fill("2016-01-01")
    page.locator("[name=to]").fill("2018-01-01")
    page.get_by_role("button", name="Compare").click()
    assert "from=2016-01-01" in page.url
    assert "lang=en" in page.url
    expect(page.locator("#transferred")).to_contain_text("Parliament")


def test_the_matrix_is_filtered_and_a_cell_leads_to_article_and_source(visit: Open) -> None:
    page = visit().go("/powers?lang=ru")
    page.locator("[name=branch]").select_option("br-judicial")
    page.locator("[name=asOf]").fill("2008-01-01")
    page.locator(".filters button").click()
    cell = page.locator(".matrix td.now a.s-hs-held").first
    cell.click()
    expect(page.locator("#conferredBy")).to_contain_text("стать", ignore_case=True)
    why = page.locator("#conferredBy details")
    why.locator("summary").click()
    expect(why).to_contain_text("Источник")


def test_a_question_is_asked_by_its_form(visit: Open) -> None:
    page = visit().go("/questions/reform-changes?lang=en")
    page.locator("[name=reform]").select_option("ev:reform-2017")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".answer")).to_contain_text("transferred")
    page.locator(".answer td a", has_text="Approving state programmes").first.click()
    expect(page.locator("h1")).to_contain_text("Approving state programmes")


def test_the_language_switch_keeps_the_page(visit: Open) -> None:
    page = visit().go("/compare?from=c2011&to=c2017&lang=en")
    page.get_by_role("link", name="Русский").click()
    assert "from=c2011" in page.url
    expect(page.locator("html")).to_have_attribute("lang", "ru")


def test_search_starts_on_the_front_page(visit: Open) -> None:
    page = visit().go("/?lang=kk")
    page.get_by_role("searchbox").fill("Жоғарғы Кеңестің")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Жоғарғы Кеңес")
    assert "lang=kk" in page.url


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') || ''"))


def test_the_keyboard_reaches_the_content_and_the_chart(visit: Open) -> None:
    page = visit().go("/?lang=en")
    page.keyboard.press("Tab")
    assert _focused(page) == "#content"
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(_focused(page))
        if "to=c2017" in seen[-1]:
            break
    assert "from=c2011&to=c2017" in seen[-1]
    told = page.locator(".period:focus .told")
    expect(told).to_have_css("opacity", "1")
    assert re.search(r"83 held", told.text_content() or "")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Powers on two days")


def test_focus_is_always_visible(visit: Open) -> None:
    page = visit().go("/doc/act/constitution-1993?lang=en")
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", _focused(page)


def test_print_hides_what_paper_cannot_use(visit: Open) -> None:
    page = visit().go("/compare?from=c2011&to=c2017&lang=en")
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator("#transferred")).to_be_visible()
