"""`bilik token`."""

import click

from bilik.cli.friendly import friendly
from bilik.errors import SettingError
from bilik.protocol.tokens import digest_line, new_token


@click.command()
@click.argument("name", default="writer")
@friendly
def token(name: str) -> None:
    """Make a token that allows to write, and the line by which a server knows it.

    NAME says in that line whose token it is. The token is shown this once and kept nowhere.
    """
    if not name or any(letter.isspace() for letter in name):
        raise SettingError(f"{name!r} is no name for a token: it is one word.")
    made = new_token()
    click.echo("Token, for the one who writes; it is shown this once:", err=True)
    click.echo(made)
    click.echo("Line for the file that BILIK_WRITE_TOKENS names:", err=True)
    click.echo(digest_line(name, made))
