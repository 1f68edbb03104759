"""Which edition of the graph is served: version, coverage, gaps, and how to cite it."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from bilik import __version__
from bilik.vocabulary import BASE
from bilik.web.context import services
from bilik.web.page import language
from bilik.web.views.matrix import STATUSES
from bilik.web.views.rows import labels, rows

_TITLE: Final = "Bilik: a knowledge graph of the presidential institution of Kazakhstan"
_AUTHOR: Final = "Bilik contributors"


def edition() -> Mapping[str, Any]:
    """Return the template variables of the page about the data."""
    statuses: Counter[str] = Counter()
    reviews: Counter[str] = Counter()
    for row in rows("coverage"):
        statuses[row["status"]] += int(row["records"])
        reviews[row["review"]] += int(row["records"])
    documents, versions = rows("documents"), rows("power-versions")
    version = services().store.version()
    named = (
        *statuses,
        *reviews,
        *(row["document"] for row in documents),
        *(row["version"] for row in versions),
    )
    return {
        "statuses": [(iri, sign, statuses[iri]) for iri, sign in STATUSES.items()],
        "reviews": sorted(reviews.items(), key=lambda pair: (-pair[1], pair[0])),
        "records": sum(statuses.values()),
        "documents": documents,
        "versions": versions,
        "names": labels(named, language()),
        "graph_version": version,
        "program_version": __version__,
        "bibtex": bibtex(version),
        "csl": csl(version),
    }


def bibtex(version: str) -> str:
    """Return a reference to this edition for BibLaTeX."""
    return (
        "@dataset{bilik,\n"
        f"  title = {{{_TITLE}}},\n"
        f"  author = {{{{{_AUTHOR}}}}},\n"
        f"  version = {{{__version__}, graph {version}}},\n"
        f"  url = {{{BASE}}},\n"
        "  note = {CC BY 4.0}\n"
        "}"
    )


def csl(version: str) -> str:
    """Return a reference to this edition for CSL processors (Citation Style Language 1.0.2)."""
    reference = {
        "id": "bilik",
        "type": "dataset",
        "title": _TITLE,
        "author": [{"literal": _AUTHOR}],
        "version": f"{__version__}, graph {version}",
        "URL": BASE,
        "license": "CC-BY-4.0",
    }
    return json.dumps([reference], indent=2, ensure_ascii=False)
