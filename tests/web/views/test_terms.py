"""The list of terms, over the graph as it is built."""

import re

import pytest
from flask.testing import FlaskClient

from bilik.vocabulary import LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_term_has_its_name_its_definition_and_a_link(reader: FlaskClient, code: str) -> None:
    html = reader.get(f"/ontology/terms?lang={code}").text
    terms = re.findall(r'<dt><a href="/doc/ontology/(\w+)[^"]*">([^<]+)</a>', html)
    assert len(terms) > 200
    assert len({name for name, _ in terms}) == len(terms)
    assert html.count("<dd></dd>") == 0
