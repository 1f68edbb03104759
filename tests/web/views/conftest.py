import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture(scope="session")
def reader(built_app: Flask) -> FlaskClient:
    """A client of the pages over the shipped graph."""
    return built_app.test_client()
