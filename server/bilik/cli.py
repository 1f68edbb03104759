"""The `bilik` command."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from bilik import __version__, evaluate, settings
from bilik.ask import Asked, ask, find_question
from bilik.docs import pages
from bilik.errors import BilikError
from bilik.graph import question
from bilik.graph.knowledge import Knowledge
from bilik.populate import Outcome, build
from bilik.reason import hermit
from bilik.settings import Settings
from bilik.store.snapshot import Snapshots
from bilik.validate import diff, report, turtle
from bilik.validate.finding import exit_code, summary
from bilik.web import server

P = ParamSpec("P")
R = TypeVar("R")

_EPILOG = """\b
Examples:
  bilik build                          build what changed
  bilik serve                          serve on http://127.0.0.1:8000
  bilik query powers-of-an-act         ask a ready-made question
  bilik query my-query.rq --format csv ask your own
  bilik check                          check ontology, law and graph

Settings can also be given as BILIK_* environment variables; see `bilik settings`."""


def friendly(command: Callable[P, R]) -> Callable[P, R]:
    """Turn errors that are meant for a person into one line and an exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except BilikError as error:
            click.echo(f"bilik: {error}", err=True)
            raise SystemExit(error.exit_code) from None

    return run


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bilik")
def main() -> None:
    """Bilik: who could do what in Kazakhstan's presidency, under which act, on which day.

    Builds a knowledge graph from an OWL ontology, facts of primary law and source documents, and
    serves it over SPARQL 1.1.
    """


def _console() -> Console:
    """A pipe has no width: let rows be as long as they are instead of folding them to 80."""
    return Console(width=None if sys.stdout.isatty() else 200)


@main.command(name="build")
@click.option("--force", is_flag=True, help="Build even if nothing changed.")
@friendly
def build_command(force: bool) -> None:
    """Build the graph from ontology, law and documents; only what changed."""
    _report(_build(settings.load(), force=force))


@main.command()
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
        _report(_build(chosen))
    except BilikError as error:
        current = Snapshots(chosen.build_dir).current()
        if current is None:
            raise
        click.echo(f"bilik: {error}", err=True)
        click.echo(f"bilik: serving the graph built before, version {current.version}.", err=True)


def _build(chosen: Settings, *, force: bool = False) -> Outcome:
    with _progress() as tell:
        return build(chosen, force=force, progress=tell)


@contextmanager
def _progress() -> Iterator[Callable[[str, float], None]]:
    """Show one bar for each stage on a terminal; elsewhere, nothing."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: float) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=1.0)
            bars.update(tasks[stage], completed=done)

        yield tell


def _report(outcome: Outcome) -> None:
    if outcome.changed:
        click.echo(
            f"Built version {outcome.version}: {outcome.quads:,} quads, "
            f"{outcome.statements:,} statements from {outcome.documents} documents."
        )
    else:
        click.echo(f"Nothing changed; version {outcome.version} is current.")


@main.command()
@click.argument("name", required=False)
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Set a parameter.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "json", "csv", "tsv", "xml", "turtle", "sparql"]),
    default="table",
    show_default=True,
    help="How to print the answer; sparql prints the query instead.",
)
@friendly
def query(name: str | None, values: tuple[str, ...], style: str) -> None:
    """Ask a ready-made question by NAME, or the SPARQL query in a FILE.

    Without a name, lists the questions.
    """
    chosen = settings.load()
    if name is None:
        _list_questions(Knowledge(chosen.knowledge).questions)
        return
    text = find_question(Knowledge(chosen.knowledge).questions, name, values)
    if style == "sparql":
        click.echo(text)
        return
    answer = ask(chosen, text, style)
    if answer.rows is None:
        click.echo(answer.body, nl=False)
    else:
        _print_table(answer)


def _list_questions(folder: Path) -> None:
    table = Table("name", "question", "parameters", box=None, pad_edge=False)
    for item in question.load(folder):
        table.add_row(item.name, item.title["en"], ", ".join(p.name for p in item.parameters))
    _console().print(table)


def _print_table(answer: Asked) -> None:
    table = Table(*answer.columns, show_lines=True)
    for row in answer.rows or ():
        table.add_row(*row)
    _console().print(table)
    click.echo(f"{len(answer.rows or ())} rows")


@main.command(name="evaluate")
@click.option("--json", "as_json", is_flag=True, help="Print scores, misses and errors as JSON.")
@friendly
def evaluate_command(as_json: bool) -> None:
    """Read the annotated texts and print precision, recall and F1 of facts by set and language."""
    evaluations = evaluate.read_all(settings.load().knowledge)
    if as_json:
        click.echo(evaluate.as_json(evaluations))
        return
    found = evaluate.scores(evaluations, lambda e, _: (e.text.set, e.text.document.language))
    table = Table("set", "language", *evaluate.row(evaluate.Score()), box=None, pad_edge=False)
    for (name, code), score in found.items():
        table.add_row(name, code, *(str(value) for value in evaluate.row(score).values()))
    _console().print(table)


@main.command()
@click.option("--reasoner/--no-reasoner", default=True, help="Run HermiT too (needs Java).")
@click.option("-v", "--verbose", is_flag=True, help="Tell how long each stage took.")
@friendly
def check(reasoner: bool, verbose: bool) -> None:
    """Check ontology, law and graph; findings name the file, the term and what to do.

    Exit code 0: nothing found or notes only; 1: warnings; 2: errors.
    """
    chosen = settings.load()
    clock = report.Stopwatch()
    with _progress() as tell:

        def begin(stage: str) -> None:
            clock.begin(stage)
            tell(stage, 1.0)

        findings = report.run(
            Knowledge(chosen.knowledge),
            reasoner=hermit.check if reasoner else None,
            progress=begin,
        )
    for finding in findings:
        click.echo(str(finding))
    for stage, seconds in clock.seconds().items() if verbose else ():
        click.echo(f"{stage}: {seconds:.1f} s", err=True)
    click.echo(summary(findings))
    raise SystemExit(exit_code(findings))


@main.command(name="format")
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


@main.command(name="diff")
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@friendly
def diff_command(old: Path, new: Path) -> None:
    """Say in plain sentences what changed between two versions of a Turtle file."""
    for change in diff.describe(old.read_bytes(), new.read_bytes()):
        click.echo(str(change))


@main.command(name="docs")
@friendly
def docs_command() -> None:
    """Write the documentation of the ontology, a page for each language (needs bilik[docs])."""
    chosen = settings.load()
    for path in pages.write(Knowledge(chosen.knowledge), chosen.build_dir):
        click.echo(f"written: {path}")


@main.command(name="settings")
@friendly
def settings_command() -> None:
    """List the settings: environment variable, value in force and what it is for."""
    chosen = settings.load()
    table = Table("variable", "value", "meaning", box=None, pad_edge=False)
    for row in settings.SETTINGS:
        table.add_row(row.variable, str(getattr(chosen, row.name)), row.help)
    _console().print(table)
