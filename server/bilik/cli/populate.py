"""`bilik populate` and `bilik forget`."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pyoxigraph as ox
from rich.table import Table
from rich.text import Text

from bilik import intake, settings
from bilik.cli.build import tell_quarantined
from bilik.cli.friendly import friendly
from bilik.cli.push import push_built
from bilik.cli.terminal import console, progress
from bilik.documents.model import Source
from bilik.errors import DocumentError
from bilik.graph.found import Found, Names, found
from bilik.graph.knowledge import Knowledge
from bilik.intake import Arrival, Recruit
from bilik.readers.team import Team, dask_team, local_team
from bilik.settings import Settings
from bilik.vocabulary import LANGUAGES, PREFIXES

_TOLD = 20  # documents whose statements are shown one by one
Graphs = Iterator[tuple[Arrival, list[ox.Quad]]]


@click.command(name="populate")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of all files.")
@click.option("--dry-run", is_flag=True, help="Only show what is found; write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "turtle", "json"]),
    default="table",
    help="How to show it; turtle and json go to stdout alone.",
)
@click.option("--dask", metavar="ADDRESS", help="Read on the Dask cluster with this scheduler.")
@friendly
def populate_command(
    paths: tuple[Path, ...], language: str | None, dry_run: bool, form: str, dask: str | None
) -> None:
    """Read documents of your own (FILE or FOLDER) and add what they state to the graph.

    Reads .txt, .md, .html, .pdf and .docx in Kazakh, Russian and English. Texts and statements are
    kept beside the graph until `bilik forget`. With BILIK_STORE_URL what changed is pushed there.
    """
    chosen = settings.load()
    recruit = _recruit(chosen, dask)
    if dry_run:
        with TemporaryDirectory() as folder:
            graphs = intake.preview(chosen, Path(folder), paths, language, recruit)
            refused = _show(chosen, graphs, form)
    else:
        with progress() as tell:
            arrivals, outcome = intake.populate(
                chosen, paths, language, recruit=recruit, progress=tell
            )
        refused = _show(chosen, _graphs(chosen, arrivals), form)
        changed = f"The graph has version {outcome.version}, {outcome.quads:,} quads."
        click.echo(changed if outcome.changed else "Nothing changed.", err=True)
        tell_quarantined(outcome)
        push_built(chosen)
    if refused:
        raise SystemExit(DocumentError.exit_code)


@click.command(name="forget")
@click.argument("document")
@friendly
def forget_command(document: str) -> None:
    """Remove a document that was added, with all that was read from it.

    DOCUMENT is its id, the first eight digits of its digest, the name of its file, or the file.
    """
    chosen = settings.load()
    with progress() as tell:
        source, outcome = intake.forget(chosen, document, tell)
    click.echo(f"Forgot {source.id}. The graph has version {outcome.version}.")
    push_built(chosen)


def _recruit(chosen: Settings, address: str | None) -> Recruit:
    def recruit(sources: tuple[Source, ...]) -> AbstractContextManager[Team]:
        if address and sources:
            return dask_team(address)
        return local_team(chosen.readers, sources)

    return recruit


def _graphs(chosen: Settings, arrivals: Iterable[Arrival]) -> Graphs:
    for arrival in arrivals:
        shown = arrival.source is not None and arrival.is_fresh
        yield arrival, intake.readings(chosen, arrival.source) if arrival.source and shown else []


def _show(chosen: Settings, graphs: Graphs, form: str) -> int:
    """Show documents as they come; returns the number of files that were refused."""
    names = Names(Knowledge(chosen.knowledge).quads())
    refused = 0
    told = 0
    written: list[object] = []
    for arrival, quads in graphs:
        refused += arrival.source is None
        names.learn(quads)
        _tell(arrival)
        if not quads or arrival.source is None:
            continue
        told += 1
        if form == "turtle":
            _write_turtle(quads)
        elif form == "json":
            written.append(_as_json(arrival.source, quads, names))
        else:
            _print_table(arrival.source, found(quads, names, arrival.source.language), told)
    if form == "json":
        click.echo(json.dumps(written, ensure_ascii=False, indent=2))
    return refused


def _tell(arrival: Arrival) -> None:
    """Say what became of a file, on stderr, so that stdout is the data alone."""
    if arrival.source is None:
        click.echo(f"bilik: {arrival.reason}", err=True)
    else:
        known = "" if arrival.is_fresh else f" as {arrival.source.id}"
        language = arrival.source.language
        click.echo(f"{arrival.file}: {arrival.state.value}{known}, {language}", err=True)


def _write_turtle(quads: Iterable[ox.Quad]) -> None:
    text = ox.serialize(
        (quad.triple for quad in quads), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES
    )
    sys.stdout.buffer.write(text or b"")


def _as_json(source: Source, quads: Iterable[ox.Quad], names: Names) -> dict[str, object]:
    rows = found(quads, names, source.language)
    return {
        "document": source.id,
        "title": source.title,
        "file": source.file,
        "language": source.language,
        "sha256": source.sha256,
        "statements": [asdict(row) for row in rows],
    }


def _print_table(source: Source, rows: tuple[Found, ...], number: int) -> None:
    output = console()
    output.print(Text(f"{source.title} ({source.id}): {len(rows)} statements", style="bold"))
    if number > _TOLD or not rows:
        return
    table = Table("characters", "statement", "sentence", show_lines=True)
    for row in rows:
        span = f"{row.sentence.start}-{row.sentence.end}"
        table.add_row(span, _statement(row), Text(row.sentence.quote))
    output.print(table)


def _statement(row: Found) -> Text:
    text = Text(row.name, style="bold")
    if row.denied:
        text.append(" ✗", style="red")
    for role in row.roles:
        text.append(f"\n{role.name}: ", style="dim")
        text.append(role.shown, style="not bold")
    return text
