"""Whatever a user can name is named in the documentation."""

import re
from pathlib import Path

import click
import pytest

from bilik import cli
from bilik.graph import question
from bilik.settings import SETTINGS, load
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.web.app import create_app

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
QUESTIONS = question.load(ROOT / "queries" / "questions")


def absent(*names: str) -> list[str]:
    """Return the names that stand nowhere as a word of their own."""
    return [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", TEXT)]


def test_every_setting_is_documented() -> None:
    assert absent(*(setting.variable for setting in SETTINGS)) == []


def test_every_command_is_documented() -> None:
    assert (
        absent(*(f"bilik {name}" for name in cli.main.list_commands(click.Context(cli.main)))) == []
    )


def test_every_question_is_documented() -> None:
    assert len(QUESTIONS) > 20
    assert absent(*(asked.name for asked in QUESTIONS)) == []


def test_every_route_is_documented(tmp_path: Path) -> None:
    snapshot = Snapshots(tmp_path).publish([], "empty")
    app = create_app(load({}, build_dir=tmp_path), EmbeddedStore(snapshot.path, snapshot.version))
    # A converter and its arguments are not what a reader types: <any(csv, json):suffix> is a name.
    routes = {
        re.sub(r"<(?:[^<>]*:)?(\w+)>", r"<\1>", rule.rule) for rule in app.url_map.iter_rules()
    }
    suffixed = {route for route in routes if route.endswith(".<suffix>")}
    routes |= {route.replace("<suffix>", kind) for route in suffixed for kind in ("csv", "json")}
    assert "/sparql" in routes
    assert [route for route in sorted(routes - suffixed) if f"`{route}`" not in TEXT] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_documentation_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    fragments = {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}
    targets = re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)", text)
    assert [path for path, _ in targets if path and not (page.parent / path).exists()] == []
    assert [name for path, name in targets if not path and name not in fragments] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_the_documentation_names_are_there(page: Path) -> None:
    named = re.findall(
        r"`((?:ontology|data|queries|server|tests)/[\w./-]+)`", page.read_text("utf-8")
    )
    outside = [name for name in named if not (ROOT / name).exists() and "build" not in name]
    assert outside == []
