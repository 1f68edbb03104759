"""The questions as an API, described in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0)."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from bilik import __version__
from bilik.graph.question import Parameter, Question
from bilik.graph.values import SCHEMAS
from bilik.vocabulary import LANGUAGES

# Rows of one answer, unless and at most.
ROWS: Final = 1000
MOST_ROWS: Final = 10_000
# The name of the parameter of a question that `asOf` stands for.
DAY: Final = "date"

_JSON: Final = "application/json"
_CSV: Final = "text/csv"
_PROBLEM: Final = "application/problem+json"
_RESULTS: Final = "application/sparql-results+json"
_FAULTS: Final = {
    "400": "A parameter is not known or has a value that cannot be used.",
    "406": "No format that you accept.",
    "429": "Too many queries of yours at once; see Retry-After.",
    "500": "The fault is ours.",
    "503": "Too many queries at once; see Retry-After.",
    "504": "The query took too long.",
    "507": "The answer is too long or needs too much memory.",
}

Schema = dict[str, Any]


def document(questions: Iterable[Question], root: str, graph_version: str) -> Schema:
    """Describe the API of a server at `root`, an address without slash at the end."""
    paths = {f"/api/questions/{each.name}": {"get": _operation(each)} for each in questions}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Bilik",
            "summary": "Who could do what in Kazakhstan's presidency, under which act, and when.",
            "version": __version__,
            "description": f"Graph version: {graph_version or 'unknown'}.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": root}],
        "tags": [{"name": "questions", "description": "Ready-made questions."}],
        "paths": {"/api/questions": {"get": _listing()}, **paths},
        "components": {"schemas": _components()},
    }


def names(question: Question) -> set[str]:
    """Return the names of all parameters that the operation of a question takes."""
    own = {parameter.name for parameter in question.parameters}
    return own | {"lang", "limit", "offset"} | ({"asOf"} if DAY in own else set())


def _listing() -> Schema:
    return {
        "operationId": "questions",
        "summary": "The questions that can be asked",
        "tags": ["questions"],
        "responses": {
            "200": _content("The questions.", {_JSON: _reference("Questions")}),
            **_responses("406", "500"),
        },
    }


def _operation(question: Question) -> Schema:
    parameters = [_parameter(each) for each in question.parameters]
    if any(each.name == DAY for each in question.parameters):
        parameters.append(
            _query("asOf", {"type": "string", "format": "date"}, f"The same as {DAY}.")
        )
    rows = {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": ROWS}
    first = {"type": "integer", "minimum": 0, "maximum": 1_000_000_000, "default": 0}
    return {
        "operationId": question.name,
        "summary": question.title["en"],
        "description": question.description["en"],
        "tags": ["questions"],
        "parameters": [
            *parameters,
            _query("lang", {"type": "string", "enum": [*LANGUAGES]}, "Language of texts."),
            _query("limit", rows, "Rows of a JSON answer."),
            _query("offset", first, "Rows to leave out of a JSON answer."),
        ],
        "responses": {
            "200": _content(
                "The rows.",
                {
                    _JSON: _reference("Answer"),
                    _RESULTS: {"type": "object"},
                    _CSV: {"type": "string"},
                },
            ),
            "304": {"description": "You have this answer (If-None-Match)."},
            **_responses(*_FAULTS),
        },
    }


def _parameter(parameter: Parameter) -> Schema:
    described = _query(parameter.name, SCHEMAS[parameter.type], parameter.label["en"])
    if parameter.default and not parameter.default.startswith("<"):
        described["example"] = parameter.default
    return described


def _query(name: str, schema: Mapping[str, Any], description: str) -> Schema:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": dict(schema),
    }


def _responses(*statuses: str) -> Schema:
    return {
        status: _content(_FAULTS[status], {_PROBLEM: _reference("Problem")}) for status in statuses
    }


def _content(description: str, kinds: Mapping[str, Schema]) -> Schema:
    content = {kind: {"schema": schema} for kind, schema in kinds.items()}
    return {"description": description, "content": content}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _components() -> Schema:
    text, link = {"type": "string"}, {"type": "string", "format": "uri-reference"}
    cell = _object(
        {"type": {"enum": ["uri", "literal", "bnode"]}, "value": text},
        {"href": link, "lang": text, "datatype": text},
    )
    listed = _object({"name": text, "title": text, "href": link, "parameters": _list(text)})
    return {
        "Problem": {
            "description": "Problem details (RFC 9457).",
            **_object({"type": link, "title": text, "status": {"type": "integer"}, "detail": text}),
        },
        "Cell": {"description": "A term; `href` is the document about an IRI.", **cell},
        "Answer": _object(
            {
                "question": text,
                "title": text,
                "version": text,
                "parameters": {"type": "object", "additionalProperties": text},
                "columns": _list(text),
                "rows": _list({"type": "object", "additionalProperties": _reference("Cell")}),
                "total": {"type": "integer", "description": "Rows in all."},
                "links": {"type": "object", "additionalProperties": link},
            }
        ),
        "Questions": _object({"questions": _list(listed), "links": {"type": "object"}}),
    }


def _object(required: Schema, optional: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "required": [*required],
        "properties": required | (optional or {}),
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
