"""Errors that are meant for a person become one line and an exit code."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from bilik.errors import BilikError

P = ParamSpec("P")
R = TypeVar("R")


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
