from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Quad

from bilik import settings
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.vocabulary import GRAPH, ID, ONTOLOGY, RDF, RDFS, XSD
from bilik.web.app import create_app

QUESTION = """\
#+ title:
#+   en: Which powers were in force on a day?
#+   kk: Белгілі бір күні қандай өкілеттіктер күшінде болды?
#+   ru: Какие полномочия действовали в данный день?
#+ description: {en: With their days., kk: Күндерімен., ru: С их днями.}
#+ parameters:
#+   date: {type: date, label: {en: day, kk: күн, ru: день}}
PREFIX bilik: <https://w3id.org/bilik/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?power ?from WHERE {
  VALUES ?date { "2007-06-01T00:00:00"^^xsd:dateTime }
  ?power a bilik:PowerProvision ; bilik:validFrom ?from .
  FILTER(?from <= ?date)
}
ORDER BY ?from
"""


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), value, NamedNode(GRAPH + "curated"))


def _power(name: str, since: str, **labels: str) -> list[Quad]:
    iri = f"{ID}power/{name}"
    day = Literal(f"{since}T00:00:00", datatype=NamedNode(XSD + "dateTime"))
    return [
        _quad(iri, RDF + "type", NamedNode(ONTOLOGY + "PowerProvision")),
        _quad(iri, ONTOLOGY + "validFrom", day),
        *(
            _quad(iri, RDFS + "label", Literal(text, language=code))
            for code, text in labels.items()
        ),
    ]


def sample_graph() -> list[Quad]:
    return [
        *_power("dissolve", "1995-09-05", kk="Парламентті тарату", ru="Роспуск Парламента"),
        *_power("initiate", "1990-04-24", en="Legislative <initiative>"),
        *_power("late", "2022-06-08"),
        _quad(
            "http://kk.wikipedia.org/wiki/Қазақстан", RDFS + "label", Literal("ел", language="kk")
        ),
    ]


@pytest.fixture(scope="session")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings over a knowledge folder with one question and a built sample graph."""
    folder = tmp_path_factory.mktemp("knowledge")
    questions = folder / "queries" / "questions"
    questions.mkdir(parents=True)
    (questions / "powers-on-a-day.rq").write_text(QUESTION, encoding="utf-8")
    build = folder / "build"
    Snapshots(build).publish(sample_graph(), "sample")
    return settings.load({}, knowledge=folder, build_dir=build, query_bytes=50_000)


@pytest.fixture(scope="session")
def pool(chosen: Settings) -> Iterator[WorkerPool]:
    limits = Limits(workers=2, seconds=1.0, buffer_bytes=10_000, query_characters=50_000)
    pool = WorkerPool(Snapshots(Path(chosen.build_dir)), limits)
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def app(chosen: Settings, pool: WorkerPool) -> Iterator[Flask]:
    app = create_app(chosen, pool)
    yield app
    app.extensions["bilik"].dumping.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
