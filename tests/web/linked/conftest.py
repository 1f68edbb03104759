"""A client over the shipped graph."""

import pytest
from flask.testing import FlaskClient

from bilik.settings import Settings
from bilik.store.embedded import EmbeddedStore
from bilik.web.app import create_app


@pytest.fixture(scope="module")
def shipped(built_graph: Settings, built_store: EmbeddedStore) -> FlaskClient:
    return create_app(built_graph, built_store).test_client()
