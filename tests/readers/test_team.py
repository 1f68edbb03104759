"""Whoever reads, the readings are the same bytes in the same order."""

import gc
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster
from tests.store.elsewhere import elsewhere

from bilik import resources
from bilik.documents.model import Source
from bilik.errors import DocumentError, GraphError, SettingError
from bilik.graph.knowledge import Knowledge
from bilik.populate import make_kit
from bilik.readers.shelf import Shelf
from bilik.readers.task import Kit, Reading
from bilik.readers.team import Team, dask_team, local_team

SENTENCES = {
    "en": "Under the Constitution of 1995, the President forms the Security Council in {}.",
    "kk": "1995 жылғы Конституция бойынша Президент Қауіпсіздік Кеңесін құрады, {}.",
    "ru": "По Конституции 1995 года Президент образует Совет Безопасности, {}.",
}


@pytest.fixture(scope="module")
def kit() -> Kit:
    return make_kit(Knowledge(resources.root()))


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, ...]:
    folder = tmp_path_factory.mktemp("texts")
    return tuple(document(folder, n) for n in range(150))


def document(folder: Path, number: int) -> Source:
    code = sorted(SENTENCES)[number % 3]
    data = (SENTENCES[code].format(1900 + number) + "\n").encode() * (1 + number % 4)
    path = folder / f"{number}.txt"
    path.write_bytes(data)
    digest = sha256(data).hexdigest()
    return Source(f"text-{number}", code, digest, path, digest, len(data))


@pytest.fixture(scope="module")
def alone(kit: Kit, sources: tuple[Source, ...]) -> list[tuple[Source, Reading]]:
    return list(Team().read(kit, sources))


def test_this_process_reads_in_order(
    alone: list[tuple[Source, Reading]], sources: tuple[Source, ...]
) -> None:
    assert [source for source, _ in alone] == list(sources)
    assert [reading.sha256 for _, reading in alone] == [source.sha256 for source in sources]
    assert sum(reading.statements for _, reading in alone) >= len(sources)


@pytest.mark.slow
def test_two_processes_give_the_same_bytes(
    kit: Kit, sources: tuple[Source, ...], alone: list[tuple[Source, Reading]]
) -> None:
    with local_team(2, sources) as team:
        assert team.workers == 2
        assert list(team.read(kit, sources)) == alone


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made.scheduler_address


@pytest.mark.slow
def test_a_dask_cluster_gives_the_same_bytes(
    cluster: str, kit: Kit, sources: tuple[Source, ...], alone: list[tuple[Source, Reading]]
) -> None:
    with dask_team(cluster) as team:
        assert team.workers == 2
        assert list(team.read(kit, sources)) == alone


@pytest.mark.slow
def test_a_worker_with_another_program_is_refused(
    cluster: str, kit: Kit, sources: tuple[Source, ...]
) -> None:
    other = replace(kit, program="0" * 64)
    with dask_team(cluster) as team, pytest.raises(GraphError, match="another version of bilik"):
        list(team.read(other, sources))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "127.0.0.1", "nonsense://there:1", "::"])
def test_no_scheduler_is_one_line_and_leaves_no_thread(address: str) -> None:
    before = set(threading.enumerate())
    refused = pytest.raises(SettingError, match=f"There is no Dask scheduler at {address} ")
    with refused, dask_team(address):
        raise AssertionError("there is one")
    gc.collect()  # what is left of a client speaks up when it goes
    assert set(threading.enumerate()) <= before


def test_what_is_no_scheduler_is_told() -> None:
    with elsewhere(lambda *_: (200, "text/html", b"<html>Hello</html>")) as server:
        address = server.url.replace("http://", "tcp://")
        refused = pytest.raises(
            SettingError, match=r"There is no Dask scheduler at .*nobody answers"
        )
        with refused, dask_team(address):
            raise AssertionError("there is one")


def test_little_text_is_read_without_further_processes(sources: tuple[Source, ...]) -> None:
    with local_team(2, sources[:3]) as team:
        assert team.executor is None


class Counting(ThreadPoolExecutor):
    """An executor that knows how many batches were handed out and not yet taken back."""

    submitted = 0

    def submit(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.submitted += 1
        return super().submit(*args, **kwargs)


def test_documents_are_opened_only_as_fast_as_they_are_read(
    kit: Kit, sources: tuple[Source, ...]
) -> None:
    """So memory does not grow with the number of documents."""
    many = sources * 4
    with Counting(1) as executor:
        readings = Team(executor, 1).read(kit, many)
        next(readings)
        assert executor.submitted == 2
        assert len(list(readings)) == len(many) - 1


@pytest.mark.slow
def test_a_killed_process_is_one_clear_error(kit: Kit, sources: tuple[Source, ...]) -> None:
    with local_team(2, sources) as team, pytest.raises(GraphError, match="ended from outside"):
        threading.Thread(target=kill_one, args=(team,)).start()
        list(team.read(kit, sources * 20))


@pytest.mark.slow
def test_a_process_begun_while_another_was_killed_is_ended_too(sources: tuple[Source, ...]) -> None:
    """The executor forgets it, and would wait for it for ever."""
    forgotten = get_context("spawn").Process(target=time.sleep, args=(20,))
    with local_team(2, sources) as team:
        executor: Any = team.executor
        with pytest.raises(BrokenProcessPool):
            executor.submit(os._exit, 1).result()
        forgotten.start()
        executor._processes[forgotten.pid] = forgotten
    forgotten.join()
    assert forgotten.exitcode == -signal.SIGKILL


def kill_one(team: Team) -> None:
    processes: dict[int, object] = {}
    while not processes:
        time.sleep(0.05)
        processes = dict(getattr(team.executor, "_processes", None) or {})
    os.kill(next(iter(processes)), signal.SIGKILL)


def test_a_changed_text_stops_the_reading(kit: Kit, tmp_path: Path) -> None:
    source = document(tmp_path, 1)
    source.path.write_text("Other words.")
    with pytest.raises(DocumentError, match="was changed"):
        list(Team().read(kit, [source]))


def test_the_shelf_forgets_what_is_no_longer_there(
    alone: list[tuple[Source, Reading]], tmp_path: Path
) -> None:
    shelf, newer = Shelf(tmp_path, "run-1"), Shelf(tmp_path, "run-2")
    (one, reading), (two, other) = alone[:2]
    shelf.put(one, reading)
    newer.put(one, reading)
    newer.put(two, other)
    assert not shelf.holds(two)
    assert not newer.holds(replace(one, language="kk"))
    newer.keep_only([two])
    assert not shelf.holds(one)
    assert not newer.holds(one)
    assert len(list(newer.quads([two]))) == other.quads.count(b"\n")
