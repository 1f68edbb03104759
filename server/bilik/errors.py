"""Everything that can go wrong, as one tree; each message says what to do next.

BilikError
    SettingError        a setting has a value that cannot be used
    DocumentError       a source document cannot be read as text
    KnowledgeError      a file of the ontology, the law or the queries is broken
        FormatError     a Turtle file cannot be brought into canonical form
    GraphError          the built graph is missing, broken or fails its checks
        GraphBusyError      another process is publishing a graph
    StoreError          the triple store cannot do what it was asked
        QuerySyntaxError    the query is not SPARQL 1.1
        QueryTimeoutError   the query ran past its deadline
        QueryMemoryError    the query needed more memory than it may have
        QueryTooComplexError  the query is too long or nested too deeply for the engine
        StoreBusyError      all workers are taken and the queue is full
        NotReadyError       what was asked for is being made
        ClientBusyError     one client has too many queries waiting
        CallerGoneError     nobody waits for the answer any more
        QueryRefusedError   the query asks for what this server does for nobody
        AnswerTooLargeError the answer is longer than an answer may be
        NotAcceptableError  the answer has no format that the caller can read
        NoSuchGraphError    the store has no graph of that name
        WriteRejectedError  the write would leave statements that break a shape
    ProtocolError       an HTTP request breaks the SPARQL protocol
    AccessError         the caller may not do that, or has not said who they are
    ReasonerError       the reasoner cannot run, or found a contradiction
"""

__all__ = [
    "AccessError",
    "AnswerTooLargeError",
    "BilikError",
    "CallerGoneError",
    "ClientBusyError",
    "DocumentError",
    "FormatError",
    "GraphBusyError",
    "GraphError",
    "KnowledgeError",
    "NoSuchGraphError",
    "NotAcceptableError",
    "NotReadyError",
    "ProtocolError",
    "QueryMemoryError",
    "QueryRefusedError",
    "QuerySyntaxError",
    "QueryTimeoutError",
    "QueryTooComplexError",
    "ReasonerError",
    "SettingError",
    "StoreBusyError",
    "StoreError",
    "WriteRejectedError",
]


class BilikError(Exception):
    """Base of all errors that are meant for a person; `exit_code` is the command's."""

    exit_code = 1


class SettingError(BilikError):
    """A setting has a value that cannot be used."""

    exit_code = 2


class DocumentError(BilikError):
    """A source document cannot be read as text."""

    exit_code = 3


class KnowledgeError(BilikError):
    """A file of the ontology, the law or the queries is broken."""

    exit_code = 4


class FormatError(KnowledgeError):
    """A Turtle file cannot be brought into canonical form."""


class GraphError(BilikError):
    """The built graph is missing, broken or fails its checks."""

    exit_code = 5


class GraphBusyError(GraphError):
    """Another process is publishing a graph."""


class StoreError(BilikError):
    """The triple store cannot do what it was asked."""

    exit_code = 6


class QuerySyntaxError(StoreError):
    """The query is not SPARQL 1.1."""


class QueryTimeoutError(StoreError):
    """The query ran past its deadline."""


class QueryMemoryError(StoreError):
    """The query needed more memory than it may have."""


class QueryTooComplexError(StoreError):
    """The query is too long or nested too deeply for the engine."""


class StoreBusyError(StoreError):
    """All workers are taken and the queue is full."""


class NotReadyError(StoreError):
    """What was asked for is being made and is not there yet."""


class ClientBusyError(StoreError):
    """One client has too many queries waiting."""


class CallerGoneError(StoreError):
    """Nobody waits for the answer any more."""


class QueryRefusedError(StoreError):
    """The query asks for what this server does for nobody."""


class AnswerTooLargeError(StoreError):
    """The answer is longer than an answer may be."""


class NotAcceptableError(StoreError):
    """The answer has no format that the caller can read."""


class NoSuchGraphError(StoreError):
    """The store has no graph of that name."""


class WriteRejectedError(StoreError):
    """The write would leave statements that break a shape."""


class AccessError(BilikError):
    """The caller may not do that (status 403), or has not said who they are (401)."""

    def __init__(self, message: str, status: int = 403) -> None:
        super().__init__(message)
        self.status = status


class ProtocolError(BilikError):
    """An HTTP request breaks the SPARQL protocol; `status` is the HTTP status code."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class ReasonerError(BilikError):
    """The reasoner cannot run, or found a contradiction."""

    exit_code = 7
