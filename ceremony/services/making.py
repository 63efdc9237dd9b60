"""Long work for a page, in a process of its own: the press and the map never wait for a paper."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .ceremony import Ceremony

_NICENESS = 10
_PATIENCE_S = 300


class NotMade(Exception):
    """The command's own sentence says why."""


def made(ceremony: Ceremony, command: tuple[str, ...], ending: str, language: str) -> bytes:
    """What ``ceremony COMMAND --data … OUT`` writes. Raises NotMade."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"made{ending}"
        arguments = [sys.executable, "-m", "ceremony", *command, "--data", str(ceremony.data), str(out)]
        ceremony.offload(_run, arguments, language)
        return out.read_bytes()


def _run(arguments: list[str], language: str) -> None:
    environment = {**os.environ, "CEREMONY_LANGUAGE": language}
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            ["nice", "-n", str(_NICENESS), *arguments],  # noqa: S607
            env=environment,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotMade(str(error)) from error
    if done.returncode:
        raise NotMade(done.stderr.strip())
