"""Run a program of the set-up quietly; say what it said only if it fails."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path


class SetupError(Exception):
    """A set-up step failed; the text is for the person who started it."""


def call(command: Sequence[str | Path], *, folder: Path, environment: dict[str, str] | None = None) -> None:
    """Run `command` in `folder`, `environment` added to this process's. Raises SetupError with its output."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise SetupError(f"{Path(command[0]).name}: {error.strerror}") from error
    if done.returncode != 0:
        line = " ".join(str(word) for word in command)
        raise SetupError(f"{done.stdout.strip()}\n\nLỗi khi chạy · Failed ({done.returncode}): {line}")
