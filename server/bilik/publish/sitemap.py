"""The pages of a server for search engines (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from bilik.publish.addresses import path_of
from bilik.store.asking import rows
from bilik.store.base import Store
from bilik.vocabulary import ID, RDFS

# The protocol allows no more in one file.
MOST: Final = 50_000

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def paths(store: Store, pages: Sequence[str]) -> list[str]:
    """Return the paths of pages and of all things with a name; raises StoreError."""
    found = rows(
        store,
        f"SELECT DISTINCT ?thing {{ ?thing <{RDFS}label> ?name "
        f'FILTER(isIRI(?thing) && STRSTARTS(STR(?thing), "{ID}")) }} ORDER BY ?thing',
    )
    things = (path_of(row["thing"]) for row in found)
    return [*pages, *(path for path in things if path)]


def files(count: int) -> int:
    """Return how many files so many pages take."""
    return max(1, -(-count // MOST))


def write(addresses: Sequence[str]) -> bytes:
    """Write a file of addresses."""
    return _write("urlset", "url", addresses)


def write_index(addresses: Sequence[str]) -> bytes:
    """Write the list of several files."""
    return _write("sitemapindex", "sitemap", addresses)


def _write(root: str, item: str, addresses: Sequence[str]) -> bytes:
    ET.register_namespace("", _SITEMAP)
    tree = ET.Element(f"{{{_SITEMAP}}}{root}")
    for address in addresses:
        element = ET.SubElement(tree, f"{{{_SITEMAP}}}{item}")
        ET.SubElement(element, f"{{{_SITEMAP}}}loc").text = address
    body: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
    return body
