"""Signed notes and checkpoints: the published forms, and every way of not being one."""

import base64

import pytest

from ceremony.ledger.checkpoint import Checkpoint
from ceremony.ledger.merkle import leaf_hash
from ceremony.ledger.note import NoteInvalid, Signer, VerifierKey
from ceremony.ledger.proof import Proof

# RFC 8032, section 7.1, test 1: secret key, public key.
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
SIGNER = Signer(SEED)
CHECKPOINT = Checkpoint(7, leaf_hash(b"a"))
NOTE = CHECKPOINT.sign(SIGNER)


def test_the_key_is_that_of_the_standard():
    assert SIGNER.key.public == PUBLIC


def test_a_key_comes_back_from_its_text():
    assert VerifierKey.parse(str(SIGNER.key)) == SIGNER.key
    name, key_id, encoded = str(SIGNER.key).split("+", 2)
    assert (name, key_id) == (SIGNER.key.name, SIGNER.key.id.hex())
    assert base64.b64decode(encoded) == b"\x01" + PUBLIC


def test_a_checkpoint_has_the_published_form():
    lines = NOTE.split("\n")
    assert lines[:3] == [SIGNER.key.name, "7", base64.b64encode(leaf_hash(b"a")).decode()]
    assert lines[3] == ""
    assert lines[4].startswith(f"— {SIGNER.key.name} ")
    assert lines[5:] == [""]
    assert Checkpoint.open(NOTE, SIGNER.key) == CHECKPOINT


def test_every_changed_character_of_a_checkpoint_is_found():
    for at in range(len(NOTE)):
        for other in ("A", "9", "\n", " "):
            if NOTE[at] != other:
                with pytest.raises(NoteInvalid):
                    Checkpoint.open(NOTE[:at] + other + NOTE[at + 1 :], SIGNER.key)


@pytest.mark.parametrize(
    "note",
    [
        "",
        NOTE[:-1],
        NOTE + "\n",
        NOTE + NOTE.split("\n\n")[1],
        "x" + NOTE,
        SIGNER.sign(f"{SIGNER.key.name}\n07\n{CHECKPOINT.root64}\n"),
        SIGNER.sign(f"{SIGNER.key.name}\n7\n{CHECKPOINT.root64}\nmore\n"),
        SIGNER.sign(f"{SIGNER.key.name}\n7\n{base64.b64encode(bytes(31)).decode()}\n"),
        SIGNER.sign(f"ceremony/other\n7\n{CHECKPOINT.root64}\n"),
        Checkpoint(7, leaf_hash(b"a")).sign(Signer(bytes(32))),
    ],
)
def test_what_is_no_checkpoint_of_this_log_is_refused(note):
    with pytest.raises(NoteInvalid):
        Checkpoint.open(note, SIGNER.key)


@pytest.mark.parametrize("text", ["", "a+b+c", str(SIGNER.key) + " ", "x" + str(SIGNER.key), "ceremony/0+00+AQ=="])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(NoteInvalid):
        VerifierKey.parse(text)


def test_control_characters_are_not_signed():
    with pytest.raises(ValueError, match="lines"):
        SIGNER.sign("a\tb\n")


def test_a_proof_comes_back_from_its_text():
    proof = Proof(5, (leaf_hash(b"x"), leaf_hash(b"y")), NOTE)
    assert Proof.parse(str(proof)) == proof
    assert str(proof).startswith("c2sp.org/tlog-proof@v1\nindex 5\n")
    with pytest.raises(NoteInvalid):
        Proof.parse(str(proof).replace("index 5", "index 05"))
