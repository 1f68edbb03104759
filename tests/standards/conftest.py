import os
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest
from tests.standards.w3c import Service
from tests.web.test_server import free_port

from bilik.protocol.tokens import digest_line, new_token


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """`bilik serve --empty`, whose default graph is its own, and whoever may write to it."""
    folder, port, token = tmp_path_factory.mktemp("w3c"), free_port(), new_token()
    (folder / "tokens").write_text(digest_line("w3c", token) + "\n")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "BILIK_BUILD_DIR": str(folder / "graph"),
        "BILIK_WRITE_TOKENS": str(folder / "tokens"),
        "BILIK_WRITE_VALIDATION": "off",
        "BILIK_DEFAULT_GRAPH": "own",
        "BILIK_LOG_LEVEL": "error",
    }
    command = [sys.executable, "-m", "bilik", "serve", "--empty", "--port", str(port)]
    headers = {"Authorization": f"Bearer {token}"}
    url = f"http://127.0.0.1:{port}"
    with (
        subprocess.Popen(command, env=environment) as server,
        httpx.Client(base_url=url, headers=headers, timeout=60) as client,
    ):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                client.get("/health")
                break
            except httpx.TransportError:
                assert server.poll() is None
                time.sleep(0.05)
        yield Service(client)
        server.terminate()
