"""The demo's other processes: the server, started again if it dies, and the simulated endpoints."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .contacts import HOTLINE

_END_WITHIN_S = 5.0
_AGAIN_AFTER_S = 1.0


class Server:
    """``ceremony serve`` as a process. ``links`` are those of its first start."""

    def __init__(self, data: Path, port: int, on_restart: Callable[[], None]) -> None:
        self._command = _module("ceremony", "serve", "--data", str(data), "--port", str(port), "--json")
        self._on_restart = on_restart
        self._ending = False
        self._changing = threading.Lock()
        self._process = self._start()
        self.links: dict[str, Any] = self._first_line()
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        with self._changing:
            self._ending = True
        _end(self._process)

    def _start(self) -> "subprocess.Popen[str]":
        """The button of a demonstration waits for its visitor, and its telephone is nobody's, unless told otherwise."""
        return _started(self._command, {"CEREMONY_ARMED_FOR": "0", "CEREMONY_HOTLINE": HOTLINE, **os.environ})

    def _first_line(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError(f"the server did not start (status {self._process.wait()})")
        links: dict[str, Any] = json.loads(line)
        return links

    def _watch(self) -> None:
        while True:
            self._process.wait()
            with self._changing:
                if self._ending:
                    return
                self._process = self._start()
            self._on_restart()
            try:
                self._first_line()
            except RuntimeError:
                time.sleep(_AGAIN_AFTER_S)


class Endpoints:
    """``python -m ceremony.simulate`` as a process; ``counts`` are its latest."""

    def __init__(self, arguments: Sequence[str]) -> None:
        command = _module("ceremony.simulate", *arguments, "--json")
        self.counts: dict[str, int] = {}
        self.summary: dict[str, Any] | None = None
        self._process = _started(command)
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def stop(self) -> None:
        _end(self._process)

    def _read(self) -> None:
        for line in self._process.stdout or ():
            told = json.loads(line)
            if "summary" in told:
                self.summary = told["summary"]
            else:
                self.counts = told


def _module(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", name, *arguments]


def _started(command: Sequence[str], environment: Mapping[str, str] | None = None) -> "subprocess.Popen[str]":
    """In a session of its own: Ctrl+C is for the demo, which then ends its processes itself."""
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True, env=environment)  # noqa: S603 - our own


def _end(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(_END_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
