"""Writes the documentation of the ontology: `<language>/index.html` for each language."""

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from rdflib import URIRef
from rdflib.namespace import DCTERMS

from bilik.docs import source, words
from bilik.docs.files import page
from bilik.docs.graph import LanguageGraph
from bilik.docs.source import HEADER, Source
from bilik.docs.words import Words
from bilik.errors import BilikError
from bilik.graph.knowledge import Knowledge

if TYPE_CHECKING:
    from bilik.docs.publication import Publication, Section


def write(knowledge: Knowledge, build_dir: Path) -> tuple[Path, ...]:
    """Write the pages of all languages and return their paths; same ontology, same bytes.

    Raises BilikError without pyLODE and KnowledgeError for an ontology that cannot be read or
    shown.
    """
    publication = _publication()
    # pyLODE asks for the event loop with every tag: one would be made and never closed.
    asyncio.set_event_loop(None)
    ontology = source.load(knowledge)
    languages = words.load()
    written = []
    for code in languages:
        text = _html(ontology, languages, code, publication)
        path = page(build_dir, code)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        written.append(new.replace(path))
    return tuple(written)


def _publication() -> "type[Publication]":
    try:
        with _logging_kept():
            from bilik.docs.publication import Publication
    except ModuleNotFoundError as error:
        raise BilikError(
            f"The documentation of the ontology is written by pyLODE, and {error.name} is not "
            "installed. Install it: pip install 'bilik[docs]'"
        ) from None
    return Publication


@contextmanager
def _logging_kept() -> Iterator[None]:
    """Keep pyLODE from setting up the logging of the process: it does so only if nobody has."""
    handler = logging.NullHandler()
    logging.root.addHandler(handler)
    try:
        yield
    finally:
        logging.root.removeHandler(handler)


def _html(
    ontology: Source, languages: Mapping[str, Words], code: str, publication: "type[Publication]"
) -> str:
    spoken = languages[code]
    described = LanguageGraph(ontology, spoken)
    graph = described.build()
    title = str(graph.value(HEADER, DCTERMS.title))
    anchors = {term: ontology.anchor(term) for term in ontology.terms}

    def name(row: URIRef) -> str:
        label = described.label(row)
        return spoken.rows.get(_local(row)) or label[:1].upper() + label[1:]

    content, sections = publication(graph, anchors, spoken).sections(name)
    template = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
    return template.substitute(
        {key: escape(text) for key, text in spoken.text.items()},
        lang=code,
        title=escape(title),
        content=content,
        language_links="\n".join(_languages(languages, code)),
        contents_lists="\n".join(_contents(sections)),
    )


def _local(row: URIRef) -> str:
    return row.replace("#", "/").rpartition("/")[2]


def _languages(languages: Mapping[str, Words], current: str) -> Iterator[str]:
    for code, spoken in languages.items():
        here = ' aria-current="true"' if code == current else ""
        link = f'<a href="../{code}/" lang="{code}" hreflang="{code}"{here}>'
        yield f"      <li>{link}{escape(spoken.text['language'])}</a></li>"


def _contents(sections: "Iterable[Section]") -> Iterator[str]:
    for section in sections:
        heading = f'<a href="#{section.anchor}">{escape(section.heading)}</a>'
        if not section.terms:
            yield f"      <p>{heading}</p>"
            continue
        yield f"      <details><summary>{escape(section.heading)}</summary>"
        yield "        <ul>"
        for anchor, label in section.terms:
            yield f'          <li><a href="#{escape(anchor)}">{escape(label)}</a></li>'
        yield "        </ul></details>"
