"""How costs grow with the graph: `python -m tests.bench.growth [--sizes 100000,1000000,10000000]`.

Loads a generated graph of each size, serves it and asks each query over one connection. A cost
keeps within n log n when it grows, from each size to the next, by no more than that and a quarter
for noise.
"""

import argparse
import math
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.bench.client import measure, requests
from tests.bench.graph import Generator
from tests.bench.peers import Bilik, running
from tests.bench.query import load

_NOISE: Final = 1.25
_SECONDS: Final = 1.0

Costs = Mapping[str, float]


def costs(triples: int) -> Costs:
    """Return the seconds of loading, of starting, and of each query on a graph of a size."""
    bilik = Bilik(environment={"BILIK_CACHE_BYTES": "0"})
    with tempfile.TemporaryDirectory(prefix="bilik-growth-") as name:
        file, folder = Path(name) / "bench.nt", Path(name) / "store"
        generator = Generator(triples)
        with file.open("w", encoding="utf-8") as written:
            written.writelines(generator.chunks())
        begun = time.perf_counter()
        bilik.load(file, folder)
        found = {"load": time.perf_counter() - begun}
        with running(bilik, folder) as server:
            found["start to first answer"] = server.start_seconds
            for query in load(generator.entities):
                messages = requests(server.url, query.variants, query.accept)
                rate = measure(server.url, messages, connections=1, seconds=_SECONDS)
                found[query.title] = rate.median
    return found


def table(sizes: Sequence[int], found: Sequence[Costs]) -> Iterator[str]:
    """Yield the lines of a table in Markdown, with a verdict for each cost."""
    yield "| cost in seconds | " + " | ".join(f"{size:,}" for size in sizes) + " | n log n |"
    yield "| --- |" + " --- |" * (len(sizes) + 1)
    for name in found[0]:
        values = [each[name] for each in found]
        cells = " | ".join(f"{value:.4g}" for value in values)
        yield f"| {name} | {cells} | {'kept' if _keeps(sizes, values) else 'not kept'} |"


def _keeps(sizes: Sequence[int], values: Sequence[float]) -> bool:
    allowed = [size * math.log(size) for size in sizes]
    return all(
        later / earlier <= more / less * _NOISE
        for (earlier, later), (less, more) in zip(pairwise(values), pairwise(allowed), strict=True)
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100000,1000000,10000000")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    found = [costs(size) for size in sizes]
    print("\n".join(table(sizes, found)))  # noqa: T201 - what the script is for


if __name__ == "__main__":
    main()
