"""`bilik push`."""

from pathlib import Path

import click
from rich.table import Table

from bilik import settings
from bilik.cli.terminal import console, friendly, progress
from bilik.errors import GraphError
from bilik.settings import Settings
from bilik.store.endpoint import Endpoint
from bilik.store.engines import ENGINES
from bilik.store.graphs import GraphStore
from bilik.store.push import Pushed, push
from bilik.store.snapshot import Snapshots


@click.command(name="push")
@click.argument("url")
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default="bilik",
    show_default=True,
    help="What runs at URL.",
)
@friendly
def push_command(url: str, engine: str) -> None:
    """Send the built graph to another SPARQL server, graph by graph, and prove that it arrived.

    URL is the server's or data set's address, for example http://127.0.0.1:7878 for oxigraph. Each
    graph is read back and compared by count and checksum; what is there already is not sent again.
    Who you are there is told by BILIK_STORE_USER and BILIK_STORE_PASSWORD, or BILIK_STORE_TOKEN.
    """
    chosen = settings.load(store_engine=engine)
    endpoint = Endpoint.of(chosen, url)
    target = GraphStore(endpoint.graphs, auth=endpoint.auth)
    try:
        with progress() as tell:
            pushed = list(
                push(
                    _built(chosen),
                    target,
                    union=endpoint.union_pushed,
                    tell=lambda done: tell("push", done),
                )
            )
    finally:
        target.close()
    _show(pushed)


def _built(chosen: Settings) -> Path:
    current = Snapshots(chosen.build_dir).current()
    if current is None:
        raise GraphError("No graph is built yet. Run `bilik build` first.")
    return current.path


def _show(pushed: list[Pushed]) -> None:
    table = Table("graph", "triples", "", "checksum", box=None, pad_edge=False)
    for each in pushed:
        done = "sent" if each.sent else "there already"
        table.add_row(each.graph, f"{each.checksum.triples:,}", done, each.checksum.digest[:12])
    console().print(table)
