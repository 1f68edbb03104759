"""One table of settings that feeds the command line, the environment and the documentation."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from bilik import resources
from bilik.errors import SettingError


@dataclass(frozen=True)
class Setting:
    """One row of the table: name, type, default and what it is for.

    A number is greater than zero unless `zero` says that none is a choice, and at most `most`;
    `choices` are all the values that a text may have, when there are few.
    """

    name: str
    type: type
    default: object
    help: str
    zero: bool = False
    choices: tuple[str, ...] = ()
    most: int | None = None

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return "BILIK_" + self.name.upper()

    def parse(self, text: str) -> object:
        """Read a value as the environment gives it; raises SettingError."""
        if self.choices and text not in self.choices:
            raise SettingError(f"{self.variable}={text!r} is none of {', '.join(self.choices)}.")
        try:
            if self.type is bool:
                return _TRUTH[text.strip().lower()]
            return Path(text).expanduser() if self.type is Path else self.type(text)
        except (KeyError, ValueError):
            raise SettingError(
                f"{self.name}={text!r} ({self.variable}) is no {_KINDS[self.type]}. "
                f"{self.help} Default: {self.default}."
            ) from None


_TRUTH = {"1": True, "true": True, "yes": True, "on": True}
_TRUTH |= {"0": False, "false": False, "no": False, "off": False}

_KINDS = {bool: "yes or no", int: "whole number", float: "number", Path: "path", str: "text"}

LEVELS = ("debug", "info", "warning", "error")

SETTINGS: tuple[Setting, ...] = (
    Setting("knowledge", Path, None, "Folder with ontology, data and queries."),
    Setting("build_dir", Path, None, "Folder that the graph is built into and served from."),
    Setting("host", str, "127.0.0.1", "Address to listen on."),
    Setting("port", int, 8000, "Port to listen on.", most=65_535),
    Setting("threads", int, 96, "Threads that speak HTTP; more than workers and queue together."),
    Setting("workers", int, 4, "Processes that evaluate queries."),
    Setting("queue", int, 64, "Queries that may wait for a worker; more are answered 503."),
    Setting("client_queue", int, 32, "Queries of one client that may wait; more are answered 429."),
    Setting("query_seconds", float, 10.0, "Seconds a query may take before it is stopped."),
    Setting("query_memory", int, 2048, "Megabytes of memory a query may take."),
    Setting("query_bytes", int, 1_000_000, "Bytes of a query or request body that are read."),
    Setting("answer_bytes", int, 100_000_000, "Bytes of an answer; longer ones are refused."),
    Setting("buffer_bytes", int, 4_000_000, "Bytes of an answer held back until it cannot fail."),
    Setting(
        "in_memory_bytes",
        int,
        1_000_000_000,
        "Bytes a graph may have on disk to be served from memory; 0 serves all from disk.",
        zero=True,
    ),
    Setting(
        "cache_bytes",
        int,
        64_000_000,
        "Bytes of answers that are remembered while the graph stays the same; 0 remembers none.",
        zero=True,
    ),
    Setting("prefix", str, "", "Path under which a proxy serves us, such as /bilik."),
    Setting("proxies", int, 0, "Proxies in front whose X-Forwarded fields hold.", zero=True),
    Setting("log_format", str, "text", "How log lines are written.", choices=("text", "json")),
    Setting("log_level", str, "info", "The least that is logged.", choices=LEVELS),
    Setting("document_bytes", int, 20_000_000, "Bytes of a source document that are read."),
    Setting("readers", int, 0, "Processes that read documents; 0: one for each core.", zero=True),
    Setting(
        "default_graph",
        str,
        "union",
        "The default graph: the union of all graphs, or one of its own.",
        choices=("union", "own"),
    ),
    Setting("write_tokens", str, "", "File of lines of `bilik token`; without it nobody writes."),
    Setting(
        "write_validation",
        str,
        "reject",
        "What becomes of writes that break a SHACL shape: they are rejected, their faulty "
        "statements go to quarantine, or nobody looks (off).",
        choices=("reject", "quarantine", "off"),
    ),
    Setting("write_seconds", float, 60.0, "Seconds a write may take before it is stopped."),
    Setting("write_memory", int, 2048, "Megabytes of memory a write may take."),
    Setting("write_bytes", int, 50_000_000, "Bytes of an update or a graph that are read."),
    Setting("service_allow", str, "", "Endpoints that SERVICE may ask, with spaces between them."),
    Setting("load_allow", str, "", "What addresses that LOAD may fetch begin with, likewise."),
    Setting("store_url", str, "", "Address of a SPARQL server to ask instead of the own engine."),
    Setting("store_engine", str, "bilik", "What runs there: a name in the table of engines."),
    Setting("store_user", str, "", "User name for that server."),
    Setting("store_password", str, "", "Password for that server."),
    Setting("store_token", str, "", "Bearer token for that server, instead of a user name."),
)


@dataclass(frozen=True)
class Settings:
    """The values in force; build with `load`."""

    knowledge: Path
    build_dir: Path
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 96
    workers: int = 4
    queue: int = 64
    client_queue: int = 32
    query_seconds: float = 10.0
    query_memory: int = 2048
    query_bytes: int = 1_000_000
    answer_bytes: int = 100_000_000
    buffer_bytes: int = 4_000_000
    in_memory_bytes: int = 1_000_000_000
    cache_bytes: int = 64_000_000
    prefix: str = ""
    proxies: int = 0
    log_format: str = "text"
    log_level: str = "info"
    document_bytes: int = 20_000_000
    readers: int = 0
    default_graph: str = "union"
    write_tokens: str = ""
    write_validation: str = "reject"
    write_seconds: float = 60.0
    write_memory: int = 2048
    write_bytes: int = 50_000_000
    service_allow: str = ""
    load_allow: str = ""
    store_url: str = ""
    store_engine: str = "bilik"
    store_user: str = ""
    store_password: str = ""
    store_token: str = ""

    @property
    def union(self) -> bool:
        """Whether the default graph of queries is the union of the named graphs."""
        return self.default_graph == "union"

    @property
    def documents(self) -> Path:
        """The folder of the documents that users added."""
        return self.build_dir / "documents"

    @property
    def dumps(self) -> Path:
        """The folder of the files that the graph is published as."""
        return self.build_dir / "dumps"

    def environment(self) -> dict[str, str]:
        """Return the variables under which another process has these values."""
        return {row.variable: str(getattr(self, row.name)) for row in SETTINGS}


def load(environ: Mapping[str, str] | None = None, **given: object) -> Settings:
    """Put together defaults, `BILIK_*` variables and explicit values (which win; None means unset).

    Raises SettingError for an unreadable value and KnowledgeError when no knowledge is found.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {s.name: s.default for s in SETTINGS}
    values |= {s.name: s.parse(environ[s.variable]) for s in SETTINGS if environ.get(s.variable)}
    values |= {name: value for name, value in given.items() if value is not None}
    values["knowledge"] = values["knowledge"] or resources.root()
    values["build_dir"] = values["build_dir"] or default_build_dir(values["knowledge"])
    for row in SETTINGS:
        _require_sense(row, values[row.name])
    return Settings(**values)


def parse(given: Mapping[str, str | None]) -> dict[str, Any]:
    """Read values that came as text, for `load`; None means unset. Raises SettingError."""
    rows = {row.name: row for row in SETTINGS}
    return {name: rows[name].parse(text) for name, text in given.items() if text is not None}


def default_build_dir(knowledge: Path) -> Path:
    """`data/build` in a checkout, else the user's data folder: a wheel's is not ours to fill."""
    if resources.is_checkout(knowledge):
        return knowledge / "data" / "build"
    return user_data_path("bilik", appauthor=False) / "build"


def _require_sense(row: Setting, value: object) -> None:
    if isinstance(value, int | float) and (value < 0 or (value == 0 and not row.zero)):
        least = "zero or more" if row.zero else "greater than zero"
        raise SettingError(f"{row.name} is {value}; it must be {least}.")
    if row.most is not None and isinstance(value, int) and value > row.most:
        raise SettingError(f"{row.name} is {value}; it must be at most {row.most}.")
    if row.choices and value not in row.choices:
        raise SettingError(f"{row.name} is {value!r}; it is one of {', '.join(row.choices)}.")
