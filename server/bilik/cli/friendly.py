"""Errors that are meant for a person become one line and an exit code."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from bilik.errors import BilikError, SettingError

P = ParamSpec("P")
R = TypeVar("R")


def friendly(command: Callable[P, R]) -> Callable[P, R]:
    """Turn errors meant for a person, and files that fail, into one line and an exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except BilikError as error:
            click.echo(f"bilik: {error}", err=True)
            raise SystemExit(error.exit_code) from None
        except OSError as error:
            if error.filename is None or isinstance(error, BrokenPipeError):
                raise
            click.echo(
                f"bilik: {error.filename}: {error.strerror}. Look whether it is there and who may "
                "use it; BILIK_KNOWLEDGE and BILIK_BUILD_DIR say where folders are.",
                err=True,
            )
            raise SystemExit(SettingError.exit_code) from None

    return run
