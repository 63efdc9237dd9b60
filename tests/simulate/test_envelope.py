"""The simulator's own opening, against the published vectors."""

import json
from pathlib import Path
from typing import Any

import pytest

from ceremony.simulate.envelope import Fault, decode, hkdf, open_envelope, sha256

VECTORS = json.loads(Path(__file__).parents[1].joinpath("vectors", "envelope.json").read_text("utf-8"))["envelopes"]


def opened(vector: dict[str, Any], **changes: str) -> bytes:
    v = {**vector, **changes}
    secret, share, commitment = decode(v["secret"]), decode(v["share"]), decode(v["commitment"])
    return open_envelope(secret, share, commitment, v["document"], decode(v["envelope"]))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_it_opens_what_was_sealed_and_finds_the_published_hash(vector: dict[str, Any]) -> None:
    assert sha256(opened(vector)) == vector["plaintext_sha256"]


@pytest.mark.parametrize("field", ["secret", "share", "commitment", "document"])
def test_what_belongs_to_another_envelope_fails_at_the_commitment(field: str) -> None:
    with pytest.raises(Fault) as fault:
        opened(VECTORS[0], **{field: VECTORS[1][field]})
    assert (fault.value.kind, fault.value.document) == (
        "commitment",
        VECTORS[1]["document"] if field == "document" else VECTORS[0]["document"],
    )


def test_a_changed_ciphertext_fails_at_the_tag() -> None:
    with pytest.raises(Fault, match="decryption"):
        opened(VECTORS[0], envelope=VECTORS[1]["envelope"])


def test_hkdf_gives_the_first_test_case_of_rfc_5869() -> None:
    okm = hkdf(b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA)), 42)
    assert okm.hex() == ("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
