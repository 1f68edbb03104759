"""The `bilik` command: one module for each of its commands, or for a few that belong together."""

import click

from bilik import __version__
from bilik.cli import (
    backup,
    build,
    check,
    dump,
    evaluate,
    ontology,
    populate,
    push,
    query,
    serve,
    settings,
    token,
)

_EPILOG = """\b
Examples:
  bilik build                          build what changed
  bilik serve                          serve on http://127.0.0.1:8000
  bilik query powers-of-an-act         ask a ready-made question
  bilik query my-query.rq --format csv ask your own
  bilik populate FILE                  read a document of your own
  bilik check                          check ontology, law and graph

Settings can also be given as BILIK_* environment variables; see `bilik settings`."""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bilik")
def main() -> None:
    """Bilik: who could do what in Kazakhstan's presidency, under which act, on which day.

    Builds a knowledge graph from an OWL ontology, facts of primary law and source documents, and
    serves it over SPARQL 1.1.
    """


for _command in (
    build.build_command,
    populate.populate_command,
    populate.forget_command,
    serve.serve,
    query.query,
    push.push_command,
    dump.dump,
    check.check,
    evaluate.evaluate_command,
    ontology.format_command,
    ontology.diff_command,
    ontology.docs_command,
    settings.settings_command,
    token.token,
    backup.backup_command,
    backup.restore_command,
):
    main.add_command(_command)
