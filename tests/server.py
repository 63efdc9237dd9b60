"""A real server as a process of its own: started, killed, started again on the same data and port."""

import json
import os
import signal
import sqlite3
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_START_WITHIN = 30.0


class Server:
    """``links`` is what ``ceremony serve --json`` prints at its start; ``errors`` a file with its stderr; ``options``
    more of that command's."""

    def __init__(
        self, data: Path, errors: Path, environment: Mapping[str, str] | None = None, options: Sequence[str] = ()
    ) -> None:
        self.data = data
        self.errors = errors
        self.links: dict[str, Any] = {}
        self._options = options
        self._environment = {**os.environ, "PYTHONWARNINGS": "ignore", **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    @property
    def url(self) -> str:
        url: str = self.links["url"]
        return url

    @property
    def port(self) -> int:
        return self._port

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def start(self, *, health: bool = True) -> "Server":
        """``health``: waits for it, over this machine's own number, which not every certificate names."""
        command = [sys.executable, "-m", "ceremony", "serve", "--host", "127.0.0.1", "--port", str(self._port)]
        with self.errors.open("ab") as errors:
            self._process = subprocess.Popen(
                [*command, "--data", os.path.relpath(self.data), "--json", *self._options],  # as people type it
                stdout=subprocess.PIPE,
                stderr=errors,
                env=self._environment,
            )
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"no first line; stderr: {self.errors.read_text('utf-8')}"
        self.links = json.loads(line)
        self._port = int(self.url.rsplit(":", 1)[1])
        if health:
            self._wait_until_healthy()
        return self

    @property
    def authority(self) -> Path:
        """With ``--tls-own``: the certificate to trust."""
        return self.data / "tls" / "authority.crt"

    def trusting(self) -> ssl.SSLContext:
        """Whoever trusts this server's authority, and nobody else."""
        return ssl.create_default_context(cafile=self.authority)

    def kill(self) -> None:
        """As a power switch would, for the process."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        if self._process:
            self._end(signal.SIGTERM)

    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def ledger(self) -> list[dict[str, Any]]:
        """Every entry, oldest first, as it lies in the file."""
        with sqlite3.connect(f"file:{self.data / 'ledger.db'}?mode=ro", uri=True) as database:
            rows = database.execute("SELECT body FROM entry ORDER BY seq").fetchall()
        database.close()
        return [json.loads(body) for (body,) in rows]

    def events(self, name: str) -> list[dict[str, Any]]:
        return [entry for entry in self.ledger() if entry["event"] == name]

    def _end(self, number: int) -> None:
        assert self._process
        self._process.send_signal(number)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        assert self._process.stdout
        self._process.stdout.close()

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + _START_WITHIN
        while True:
            try:
                context = self.trusting() if "--tls-own" in self._options else None
                with urllib.request.urlopen(f"{self.url}/health", timeout=5, context=context) as reply:
                    assert json.load(reply)["ok"]
                return
            except (urllib.error.URLError, OSError):
                assert time.monotonic() < deadline, "the server does not answer"
                time.sleep(0.05)
