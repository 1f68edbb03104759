"""`bilik build`."""

import click

from bilik import settings
from bilik.cli.friendly import friendly
from bilik.cli.push import push_built
from bilik.cli.terminal import progress
from bilik.populate import Outcome, build
from bilik.settings import Settings


@click.command(name="build")
@click.option("--force", is_flag=True, help="Build even if nothing changed.")
@friendly
def build_command(force: bool) -> None:
    """Build the graph from ontology, law and documents; only what changed.

    With BILIK_STORE_URL the graph is then pushed there, as far as it changed.
    """
    chosen = settings.load()
    tell_outcome(run_build(chosen, force=force))
    push_built(chosen)


def run_build(chosen: Settings, *, force: bool = False) -> Outcome:
    """Build and show a bar for each stage."""
    with progress() as tell:
        return build(chosen, force=force, progress=tell)


def tell_outcome(outcome: Outcome) -> None:
    """Say in one line what a build did."""
    if outcome.changed:
        click.echo(
            f"Built version {outcome.version}: {outcome.quads:,} quads, "
            f"{outcome.statements:,} statements from {outcome.documents} documents."
        )
        tell_quarantined(outcome)
    else:
        click.echo(f"Nothing changed; version {outcome.version} is current.")


def tell_quarantined(outcome: Outcome) -> None:
    """Say how many statements were set aside, if any."""
    if outcome.quarantined:
        click.echo(
            f"{outcome.quarantined:,} statements break a check and went to graph/quarantine; "
            "the reason stands with each as rdfs:comment.",
            err=True,
        )
