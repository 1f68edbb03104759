"""How costs grow with the graph: `python -m tests.bench.growth [--sizes 100000,1000000,10000000]`.

Loads a generated graph of each size, serves it and asks each query over one connection. A cost
keeps within n log n when it grows, from each size to the next, by no more than that and a quarter
for noise.
"""

import argparse
import math
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from tests.bench.client import measure, requests
from tests.bench.graph import Generator
from tests.bench.peers import Bilik, running
from tests.bench.query import load

_NOISE: Final = 1.25
_SECONDS: Final = 1.0
_START: Final = "start to first answer"
_START_SECONDS: Final = 5.0
_LARGE: Final = 10_000_000

Costs = Mapping[str, float]


def costs(triples: int) -> Costs:
    """Return the seconds of loading, of starting, and of each query on a graph of a size."""
    bilik = Bilik(environment={"BILIK_CACHE_BYTES": "0"})
    with tempfile.TemporaryDirectory(prefix="bilik-growth-") as name:
        file, folder = Path(name) / "bench.nt", Path(name) / "store"
        generator = Generator(triples)
        with file.open("w", encoding="utf-8") as written:
            written.writelines(generator.chunks())
        found = _load(bilik, file, folder)
        with running(bilik, folder) as server:
            found[_START] = server.start_seconds
            for query in load(generator.entities):
                messages = requests(server.url, query.variants, query.accept)
                rate = measure(server.url, messages, connections=1, seconds=_SECONDS)
                found[query.title] = rate.median
            found["memory of serving, in GB"] = server.memory() / 1e9
    return found


def _load(bilik: Bilik, file: Path, folder: Path) -> dict[str, float]:
    """Load in a process of its own, whose peak of memory nobody else has touched."""
    begun = time.perf_counter()
    process = get_context("spawn").Process(target=bilik.load, args=(file, folder))
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"{file} could not be loaded")
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return {"load": seconds, "memory of loading, in GB": peak / 1e9}


def table(sizes: Sequence[int], found: Sequence[Costs]) -> Iterator[str]:
    """Yield the lines of a table in Markdown, with a verdict for each cost."""
    yield "| cost in seconds | " + " | ".join(f"{size:,}" for size in sizes) + " | n log n |"
    yield "| --- |" + " --- |" * (len(sizes) + 1)
    for name in found[0]:
        values = [each[name] for each in found]
        cells = " | ".join(f"{value:.4g}" for value in values)
        yield f"| {name} | {cells} | {'kept' if _keeps(sizes, values) else 'not kept'} |"


def goals(sizes: Sequence[int], found: Sequence[Costs]) -> Iterator[str]:
    """Yield what the project asks of the largest graph, and whether it is met."""
    for size, each in zip(sizes, found, strict=True):
        if size == _LARGE:
            verdict = "met" if each[_START] < _START_SECONDS else "not met"
            yield f"* {size:,} triples: first answer {each[_START]:.2f} s after the start, "
            yield f"  wanted less than {_START_SECONDS:g}: {verdict}"


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
    lines = [*table(sizes, found), "", *goals(sizes, found)]
    print("\n".join(lines))  # noqa: T201 - what the script is for


if __name__ == "__main__":
    main()
