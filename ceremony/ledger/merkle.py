"""The Merkle tree of RFC 6962, section 2.1: hashing, growth, proofs and their verification.

A tree is read through ``Nodes``: the hash of each complete subtree, by its level (its leaves are 2 ** level)
and its position in that level. Every hash is 32 bytes.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

Nodes = Callable[[int, int], bytes]
Node = tuple[int, int, bytes]
HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256().digest()


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a tree: all that is needed to let it grow and to know its root."""

    def __init__(self, size: int, nodes: Nodes) -> None:
        self.size = size
        self._left = {level: nodes(level, (size >> level) - 1) for level in _set_bits(size)}

    def append(self, entries: Iterable[bytes]) -> Iterator[Node]:
        """(level, position, hash) of each subtree that becomes complete, the leaves among them."""
        for entry in entries:
            level, position, found = 0, self.size, leaf_hash(entry)
            yield level, position, found
            while position & 1:
                found = node_hash(self._left[level], found)
                level, position = level + 1, position >> 1
                yield level, position, found
            self._left[level] = found
            self.size += 1

    def root(self) -> bytes:
        levels = _set_bits(self.size)
        if not levels:
            return EMPTY_ROOT
        found = self._left[levels[0]]
        for level in levels[1:]:
            found = node_hash(self._left[level], found)
        return found


def _set_bits(size: int) -> list[int]:
    return [level for level in range(size.bit_length()) if size >> level & 1]


def root(size: int, nodes: Nodes) -> bytes:
    return _range(0, size, nodes) if size else EMPTY_ROOT


def _range(start: int, end: int, nodes: Nodes) -> bytes:
    """MTH(D[start:end]), where ``start`` is a multiple of every complete subtree inside."""
    size = end - start
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return nodes(level, start >> level)
    middle = start + _split(size)
    return node_hash(_range(start, middle, nodes), _range(middle, end, nodes))


def _split(size: int) -> int:
    """The largest power of two smaller than ``size``, which is at least 2."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_proof(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """PATH of RFC 6962, section 2.1.1, from the leaf's sibling upwards. ValueError for an index outside."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    proof: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            proof.append(_range(middle, end, nodes))
            end = middle
        else:
            proof.append(_range(start, middle, nodes))
            start = middle
    return proof[::-1]


def consistency_proof(old: int, new: int, nodes: Nodes) -> list[bytes]:
    """PROOF of RFC 6962, section 2.1.2. ValueError unless 0 < old <= new: from nothing there is no proof."""
    if not 0 < old <= new:
        raise ValueError(f"no consistency proof from {old} to {new}")
    proof: list[bytes] = []
    start, end, whole = 0, new, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            proof.append(_range(middle, end, nodes))
            end = middle
        else:
            proof.append(_range(start, middle, nodes))
            start, whole = middle, False
    return proof[::-1] if whole else [_range(start, end, nodes), *proof[::-1]]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a leaf hash stands at ``index`` in the tree (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *proof):
        return False
    position, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            found = node_hash(sibling, found)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether one tree is a prefix of the other (RFC 9162, section 2.1.4.2). Never from size 0."""
    if not 0 < old <= new or not _are_hashes(old_root, new_root, *proof):
        return False
    if old == new:
        return not proof and old_root == new_root
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return False
    position, last = old - 1, new - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in values)
