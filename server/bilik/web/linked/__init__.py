"""The graph for programs besides SPARQL: documents, catalogues, dumps, feeds, services."""

from flask import Flask

from bilik.web import schema_org
from bilik.web.linked import api, documents, dumps, feeds, problems, reconcile, void


def register(app: Flask) -> None:
    """Add the routes, and what pages say to search engines."""
    app.jinja_env.globals["schema_org"] = schema_org.script
    for room in (api, documents, dumps, feeds, problems, reconcile, void):
        app.register_blueprint(room.blueprint)
