"""How sure the rules of reading are: which share of their statements on annotated texts was right.

The counts are kept in `data/rules.toml`, since a build must not depend
on what else is in the texts; `bilik evaluate --keep` writes them anew.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from bilik.errors import KnowledgeError

Counts = Mapping[str, tuple[int, int]]
"""By the name of a rule: how many statements were right, and how many there were."""

_HEAD = """\
# How many statements of each rule of reading were right, and how many there were, on the source
# documents and the development texts. Written by `bilik evaluate --keep`; do not edit by hand.
"""


def load(path: Path) -> dict[str, Decimal]:
    """Return the confidence in each rule, from 0 to 1; none where there is no such file.

    Raises KnowledgeError for a file that is not a table of two counts for each rule.
    """
    if not path.exists():
        return {}
    try:
        counts = tomllib.loads(path.read_text(encoding="utf-8"))
        return {rule: confidence(right, of) for rule, (right, of) in counts.items()}
    except (ValueError, TypeError) as error:
        raise KnowledgeError(
            f"{path.name}: {error}. Write it anew: bilik evaluate --keep"
        ) from None


def confidence(right: int, of: int) -> Decimal:
    """Return the share that was right as if two more had been read, one of them right.

    So a rule that was right once is not taken for certain (Laplace's rule of succession).
    """
    return Decimal((right + 1) / (of + 2)).quantize(Decimal("0.01"))


UNKNOWN = confidence(0, 0)
"""The confidence in a rule that no annotated text has tried."""


def written(counts: Counts) -> str:
    """Return the file that keeps counts, rules in alphabetical order."""
    rows = (f'"{rule}" = [{right}, {of}]\n' for rule, (right, of) in sorted(counts.items()))
    return _HEAD + "".join(rows)
