"""Pictures of the main pages: light and dark, wide and on a phone, into a folder.

Run with `make screenshots`, after `make build`.
"""

import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright
from tests.browser.conftest import FLAGS, chromium, served

from bilik import settings

PAGES: Final = {
    "home": "/",
    "powers": "/powers?asOf=2008-01-01",
    "compare": "/compare?from=c2011&to=c2017",
    "act": "/doc/act/constitution-1993",
    "power": "/doc/power/dissolve-legislature-c2017",
    "person": "/doc/person/nursultan-nazarbayev",
    "reader": "/documents/000_7ab9d5abc7234f36#c1",
    "claims": "/claims",
    "question": "/questions/powers-over-time",
    "about": "/about",
}
LOOKS: Final = (("light", 1280, "en"), ("dark", 1280, "kk"), ("light", 390, "ru"))


def main(folder: Path) -> None:
    """Write a PNG for each page and look."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(settings.load()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        for scheme, width, language in LOOKS:
            _shoot(browser, address, folder, scheme, width, language)
        browser.close()


def _shoot(
    browser: Browser, address: str, folder: Path, scheme: str, width: int, language: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for name, path in PAGES.items():
        place, _, anchor = path.partition("#")
        query = f"{place}{'&' if '?' in place else '?'}lang={language}"
        page.goto(f"{address}{query}{'#' + anchor if anchor else ''}")
        page.screenshot(path=folder / f"{name}-{scheme}-{width}-{language}.png")
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
