"""`bilik evaluate`."""

import click
from rich.table import Table

from bilik import evaluate, settings
from bilik.cli.terminal import console, friendly


@click.command(name="evaluate")
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
    console().print(table)
    rows = evaluate.rows(evaluations)
    missing = ", ".join(name for name, found in rows.items() if not found) or "none"
    click.echo(f"Rows of the source documents found: {sum(rows.values())} of {len(rows)}.")
    click.echo(f"Missing: {missing}.")
