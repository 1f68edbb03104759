"""`bilik format`, `bilik diff` and `bilik docs`: for those who edit the ontology."""

from pathlib import Path

import click

from bilik import settings
from bilik.cli.friendly import friendly
from bilik.docs import pages
from bilik.graph.knowledge import Knowledge
from bilik.validate import diff, report, turtle


@click.command(name="format")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if needed.")
@friendly
def format_command(files: tuple[Path, ...], only_check: bool) -> None:
    """Bring Turtle FILES (default: all that people edit) into canonical form."""
    paths = files or report.canonical_files(Knowledge(settings.load().knowledge))
    changed = [path for path in paths if not turtle.is_canonical(path)]
    for path in changed:
        if not only_check:
            turtle.format_file(path)
        click.echo(f"{'not canonical' if only_check else 'rewritten'}: {path}")
    raise SystemExit(1 if only_check and changed else 0)


@click.command(name="diff")
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@friendly
def diff_command(old: Path, new: Path) -> None:
    """Say in plain sentences what changed between two versions of a Turtle file."""
    for change in diff.describe(old.read_bytes(), new.read_bytes()):
        click.echo(str(change))


@click.command(name="docs")
@friendly
def docs_command() -> None:
    """Write the documentation of the ontology, a page for each language (needs bilik[docs])."""
    chosen = settings.load()
    for path in pages.write(Knowledge(chosen.knowledge), chosen.build_dir):
        click.echo(f"written: {path}")
