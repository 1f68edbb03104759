"""Whatever comes over the wire, no answer is a fault of ours."""

from urllib.parse import quote

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_MEDIA = st.sampled_from(
    [
        "text/html", "text/turtle", "text/csv", "application/json", "application/sparql-query",
        "application/sparql-update", "application/sparql-results+json", "application/n-triples",
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "*/*", "text/*",
    ]
)  # fmt: skip
_PIECE = st.sampled_from(["", ";q=0.5", ";q=0", ";q=two", ";charset=latin-1", ';a="b;c', ",,", ";"])
_TOKEN = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=30)
_ACCEPT = st.lists(st.one_of(st.builds(str.__add__, _MEDIA, _PIECE), _TOKEN), max_size=4)
_QUERY = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "SELECT", "ASK", "*", "{", "}", "?s", "?p", "?o", ".", "FILTER", "(", ")", "<x:y>",
                "GRAPH", '"ұ"@kk', "1", "ORDER BY", "FROM", "PREFIX", "a:", "VALUES", "#", "'''",
                "bilik:search", "CONSTRUCT", "INSERT DATA", "SERVICE", "\\u0000", "LIMIT -1",
            ]
        ),
        max_size=12,
    ).map(" ".join),
)  # fmt: skip
_BODY = st.one_of(st.binary(max_size=200), _QUERY.map(lambda text: ("query=" + text).encode()))
_NAME = st.one_of(
    st.sampled_from(
        ["query", "format", "default-graph-uri", "lang", "q", "asOf", "from", "to", "branch",
         "date", "queries", "prefix", "limit", "offset", "page", "graph", "update"]
    ),
    st.text(max_size=8),
)  # fmt: skip
_PATH = st.one_of(
    st.sampled_from(
        ["/", "/sparql", "/sparql/explain", "/update", "/graphs", "/search", "/powers", "/compare",
         "/documents", "/questions/powers-on-a-day", "/questions/powers-on-a-day.csv", "/reconcile",
         "/api/questions/powers-on-a-day", "/id/power/dissolve", "/doc/power/dissolve.ttl",
         "/ontology", "/.well-known/void", "/feed.atom", "/dumps/", "/metrics"]
    ),
    st.text(max_size=20).map(lambda text: "/" + quote(text, safe="/")),
)  # fmt: skip

_BOUNDED = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,  # a build must not fail by chance; raise max_examples to look for more
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@_BOUNDED
@given(
    method=st.sampled_from(["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"]),
    path=_PATH,
    parameters=st.lists(st.tuples(_NAME, _QUERY), max_size=3),
    accept=_ACCEPT,
    kind=st.one_of(_MEDIA, _TOKEN),
    body=_BODY,
)
def test_no_request_is_answered_by_a_fault_of_ours(
    client: FlaskClient,
    method: str,
    path: str,
    parameters: list[tuple[str, str]],
    accept: list[str],
    kind: str,
    body: bytes,
) -> None:
    response = client.open(
        path,
        method=method,
        query_string="&".join(f"{quote(name)}={quote(value)}" for name, value in parameters),
        headers={"Accept": ", ".join(accept), "Content-Type": kind},
        data=b"" if method in {"GET", "HEAD"} else body,
    )
    assert response.status_code not in {500, 501}, response.text
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Traceback" not in response.text
