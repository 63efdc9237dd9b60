"""What a simulated endpoint signs and what it believes of the log, held against the server's own tree and notes."""

import asyncio
import base64
from itertools import combinations_with_replacement
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

from ceremony.ledger import checkpoint as server
from ceremony.ledger.merkle import Frontier, consistency_proof, root
from ceremony.ledger.note import Signer
from ceremony.simulate.checkpoint import Checkpoint, follows, open_checkpoint
from ceremony.simulate.clock import Clock
from ceremony.simulate.device_key import DeviceKey
from ceremony.simulate.envelope import decode
from ceremony.simulate.witness import Witness

SIGNER, OTHER = Signer(bytes(32)), Signer(bytes([1]) * 32)
Contradictions = list[dict[str, str]]


class Log:
    """A log of the server's making, behind a link: answers ``checkpoint``, keeps what it is told."""

    def __init__(self, signer: Signer = SIGNER, size: int = 0, mark: str = "") -> None:
        self._signer = signer
        self._mark = mark
        self._nodes: dict[tuple[int, int], bytes] = {}
        self._frontier = Frontier(0, self.node)
        self.told: Contradictions = []
        self.grow(size)

    @property
    def size(self) -> int:
        return self._frontier.size

    def node(self, level: int, position: int) -> bytes:
        return self._nodes[level, position]

    def grow(self, count: int) -> None:
        entries = [f"{self._mark}{number}".encode() for number in range(self.size, self.size + count)]
        self._nodes.update({(level, position): found for level, position, found in self._frontier.append(entries)})

    def note(self, size: int) -> str:
        return server.Checkpoint(size, root(size, self.node)).sign(self._signer)

    def proof(self, older: int, newer: int) -> list[bytes]:
        return consistency_proof(older, newer, self.node) if 0 < older < newer else []

    async def send(self, event: str, payload: dict[str, Any]) -> dict[str, Any]:
        if event == "contradiction":
            self.told.append(payload)
            return {"ok": True}
        proof = [base64.b64encode(one).decode() for one in self.proof(payload["size"], self.size)]
        return {"ok": True, "checkpoint": self.note(self.size), "consistency": proof}


def look(witness: Witness, log: Log) -> Contradictions:
    """What is told to this log, which is as much of a link as a witness needs."""
    asyncio.run(witness.look(log))  # type: ignore[arg-type]
    return log.told


def test_every_checkpoint_of_the_server_follows_every_earlier_one_and_no_changed_proof_holds() -> None:
    log = Log(size=20)
    opened = {size: open_checkpoint(log.note(size), str(SIGNER.key)) for size in range(1, 21)}
    for older, newer in combinations_with_replacement(opened, 2):
        proof = log.proof(older, newer)
        assert follows(opened[older], opened[newer], proof)
        if older != newer:
            assert not follows(opened[newer], opened[older], proof)
        for wrong in ([*proof, bytes(32)], proof[1:], [bytes([one[0] ^ 1]) + one[1:] for one in proof]):
            assert wrong == proof or not follows(opened[older], opened[newer], wrong)


def test_hashes_of_another_length_prove_nothing() -> None:
    log = Log(size=4)
    older, newer = (open_checkpoint(log.note(size), str(SIGNER.key)) for size in (2, 4))
    (proof,) = log.proof(2, 4)
    assert follows(older, newer, [proof])
    assert not follows(older, newer, [proof[:31]])
    assert not follows(older, newer, [proof + b"\0"])


def test_a_checkpoint_opens_with_the_key_of_its_log_only_and_never_for_an_empty_one() -> None:
    note = Log(size=3).note(3)
    assert open_checkpoint(note, str(SIGNER.key)).size == 3
    forged = note.replace("\n3\n", "\n4\n")
    for text, key in ((note, OTHER.key), (forged, SIGNER.key), (note[:-8], SIGNER.key), ("", SIGNER.key)):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
            open_checkpoint(text, str(key))
    with pytest.raises(ValueError, match="form"):
        open_checkpoint(server.Checkpoint(0, bytes(32)).sign(SIGNER), str(SIGNER.key))


def test_a_witness_follows_a_log_that_only_grows() -> None:
    log, witness = Log(size=3), Witness(str(SIGNER.key))
    for count in (0, 4, 0, 30):
        log.grow(count)
        assert look(witness, log) == []
    assert witness.latest == {"size": 37, "root": base64.b64encode(root(37, log.node)).decode()}


@pytest.mark.parametrize(
    "rewritten",
    [Log(size=4), Log(size=5, mark="x"), Log(size=9, mark="x"), Log(OTHER, 9)],
    ids=["shorter", "as long", "longer", "of another key"],
)
def test_a_witness_tells_once_of_a_log_that_was_rewritten_and_vouches_for_nothing_after(rewritten: Log) -> None:
    log, witness = Log(size=5), Witness(str(SIGNER.key))
    look(witness, log)
    for _ in range(3):
        look(witness, rewritten)
    assert rewritten.told == [{"held": log.note(5), "shown": rewritten.note(rewritten.size)}]
    assert witness.contradicted
    assert witness.latest is None


def test_a_device_signs_as_browsers_do_also_after_it_was_kept() -> None:
    made = DeviceKey.make()
    key = DeviceKey.load(made.kept)
    assert key.public == made.public
    assert is_signed(key.public, "Quyết định", key.sign("Quyết định"))
    assert not is_signed(key.public, "Quyết định.", key.sign("Quyết định"))


def is_signed(public: str, text: str, signature: str) -> bool:
    key, raw = load_der_public_key(decode(public)), decode(signature)
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert len(raw) == 64
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    try:
        key.verify(der, text.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def test_the_offset_is_that_of_the_shortest_round_trip(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, now = Clock(), {"monotonic": 100.0, "time": 1_670_549_465.0}
    for name in now:
        monkeypatch.setattr(f"ceremony.simulate.clock.time.{name}", lambda name=name: now[name])
    assert clock.reading() == {"at": "2022-12-09T01:31:05.000Z", "offset_ms": None, "rtt_ms": None}
    clock.answered(99.9, "2022-12-09T01:31:04.991Z")
    clock.answered(98.0, "2022-12-09T01:31:09.000Z")
    assert clock.reading() == {"at": "2022-12-09T01:31:05.000Z", "offset_ms": 41, "rtt_ms": 100}


def test_an_answer_without_a_time_is_no_measurement() -> None:
    clock = Clock()
    clock.answered(0.0, "")
    assert clock.reading()["offset_ms"] is None


def test_an_equal_size_with_another_root_does_not_follow() -> None:
    assert not follows(Checkpoint("", 5, bytes(32)), Checkpoint("", 5, bytes([1]) * 32), [])
