"""Canonical Turtle: the same triples give the same bytes, whatever tool saved them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from bilik.errors import FormatError
from bilik.graph import reading
from bilik.graph.reading import RdfFile
from bilik.validate.finding import Finding, Severity
from bilik.validate.layout import SECTION_MARK, Layout
from bilik.validate.normal import statements

# Strings and IRIs are matched only to be stepped over: a `#` inside them starts no comment.
_TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\s]*>"
    r"|(?P<comment>#[^\n]*)",
    re.DOTALL,
)
# Comments that tools write by themselves: our section titles and the frames of OWLAPI.
_GENERATED = re.compile(r"#{3,}.*|#\s*$|# {4}[A-Z][A-Za-z ]*$")


def canonical(
    data: bytes, syntax: ox.RdfFormat = ox.RdfFormat.TURTLE, name: str = "The input"
) -> str:
    """Return the canonical Turtle text of an RDF file.

    Comment lines at the top are kept. Raises FormatError when the file cannot be parsed, uses a
    blank node twice, or has a comment further down, which the new text could not keep.
    """
    source = reading.parse(data, name, syntax)
    if syntax != ox.RdfFormat.TURTLE:
        return _document(source)
    comments, rest, lines_before = _split(data.decode())
    _require_no_comment(rest, lines_before, name)
    return comments + _document(source)


def is_canonical(path: Path, root: Path | None = None) -> bool:
    """Tell whether a Turtle file is in canonical form; raises FormatError like `canonical`."""
    data = path.read_bytes()
    return canonical(data, name=reading.shown(path, root)).encode() == data


def format_file(path: Path, root: Path | None = None) -> bool:
    """Rewrite a Turtle file in canonical form; return whether anything changed.

    Raises FormatError like `canonical`; the file is then left as it was.
    """
    old = path.read_bytes()
    new = canonical(old, name=reading.shown(path, root)).encode()
    if new != old:
        path.write_bytes(new)
    return new != old


def check(data: bytes, source: RdfFile) -> Iterator[Finding]:
    """Give an error when the bytes of a Turtle file, read already, are not in canonical form."""
    comments, rest, lines_before = _split(data.decode())
    try:
        if (comments + _document(source)).encode() == data:
            return  # text that is canonical has no comment further down
        _require_no_comment(rest, lines_before, source.name)
        message = "is not in canonical form. Run `bilik format`."
    except FormatError as fault:
        message = str(fault)
    yield Finding(Severity.ERROR, "canonical form", source.name, "", message)


def _document(source: RdfFile) -> str:
    return Layout(statements(source.triples, source.name), source.prefixes).document()


def _split(text: str) -> tuple[str, str, int]:
    """Return the comment lines that open a file, the rest, and how many lines come before it.

    An empty line follows the comments; without any they are "".
    """
    lines = text.split("\n")  # not splitlines: literals may hold other line separators
    count = 0
    while count < len(lines) and _is_top_line(lines[count]):
        count += 1
    kept = "\n".join(line.rstrip() for line in lines[:count]).strip("\n")
    return f"{kept}\n\n" if kept else "", "\n".join(lines[count:]), count


def _is_top_line(line: str) -> bool:
    return not line.strip() or (line.startswith("#") and not line.startswith(SECTION_MARK))


def _require_no_comment(text: str, lines_before: int, name: str) -> None:
    for match in _TOKENS.finditer(text):
        comment = match["comment"]
        if comment and not _GENERATED.fullmatch(comment.rstrip()):
            line = lines_before + text.count("\n", 0, match.start()) + 1
            raise FormatError(
                f"{name}:{line}: formatting would lose the comment {comment.strip()!r}. "
                "Move it to the top of the file or into a skos:editorialNote."
            )
