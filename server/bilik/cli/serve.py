"""`bilik serve`."""

import click

from bilik import settings
from bilik.cli.build import run_build, tell_outcome
from bilik.cli.terminal import friendly
from bilik.errors import BilikError
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.web import server


@click.command()
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=int, help="Port to listen on.  [default: 8000]")
@click.option("--build", "build_first", is_flag=True, help="Build what changed before serving.")
@friendly
def serve(host: str | None, port: int | None, build_first: bool) -> None:
    """Serve the graph: pages, SPARQL endpoint and health."""
    chosen = settings.load(host=host, port=port)
    if build_first:
        _build_or_keep(chosen)
    server.serve(chosen)


def _build_or_keep(chosen: Settings) -> None:
    """Build before serving; when that fails and a graph is there, say so and serve that one."""
    try:
        tell_outcome(run_build(chosen))
    except BilikError as error:
        current = Snapshots(chosen.build_dir).current()
        if current is None:
            raise
        click.echo(f"bilik: {error}", err=True)
        click.echo(f"bilik: serving the graph built before, version {current.version}.", err=True)
