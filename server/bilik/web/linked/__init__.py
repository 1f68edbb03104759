"""The graph for programs besides SPARQL: documents, catalogues, dumps, feeds, services."""

from flask import Flask

from bilik.web.linked import api, documents, dumps, void


def register(app: Flask) -> None:
    """Add the routes."""
    for blueprint in (api.blueprint, documents.blueprint, dumps.blueprint, void.blueprint):
        app.register_blueprint(blueprint)
