"""`bilik push`, and what other commands do when another server answers for this one."""

import click
from rich.table import Table

from bilik import settings
from bilik.cli.friendly import friendly
from bilik.cli.terminal import console, progress
from bilik.errors import GraphError
from bilik.settings import Settings
from bilik.store.endpoint import Endpoint
from bilik.store.engines import ENGINES
from bilik.store.graphs import GraphStore
from bilik.store.push import Pushed, holds, push
from bilik.store.remote_writer import RemoteWriter
from bilik.store.snapshot import Snapshot, Snapshots


@click.command(name="push")
@click.argument("url")
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    help="What runs at URL; without it BILIK_STORE_ENGINE, or else bilik.",
)
@friendly
def push_command(url: str, engine: str | None) -> None:
    """Send the built graph to another SPARQL server, graph by graph, and prove that it arrived.

    URL is the server's or data set's address, for example http://127.0.0.1:7878 for oxigraph. Each
    graph is read back and compared by count and checksum; what is there already is not sent again,
    and graphs of an earlier push that are no more are removed. Who you are there is told by
    BILIK_STORE_USER and BILIK_STORE_PASSWORD, or BILIK_STORE_TOKEN.
    """
    chosen = settings.load(store_engine=engine)
    _show(_push(_built(chosen), Endpoint.of(chosen, url)))


def push_built(chosen: Settings) -> None:
    """Bring the server that answers for us, if there is one, up to the graph that is built here.

    Costs one request when the last push to it was of this graph. Raises StoreError.
    """
    if not chosen.store_url:
        return
    there, snapshot = Endpoint.of(chosen), _built(chosen)
    target = GraphStore(there.graphs, auth=there.auth)
    try:
        current = holds(target, snapshot)
    finally:
        target.close()
    if current:
        click.echo(f"{chosen.store_url} has this graph already.", err=True)
        return
    pushed = _push(snapshot, there)
    sent = sum(each.sent for each in pushed)
    click.echo(f"Sent {sent} of {len(pushed)} graphs to {chosen.store_url}.", err=True)


def _push(snapshot: Snapshot, there: Endpoint) -> list[Pushed]:
    target = GraphStore(there.graphs, auth=there.auth)
    writer = RemoteWriter(there)
    try:
        with progress() as tell:
            return list(
                push(
                    snapshot,
                    target,
                    union=there.engine.union_pushed,
                    union_graph=there.engine.union_graph,
                    unite=writer.unite,
                    tell=lambda done: tell("push", done),
                )
            )
    finally:
        writer.close()
        target.close()


def _built(chosen: Settings) -> Snapshot:
    current = Snapshots(chosen.build_dir).current()
    if current is None:
        raise GraphError("No graph is built yet. Run `bilik build` first.")
    return current


def _show(pushed: list[Pushed]) -> None:
    table = Table("graph", "triples", "", "checksum", box=None, pad_edge=False)
    for each in pushed:
        done = "sent" if each.sent else "there already"
        name = each.graph or "default graph"
        table.add_row(name, f"{each.checksum.triples:,}", done, each.checksum.digest[:12])
    console().print(table)
