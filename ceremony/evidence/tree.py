"""A whole tree in memory: its root at any size, its proofs, its tiles."""

from collections.abc import Iterable

from ..ledger import merkle, tiles


class Tree:
    def __init__(self, leaves: Iterable[bytes]) -> None:
        self._nodes: dict[tuple[int, int], bytes] = {}
        frontier = merkle.Frontier(0, self._node)
        for level, position, found in frontier.append(leaves):
            self._nodes[level, position] = found
        self.size = frontier.size

    def _node(self, level: int, position: int) -> bytes:
        return self._nodes[level, position]

    def root(self, size: int) -> bytes | None:
        """None for a size that the tree never had."""
        return merkle.root(size, self._node) if 0 <= size <= self.size else None

    def tiles(self) -> dict[str, bytes]:
        """Name in a bundle -> hashes."""
        return {f"tile/{tiles.path(*tile)}": self._tile(*tile) for tile in tiles.tiles(self.size)}

    def _tile(self, level: int, position: int, width: int) -> bytes:
        tree_level, first = tiles.first_node(level, position)
        return b"".join(self._nodes[tree_level, first + n] for n in range(width))
