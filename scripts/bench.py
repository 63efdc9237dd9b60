"""Speed, as ratios against a peer in the same run: ``python3 scripts/bench.py [ledger] [tree] [envelope] [snapshot]``.

Absolute times depend on the machine; the ratios hold better. Run it with ``.venv/bin/python`` after a set-up.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ceremony.core.endpoints import Endpoint
from ceremony.core.operators import InviteOperator
from ceremony.core.units import ImportUnits, Unit
from ceremony.ledger.note import Signer
from ceremony.ledger.store import Ledger
from ceremony.services import views
from ceremony.services.ceremony import Ceremony
from ceremony.services.sequencer import Sequencer
from ceremony.vault.seal import new_secret, new_share, open_envelope, seal

ROUNDS = 5
Bench = Callable[[Path], float]


def seconds(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def one_by_one(folder: Path) -> float:
    """A durable transaction for each of 500 commands."""
    sequencer = Sequencer(Ledger(folder / "ledger.db", Signer(bytes(32))))
    return seconds(lambda: [sequencer.submit(InviteOperator(f"c{n}", "9")) for n in range(500)])


def in_batches(folder: Path) -> float:
    """The same 500 from 250 callers at once, through the writer."""
    sequencer = Sequencer(Ledger(folder / "ledger.db", Signer(bytes(32))))
    sequencer.start()
    with ThreadPoolExecutor(250) as pool:
        taken = seconds(lambda: list(pool.map(lambda n: sequencer.submit(InviteOperator(f"c{n}", "9")), range(500))))
    sequencer.stop()
    return taken


ROWS = 100_000
BATCH = 256


def with_tree(folder: Path) -> float:
    """100,000 entries of 400 bytes in batches, with tree and checkpoints."""
    ledger = Ledger(folder / "ledger.db", Signer(bytes(32)))

    def write() -> None:
        for start in range(0, ROWS, BATCH):
            with ledger.transaction():
                ledger.append([(seq, bytes(400)) for seq in range(start + 1, start + BATCH + 1)])

    return seconds(write)


def without_tree(folder: Path) -> float:
    """The same rows in a plain table, as durably."""
    db = sqlite3.connect(folder / "plain.db", isolation_level=None)
    db.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE e (seq INTEGER PRIMARY KEY, b)"
    )

    def write() -> None:
        for start in range(0, ROWS, BATCH):
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT INTO e VALUES (?, ?)", [(start + n, bytes(400)) for n in range(1, BATCH + 1)])
            db.execute("COMMIT")

    return seconds(write)


def plain_gcm(_: Path) -> float:
    """AES-256-GCM of 20 MiB, encrypted and decrypted."""
    key, nonce, content = bytes(32), bytes(12), bytes(20 * 2**20)
    return seconds(lambda: AESGCM(key).decrypt(nonce, AESGCM(key).encrypt(nonce, content, None), None))


def envelope(_: Path) -> float:
    """The same bytes as an envelope, with derivation and commitment."""
    secret, share, content = new_secret(), new_share(), bytes(20 * 2**20)

    def there_and_back() -> bytes:
        sealed = seal(secret, share, "d", content)
        return open_envelope(secret, share, "d", sealed.commitment, sealed.envelope)

    return seconds(there_and_back)


def snapshot_of(entries: int) -> Bench:
    """A hundred snapshots of one endpoint in a conference whose ledger is so long."""

    def bench(folder: Path) -> float:
        with Ceremony.open(folder, create=True) as ceremony:
            ceremony.submit(ImportUnits((Unit("1", "A", "ward"),), "f"))
            for number in range(entries):
                ceremony.submit(InviteOperator(f"c{number}", "9"))
            endpoint = Endpoint("e", "1", "", "")
            return seconds(lambda: [views.endpoint_view(ceremony, endpoint) for _ in range(100)])

    return bench


BENCHES: dict[str, tuple[tuple[str, Bench], tuple[str, Bench]]] = {
    "ledger": (("500 commands in batches", in_batches), ("500 commands one by one", one_by_one)),
    "tree": (("100,000 entries with tree", with_tree), ("100,000 rows without", without_tree)),
    "envelope": (("20 MiB as an envelope", envelope), ("20 MiB as plain AES-GCM", plain_gcm)),
    "snapshot": (("snapshot, ledger of 3,000", snapshot_of(3000)), ("snapshot, ledger of 30", snapshot_of(30))),
}


def measure(bench: Bench) -> float:
    with tempfile.TemporaryDirectory() as folder:
        return bench(Path(folder))


def main(names: list[str]) -> None:
    for name in names or BENCHES:
        (ours, bench), (peer, other) = BENCHES[name]
        pairs = [(measure(bench), measure(other)) for _ in range(ROUNDS)]
        ratio = statistics.median(a / b for a, b in pairs)
        times = [f"{statistics.median(column) * 1000:9.1f} ms" for column in zip(*pairs, strict=True)]
        print(f"{name:9} {ours:28}{times[0]}   {peer:28}{times[1]}   ratio {ratio:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
