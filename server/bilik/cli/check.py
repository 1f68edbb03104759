"""`bilik check`."""

import click

from bilik import served, settings
from bilik.cli.friendly import friendly
from bilik.cli.terminal import progress
from bilik.graph.knowledge import Knowledge
from bilik.reason import hermit
from bilik.validate import report
from bilik.validate.finding import exit_code, summary


@click.command()
@click.option("--reasoner/--no-reasoner", default=True, help="Run HermiT too (needs Java).")
@click.option("--store", is_flag=True, help="Check the graph at BILIK_STORE_URL instead.")
@click.option("-v", "--verbose", is_flag=True, help="Tell how long each stage took.")
@friendly
def check(reasoner: bool, store: bool, verbose: bool) -> None:
    """Check ontology, law and graph; findings name the file, the term and what to do.

    With --store the check queries are asked of the server at BILIK_STORE_URL, and its graphs are
    read and held against the shapes.

    Exit code 0: nothing found or notes only; 1: warnings; 2: errors.
    """
    chosen = settings.load()
    clock = report.Stopwatch()
    with progress() as tell:

        def begin(stage: str) -> None:
            clock.begin(stage)
            tell(stage, 1.0)

        if store:
            findings = served.run(chosen, progress=begin)
        else:
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
