"""The type of each problem document leads to what it means."""

import pytest
from flask.testing import FlaskClient

from bilik.protocol.problem import NAMES
from bilik.vocabulary import BASE, LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_problem_has_a_page_in_each_language(client: FlaskClient, code: str) -> None:
    pages = [client.get(f"/problem/{name}?lang={code}") for name in sorted(NAMES)]
    assert {page.status_code for page in pages} == {200}
    assert len({page.text for page in pages}) == len(NAMES) > 10


def test_the_type_of_a_problem_is_where_its_page_is(client: FlaskClient) -> None:
    fault = client.get("/sparql?query=SELEC", headers={"Accept": "application/json"})
    kind = fault.get_json(force=True)["type"]
    assert client.get(kind.removeprefix(BASE[:-1])).status_code == 200
    assert client.get("/problem/nothing").status_code == 404
