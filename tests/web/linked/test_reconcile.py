"""The reconciliation service, asked as OpenRefine asks (form fields with JSON in them)."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8", "Accept-Language": "en"}


def post(client: FlaskClient, **fields: object) -> TestResponse:
    data = {name: json.dumps(value) for name, value in fields.items()}
    return client.post("/reconcile", data=data, headers=FORM)


def candidates(client: FlaskClient, text: str, **more: object) -> list[dict[str, Any]]:
    answer = post(client, queries={"q0": {"query": text, **more}})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.get_json()["q0"]["result"]
    return found


def test_a_session_of_openrefine(shipped: FlaskClient) -> None:
    # The service is added.
    manifest = shipped.get("/reconcile", headers={"Origin": "http://127.0.0.1:3333"})
    assert manifest.headers["Access-Control-Allow-Origin"] == "*"
    described = manifest.get_json()
    assert "0.2" in described["versions"]
    assert described["identifierSpace"] == "https://w3id.org/bilik/id/"

    # The type of a column is guessed from its first cells.
    cells = ["Нурсултан Назарбаев", "Қасым-Жомарт Тоқаев", "Kazhegeldin"]
    batch = {f"q{n}": {"query": cell, "limit": 3} for n, cell in enumerate(cells)}
    guessed = post(shipped, queries=batch).get_json()
    assert set(guessed) == set(batch)
    kinds = [{kind["id"] for kind in each["result"][0]["type"]} for each in guessed.values()]
    assert all("Person" in each for each in kinds)

    # The column is reconciled against the type, another column helping.
    batch = {
        "q0": {
            "query": "Назарбаев Н.",
            "type": "Person",
            "type_strict": "should",
            "properties": [{"pid": "reviewStatus", "v": "verified"}],
        }
    }
    best = post(shipped, queries=batch).get_json()["q0"]["result"][0]
    assert best["id"] == "person/nursultan-nazarbayev"
    assert {each["id"] for each in best["features"]} >= {"name", "initials", "type", "properties"}

    # A cell is looked at, and another candidate searched for by hand.
    frame = shipped.get("/reconcile/preview?id=person/nursultan-nazarbayev&lang=en")
    assert "Nursultan Nazarbayev" in frame.text
    assert "frame-ancestors *" in frame.headers["Content-Security-Policy"]
    typed = shipped.get("/reconcile/suggest/entity?prefix=тоқа").get_json()["result"]
    assert typed[0]["id"] == "person/kassym-jomart-tokayev"

    # Columns are added from what the service proposes.
    proposed = shipped.get("/reconcile/extend/propose?type=Tenure&limit=20").get_json()
    assert {"tenureOf", "validFrom"} <= {each["id"] for each in proposed["properties"]}
    extended = post(
        shipped,
        extend={
            "ids": ["tenure/imangali-tasmagambetov-prime-minister", "tenure/nothing"],
            "properties": [{"id": "tenureOf", "settings": {}}, {"id": "validFrom"}],
        },
    ).get_json()
    assert [each["id"] for each in extended["meta"]] == ["tenureOf", "validFrom"]
    assert extended["rows"]["tenure/imangali-tasmagambetov-prime-minister"] == {
        "tenureOf": [{"id": "person/imangali-tasmagambetov", "name": "Imangali Tasmagambetov"}],
        "validFrom": [{"date": "2002-01-28T00:00:00"}],
    }
    assert extended["rows"]["tenure/nothing"] == {"tenureOf": [], "validFrom": []}

    # Links of matched cells lead to things.
    view = described["view"]["url"].replace("{{id}}", "person%2Fnursultan-nazarbayev")
    assert shipped.get(view, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kassym-Jomart Tokayev", "person/kassym-jomart-tokayev"),
        ("Қ.-Ж. Тоқаев", "person/kassym-jomart-tokayev"),
        ("Н. А. Назарбаев", "person/nursultan-nazarbayev"),
        ("Назарбаева Д.", "person/dariga-nazarbayeva"),
        ("Жоғарғы Кеңестің", "institution/supreme-council"),
        ("Joğarğy Keñestiñ", "institution/supreme-council"),
        ("Конституционного Совета", "institution/constitutional-council"),
        ("Конституциялық Кеңеске", "institution/constitutional-council"),
        ("Конституция 1995 года", "act/constitution-1995"),
        ("Премьер-министр", "institution/prime-minister"),
    ],
)
def test_names_in_three_languages_inflected_abbreviated_and_in_other_scripts(
    shipped: FlaskClient, text: str, expected: str
) -> None:
    found = candidates(shipped, text)
    assert found[0]["id"] == expected
    assert found[0]["match"] is True


def test_what_is_doubtful_is_no_match(shipped: FlaskClient) -> None:
    for text in ("Назарбаевтың", "Совет", "qwertyuiop", ""):
        assert not any(each["match"] for each in candidates(shipped, text))


def test_scores_are_what_their_features_say(shipped: FlaskClient) -> None:
    conditions = [
        {"pid": "tenureOf", "v": "Касым-Жомарт Токаев"},
        {"pid": "validFrom", "v": "1850"},
    ]
    for each in candidates(shipped, "Токаев", type="Tenure", properties=conditions):
        parts = {f["id"]: f["value"] for f in each["features"]}
        name = parts["name"] * parts["type"] / 100
        assert each["score"] == pytest.approx(0.75 * name + 0.25 * parts["properties"], abs=0.02)
        assert 0 <= each["score"] <= 100
    tokayevs = [
        e
        for e in candidates(shipped, "Токаев", type="Tenure", properties=conditions[:1])
        if e["id"].startswith("tenure/kassym")
    ]
    assert {f["value"] for e in tokayevs for f in e["features"] if f["id"] == "properties"} == {100}


def test_a_strict_type_leaves_others_out(shipped: FlaskClient) -> None:
    found = candidates(shipped, "Токаев", type=["Tenure"], type_strict="any", limit=9)
    assert found
    assert all("Tenure" in {kind["id"] for kind in each["type"]} for each in found)
    assert len(candidates(shipped, "Президент", limit=2)) == 2


def test_names_are_in_the_language_of_the_client(shipped: FlaskClient) -> None:
    body = {"queries": json.dumps({"q": {"query": "Tokayev", "type": "Person"}})}
    found = shipped.get("/reconcile", query_string=body, headers={"Accept-Language": "kk"})
    assert found.get_json()["q"]["result"][0]["name"] == "Қасым-Жомарт Тоқаев"


def test_suggestions_of_types_and_properties(shipped: FlaskClient) -> None:
    types = shipped.get("/reconcile/suggest/type?prefix=лауаз").get_json()["result"]
    assert "Office" in {each["id"] for each in types}
    properties = shipped.get("/reconcile/suggest/property?prefix=valid").get_json()["result"]
    assert {each["id"] for each in properties} >= {"validFrom", "validTo"}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"queries": "["}, 400),
        ({"queries": "[]"}, 400),
        ({"queries": '{"q": 1}'}, 400),
        ({"queries": '{"q": {"query": 1}}'}, 400),
        ({"queries": '{"q": {"query": "x", "limit": "y"}}'}, 400),
        ({"queries": '{"q": {"query": "x", "type_strict": "maybe"}}'}, 400),
        ({"queries": json.dumps({str(n): {"query": "x"} for n in range(201)})}, 413),
        ({"extend": '{"ids": 1}'}, 400),
        ({"extend": '{"ids": ["x"], "properties": [1]}'}, 400),
        ({"queries": '{"q": {"query": "x", "type": "a b>"}}'}, 200),
        ({"queries": '{"q": {"query": "x", "properties": [{"pid": "> }", "v": 1}]}}'}, 200),
        ({"extend": '{"ids": ["a b", "> }"], "properties": [{"id": "<x>"}]}'}, 200),
    ],
)  # fmt: skip
def test_faults_are_told(shipped: FlaskClient, fields: dict[str, str], status: int) -> None:
    assert shipped.post("/reconcile", data=fields).status_code == status


def test_a_preview_of_nothing_is_not_found(shipped: FlaskClient) -> None:
    for name in ("person/nobody", "", "a b", "http://x.example/<script>"):
        assert shipped.get(f"/reconcile/preview?id={name}").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_batch(
    shipped: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = shipped.application.extensions["bilik"].store
    asked: list[object] = []
    answer = type(store).answer

    def counting(self: Any, *given: Any) -> Any:
        asked.append(given)
        return answer(self, *given)

    monkeypatch.setattr(type(store), "answer", counting)
    counts = []
    for size in (1, 40):
        asked.clear()
        post(shipped, queries={str(n): {"query": "Токаев"} for n in range(size)})
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 5
