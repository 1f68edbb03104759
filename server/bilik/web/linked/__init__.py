"""The graph for programs besides SPARQL: documents, catalogues, dumps, feeds, services."""

from flask import Flask

from bilik.web.linked import documents, dumps, void


def register(app: Flask) -> None:
    """Add the routes."""
    for blueprint in (documents.blueprint, dumps.blueprint, void.blueprint):
        app.register_blueprint(blueprint)
