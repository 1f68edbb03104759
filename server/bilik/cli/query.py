"""`bilik query`."""

from pathlib import Path

import click
from rich.table import Table

from bilik import settings
from bilik.ask import Asked, ask, find_question
from bilik.cli.friendly import friendly
from bilik.cli.terminal import console
from bilik.graph import question
from bilik.graph.knowledge import Knowledge


@click.command()
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
    console().print(table)


def _print_table(answer: Asked) -> None:
    table = Table(*answer.columns, show_lines=True)
    for row in answer.rows or ():
        table.add_row(*row)
    console().print(table)
    click.echo(f"{len(answer.rows or ())} rows")
