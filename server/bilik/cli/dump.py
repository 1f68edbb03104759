"""`bilik dump`."""

from pathlib import Path

import click

from bilik import settings
from bilik.cli.friendly import friendly
from bilik.errors import GraphError
from bilik.publish import dumps
from bilik.publish.archive import Archive
from bilik.publish.dumps import Dump
from bilik.store import source
from bilik.store.source import Source


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@friendly
def dump(folder: Path | None) -> None:
    """Write the graph into FOLDER in all formats, with tables and checksums.

    Without FOLDER the files go where the server sends them from, under /dumps/.
    """
    chosen = settings.load()
    with source.opened(chosen) as opened:
        made = _write(opened, folder) if folder else Archive(chosen.dumps).fill(opened)
    total = sum(each.size for each in made)
    click.echo(f"Version {opened.version} is in {len(made)} files, {total:,} bytes, {dumps.SUMS}.")


def _write(opened: Source, folder: Path) -> tuple[Dump, ...]:
    try:
        return dumps.write(opened.quads, folder)
    except OSError as error:
        raise GraphError(f"{folder} cannot be written: {error}. Choose another folder.") from error
