from bilik import resources
from bilik.graph.knowledge import Knowledge
from bilik.graph.reading import read_all
from bilik.validate.prefixes import PREFIXES
from bilik.validate.report import canonical_files


def test_every_prefix_of_the_files_is_in_the_table() -> None:
    """Else a save in another syntax would lose it, and the file would change."""
    files = read_all(canonical_files(Knowledge(resources.root())))
    declared = {(prefix, iri) for file in files for prefix, iri in file.prefixes.items()}
    assert declared
    assert declared - PREFIXES.items() == set()


def test_no_namespace_has_two_prefixes() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
