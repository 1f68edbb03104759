"""The whole bench, part by part: `python -m tests.bench.whole [--quick] [--into FOLDER]`.

Each part is a process of its own with so many minutes. One that fails or takes longer is told in
the table of parts and stopped with all that it has started; the others go on. Tables and figures
are in `bench.md` and `bench.json` of the folder, from the first part on.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.peers import family


@dataclass(frozen=True, slots=True)
class Part:
    """One bench: the arguments after `python -m tests.bench.`, and the minutes it may take."""

    name: str
    arguments: tuple[str, ...]
    minutes: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a part; `figures` is None when it wrote none."""

    part: Part
    minutes: float
    text: str
    figures: dict[str, Any] | None
    fault: str


def parts(tools: Path, *, quick: bool) -> Sequence[Part]:
    """Return the parts; the shortest come first, so that most is there when somebody stops it."""
    where = ("--tools", str(tools))
    if quick:
        return (
            Part("pages", ("pages", "--quick"), 2),
            Part("growth", ("growth", "--quick", *where), 2),
            Part("endpoint", ("endpoint", "--quick", *where), 3),
            Part("populate", ("populate", "--quick"), 3),
        )
    return (
        Part("pages", ("pages",), 4),
        Part("populate", ("populate",), 7),
        Part("endpoint", ("endpoint", *where), 24),
        Part("growth", ("growth", *where), 26),
    )


def run(part: Part, folder: Path) -> Outcome:
    """Run a part; what it prints is in a file of the folder, and its progress on standard error."""
    figures, printed = (folder / f"{part.name}.{kind}" for kind in ("json", "md"))
    figures.unlink(missing_ok=True)
    command = [sys.executable, "-m", f"tests.bench.{part.arguments[0]}", *part.arguments[1:]]
    begun = time.monotonic()
    with printed.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--json", str(figures)], stdout=output, start_new_session=True
        )
        fault = _wait(process, part.minutes * 60)
    known = json.loads(figures.read_text("utf-8")) if figures.exists() else None
    minutes = (time.monotonic() - begun) / 60
    return Outcome(part, minutes, printed.read_text("utf-8"), known, fault)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> str:
    """Wait for a part to end; returns what went wrong, or nothing."""
    try:
        status = process.wait(seconds)
    except subprocess.TimeoutExpired:
        _stop(process)
        return f"stopped after {seconds / 60:g} minutes"
    except KeyboardInterrupt:
        _stop(process)
        raise
    return f"failed with status {status}" if status else ""


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a part and the servers that it has started, which are in sessions of their own."""
    for each in family(process.pid):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    process.wait()


def markdown(outcomes: Sequence[Outcome]) -> str:
    """Return all tables, with those of the parts and of all goals at the end."""
    rows = [
        f"| {part.name} | {part.minutes:g} | {each.minutes:.1f} | {each.fault or 'done'} |"
        for each in outcomes
        for part in [each.part]
    ]
    goals = [
        f"| {goal['goal']} | {goal['wanted']} | {_number(goal['reached'])} | {goal['verdict']} |"
        for each in outcomes
        for goal in (each.figures or {}).get("goals", [])
    ]
    return "\n".join(
        [
            *(f"# {each.part.name}\n\n{each.text}" for each in outcomes),
            "# Parts\n\n| part | minutes it may take | it took | |\n| --- | --- | --- | --- |",
            *rows,
            "\n# Goals\n\n| goal | wanted | reached | |\n| --- | --- | --- | --- |",
            *goals,
            "",
        ]
    )


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3g}"


def _write(outcomes: Sequence[Outcome], folder: Path) -> None:
    (folder / "bench.md").write_text(markdown(outcomes), encoding="utf-8")
    members = {
        each.part.name: {"minutes": each.minutes, "fault": each.fault, "figures": each.figures}
        for each in outcomes
    }
    (folder / "bench.json").write_text(json.dumps(members, indent=2), encoding="utf-8")


def main() -> None:
    """Run all parts; the status is 1 when one of them failed or was stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, some two minutes")
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--into", type=Path, default=Path("build/bench"), help="folder of results")
    parser.add_argument("--only", help="comma-separated names of parts")
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    outcomes: list[Outcome] = []
    for part in parts(given.tools, quick=given.quick):
        if given.only is None or part.name in given.only.split(","):
            sys.stderr.write(f"{part.name}: up to {part.minutes:g} minutes\n")
            outcomes.append(run(part, given.into))
            _write(outcomes, given.into)
    sys.stdout.write(markdown(outcomes))
    sys.exit(1 if any(each.fault for each in outcomes) else 0)


if __name__ == "__main__":
    main()
