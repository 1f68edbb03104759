import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from bilik.errors import (
    AnswerTooLargeError,
    CallerGoneError,
    ClientBusyError,
    GraphError,
    QueryMemoryError,
    QuerySyntaxError,
    QueryTimeoutError,
    QueryTooComplexError,
    StoreBusyError,
    StoreError,
)
from bilik.store.base import Caller, Query
from bilik.store.line import Ticket
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool

Start = Callable[[Snapshots, Limits], WorkerPool]

TRIVIAL = Query("ASK { ?s ?p ?o }")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f) }"
HUGE_SORT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


def assert_alive(pool: WorkerPool) -> None:
    assert json.loads(pool.answer(TRIVIAL).read())["boolean"] is True


def test_a_query_past_its_deadline_is_an_error(large: Snapshots, start_pool: Start) -> None:
    pool = start_pool(large, Limits(workers=1, seconds=0.3))
    with pytest.raises(QueryTimeoutError, match=r"after 0\.3 seconds"):
        pool.answer(Query(ENDLESS))
    assert_alive(pool)


def test_a_query_past_its_memory_is_another_error(large: Snapshots, start_pool: Start) -> None:
    pool = start_pool(large, Limits(workers=1, seconds=60, memory=150))
    with pytest.raises(QueryMemoryError, match="more memory"):
        pool.answer(Query(HUGE_SORT))
    assert_alive(pool)


def test_a_crash_is_yet_another(large: Snapshots, start_pool: Start) -> None:
    pool = start_pool(large, Limits(workers=1))
    with pytest.raises(QueryTooComplexError, match="Write it shorter"):
        pool.answer(Query("ASK { FILTER(" + "!" * 50_000 + "true) }"))
    assert_alive(pool)


