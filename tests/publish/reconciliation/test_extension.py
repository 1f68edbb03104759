import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bilik.publish.reconciliation.extension import extend
from bilik.publish.reconciliation.queries import Extension
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots
from bilik.vocabulary import GRAPH, ID, ONTOLOGY, XSD


@pytest.mark.parametrize(
    ("value", "datatype", "cell"),
    [
        ("-7", "integer", {"int": -7}),
        ("seven", "integer", {"str": "seven"}),
        ("0.25", "decimal", {"float": 0.25}),
        ("1e3", "double", {"float": 1000.0}),
        ("INF", "double", {"str": "INF"}),
    ],
)
def test_what_json_has_no_number_for_is_a_text(
    tmp_path: Path, value: str, datatype: str, cell: dict[str, object]
) -> None:
    literal = Literal(value, datatype=NamedNode(XSD + datatype))
    fact = (NamedNode(ID + "event/e"), NamedNode(ONTOLOGY + "ruleValue"), literal)
    snapshot = Snapshots(tmp_path).publish([Quad(*fact, NamedNode(GRAPH + "curated"))], "numbers")
    store = EmbeddedStore(snapshot.path, snapshot.version)
    table = extend(store, Extension(("event/e",), ("ruleValue",)), lambda _iris: {})
    assert table["rows"] == {"event/e": {"ruleValue": [cell]}}
    json.dumps(table, allow_nan=False)
