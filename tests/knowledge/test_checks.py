"""Each check query finds the fault in the bad example beside it, and nothing else there."""

from pathlib import Path

import pytest

from bilik import resources
from bilik.graph.reading import read
from bilik.validate.queries import Check, load, run, store_of

FOLDER = resources.root() / "queries" / "checks"
CHECKS = load(FOLDER)


def bad_example(check: Check) -> Path:
    return FOLDER / f"{check.name}.bad.ttl"


def test_there_are_checks_and_each_has_its_example() -> None:
    assert len(CHECKS) >= 12
    assert {bad_example(check) for check in CHECKS} == set(FOLDER.glob("*.bad.ttl"))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_catches_its_bad_example(check: Check) -> None:
    """Faulty terms are named `bad`, the ones beside them that only look alike are not."""
    example = read(bad_example(check), FOLDER)
    terms = {finding.term for finding in run([check], store_of([example]))}
    assert terms
    assert all("bad" in term.lower() for term in terms)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_message_says_what_to_do(check: Check) -> None:
    assert check.title
    assert check.description.endswith(".")
    assert check.message.count(". ") >= 1
    assert not check.message.startswith("{")
