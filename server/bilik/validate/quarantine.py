"""Statements of documents that break a check: set aside with the reason, not published as facts."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from bilik.validate.finding import Finding
from bilik.validate.prefixes import PREFIXES
from bilik.vocabulary import GRAPH_QUARANTINE, ID, RDFS

_STATEMENT = ID + "statement/"
_REASON = ox.NamedNode(RDFS + "comment")


def faulty_statements(
    findings: Iterable[Finding], graph: ox.Store, graphs: Iterable[str]
) -> Mapping[str, list[str]]:
    """Return the statements in the given graphs that findings name, each with the reasons."""
    found: dict[str, list[str]] = {}
    names = {ox.NamedNode(name) for name in graphs}
    for finding in findings:
        iri = _expanded(finding.term)
        if not iri.startswith(_STATEMENT):
            continue
        node = ox.NamedNode(iri)
        quads = graph.quads_for_pattern(node, None, None)
        if any(quad.graph_name in names for quad in quads):
            found.setdefault(iri, []).append(f"{finding.message} [{finding.check}]")
    return found


def set_aside(graph: ox.Store, faulty: Mapping[str, list[str]], graphs: Iterable[str]) -> None:
    """Move statements with their evidence from the given graphs to quarantine, with the reasons."""
    quarantine = ox.NamedNode(GRAPH_QUARANTINE)
    for name in graphs:
        for quad in list(graph.quads_for_pattern(None, None, None, ox.NamedNode(name))):
            if _owner(quad.subject) in faulty:
                graph.remove(quad)
                graph.add(ox.Quad(quad.subject, quad.predicate, quad.object, quarantine))
    for iri, reasons in faulty.items():
        for reason in reasons:
            text = ox.Literal(reason, language="en")
            graph.add(ox.Quad(ox.NamedNode(iri), _REASON, text, quarantine))


def _owner(subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    """Return the statement that a node belongs to: evidence is named after its statement."""
    if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(_STATEMENT):
        return ""
    document, _, rest = subject.value.removeprefix(_STATEMENT).partition("-")
    return f"{_STATEMENT}{document}-{rest.partition('-')[0]}"


def _expanded(term: str) -> str:
    prefix, colon, local = term.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else term
