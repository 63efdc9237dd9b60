import json
from base64 import urlsafe_b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.vault.seal import EnvelopeFault, new_secret, new_share, open_envelope, release_hash, seal

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "envelope.json").read_text("utf-8"))


@given(st.binary(max_size=2000))
def test_what_was_sealed_opens_again(plaintext):
    secret, share = new_secret(), new_share()
    sealed = seal(secret, share, "d_1", plaintext)
    assert open_envelope(secret, share, "d_1", sealed.commitment, sealed.envelope) == plaintext


def test_nothing_opens_with_another_secret_share_or_document():
    secret, share = new_secret(), new_share()
    sealed = seal(secret, share, "d_1", b"plan")
    for wrong in ((new_secret(), share, "d_1"), (secret, new_share(), "d_1"), (secret, share, "d_2")):
        with pytest.raises(EnvelopeFault, match="commitment"):
            open_envelope(*wrong, sealed.commitment, sealed.envelope)


@given(st.integers(0, 12 + 4 + 16 - 1), st.integers(1, 255))
def test_any_changed_byte_is_found(place, change):
    secret, share = new_secret(), new_share()
    sealed = seal(secret, share, "d_1", b"plan")
    envelope = bytearray(sealed.envelope)
    envelope[place] ^= change
    with pytest.raises(EnvelopeFault, match="decryption"):
        open_envelope(secret, share, "d_1", sealed.commitment, bytes(envelope))


def test_the_ledger_holds_a_hash_of_the_secret():
    assert release_hash(bytes(16)) != release_hash(bytes(15) + b"\x01")
    assert len(release_hash(bytes(16))) == 64


def decode(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@pytest.mark.parametrize("vector", VECTORS["envelopes"], ids=lambda vector: vector["name"])
def test_the_vectors_that_the_browser_opens_open_here_too(vector):
    secret, share = decode(vector["secret"]), decode(vector["share"])
    opened = open_envelope(secret, share, vector["document"], decode(vector["commitment"]), decode(vector["envelope"]))
    assert opened == decode(vector["plaintext"])
    assert release_hash(secret) == vector["release_hash"]
