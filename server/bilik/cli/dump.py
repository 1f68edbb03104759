"""`bilik dump`."""

from pathlib import Path

import click

from bilik import settings
from bilik.cli.terminal import friendly
from bilik.errors import GraphError
from bilik.publish import dumps
from bilik.store.embedded import EmbeddedStore
from bilik.store.snapshot import Snapshots


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@friendly
def dump(folder: Path) -> None:
    """Write the graph into FOLDER in all formats, with tables and checksums."""
    chosen = settings.load()
    current = Snapshots(chosen.build_dir).current()
    if current is None:
        raise GraphError("There is no graph yet. Build it: bilik build")
    store = EmbeddedStore(current.path, current.version)
    try:
        made = dumps.write(store, folder)
    except OSError as error:
        raise GraphError(f"{folder} cannot be written: {error}. Choose another folder.") from error
    finally:
        store.close()
    total = sum(each.size for each in made)
    click.echo(
        f"Wrote version {current.version} as {len(made)} files, {total:,} bytes, {dumps.SUMS}."
    )
