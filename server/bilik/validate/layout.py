"""Writes triples in normal form as Turtle: prefixes, ontology header, sections, ordered terms."""

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from bilik.validate.normal import (
    FIRST,
    NAMED_INDIVIDUAL,
    NIL,
    TYPE,
    Statements,
    Subject,
    Value,
    elements,
)
from bilik.validate.prefixes import PREFIXES
from bilik.vocabulary import DCTERMS, LANGUAGES, OWL, RDF, RDFS, SKOS, XSD

LINE_LENGTH = 100
_INDENT = "    "

# Lists that stand for sets: their order means nothing, so they are written sorted.
_SETS = frozenset(
    ox.NamedNode(OWL + name)
    for name in (
        "distinctMembers",
        "disjointUnionOf",
        "hasKey",
        "intersectionOf",
        "members",
        "oneOf",
        "unionOf",
        "withRestrictions",
    )
)
_PROPERTY_ORDER = {
    iri: position
    for position, iri in enumerate(
        (
            RDF + "type",
            OWL + "versionIRI",
            OWL + "imports",
            RDFS + "subClassOf",
            OWL + "equivalentClass",
            OWL + "disjointWith",
            RDFS + "subPropertyOf",
            OWL + "inverseOf",
            OWL + "propertyChainAxiom",
            RDFS + "domain",
            RDFS + "range",
            DCTERMS + "title",
            RDFS + "label",
            SKOS + "prefLabel",
            SKOS + "altLabel",
            SKOS + "hiddenLabel",
            SKOS + "definition",
        )
    )
}
_LATER = len(_PROPERTY_ORDER)
_LANGUAGE_ORDER = {code: position for position, code in enumerate(LANGUAGES)}
_SECTIONS = (
    ("Annotation properties", OWL + "AnnotationProperty"),
    ("Datatypes", RDFS + "Datatype"),
    ("Object properties", OWL + "ObjectProperty"),
    ("Data properties", OWL + "DatatypeProperty"),
    ("Classes", OWL + "Class"),
)
SECTION_MARK = "#################### "

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_\-]*")
# Literals whose lexical form may stand without quotes (Turtle, section 2.5.2 and 2.5.3).
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
_STRING = ox.NamedNode(XSD + "string")
_SPECIAL = re.compile(r'[\\"\n\r\t\b\f]')
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)


