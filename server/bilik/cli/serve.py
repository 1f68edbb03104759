"""`bilik serve`."""

from collections.abc import Callable
from typing import Any

import click

from bilik import settings
from bilik.cli.friendly import friendly
from bilik.errors import BilikError
from bilik.settings import Setting, Settings
from bilik.store.snapshot import Snapshots
from bilik.web import logs, server


def _option(row: Setting) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A setting as an option; its value is read by the table, not by click."""
    default = "" if row.default in {None, ""} else f"  [default: {row.default}]"
    kinds = {int: "INTEGER", float: "NUMBER", str: "TEXT"}
    return click.option(
        "--" + row.name.replace("_", "-"),
        row.name,
        metavar="|".join(row.choices) or kinds.get(row.type, "PATH"),
        help=f"{row.help}{default}",
    )


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for row in reversed(settings.SETTINGS):
        # What a command line says is seen by all on the machine.
        if not row.name.endswith(("password", "token")):
            command = _option(row)(command)
    return command


@click.command()
@click.option("--build", "build_first", is_flag=True, help="Build what changed before serving.")
@click.option("--empty", is_flag=True, help="Begin with no graph at all if there is none yet.")
@_options
@friendly
def serve(build_first: bool, empty: bool, **given: Any) -> None:
    """Serve the graph: pages, SPARQL endpoint, linked data.

    Each option is also an environment variable, `BILIK_` and its name; passwords and tokens are
    given only by that way.
    """
    chosen = settings.load(**settings.parse(given))
    logs.configure(chosen)
    if build_first:
        _build_or_keep(chosen)
    elif empty:
        _begin_empty(chosen)
    server.serve(chosen)


def _begin_empty(chosen: Settings) -> None:
    snapshots = Snapshots(chosen.build_dir, union=chosen.union)
    if snapshots.current() is None:
        snapshots.publish((), "empty")


def _build_or_keep(chosen: Settings) -> None:
    """Build before serving; when that fails and a graph is there, say so and serve that one."""
    # Builders take a second to import; who only serves does not wait for them.
    from bilik.cli.build import run_build, tell_outcome
    from bilik.cli.push import push_built

    try:
        tell_outcome(run_build(chosen))
        push_built(chosen)
    except BilikError as error:
        current = Snapshots(chosen.build_dir).current()
        if current is None:
            raise
        click.echo(f"bilik: {error}", err=True)
        click.echo(f"bilik: serving the graph built before, version {current.version}.", err=True)
