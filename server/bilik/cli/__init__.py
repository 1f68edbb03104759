"""The `bilik` command: one module for each of its commands, or for a few that belong together."""

from importlib import import_module
from typing import Final

import click

from bilik import __version__

_EPILOG = """\b
Examples:
  bilik build                          build what changed
  bilik serve                          serve on http://127.0.0.1:8000
  bilik query powers-of-an-act         ask a ready-made question
  bilik query my-query.rq --format csv ask your own
  bilik populate FILE                  read a document of your own
  bilik check                          check ontology, law and graph

Settings can also be given as BILIK_* environment variables; see `bilik settings`."""

_COMMANDS: Final = {
    "build": "build:build_command",
    "populate": "populate:populate_command",
    "forget": "populate:forget_command",
    "serve": "serve:serve",
    "query": "query:query",
    "push": "push:push_command",
    "dump": "dump:dump",
    "check": "check:check",
    "evaluate": "evaluate:evaluate_command",
    "format": "ontology:format_command",
    "diff": "ontology:diff_command",
    "docs": "ontology:docs_command",
    "settings": "settings:settings_command",
    "token": "token:token",
    "backup": "backup:backup_command",
    "restore": "backup:restore_command",
}


class _Commands(click.Group):
    """The commands by name; a module is imported when its command is wanted.

    All of them take two seconds to import: a server would wait for what builds and checks graphs.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks so
        """Return the names, in alphabetical order."""
        return sorted(_COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click asks so
        cmd_name: str,
    ) -> click.Command | None:
        """Return a command, or None for a name that there is not."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"bilik.cli.{module}"), attribute)
        return command


@click.group(
    cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="bilik")
def main() -> None:
    """Bilik: who could do what in Kazakhstan's presidency, under which act, on which day.

    Builds a knowledge graph from an OWL ontology, facts of primary law and source documents, and
    serves it over SPARQL 1.1.
    """
