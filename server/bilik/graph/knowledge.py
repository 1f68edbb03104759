"""The Turtle files that people edit, and the named graphs that they fill."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from bilik import vocabulary
from bilik.graph.reading import read


@dataclass(frozen=True)
class Knowledge:
    """The folders `ontology`, `data` and `queries` below one root."""

    root: Path

    @property
    def ontology(self) -> tuple[Path, ...]:
        """The ontology's modules and schemes (not its shapes, examples or alignments)."""
        folder = self.root / "ontology"
        files = [
            *folder.glob("*.ttl"),
            *folder.glob("modules/*.ttl"),
            *folder.glob("schemes/*.ttl"),
        ]
        return tuple(sorted(path for path in files if path.name != "alignments.ttl"))

    @property
    def law(self) -> tuple[Path, ...]:
        """The facts curated from primary law."""
        return tuple(sorted((self.root / "data" / "law").glob("*.ttl")))

    @property
    def links(self) -> tuple[Path, ...]:
        """Identifiers elsewhere, and the alignments of the ontology."""
        links = sorted((self.root / "data" / "links").glob("*.ttl"))
        alignments = self.root / "ontology" / "alignments.ttl"
        return (*links, alignments) if alignments.exists() else tuple(links)

    @property
    def catalogue(self) -> Path:
        """The description of the source documents."""
        return self.documents / "documents.ttl"

    @property
    def documents(self) -> Path:
        """The folder of source documents."""
        return self.root / "data" / "documents"

    @property
    def rules(self) -> Path:
        """How many statements of each rule of reading were right on annotated texts."""
        return self.root / "data" / "rules.toml"

    @property
    def shapes(self) -> tuple[Path, ...]:
        """The SHACL shapes."""
        return tuple(sorted((self.root / "ontology" / "shapes").glob("*.ttl")))

    @property
    def questions(self) -> Path:
        """The folder of competency questions."""
        return self.root / "queries" / "questions"

    @property
    def checks(self) -> Path:
        """The folder of check queries."""
        return self.root / "queries" / "checks"

    @property
    def constructs(self) -> Path:
        """The folder of rules that derive further graphs."""
        return self.root / "queries" / "construct"

    @property
    def edited(self) -> tuple[Path, ...]:
        """The Turtle files kept in canonical form: all but shapes and worked examples."""
        return tuple(path for _, paths in self.graphs() for path in paths)

    def inputs(self) -> Iterator[Path]:
        """Yield every file that a built graph depends on, in a fixed order."""
        for folder in ("ontology", "data", "queries"):
            yield from sorted(
                path for path in (self.root / folder).rglob("*") if _is_input(path, self.root)
            )
        if self.rules.exists():
            yield self.rules

    def graphs(self) -> Iterator[tuple[str, tuple[Path, ...]]]:
        """Yield each edited named graph with its files."""
        yield vocabulary.GRAPH_ONTOLOGY, self.ontology
        yield vocabulary.GRAPH_CURATED, (*self.law, self.catalogue)
        yield vocabulary.GRAPH_LINKS, self.links

    def quads(self) -> Iterator[ox.Quad]:
        """Yield the quads of all edited graphs; raises FormatError for a broken file."""
        for graph, paths in self.graphs():
            for path in paths:
                for triple in read(path, self.root).triples:
                    yield ox.Quad(
                        triple.subject, triple.predicate, triple.object, ox.NamedNode(graph)
                    )


def _is_input(path: Path, root: Path) -> bool:
    inside = path.relative_to(root).parts
    return path.suffix in {".ttl", ".rq", ".txt"} and "build" not in inside and "gold" not in inside
