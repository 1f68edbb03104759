from bilik.protocol.tokens import bearer, digest_line, new_token, owner


def test_a_token_is_known_by_its_line_and_by_no_other() -> None:
    token, other = new_token(), new_token()
    lines = ["# those who write", digest_line("aigerim", other), digest_line("daulet", token), ""]
    assert owner(token, lines) == "daulet"
    assert owner(other, lines) == "aigerim"
    assert owner(new_token(), lines) is None
    assert owner("", lines) is None
    assert token not in "".join(lines)


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 48


def test_a_bearer_token_is_read_from_the_header() -> None:
    token = new_token()
    assert bearer(f"Bearer {token}") == bearer(f"bearer  {token}") == token
    for header in (None, "", token, f"Basic {token}", "Bearer", f"Bearer {token} x", "Bearer қ"):
        assert bearer(header) is None
