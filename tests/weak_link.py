"""A weak line between this machine and a network namespace of its own: delay, loss, a narrow rate, and a cut.

The kernel has no netem here: packets of two TUN devices pass through this process, which lets each wait until it is
due. TCP and the browser see a real line. Needs root and iproute2.
"""

import fcntl
import heapq
import os
import random
import select
import stat
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

_TUN = Path("/dev/net/tun")
_TUNSETIFF = 0x400454CA
_IFF_TUN, _IFF_NO_PI = 0x0001, 0x1000
_MTU = 1500
#: Processes that test side by side have addresses of their own.
_PROCESS = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_names = count(_PROCESS * 100)


@dataclass(frozen=True)
class Weakness:
    """Each way: seconds of delay, bits a second, the share of packets that is lost, packets that may wait."""

    delay: float = 0.150
    rate: float = 384_000
    loss: float = 0.05
    queue: int = 100


@dataclass
class Way:
    """One direction: packets that wait until they are due. ``sent``: bytes that came through."""

    weakness: Weakness
    out: int
    chance: random.Random
    waiting: list[tuple[float, int, bytes]] = field(default_factory=list)
    free_at: float = 0.0
    sent: int = 0
    _order: "count[int]" = field(default_factory=count)

    def take(self, packet: bytes, now: float) -> None:
        """The line is busy with what was taken before; whoever finds too long a queue is lost, as one in twenty is."""
        if len(self.waiting) >= self.weakness.queue or self.chance.random() < self.weakness.loss:
            return
        self.free_at = max(now, self.free_at) + len(packet) * 8 / self.weakness.rate
        heapq.heappush(self.waiting, (self.free_at + self.weakness.delay, next(self._order), packet))

    def deliver(self, now: float) -> None:
        while self.waiting and self.waiting[0][0] <= now:
            packet = heapq.heappop(self.waiting)[2]
            self.sent += os.write(self.out, packet)

    def due_in(self, now: float) -> float:
        return max(0.0, self.waiting[0][0] - now) if self.waiting else 0.1


class WeakLink:
    """``near``: this machine's address on the line. Programs at its far end start with the words of ``far``."""

    def __init__(self, weakness: Weakness = Weakness(), seed: int = 0) -> None:
        self._number = next(_names)
        self.namespace = f"far-{os.getpid()}-{self._number}"
        self._weakness = weakness
        self._random = random.Random(seed)
        self._whole = threading.Event()
        self._whole.set()
        self._ending = threading.Event()

    @property
    def near(self) -> str:
        return f"10.{77 + self._number // 250}.{self._number % 250}.1"

    @property
    def far(self) -> Sequence[str]:
        return ("ip", "netns", "exec", self.namespace)

    def __enter__(self) -> "WeakLink":
        with _one_at_a_time():
            self._lay()
        self._ways = [Way(self._weakness, out, self._random) for out in reversed(self._ends)]
        self._carrying = threading.Thread(target=self._carry, daemon=True)
        self._carrying.start()
        return self

    def _lay(self) -> None:
        names = [f"{end}{os.getpid()}-{self._number}" for end in ("n", "f")]
        self._ends = [_tun(name) for name in names]
        there = self.near[:-1] + "2"
        _ip("netns", "add", self.namespace)
        _ip("link", "set", names[1], "netns", self.namespace)
        _ip("addr", "add", f"{self.near}/30", "dev", names[0])
        _ip("link", "set", names[0], "up")
        _ip("-n", self.namespace, "addr", "add", f"{there}/30", "dev", names[1])
        for device in ("lo", names[1]):
            _ip("-n", self.namespace, "link", "set", device, "up")
        _ip("-n", self.namespace, "route", "add", "default", "dev", names[1])

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._carrying.join(5)
        _ip("netns", "del", self.namespace)
        for end in self._ends:
            os.close(end)

    def cut(self) -> None:
        """As a digger does: nobody is told, and what was under way is lost."""
        self._whole.clear()

    def mend(self) -> None:
        self._whole.set()

    @property
    def carried(self) -> int:
        """Bytes that have come to the far end."""
        return self._ways[0].sent

    def _carry(self) -> None:
        while not self._ending.is_set():
            now = time.monotonic()
            ready, _, _ = select.select(self._ends, [], [], min(way.due_in(now) for way in self._ways))
            now = time.monotonic()
            for end, way in zip(self._ends, self._ways, strict=True):
                if end in ready:
                    way.take(os.read(end, _MTU + 100), now)
                if self._whole.is_set():
                    way.deliver(now)
                else:
                    way.waiting.clear()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Of the processes that test side by side: what the first makes of the machine (a node, a folder) serves all."""
    with (Path(tempfile.gettempdir()) / "ceremony-weak-link.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _tun(name: str) -> int:
    if not _TUN.exists():  # a container that may make links has the right to it, if not the node
        _TUN.parent.mkdir(exist_ok=True)
        os.mknod(_TUN, stat.S_IFCHR | 0o600, os.makedev(10, 200))
    end = os.open(_TUN, os.O_RDWR | os.O_CLOEXEC)
    fcntl.ioctl(end, _TUNSETIFF, struct.pack("16sH", name.encode(), _IFF_TUN | _IFF_NO_PI))
    return end


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)
