"""The tree of RFC 6962: published roots, and the properties that a log stands on."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

# The inputs and roots that the reference implementation of certificate transparency tests with.
PUBLISHED_LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
PUBLISHED_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LONGEST = 70


def grown(leaves):
    """Nodes as the store keeps them, grown in steps of three."""
    nodes = {}
    for start in range(0, len(leaves), 3):
        frontier = Frontier(start, lambda level, position: nodes[level, position])
        nodes.update(
            {(level, position): found for level, position, found in frontier.append(leaves[start : start + 3])}
        )
        assert frontier.root() == root(frontier.size, lambda level, position: nodes[level, position])
    return lambda level, position: nodes[level, position]


LEAVES = [str(number).encode() for number in range(LONGEST)]
NODES = grown(LEAVES)
SIZES = st.integers(1, LONGEST)


def by_definition(leaves):
    """MTH, word for word."""
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(by_definition(leaves[:middle]), by_definition(leaves[middle:]))


def test_the_published_roots_come_out():
    assert hashlib.sha256(b"").digest() == EMPTY_ROOT == root(0, NODES)
    nodes = grown(PUBLISHED_LEAVES)
    assert [root(size, nodes).hex() for size in range(1, 9)] == PUBLISHED_ROOTS


def test_the_root_of_every_size_is_that_of_the_definition():
    assert all(root(size, NODES) == by_definition(LEAVES[:size]) for size in range(1, LONGEST + 1))


def test_every_leaf_is_proven_in_every_tree_that_has_it_and_in_no_other_place():
    for size in range(1, LONGEST + 1):
        found = root(size, NODES)
        for index in range(size):
            proof = inclusion_proof(index, size, NODES)
            assert verify_inclusion(leaf_hash(LEAVES[index]), index, size, proof, found)
            assert size == 1 or not verify_inclusion(leaf_hash(LEAVES[index]), (index + 1) % size, size, proof, found)


def test_every_tree_is_proven_a_prefix_of_every_later_one():
    for new in range(1, LONGEST + 1):
        for old in range(1, new + 1):
            proof = consistency_proof(old, new, NODES)
            assert verify_consistency(old, new, root(old, NODES), root(new, NODES), proof)
            assert not verify_consistency(old, new, leaf_hash(b"other"), root(new, NODES), proof)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_no_mutated_proof_verifies(data):
    new = data.draw(st.integers(2, LONGEST))
    old = data.draw(st.integers(1, new - 1))
    index = data.draw(st.integers(0, new - 1))
    included = inclusion_proof(index, new, NODES)
    consistent = consistency_proof(old, new, NODES)
    mutated = data.draw(st.sampled_from(["flip", "drop", "add", "swap", "short", "long"]))
    changed = [mutate(proof, mutated, data) for proof in (included, consistent)]
    if changed[0] != included:
        assert not verify_inclusion(leaf_hash(LEAVES[index]), index, new, changed[0], root(new, NODES))
    if changed[1] != consistent:
        assert not verify_consistency(old, new, root(old, NODES), root(new, NODES), changed[1])


def mutate(proof, how, data):
    proof = list(proof)
    if not proof:
        return proof
    at = data.draw(st.integers(0, len(proof) - 1))
    match how:
        case "flip":
            bit = data.draw(st.integers(0, 255))
            proof[at] = (int.from_bytes(proof[at], "big") ^ 1 << bit).to_bytes(32, "big")
        case "drop":
            del proof[at]
        case "add":
            proof.insert(at, proof[at])
        case "swap":
            proof[at], proof[-1] = proof[-1], proof[at]
        case "short":
            proof[at] = proof[at][:31]
        case "long":
            proof[at] += b"\x00"
    return proof


@pytest.mark.parametrize(("old", "new"), [(0, 5), (6, 5), (-1, 5)])
def test_there_is_no_consistency_proof_from_nothing_or_backwards(old, new):
    with pytest.raises(ValueError, match="no consistency proof"):
        consistency_proof(old, new, NODES)
    assert not verify_consistency(old, new, EMPTY_ROOT, root(5, NODES), [])


def test_hashes_of_another_length_are_refused():
    one, two = leaf_hash(b"a"), leaf_hash(b"b")
    both = node_hash(one, two)
    assert verify_inclusion(one, 0, 2, [two], both)
    assert not verify_inclusion(one, 0, 2, [two[:31]], both)
    assert not verify_inclusion(one + b"\x00", 0, 2, [two], both)
    assert not verify_inclusion(b"", 0, 1, [], b"")
    assert not verify_consistency(1, 1, b"", b"", [])


@given(SIZES)
def test_a_leaf_outside_the_tree_has_no_proof(size):
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_proof(size, size, NODES)
