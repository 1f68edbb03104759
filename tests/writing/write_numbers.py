"""Writes the numbers from FIRST on into the graph in FOLDER, and tells each that was acknowledged.

Each write takes the mark of the last number away and puts three triples into two graphs.
"""

import sys
from pathlib import Path

from bilik.errors import StoreError
from bilik.store.base import Update
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
from bilik.writing.local import LocalWriter, WriteOptions


def update(number: int) -> str:
    """Return the write of a number."""
    return f"""
    DELETE WHERE {{ GRAPH <http://e/last> {{ <http://e/it> <http://e/is> ?number }} }} ;
    INSERT DATA {{
      GRAPH <http://e/last> {{ <http://e/it> <http://e/is> {number} }}
      GRAPH <http://e/{number % 3}> {{ <http://e/w{number}> <http://e/a> 1 ; <http://e/b> 2 }}
    }}"""


def main(folder: Path, number: int) -> None:
    """Write until somebody ends this process."""
    snapshots = Snapshots(folder)
    pool = WorkerPool(snapshots, Limits(workers=1))
    writer = LocalWriter(snapshots, pool, WriteOptions(folder, validation="off"))
    while True:
        try:
            writer.write(Update(update(number)))
        except StoreError:
            continue  # its process was killed
        print(number, flush=True)  # noqa: T201 - this is what the test reads
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
