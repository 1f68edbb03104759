"""`bilik evaluate`."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

import click
from rich.table import Table

from bilik import evaluate, settings
from bilik.cli.friendly import friendly
from bilik.cli.terminal import console
from bilik.counters import Counters, Counting, Silent
from bilik.evaluate import HELD_OUT, Evaluation, Score
from bilik.graph import sureness
from bilik.graph.knowledge import Knowledge
from bilik.populate import make_kit
from bilik.settings import Settings
from bilik.vocabulary import LANGUAGES, ONTOLOGY


@click.command(name="evaluate")
@click.option("--json", "as_json", is_flag=True, help="Print all figures and lists as JSON.")
@click.option("--frames", is_flag=True, help="Also print the scores of each frame by language.")
@click.option("--silent", is_flag=True, help="Also list sentences with a trigger and no statement.")
@click.option("--keep", is_flag=True, help="Also keep how sure each rule is, for the next build.")
@friendly
def evaluate_command(as_json: bool, frames: bool, silent: bool, keep: bool) -> None:
    """Read the annotated texts and print precision, recall and F1 of facts by set and language.

    Below stand the counters of Text2KGBench: how far statements conform to the ontology, and how
    many have a subject, relation or object that the text does not mention.
    """
    chosen = settings.load()
    evaluations = evaluate.read_all(chosen.knowledge)
    if keep:
        counts = evaluate.by_rule(evaluations)
        Knowledge(chosen.knowledge).rules.write_text(sureness.written(counts), encoding="utf-8")
    counters, quiet = _count(chosen, evaluations)
    if as_json:
        click.echo(_json(evaluations, counters, quiet))
        return
    _print_scores(evaluations, ("set", "language"), _by_set)
    if frames:
        _print_scores(evaluations, ("language", "frame"), _by_frame)
    _print(("language",), {(code,): one.shares() for code, one in counters.items()})
    _print_rows(evaluations)
    for each in quiet if silent else ():
        click.echo(f"{each.document}:{each.start} [{_local(each.frame)}] {each.sentence}")


def _by_set(evaluation: Evaluation, _frame: str) -> tuple[str, str]:
    return evaluation.text.set, evaluation.text.document.language


def _by_frame(evaluation: Evaluation, frame: str) -> tuple[str, str]:
    return evaluation.text.document.language, frame.removeprefix(ONTOLOGY)


def _count(
    chosen: Settings, evaluations: Sequence[Evaluation]
) -> tuple[dict[str, Counters], list[Silent]]:
    """Count by language; of held-out texts no sentence is listed."""
    lexicon = make_kit(Knowledge(chosen.knowledge)).lexicon
    counting = {code: Counting(lexicon, code) for code in LANGUAGES}
    counters = dict.fromkeys(LANGUAGES, Counters())
    quiet: list[Silent] = []
    for each in evaluations:
        document = each.text.document
        total, silent = counting[document.language].count(document, (*each.right, *each.beyond))
        counters[document.language] += total
        quiet += silent if each.text.set != HELD_OUT else ()
    return counters, quiet


def _json(
    evaluations: Sequence[Evaluation], counters: Mapping[str, Counters], quiet: Sequence[Silent]
) -> str:
    data = json.loads(evaluate.as_json(evaluations))
    by_frame = evaluate.scores(evaluations, _by_frame)
    data["frames by language"] = [
        {"language": code, "frame": frame, **evaluate.row(score)}
        for (code, frame), score in by_frame.items()
    ]
    data["counters"] = [
        {"language": code, **each.shares(), **asdict(each)} for code, each in counters.items()
    ]
    data["silent"] = [asdict(each) for each in quiet]
    return json.dumps(data, indent=2, ensure_ascii=False)


def _print_scores(
    evaluations: Sequence[Evaluation],
    names: tuple[str, ...],
    key: Callable[[Evaluation, str], tuple[str, str]],
) -> None:
    found: Mapping[tuple[str, ...], Score] = evaluate.scores(evaluations, key)
    _print(names, {name: evaluate.row(score) for name, score in found.items()})


def _print(names: tuple[str, ...], rows: Mapping[tuple[str, ...], Mapping[str, float]]) -> None:
    columns = next(iter(rows.values()), {})
    table = Table(*names, *columns, box=None, pad_edge=False)
    for name, values in rows.items():
        table.add_row(*name, *(str(value) for value in values.values()))
    console().print(table)


def _print_rows(evaluations: Sequence[Evaluation]) -> None:
    rows = evaluate.rows(evaluations)
    missing = ", ".join(name for name, found in rows.items() if not found) or "none"
    click.echo(f"Rows of the source documents found: {sum(rows.values())} of {len(rows)}.")
    click.echo(f"Missing: {missing}.")


def _local(frames: str) -> str:
    return frames.replace(ONTOLOGY, "")
