"""Pages for readers: powers, comparison, things, documents and claims."""

from flask import Flask
from markupsafe import Markup, escape

from bilik.web.values import is_day, is_day_text, text_of
from bilik.web.views import claims, compare, documents, powers, terms
from bilik.web.views.dates import spoken_day
from bilik.web.views.links import page_of


def register(app: Flask) -> None:
    """Add the pages, and the filters that their templates use."""
    app.jinja_env.filters |= {
        "page_of": page_of,
        "text_of": text_of,
        "raw_text": raw_text,
        "spoken_day": spoken_day,
    }
    app.jinja_env.tests |= {"day_term": is_day, "day_text": is_day_text}
    for blueprint in (
        powers.blueprint,
        compare.blueprint,
        documents.blueprint,
        claims.blueprint,
        terms.blueprint,
    ):
        app.register_blueprint(blueprint)


def raw_text(text: str) -> Markup:
    """Escape a text so that a browser keeps each character (HTML turns a bare CR into LF)."""
    return escape(text).replace("\r", Markup("&#13;"))
