"""The ontology as owlready2's objects."""

from collections.abc import Iterable
from io import BytesIO

import pyoxigraph as ox
from owlready2 import World

from bilik.vocabulary import BASE, OWL

_IMPORTS = ox.NamedNode(OWL + "imports")


def load_world(triples: Iterable[ox.Triple]) -> World:
    """Load triples into a world of its own, as one ontology.

    Imports are left out: owlready2 would fetch them over the network, and all of them are here.
    N-Triples is the one syntax without loss that owlready2 reads.
    """
    kept = (triple for triple in triples if triple.predicate != _IMPORTS)
    data = BytesIO()
    ox.serialize(kept, data, format=ox.RdfFormat.N_TRIPLES)
    data.seek(0)
    world = World()
    world.get_ontology(BASE.rstrip("/")).load(fileobj=data)
    return world
