"""One server and one browser for all tests of pages in a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bilik.settings import Settings

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
Open = Callable[..., "Visit"]


@dataclass
class Visit:
    """A page in the browser, with all that went wrong on it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a path of ours; the answer must be good."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        return self.page


def chromium() -> str:
    """Return the path of the browser; skips the test when there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.skip("No Chromium on this machine. Install it: apt-get install chromium")


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """Run the server over a built graph and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
    chosen = {
        "BILIK_BUILD_DIR": str(settings.build_dir),
        "BILIK_PORT": str(port),
        "BILIK_WORKERS": "2",
        "BILIK_LOG_LEVEL": "error",
    }
    command = [sys.executable, "-m", "bilik", "serve"]
    with subprocess.Popen(command, env={**os.environ, **chosen}) as server:
        try:
            yield _when_up(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()


def _when_up(address: str, server: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert server.poll() is None
        try:
            httpx.get(f"{address}/health", timeout=30)
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError("the server did not come up")


# Not for the session: while it lives, an event loop runs in this thread, and others can have none.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(built_graph: Settings, browser: Browser) -> Iterator[str]:
    with served(built_graph) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Open pages in a fresh profile; whatever went wrong on them fails the test."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def start(width: int = 1280, scheme: str = "light", *, scripts: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        opened = Visit(context.new_page(), address)
        visits.append(opened)
        _watch(opened)
        return opened

    yield start
    for context in contexts:
        context.close()
    assert [fault for opened in visits for fault in opened.faults] == []


def _watch(visit: Visit) -> None:
    host = urlsplit(visit.address).netloc
    page, faults = visit.page, visit.faults
    page.on(
        "console",
        lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            faults.append(f"left the host: {asked.url}")
            if urlsplit(asked.url).netloc not in {host, ""}
            else None
        ),
    )
