"""The graph for programs besides SPARQL: documents, catalogues, dumps, feeds, services."""

from flask import Flask

from bilik.web.linked import api, documents, dumps, reconcile, void


def register(app: Flask) -> None:
    """Add the routes."""
    for room in (api, documents, dumps, reconcile, void):
        app.register_blueprint(room.blueprint)