HOSTILE = {
    "nested groups": "SELECT * " + "{" * 5000 + "}" * 5000,
    "nested subqueries": "SELECT * " + "{ SELECT * " * 1000 + "{}" + "}" * 1000,
    "additions": "ASK { FILTER(" + "1+" * 20_000 + "1) }",
    "unions": "SELECT * {" + "{} UNION " * 20_000 + "{} }",
    "collections": "SELECT * { ?s ?p " + "(" * 10_000 + ")" * 10_000 + " }",
    "negations": "ASK { FILTER(" + "!" * 20_000 + "true) }",
    "patterns": "SELECT * {" + "?s ?p ?o . " * 10_000 + "}",
    "sorted product": HUGE_SORT,
    "distinct product": "SELECT DISTINCT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "counted product": ENDLESS,
    "regular expression": (
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(?a = ?f) "
        'FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "(((a+)+)+)+$|(x+x+)+y")) }'
    ),
    "closure": "SELECT (COUNT(*) AS ?n) { ?a (<a:p>|!<a:p>|^<a:p>|!^<a:p>)* ?b . ?c (!<a:p>)* ?d }",
    "quotes": '"' * 200_000,
    "escapes": '\\"' * 100_000,
    "surrogate": 'ASK { ?s ?p "\\uD800" }',
    "null": "ASK { ?s ?p '\0' }",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_queries_end_in_an_error_and_leave_the_pool_alive(
    name: str, large: Snapshots, start_pool: Start
) -> None:
    pool = start_pool(large, Limits(workers=1, seconds=1.0, memory=300, answer_bytes=1_000_000))
    try:
        answer = pool.answer(Query(HOSTILE[name])).read()
    except StoreError as error:
        assert str(error)
    else:
        assert json.loads(answer)  # only a whole answer may come back
    assert_alive(pool)


def test_service_never_reaches_loopback(
    sample: Snapshots, start_pool: Start, loopback: tuple[str, list[bytes]]
) -> None:
    address, seen = loopback
    pool = start_pool(sample, Limits(workers=1, seconds=10))
    call = f"SERVICE SILENT <{address}> {{ ?s ?p ?o }}"
    hidden = "SELECT * { ?s ?p ?o FILTER(?o!=?s||?o<?s)SERVICE:x#>\n{ ?s ?p ?o } }"
    for text in (
        f"SELECT * {{ {call} }}",
        f"SELECT * {{ ?s ?p ?o OPTIONAL {{ {{ {call} }} }} }}",
        f"SELECT * {{ VALUES ?to {{ <{address}> }} SERVICE ?to {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p 1{call} }}",
        f"PREFIX : <{address}> {hidden}",
        f"LOAD <{address}>",
    ):
        with pytest.raises(StoreError):
            pool.answer(Query(text)).read()
    assert seen == []
    assert_alive(pool)


def test_a_failure_after_the_buffer_breaks_off_the_chunks(
    large: Snapshots, start_pool: Start
) -> None:
    pool = start_pool(large, Limits(workers=1, seconds=1.0, buffer_bytes=100_000))
    answer = pool.answer(Query("SELECT * { ?a ?b ?c . ?d ?e ?f }", solutions="text/csv"))
    assert not answer.complete
    with pytest.raises((QueryTimeoutError, AnswerTooLargeError)):
        for _ in answer.chunks:
            pass
    assert_alive(pool)


def test_an_answer_longer_than_the_buffer_comes_whole(large: Snapshots, start_pool: Start) -> None:
    pool = start_pool(large, Limits(workers=1, buffer_bytes=1000))
    answer = pool.answer(Query("SELECT * { ?s ?p ?o }", solutions="text/csv"))
    assert not answer.complete
    assert answer.read().count(b"\r\n") == 5001
    assert_alive(pool)


def test_a_too_long_answer_is_an_error(large: Snapshots, start_pool: Start) -> None:
    pool = start_pool(large, Limits(workers=1, answer_bytes=10_000))
    with pytest.raises(AnswerTooLargeError, match="10,000 bytes"):
        pool.answer(Query("SELECT * { ?s ?p ?o }"))
    assert_alive(pool)


def test_an_answer_nobody_reads_gives_its_evaluator_back(
    large: Snapshots, start_pool: Start
) -> None:
    pool = start_pool(large, Limits(workers=1, buffer_bytes=1000))
    for _ in range(3):
        pool.answer(Query("SELECT * { ?a ?b ?c . ?d ?e ?f }")).close()
    assert_alive(pool)


def test_a_full_queue_is_an_error_at_once(large: Snapshots, start_pool: Start) -> None:
    pool = start_pool(large, Limits(workers=1, queue=1, seconds=2.0))
    outcomes: list[type[Exception]] = []

    def ask() -> None:
        try:
            pool.answer(Query(ENDLESS))
        except StoreError as error:
            outcomes.append(type(error))

    askers = [threading.Thread(target=ask) for _ in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert outcomes.count(StoreBusyError) >= 2
    assert QueryTimeoutError in outcomes
    assert_alive(pool)


def test_many_threads_get_their_own_answers(large: Snapshots, start_pool: Start) -> None:
    pool = start_pool(large, Limits(workers=2))
    wrong: list[int] = []

    def ask(number: int) -> None:
        for _ in range(20):
            query = Query(f"SELECT ?o {{ <http://example.org/{number}> ?p ?o }}", "text/csv")
            if pool.answer(query).read().decode() != f"o\r\nсан {number}\r\n":
                wrong.append(number)

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert wrong == []


def one_quad(name: str) -> list[Quad]:
    node = NamedNode(f"http://example.org/{name}")
    return [Quad(node, node, node, node)]


def test_a_new_snapshot_is_taken_over_without_a_failed_query(
    empty_folder: Path, start_pool: Start
) -> None:
    snapshots = Snapshots(empty_folder)
    snapshots.publish(one_quad("v1"), "v1")
    pool = start_pool(snapshots, Limits(workers=2))
    query = Query("SELECT ?s { ?s ?p ?o }", "text/csv")
    for version in ("v2", "v3", "v4"):
        snapshots.publish(one_quad(version), version)
        end = time.monotonic() + 30
        while version.encode() not in pool.answer(query).read():
            assert time.monotonic() < end
        assert pool.version() == version


def test_a_broken_snapshot_is_not_taken_over(empty_folder: Path, start_pool: Start) -> None:
    snapshots = Snapshots(empty_folder)
    snapshots.publish(one_quad("v1"), "v1")
    pool = start_pool(snapshots, Limits(workers=1))
    (empty_folder / "current").write_text('{"name": "snapshot-missing", "version": "v2"}')
    for _ in range(20):
        assert_alive(pool)
        time.sleep(0.02)
    assert pool.version() == "v1"


def family(parent: int) -> set[int]:
    """Return the processes of ours that a process has started."""
    return {process for process in running() if parent_of(process) == parent}


def ours() -> set[int]:
    """Return the nurseries that this process has started, and their evaluators."""
    nurseries = family(os.getpid())
    return nurseries.union(*map(family, nurseries))


def running() -> set[int]:
    lines = (path for path in Path("/proc").glob("[0-9]*/cmdline"))
    return {int(line.parent.name) for line in lines if b"bilik.store.evaluator" in content(line)}


def parent_of(process: int) -> int:
    status = content(Path(f"/proc/{process}/stat")).rpartition(b")")[2].split()
    return int(status[1]) if status else 0


def content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # the process has gone


def assert_soon(gone: set[int]) -> None:
    end = time.monotonic() + 30
    while gone & running():
        assert time.monotonic() < end
        time.sleep(0.02)


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@needs_proc
def test_an_evaluator_that_is_killed_is_replaced(sample: Snapshots, start_pool: Start) -> None:
    before = ours()
    pool = start_pool(sample, Limits(workers=1))
    (nursery,) = (ours() - before) & family(os.getpid())
    (evaluator,) = family(nursery)
    os.kill(evaluator, signal.SIGKILL)
    with pytest.raises(QueryMemoryError):  # SIGKILL is how the system ends who takes too much
        pool.answer(TRIVIAL)
    assert_alive(pool)


@needs_proc
def test_a_query_is_stopped_although_its_nursery_is_busy(
    large: Snapshots, start_pool: Start
) -> None:
    before = ours()
    pool = start_pool(large, Limits(workers=1, seconds=120))
    (nursery,) = (ours() - before) & family(os.getpid())
    (evaluator,) = family(nursery)
    os.kill(nursery, signal.SIGSTOP)  # as when it waits for one that gives back a large memory
    try:
        with pytest.raises(CallerGoneError):
            pool.answer(Query(ENDLESS), Caller("a", lambda: True))
        assert_soon(gone={evaluator})
    finally:
        os.kill(nursery, signal.SIGCONT)
    assert_alive(pool)


@needs_proc
def test_a_quick_query_may_end_when_its_client_has_left(
    large: Snapshots, start_pool: Start
) -> None:
    before = ours()
    pool = start_pool(large, Limits(workers=1))
    (nursery,) = (ours() - before) & family(os.getpid())
    (evaluator,) = family(nursery)
    os.kill(evaluator, signal.SIGSTOP)

    def gone() -> bool:
        os.kill(evaluator, signal.SIGCONT)
        return True

    assert json.loads(pool.answer(TRIVIAL, Caller("a", gone)).read())["boolean"] is True
    assert family(nursery) == {evaluator}


@needs_proc
def test_a_nursery_that_is_killed_is_replaced(large: Snapshots, start_pool: Start) -> None:
    before = ours()
    pool = start_pool(large, Limits(workers=1, seconds=0.3))
    (nursery,) = (ours() - before) & family(os.getpid())
    os.kill(nursery, signal.SIGKILL)
    with pytest.raises(QueryTimeoutError):
        pool.answer(Query(ENDLESS))
    end = time.monotonic() + 30
    while True:
        try:
            assert_alive(pool)
            break
        except StoreError:
            assert time.monotonic() < end


@needs_proc
def test_closing_ends_all_processes_and_refuses_further_queries(sample: Snapshots) -> None:
    before = ours()
    pool = WorkerPool(sample, Limits(workers=2))
    while pool.state().workers < 2:  # the second one is not waited for
        time.sleep(0.02)
    started = ours() - before
    assert len(started) == 3
    pool.close()
    assert not started & running()
    with pytest.raises(StoreBusyError):
        pool.answer(TRIVIAL)


SERVER = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
from bilik.store.snapshot import Snapshots
from bilik.store.workers import Limits, WorkerPool
pool = WorkerPool(Snapshots(Path({folder!r})), Limits(workers=1))
print("started", flush=True)
sys.stdin.read()
"""


@needs_proc
def test_a_server_that_dies_takes_its_evaluators_along(sample: Snapshots) -> None:
    script = SERVER.format(path=sys.path, folder=str(sample.folder))
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"started\n"
        (nursery,) = family(server.pid)
        started = {nursery, *family(nursery)}
        assert len(started) == 2
        server.kill()
    assert_soon(gone=started)


def test_without_a_graph_the_pool_says_what_to_do(empty_folder: Path) -> None:
    with pytest.raises(GraphError, match="bilik build"):
        WorkerPool(Snapshots(empty_folder))


def test_a_query_may_be_no_longer_than_the_limit(sample: Snapshots, start_pool: Start) -> None:
    pool = start_pool(sample, Limits(workers=1, query_characters=100))
    with pytest.raises(QuerySyntaxError, match="at most 100"):
        pool.answer(Query("ASK { ?s ?p ?o } #" + "x" * 100))


SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def ask_in_background(pool: WorkerPool, outcomes: list[object], caller: Caller) -> threading.Thread:
    def ask() -> None:
        try:
            outcomes.append(pool.answer(Query(SLOW), caller).read())
        except StoreError as error:
            outcomes.append(type(error))

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def seconds_to_answer(pool: WorkerPool, caller: Caller) -> float:
    start = time.monotonic()
    pool.answer(Query("ASK { ?s ?p ?o }"), caller).read()
    return time.monotonic() - start


@pytest.mark.parametrize("asking", ["heavy", "light"])
def test_many_slow_queries_do_not_keep_a_quick_one_waiting(
    asking: str, large: Snapshots, start_pool: Start
) -> None:
    limits = Limits(workers=2, queue=20, client_queue=10, seconds=1)
    pool = start_pool(large, limits)
    outcomes: list[object] = []
    crowd = [ask_in_background(pool, outcomes, Caller("heavy")) for _ in range(40)]
    time.sleep(0.6)
    assert max(seconds_to_answer(pool, Caller(asking)) for _ in range(2)) < 1.5
    for thread in crowd:
        thread.join()
    assert set(outcomes) <= {QueryTimeoutError, ClientBusyError, StoreBusyError}
    assert outcomes.count(ClientBusyError) >= 20
    assert QueryTimeoutError in outcomes


def test_a_query_that_was_displaced_is_answered_later(large: Snapshots, start_pool: Start) -> None:
    pool = start_pool(large, Limits(workers=2, seconds=30))
    quite_slow = (
        "SELECT (COUNT(*) AS ?n) "
        "{ ?a ?b ?c . { SELECT ?d { ?d ?e ?f } LIMIT 40 } FILTER(STR(?a) != STR(?d)) }"
    )
    counts: list[object] = []

    def ask() -> None:
        answer = json.loads(pool.answer(Query(quite_slow)).read())
        counts.append(answer["results"]["bindings"][0]["n"]["value"])

    crowd = [threading.Thread(target=ask) for _ in range(4)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    assert counts == ["199960"] * 4


def test_a_caller_who_goes_ends_a_query_that_runs_and_one_that_waits(
    large: Snapshots, start_pool: Start
) -> None:
    pool = start_pool(large, Limits(workers=1, seconds=30))
    gone = threading.Event()
    outcomes: list[object] = []
    crowd = [ask_in_background(pool, outcomes, Caller("a", gone.is_set)) for _ in range(2)]
    time.sleep(0.3)
    start = time.monotonic()
    gone.set()
    for thread in crowd:
        thread.join()
    assert outcomes == [CallerGoneError, CallerGoneError]
    assert seconds_to_answer(pool, Caller("b")) < 5
    assert time.monotonic() - start < 5


IN_MEMORY = Limits(workers=2, in_memory_bytes=100_000_000)


def wait_until_in_memory(pool: WorkerPool) -> None:
    end = time.monotonic() + 60
    while not pool.state().in_memory:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_snapshot_moves_into_memory_and_answers_as_on_disk(
    sample: Snapshots, start_pool: Start
) -> None:
    disk, memory = (start_pool(sample, limits) for limits in (Limits(workers=1), IN_MEMORY))
    every = Query("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", "text/csv")
    wait_until_in_memory(memory)
    assert not disk.state().in_memory
    rows = [sorted(pool.answer(every).read().splitlines()) for pool in (disk, memory)]
    assert rows[0] == rows[1]
    assert len(rows[0]) > 8


@pytest.mark.parametrize(
    ("text", "seconds", "error"),
    [(HUGE_SORT, 60.0, QueryMemoryError), (ENDLESS, 0.3, QueryTimeoutError)],
)
def test_limits_hold_in_memory_too(
    text: str, seconds: float, error: type[StoreError], large: Snapshots, start_pool: Start
) -> None:
    limits = Limits(workers=1, seconds=seconds, memory=150, in_memory_bytes=100_000_000)
    pool = start_pool(large, limits)
    wait_until_in_memory(pool)
    with pytest.raises(error):
        pool.answer(Query(text))
    assert_alive(pool)
    assert pool.state().in_memory


def test_a_snapshot_larger_than_the_limit_stays_on_disk(
    large: Snapshots, start_pool: Start
) -> None:
    pool = start_pool(large, Limits(workers=1, in_memory_bytes=1000))
    time.sleep(1)
    assert_alive(pool)
    assert not pool.state().in_memory


def test_a_new_snapshot_is_served_from_disk_until_it_is_in_memory(
    empty_folder: Path, start_pool: Start
) -> None:
    snapshots = Snapshots(empty_folder)
    snapshots.publish(one_quad("v1"), "v1")
    pool = start_pool(snapshots, IN_MEMORY)
    wait_until_in_memory(pool)
    snapshots.publish(one_quad("v2"), "v2")
    end = time.monotonic() + 30
    while pool.version() == "v1":
        assert time.monotonic() < end
        assert_alive(pool)
    assert not pool.state().in_memory
    wait_until_in_memory(pool)
    assert b"v2" in pool.answer(Query("SELECT ?s { ?s ?p ?o }", "text/csv")).read()


@needs_proc
def test_memory_that_is_lost_is_made_up_for_from_disk(sample: Snapshots, start_pool: Start) -> None:
    before = ours()
    pool = start_pool(sample, IN_MEMORY)
    wait_until_in_memory(pool)
    nurseries = (ours() - before) & family(os.getpid())
    for nursery in nurseries:
        os.kill(nursery, signal.SIGKILL)
    end = time.monotonic() + 30
    while pool.state().in_memory:
        assert time.monotonic() < end
        assert_alive(pool)
    assert_alive(pool)


@needs_proc
def test_closing_ends_what_holds_memory(sample: Snapshots) -> None:
    before = ours()
    pool = WorkerPool(sample, IN_MEMORY)
    wait_until_in_memory(pool)
    started = ours() - before
    assert len(started) >= 4  # a nursery for each kind of evaluator
    pool.close()
    assert_soon(gone=started)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_an_evaluator_tells_how_long_it_has_computed(large: Snapshots, start_pool: Start) -> None:
    pool = start_pool(large, Limits(workers=1, seconds=1.0))
    ticket = Ticket("", time.monotonic())
    evaluator = pool.crew.borrow(ticket, 30.0, lambda: False)
    before = evaluator.worked()
    pool.crew.give_back(evaluator, ticket)
    with pytest.raises(QueryTimeoutError):
        pool.answer(Query(ENDLESS))
    worked = evaluator.worked()
    assert before is not None
    assert worked is None or worked > before  # None: it has been ended already
    assert_alive(pool)
    end = time.monotonic() + 30
    while evaluator.worked() is not None:
        assert time.monotonic() < end
        time.sleep(0.02)
