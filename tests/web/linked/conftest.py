"""A client over the shipped graph."""

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture(scope="module")
def shipped(built_app: Flask) -> FlaskClient:
    return built_app.test_client()
