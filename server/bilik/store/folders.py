"""Folders that are written beside each other, in use by some and removed when by none."""

import fcntl
import os
import shutil
from pathlib import Path


def hold(path: Path) -> int:
    """Keep a folder from being removed until the descriptor is closed or this process ends.

    Raises OSError when there is no such folder.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def remove_unused(path: Path) -> bool:
    """Remove a folder unless somebody holds it; returns whether it is gone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return not path.exists()
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(path, ignore_errors=True)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def sync(path: Path) -> None:
    """Bring a folder and the files in it to the disk."""
    for file in path.iterdir():
        _sync(file)
    sync_entries(path)


def sync_file(path: Path) -> None:
    """Bring a file to the disk, and its name."""
    _sync(path)
    _sync(path.parent)


def sync_entries(path: Path) -> None:
    """Bring the entries of a folder to the disk, not what they name."""
    _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def release(descriptor: int) -> None:
    """Let go of what `hold` gave."""
    os.close(descriptor)
