"""What several folders of tests share: the graph built once, and the questions asked of it."""

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from bilik import populate, resources
from bilik.graph import question
from bilik.graph.knowledge import Knowledge
from bilik.search.loading import Searcher
from bilik.settings import Settings
from bilik.store.base import Query
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.validate import turtle
from bilik.web.app import create_app

Rows = list[dict[str, str]]

# Law that the small knowledge keeps; of all other files it has the headers, so that imports hold.
_LITTLE_LAW = {"acts", "institutions", "people", "versions"}


def copy_knowledge(root: Path, folder: Path) -> Path:
    """Copy what a build reads into a folder, which tests may change."""
    for name in ("ontology", "data", "queries"):
        ignored = shutil.ignore_patterns("build", "gold")
        shutil.copytree(root / name, folder / name, ignore=ignored)
    return folder


@pytest.fixture(scope="session")
def small_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge without most of the law: sound, and built in a quarter of the time."""
    root = copy_knowledge(resources.root(), tmp_path_factory.mktemp("small"))
    for path in (*root.glob("data/law/*.ttl"), *root.glob("data/links/*.ttl")):
        if path.stem not in _LITTLE_LAW:
            header, _, _ = path.read_text(encoding="utf-8").partition("#####")
            path.write_text(header, encoding="utf-8")
            turtle.format_file(path)
    return root


@pytest.fixture(scope="session")
def small_graph(small_knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a build of the small knowledge."""
    settings = Settings(small_knowledge, tmp_path_factory.mktemp("small-build"))
    populate.build(settings)
    return settings


@pytest.fixture(scope="session")
def built_graph(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a build of this checkout's knowledge in a folder of its own."""
    settings = Settings(knowledge=resources.root(), build_dir=tmp_path_factory.mktemp("build"))
    populate.build(settings)
    return settings


@pytest.fixture(scope="session")
def built_store(built_graph: Settings) -> Iterator[EmbeddedStore]:
    """The built graph, open for queries."""
    current = Snapshots(built_graph.build_dir).current()
    assert current is not None
    store = EmbeddedStore(current.path, current.version)
    yield store
    store.close()


@pytest.fixture(scope="session")
def built_app(built_graph: Settings, built_store: EmbeddedStore) -> Iterator[Flask]:
    """The application over the built graph; its search makes an index once for all tests."""
    app = create_app(built_graph, built_store)
    yield app
    app.extensions["bilik"].dumping.close()


@pytest.fixture(scope="session")
def built_search(built_store: EmbeddedStore) -> Searcher:
    """The search over the built graph alone, without the sentences that gave no statement."""
    return Searcher(built_store)


@pytest.fixture(scope="session")
def ask(built_graph: Settings, built_store: EmbeddedStore) -> Callable[..., Rows]:
    """Ask a question by its name, with values for its parameters, and return the rows."""
    questions = {q.name: q for q in question.load(Knowledge(built_graph.knowledge).questions)}

    def rows(name: str, **values: str) -> Rows:
        text = questions[name].bind(values)
        body = built_store.answer(Query(text, solutions="text/csv")).read().decode()
        return list(csv.DictReader(io.StringIO(body)))

    return rows
