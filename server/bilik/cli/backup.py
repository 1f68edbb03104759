"""`bilik backup` and `bilik restore`."""

from pathlib import Path

import click

from bilik import settings
from bilik.cli.friendly import friendly
from bilik.store import backup as files
from bilik.store.snapshot import Snapshots

_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


def _snapshots() -> Snapshots:
    chosen = settings.load()
    return Snapshots(chosen.build_dir, union=chosen.union)


@click.command(name="backup")
@_FILE
@friendly
def backup_command(file: Path) -> None:
    """Write the whole graph to FILE, while it is served and written.

    FILE is N-Quads, compressed when its name ends in .gz or .zst; its last line has the digest.
    """
    done = files.backup(_snapshots(), file)
    click.echo(f"Wrote version {done.version} to {file}: {done.quads:,} quads.")


@click.command(name="restore")
@_FILE
@friendly
def restore_command(file: Path) -> None:
    """Make the graph that `bilik backup` wrote to FILE the current one, also while it is served.

    The file is checked first; if anything is wrong with it, the graph stays as it is.
    """
    done = files.restore(_snapshots(), file)
    click.echo(f"Restored {done.quads:,} quads from {file}; they are version {done.version}.")