class Layout:
    """The text of statements; equal statements give equal text."""

    def __init__(self, statements: Statements, prefixes: Mapping[str, str]) -> None:
        self._statements = statements
        self._prefixes = _chosen_prefixes(prefixes)
        self._namespaces = sorted(
            self._prefixes, key=lambda namespace: (-len(namespace), namespace)
        )
        self._names: dict[ox.NamedNode, str] = {TYPE: "a"}
        self._used: set[str] = set()

    def document(self) -> str:
        """Return the whole file: used prefixes, then all blocks under their section titles."""
        body = "\n".join(self._chunks())
        head = sorted((self._prefixes[namespace], namespace) for namespace in self._used)
        return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in head) + "\n" + body

    def value(self, value: Value, predicate: ox.NamedNode | None = None) -> str:
        """Return the text of a value; lists of the set-like OWL predicates come out sorted."""
        if isinstance(value, ox.NamedNode):
            return "()" if value == NIL else self.name(value)
        if isinstance(value, ox.Literal):
            return self._literal(value)
        members = elements(self._statements, value) if self._is_list(value) else None
        if members is not None:
            texts = [self.value(member) for member in members]
            return f"( {' '.join(sorted(texts) if predicate in _SETS else texts)} )"
        lines = [" ".join((verb, " , ".join(values))) for verb, values in self.lines(value)]
        return f"[ {' ; '.join(lines)} ]" if lines else "[]"

    def name(self, node: ox.NamedNode) -> str:
        """Return the compact name of an IRI, or `<iri>` when no prefix fits."""
        if node not in self._names:
            self._names[node] = self._compact(node.value)
        return self._names[node]

    def lines(self, subject: Subject) -> Iterator[tuple[str, list[str]]]:
        """Give each predicate of a subject with the texts of its values, both in order."""
        predicates = self._statements.get(subject, {})
        for predicate in sorted(predicates, key=_predicate_rank):
            yield self.name(predicate), self._ranked(predicate, predicates[predicate])

    def _ranked(self, predicate: ox.NamedNode, values: Iterable[Value]) -> list[str]:
        ranked = [(_value_rank(v), self.value(v, predicate)) for v in values]
        return [text for _, text in sorted(ranked)]

    def _chunks(self) -> Iterator[str]:
        left = set(self._statements)
        for title, subjects in self._sections():
            members = [subject for subject in subjects if subject in left]
            left.difference_update(members)
            if members and title:
                yield f"{SECTION_MARK}{title}\n"
            yield from (self._block(subject) for subject in members)
        axioms = sorted(self._block(subject) for subject in self.axioms())
        if axioms:
            yield f"{SECTION_MARK}General axioms\n"
        yield from axioms

    def _sections(self) -> Iterator[tuple[str, list[ox.NamedNode]]]:
        named = sorted(
            (subject for subject in self._statements if isinstance(subject, ox.NamedNode)),
            key=lambda subject: subject.value,
        )
        types = {subject: self._types(subject) for subject in named}
        yield "", [subject for subject in named if OWL + "Ontology" in types[subject]]
        for title, kind in _SECTIONS:
            yield title, [subject for subject in named if kind in types[subject]]
        yield "Individuals", [subject for subject in named if types[subject]]
        yield "Statements about terms declared elsewhere", named

    def _types(self, subject: ox.NamedNode) -> set[str]:
        kinds = self._statements[subject].get(TYPE, [])
        return {kind.value for kind in kinds if isinstance(kind, ox.NamedNode)}

    def axioms(self) -> list[ox.BlankNode]:
        """Return the blank nodes that no statement mentions (OWL's general axioms)."""
        mentioned = {
            value
            for predicates in self._statements.values()
            for values in predicates.values()
            for value in values
            if isinstance(value, ox.BlankNode)
        }
        subjects = (node for node in self._statements if isinstance(node, ox.BlankNode))
        return [subject for subject in subjects if subject not in mentioned]

    def _block(self, subject: Subject) -> str:
        head = self.name(subject) if isinstance(subject, ox.NamedNode) else "[]"
        parts = [_wrapped(verb, values) for verb, values in self.lines(subject)]
        return f"{head} " + f" ;\n{_INDENT}".join(parts) + " .\n"

    def _is_list(self, node: Value) -> bool:
        return isinstance(node, ox.BlankNode) and FIRST in self._statements.get(node, {})

    def _literal(self, literal: ox.Literal) -> str:
        text, language = literal.value, literal.language
        quoted = f'"{text.translate(_ESCAPES) if _SPECIAL.search(text) else text}"'
        if language:
            return f"{quoted}@{language}"
        datatype = literal.datatype
        bare = _BARE.get(datatype.value)
        if bare and bare.fullmatch(text):
            return text
        return quoted if datatype == _STRING else f"{quoted}^^{self.name(datatype)}"

    def _compact(self, iri: str) -> str:
        for namespace in self._namespaces:
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
                self._used.add(namespace)
                return f"{self._prefixes[namespace]}:{iri[len(namespace) :]}"
        return f"<{iri}>"


def _chosen_prefixes(declared: Mapping[str, str]) -> dict[str, str]:
    """Return one prefix per namespace: the project's where it has one, else the file's shortest."""
    chosen = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    for prefix, namespace in sorted(declared.items(), key=lambda item: (len(item[0]), item[0])):
        if prefix not in PREFIXES:
            chosen.setdefault(namespace, prefix)
    return chosen


def _predicate_rank(predicate: ox.NamedNode) -> tuple[int, bool, str]:
    """Order: the table's, then other OWL terms, then the rest by IRI."""
    iri = predicate.value
    return (_PROPERTY_ORDER.get(iri, _LATER), not iri.startswith(OWL), iri)


def _value_rank(value: Value) -> tuple[int, int, str]:
    """Order: names and literals by text, languages kk ru en, named-individual and nodes last."""
    if isinstance(value, ox.BlankNode):
        return (3, 0, "")
    if value == NAMED_INDIVIDUAL:
        return (2, 0, "")
    if isinstance(value, ox.Literal) and value.language:
        return (1, _LANGUAGE_ORDER.get(value.language, len(LANGUAGES)), value.language)
    return (0, 0, "")


def _wrapped(verb: str, values: list[str]) -> str:
    """Put values on lines of their own when one line would grow too long."""
    line = f"{verb} {' , '.join(values)}"
    if len(values) == 1 or len(_INDENT) + len(line) <= LINE_LENGTH:
        return line
    return f"{verb}\n" + " ,\n".join(f"{_INDENT * 2}{value}" for value in values)
