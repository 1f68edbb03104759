from tests.bench.growth import table

SIZES = (1000, 10_000)


def verdict(*values: float) -> str:
    *_, line = table(SIZES, [{"load": value} for value in values])
    return line.split("|")[-2].strip()


def test_what_grows_as_n_log_n_is_kept() -> None:
    assert verdict(1.0, 1.0) == "kept"
    assert verdict(1.0, 13.3) == "kept"


def test_what_grows_as_a_square_is_not() -> None:
    assert verdict(1.0, 100.0) == "not kept"
