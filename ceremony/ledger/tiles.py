"""The tree's hashes as tiles of 256, by the names of C2SP tlog-tiles."""

import re
from collections.abc import Iterator

WIDTH = 256
_LEVELS = 8  # of the tree, in one level of tiles
_NAME = re.compile(r"([0-9]{1,2})/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\.p/([0-9]{1,3}))?")


def tiles(size: int) -> Iterator[tuple[int, int, int]]:
    """(level, position, width) of every tile of a tree: the full ones, and the partial ones at its edge."""
    level = 0
    while count := size >> _LEVELS * level:
        full, rest = divmod(count, WIDTH)
        yield from ((level, position, WIDTH) for position in range(full))
        if rest:
            yield level, full, rest
        level += 1


def first_node(level: int, position: int) -> tuple[int, int]:
    """(level, position) in the tree of a tile's first hash; the others follow it."""
    return level * _LEVELS, position * WIDTH


def path(level: int, position: int, width: int = WIDTH) -> str:
    """``0/x001/234``, with ``.p/112`` behind a partial one."""
    groups = [f"{position % 1000:03}"]
    while position := position // 1000:
        groups.insert(0, f"x{position % 1000:03}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"{level}/{'/'.join(groups)}{partial}"


def parse(name: str) -> tuple[int, int, int]:
    """The reverse of ``path``. Raises ValueError for any other spelling."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(name)
    level, groups, width = found.groups()
    tile = int(level), int(groups.replace("x", "").replace("/", "")), int(width or WIDTH)
    if path(*tile) != name or (width and not 0 < tile[2] < WIDTH):
        raise ValueError(name)
    return tile
