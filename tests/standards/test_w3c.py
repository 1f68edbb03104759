"""The W3C's SPARQL 1.1 suites, black-box over HTTP against `bilik serve --empty`."""

import sys
import tomllib
from pathlib import Path

import pytest
from tests.standards.w3c import Service, cases, passes

# Old source packages of rdflib carry the tests.
ROOT = Path(sys.prefix) / "w3c" / "rdflib-6.1.1" / "test" / "DAWG" / "data-sparql11"
_PROTOCOL, _DESCRIPTION = "ProtocolTest", "ServiceDescriptionTest"
EXCEPTIONS = Path(__file__).with_name("w3c-exceptions.toml")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not ROOT.is_dir(), reason="the W3C's tests are absent; `make test` brings them"
    ),
]


def test_all_tests_pass_but_the_known_exceptions(service: Service) -> None:
    known = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    suites = [case for case in cases(ROOT) if case.kind not in {_PROTOCOL, _DESCRIPTION}]
    assert len(suites) > 400
    failed = [case.name for case in suites if not passes(case, service)]
    assert sorted(failed) == sorted(known)
