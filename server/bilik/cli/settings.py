"""`bilik settings`."""

import click
from rich.table import Table

from bilik import settings
from bilik.cli.friendly import friendly
from bilik.cli.terminal import console


@click.command(name="settings")
@friendly
def settings_command() -> None:
    """List the settings: environment variable, value in force and what it is for."""
    chosen = settings.load()
    table = Table("variable", "value", "meaning", box=None, pad_edge=False)
    for row in settings.SETTINGS:
        table.add_row(row.variable, str(getattr(chosen, row.name)), row.help)
    console().print(table)
