"""The questions as an API, as OpenAPI describes it."""

import csv
import io
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

JSON = {"Accept": "application/json"}
POWERS = "/api/questions/powers-on-a-day"


@pytest.fixture(scope="module")
def description(shipped: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = shipped.get("/api/openapi.json").get_json()
    return found


def assert_fits(body: object, name: str, description: dict[str, Any]) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
    jsonschema.Draft202012Validator(schema).validate(body)


def test_the_description_is_openapi_3_1(description: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(description).validate()
    assert description["servers"] == [{"url": "http://localhost"}]


def test_every_question_is_an_operation_that_answers_as_described(
    shipped: FlaskClient, description: dict[str, Any]
) -> None:
    listed = shipped.get("/api/questions", headers=JSON).get_json()
    assert_fits(listed, "Questions", description)
    assert len(listed["questions"]) > 20
    for each in listed["questions"]:
        assert each["href"] in description["paths"]
        answer = shipped.get(each["href"], headers=JSON)
        assert answer.status_code == 200, each["name"]
        assert_fits(answer.get_json(), "Answer", description)
        assert set(answer.get_json()["parameters"]) == set(each["parameters"])


def test_rows_have_links_that_lead_somewhere(shipped: FlaskClient) -> None:
    body = shipped.get(f"{POWERS}?date=2008-01-01", headers=JSON).get_json()
    cells = [cell for row in body["rows"] for cell in row.values() if "href" in cell]
    assert cells and cells[0]["href"].startswith("/doc/")
    for address in (cells[0]["href"], *body["links"].values()):
        assert shipped.get(address).status_code == 200, address


def test_as_of_is_the_day_of_the_question(shipped: FlaskClient) -> None:
    by_date = shipped.get(f"{POWERS}?date=2008-01-01", headers=JSON).get_json()
    as_of = shipped.get(f"{POWERS}?asOf=2008-01-01", headers=JSON).get_json()
    other = shipped.get(f"{POWERS}?asOf=2026-08-01", headers=JSON).get_json()
    assert by_date["rows"] == as_of["rows"] != other["rows"]


def test_rows_come_in_parts_that_are_announced(shipped: FlaskClient) -> None:
    whole = shipped.get(POWERS, headers=JSON).get_json()
    rows, address = [], f"{POWERS}?limit=40"
    while address:
        part = shipped.get(address, headers=JSON).get_json()
        assert part["total"] == whole["total"]
        rows += part["rows"]
        address = part["links"].get("next")
    assert rows == whole["rows"]


def test_csv_by_accept_is_the_whole_table(shipped: FlaskClient) -> None:
    answer = shipped.get(POWERS, headers={"Accept": "text/csv"})
    assert answer.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == shipped.get(POWERS, headers=JSON).get_json()["total"]


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        (f"{POWERS}?date=2008-13-01", 400, "YYYY-MM-DD"),
        (f"{POWERS}?asOf=yesterday", 400, "YYYY-MM-DD"),
        (f"{POWERS}?dat=2008-01-01", 400, "date"),
        (f"{POWERS}?limit=0", 400, "limit"),
        (f"{POWERS}?limit=x", 400, "limit"),
        (f"{POWERS}?office=a%20b", 400, "IRI"),
        (f"{POWERS}?office=", 400, "IRI"),
        (f"{POWERS}?language=null", 400, "kk, ru, en"),
        (f"{POWERS}?lang=fr", 400, "kk, ru, en"),
        (f"{POWERS}?date=20080101", 400, "YYYY-MM-DD"),
        (f"{POWERS}?date=2008-01-01&date=2009-01-01", 400, "more than once"),
        ("/api/questions/nothing", 404, "/api/questions"),
    ],
)
def test_faults_are_problem_documents(
    shipped: FlaskClient, description: dict[str, Any], address: str, status: int, says: str
) -> None:
    answer = shipped.get(address, headers=JSON)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    body = answer.get_json(force=True)
    assert_fits(body, "Problem", description)
    assert says in body["detail"]


def test_no_acceptable_form(shipped: FlaskClient) -> None:
    assert shipped.get(POWERS, headers={"Accept": "image/png"}).status_code == 406


def test_the_answer_that_the_client_has_is_not_sent_again(shipped: FlaskClient) -> None:
    first = shipped.get(POWERS, headers=JSON)
    again = shipped.get(POWERS, headers={**JSON, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
