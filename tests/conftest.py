"""What several folders of tests share: the graph built once, and the questions asked of it."""

import csv
import io
from collections.abc import Callable, Iterator

import pytest

from bilik import populate, resources
from bilik.graph import question
from bilik.graph.knowledge import Knowledge
from bilik.settings import Settings
from bilik.store.base import Query
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots

Rows = list[dict[str, str]]


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
def ask(built_graph: Settings, built_store: EmbeddedStore) -> Callable[..., Rows]:
    """Ask a question by its name, with values for its parameters, and return the rows."""
    questions = {q.name: q for q in question.load(Knowledge(built_graph.knowledge).questions)}

    def rows(name: str, **values: str) -> Rows:
        text = questions[name].bind(values)
        body = built_store.answer(Query(text, solutions="text/csv")).read().decode()
        return list(csv.DictReader(io.StringIO(body)))

    return rows
