"""Takes rights away from the process that evaluates strangers' queries."""

import ctypes
import os
import platform
import resource
import sys
from pathlib import Path
from typing import Final

# <linux/prctl.h>, <linux/seccomp.h>, <linux/bpf_common.h>, <linux/audit.h>
_SET_NO_NEW_PRIVILEGES: Final = 38
_SET_SECCOMP: Final = 22
_MODE_FILTER: Final = 2
_LOAD: Final = 0x20
_JUMP_IF_EQUAL: Final = 0x15
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_DENY: Final = 0x00050000 | 13  # the call fails with EACCES
_OFFSET_NUMBER: Final = 0
_OFFSET_MACHINE: Final = 4

# Machine: its audit number and the number of its system call `socket`.
_MACHINES: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_true", ctypes.c_ubyte),
        ("if_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("start", ctypes.POINTER(_Instruction)))


def limit_memory(megabytes: int) -> None:
    """Let this process take so much memory more than it has now; past that allocation fails."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit = _address_space() + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _address_space() -> int:
    statistics = Path("/proc/self/statm")
    if not statistics.exists():
        return 0
    return int(statistics.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def forbid_sockets() -> bool:
    """Make opening a socket impossible for this process, for good; return whether that worked.

    Works on Linux (x86-64, ARM64) by a seccomp filter; sockets that are open already stay so.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    instructions = _filter(*machine)
    program = _Program(len(instructions), instructions)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _filter(machine: int, socket_call: int) -> ctypes.Array[_Instruction]:
    steps = (
        _Instruction(_LOAD, 0, 0, _OFFSET_MACHINE),
        _Instruction(_JUMP_IF_EQUAL, 1, 0, machine),
        _Instruction(_RETURN, 0, 0, _DENY),
        _Instruction(_LOAD, 0, 0, _OFFSET_NUMBER),
        _Instruction(_JUMP_IF_EQUAL, 0, 1, socket_call),
        _Instruction(_RETURN, 0, 0, _DENY),
        _Instruction(_RETURN, 0, 0, _ALLOW),
    )
    return (_Instruction * len(steps))(*steps)
