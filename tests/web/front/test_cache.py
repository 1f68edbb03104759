from bilik.web.front.cache import AnswerCache, Stored


def answer(size: int) -> Stored:
    return Stored("text/csv", b"x" * size)


def test_what_was_used_last_stays() -> None:
    cache = AnswerCache(16_000)
    for number in range(9):
        cache.put(str(number), answer(1400))
        cache.get("0")
    assert cache.get("0") is not None
    assert cache.get("1") is None
    assert cache.get("8") is not None


def test_one_answer_cannot_drive_out_all_others() -> None:
    cache = AnswerCache(80_000)
    cache.put("small", answer(100))
    cache.put("large", answer(20_000))
    assert cache.get("large") is None
    assert cache.get("small") is not None


def test_without_room_nothing_is_remembered() -> None:
    cache = AnswerCache(0)
    cache.put("a", answer(0))
    assert cache.get("a") is None
