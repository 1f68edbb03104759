"""What a check found: one frozen record per fault, and what it means for the exit code."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bilik.validate.prefixes import PREFIXES

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_\-]*")
_NAMESPACES = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), key=lambda n: -len(n[0]))


class Severity(StrEnum):
    """How bad a finding is; a worse one has the higher `exit_code`."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def exit_code(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return _EXIT_CODES[self]


_EXIT_CODES = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault.

    `check` names the rule, `where` the file or graph, `term` the subject as a compact IRI (may be
    empty), and `message` says what is wrong and what to do.
    """

    severity: Severity
    check: str
    where: str
    term: str
    message: str

    def __str__(self) -> str:
        """Return the finding as one line, as compilers write theirs."""
        place = f"{self.where}: {self.term}" if self.term else self.where
        return f"{place}: {self.severity}: {self.message} [{self.check}]"


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repetition: worst first, then by place, term and check."""
    return tuple(sorted(set(findings), key=_rank))


def exit_code(findings: Iterable[Finding]) -> int:
    """Return 0 for nothing but notes, 1 when the worst is a warning and 2 when it is an error."""
    return max((finding.severity.exit_code for finding in findings), default=0)


def summary(findings: Sequence[Finding]) -> str:
    """Return one line for the end: how many of which severity, in how many files or graphs."""
    if not findings:
        return "Nothing found."
    counts = Counter(finding.severity for finding in findings)
    parts = [_counted(counts[severity], severity) for severity in reversed(Severity)]
    places = len({finding.where for finding in findings})
    return f"{', '.join(filter(None, parts))} in {_counted(places, 'place')}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def compact(iri: str) -> str:
    """Shorten an IRI with the prefixes of the project; others come back as `<iri>`."""
    for namespace, prefix in _NAMESPACES:
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _rank(finding: Finding) -> tuple[int, str, str, str, str]:
    return (
        -finding.severity.exit_code,
        finding.where,
        finding.term,
        finding.check,
        finding.message,
    )
