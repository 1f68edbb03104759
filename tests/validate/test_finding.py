import pytest

from bilik.validate.finding import Finding, Severity, compact, exit_code, ordered


def finding(severity: Severity, where: str = "a.ttl", term: str = "act:a") -> Finding:
    return Finding(severity, "labels", where, term, "has no label.")


@pytest.mark.parametrize(
    ("severities", "code"),
    [
        ((), 0),
        ((Severity.NOTE,), 0),
        ((Severity.NOTE, Severity.WARNING), 1),
        ((Severity.WARNING, Severity.ERROR, Severity.NOTE), 2),
    ],
)
def test_the_worst_finding_decides_the_exit_code(
    severities: tuple[Severity, ...], code: int
) -> None:
    assert exit_code(finding(severity) for severity in severities) == code


def test_findings_come_worst_first_and_once() -> None:
    note, error = finding(Severity.NOTE), finding(Severity.ERROR, "b.ttl")
    earlier = finding(Severity.ERROR, "a.ttl")
    assert ordered([note, error, earlier, error]) == (earlier, error, note)


def test_a_finding_reads_as_one_line() -> None:
    assert str(finding(Severity.ERROR)) == "a.ttl: act:a: error: has no label. [labels]"
    assert str(finding(Severity.NOTE, term="")) == "a.ttl: note: has no label. [labels]"


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/bilik/ontology#Law", "bilik:Law"),
        ("https://w3id.org/bilik/id/act/constitution-1995", "act:constitution-1995"),
        ("https://w3id.org/bilik/id/act-version/c1995", "actv:c1995"),
        ("https://w3id.org/bilik/id/act/a/b", "<https://w3id.org/bilik/id/act/a/b>"),
        ("http://example.org/x", "<http://example.org/x>"),
    ],
)
def test_iris_are_shortened_by_the_longest_fitting_prefix(iri: str, name: str) -> None:
    assert compact(iri) == name
