from bilik.store.reception import Slow


def test_a_query_that_made_room_is_known_until_it_is_quick() -> None:
    slow = Slow()
    slow.add(b"one")
    assert b"one" in slow
    slow.judge(b"one", 2.0)
    assert b"one" in slow
    slow.judge(b"one", 0.001)
    assert b"one" not in slow
    slow.judge(b"unknown", 0.001)
    assert b"unknown" not in slow


def test_a_query_that_took_long_in_peace_is_slow_in_a_crowd() -> None:
    slow = Slow()
    slow.judge(b"one", 0.1)
    assert b"one" not in slow
    slow.judge(b"one", 1.0)
    assert b"one" in slow


def test_few_queries_are_known_and_none_that_is_long() -> None:
    slow = Slow()
    slow.add(b"x" * 100_000)
    assert b"x" * 100_000 not in slow
    requests = [str(number).encode() for number in range(2000)]
    for request in requests:
        slow.add(request)
    assert requests[-1] in slow
    assert 0 < sum(request in slow for request in requests) < 1000
