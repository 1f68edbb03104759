"""What commands show on a terminal: progress bars, tables."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn


def console() -> Console:
    """A pipe has no width: let rows be as long as they are instead of folding them to 80."""
    return Console(width=None if sys.stdout.isatty() else 200)


@contextmanager
def progress() -> Iterator[Callable[[str, float], None]]:
    """Show one bar for each stage on a terminal; elsewhere, nothing."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: float) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=1.0)
            bars.update(tasks[stage], completed=done)

        yield tell
