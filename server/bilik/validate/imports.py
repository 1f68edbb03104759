"""The import closure: every file is reached from the umbrella, offline, through the catalogue."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox

from bilik.errors import KnowledgeError
from bilik.validate import owl
from bilik.validate.closure import Closure
from bilik.validate.declarations import individual_uses, schema_uses
from bilik.validate.finding import Finding, Severity, compact, ordered
from bilik.vocabulary import BASE, OWL

UMBRELLA = BASE.rstrip("/")
CATALOG = "ontology/catalog-v001.xml"
_URI = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri"
_ONTOLOGY = OWL + "Ontology"


@dataclass(frozen=True)
class _Ontology:
    """One ontology file: its path below the root, its statements alone and what it imports."""

    name: str
    alone: Closure
    imports: frozenset[str]


def check(
    imported: Mapping[str, Closure], standing_alone: Mapping[str, Closure], root: Path
) -> tuple[Finding, ...]:
    """Check the ontologies among the files, given by their paths below `root`.

    The `imported` ones must be in the catalogue and reached from the umbrella; all may import only
    what the catalogue lists.
    Raises KnowledgeError when the catalogue cannot be read.
    """
    inside, outside = _by_iri(imported), _by_iri(standing_alone)
    named = outside | inside
    catalog = _catalog(root / CATALOG)
    return ordered(
        (
            *_unlisted(inside, catalog),
            *_unfounded(named, catalog),
            *_unresolved(named, catalog),
            *_unreached(inside),
            *_unimported(named),
        )
    )


def _unlisted(named: dict[str, _Ontology], catalog: dict[str, str]) -> Iterator[Finding]:
    for iri, file in named.items():
        if catalog.get(iri) != file.name:
            message = (
                f'is <{iri}>, which {CATALOG} does not map to it. Add <uri name="{iri}" .../>.'
            )
            yield _finding(file.name, message)


def _unfounded(named: dict[str, _Ontology], catalog: dict[str, str]) -> Iterator[Finding]:
    for iri, path in catalog.items():
        if iri not in named:
            yield _finding(CATALOG, f"maps <{iri}> to {path}, which does not declare it. Mend it.")


def _unresolved(named: dict[str, _Ontology], catalog: dict[str, str]) -> Iterator[Finding]:
    for file in named.values():
        for iri in file.imports - catalog.keys():
            message = f"imports <{iri}>, which {CATALOG} does not list: it would need the network."
            yield _finding(file.name, message)


def _unreached(named: dict[str, _Ontology]) -> Iterator[Finding]:
    for iri in named.keys() - _closure_of(UMBRELLA, named):
        message = f"is not reached from <{UMBRELLA}>. Import <{iri}> in one of the umbrella files."
        yield _finding(named[iri].name, message)


def _unimported(named: dict[str, _Ontology]) -> Iterator[Finding]:
    """OWLAPI judges each file with its own imports, and declares again what they do not bring."""
    alone = {iri: file.alone for iri, file in named.items()}
    home = {term: iri for iri, whole in alone.items() for term in whole.where}
    notes = {name for whole in alone.values() for name in whole.kinds if _is_note(whole, name)}
    for iri, whole in alone.items():
        imported = _closure_of(iri, named)
        missing: dict[str, set[str]] = defaultdict(set)
        for term in _terms_used(whole, notes) & home.keys():
            if not any(term in alone[other].where for other in imported & alone.keys()):
                missing[home[term]].add(compact(term))
        for other, terms in missing.items():
            message = f"uses {_listed(terms)}, but does not import <{other}>. Import it."
            yield _finding(named[iri].name, message)


def _terms_used(whole: Closure, notes: set[str]) -> set[str]:
    """Return what a file uses without typing it, other than as the value of an annotation."""
    schema = {use.iri for use in schema_uses(whole)}
    uses = individual_uses(whole)
    return schema | {use.iri for use in uses if use.statement.predicate not in notes}


def _listed(terms: set[str]) -> str:
    first, *others = sorted(terms)
    return f"{first} and {len(others)} more" if others else first


def _is_note(whole: Closure, name: str) -> bool:
    return owl.ANNOTATION_PROPERTY in whole.kinds[name]


def _closure_of(start: str, named: dict[str, _Ontology]) -> set[str]:
    """Return the IRIs of an ontology and of all that it imports, directly or not."""
    reached: set[str] = set()
    waiting = {start}
    while waiting:
        iri = waiting.pop()
        reached.add(iri)
        if iri in named:
            waiting |= named[iri].imports - reached
    return reached


def _by_iri(files: Mapping[str, Closure]) -> dict[str, _Ontology]:
    return {
        subject.value: _Ontology(name, alone, _imports(alone))
        for name, alone in files.items()
        for subject, types in alone.types.items()
        if _ONTOLOGY in types and isinstance(subject, ox.NamedNode)
    }


def _imports(alone: Closure) -> frozenset[str]:
    imported = (statement.object for statement in alone.having(OWL + "imports"))
    return frozenset(node.value for node in imported if isinstance(node, ox.NamedNode))


def _catalog(path: Path) -> dict[str, str]:
    """Return the file of each ontology IRI, as a path below the knowledge folder."""
    root = path.parent.parent
    try:
        entries = ET.parse(path).getroot().iter(_URI)  # noqa: S314 (a file of our own)
    except (OSError, ET.ParseError) as fault:
        raise KnowledgeError(f"{CATALOG} cannot be read: {fault}. Restore it from git.") from None
    return {
        entry.get("name", ""): _below(path.parent / entry.get("uri", ""), root) for entry in entries
    }


def _below(path: Path, root: Path) -> str:
    resolved = path.resolve()
    base = root.resolve()
    return resolved.relative_to(base).as_posix() if resolved.is_relative_to(base) else str(path)


def _finding(where: str, message: str) -> Finding:
    return Finding(Severity.ERROR, "imports", where, "", message)
