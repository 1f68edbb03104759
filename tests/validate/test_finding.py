import pytest

from bilik.validate.finding import Finding, Severity, compact, exit_code, ordered, summary


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


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        ((), "Nothing found."),
        ((Severity.ERROR,), "1 error in 1 place."),
        ((Severity.WARNING, Severity.NOTE, Severity.NOTE), "1 warning, 2 notes in 1 place."),
    ],
)
def test_the_summary_counts_by_severity(severities: tuple[Severity, ...], line: str) -> None:
    assert summary([finding(severity) for severity in severities]) == line


def test_the_summary_counts_places() -> None:
    found = [finding(Severity.ERROR, "a.ttl"), finding(Severity.ERROR, "b.ttl")]
    assert summary(found) == "2 errors in 2 places."
