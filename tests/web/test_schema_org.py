"""Blocks of data in pages cannot be left by what they quote."""

import json

from flask import Flask

from bilik.vocabulary import ID
from bilik.web import schema_org


def test_no_text_of_the_graph_ends_the_block(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        script = schema_org.script(ID + "power/initiate")
    inside = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inside and ">" not in inside
    assert json.loads(inside)["name"] == "Legislative <initiative>"


def test_what_has_no_name_has_no_block(app: Flask) -> None:
    with app.test_request_context("/"):
        assert schema_org.script(ID + "power/late") == ""
        assert schema_org.script("not an iri") == ""
