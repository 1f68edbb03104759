import json

import pytest

from bilik import errors
from bilik.errors import AnswerTooLargeError, BilikError, ProtocolError, QueryRefusedError
from bilik.protocol.problem import problem


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.QuerySyntaxError("x"), 400),
        (QueryRefusedError("x"), 403),
        (errors.NotAcceptableError("x"), 406),
        (ProtocolError("x", 415), 415),
        (errors.StoreBusyError("x"), 503),
        (errors.QueryTimeoutError("x"), 504),
        (errors.QueryMemoryError("x"), 507),
        (AnswerTooLargeError("x"), 507),
        (errors.StoreError("x"), 500),
        (errors.GraphError("x"), 500),
    ],
)
def test_statuses(error: BilikError, status: int) -> None:
    assert problem(error).status == status


def test_the_document_has_the_members_of_the_rfc() -> None:
    document = json.loads(problem(errors.QuerySyntaxError("Жол 1")).serialise())
    assert document == {
        "type": "https://w3id.org/bilik/problem/query-syntax",
        "title": "The query cannot be read",
        "status": 400,
        "detail": "Жол 1",
    }
