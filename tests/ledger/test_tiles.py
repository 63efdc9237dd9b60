import pytest

from ceremony.ledger.tiles import parse, path, tiles


def test_the_tiles_of_a_tree_are_those_of_the_specification():
    found = list(tiles(70_000))
    assert found.count((0, 273, 112)) == 1
    assert found[-3:] == [(1, 0, 256), (1, 1, 17), (2, 0, 1)]
    assert len(found) == 273 + 1 + 1 + 1 + 1
    assert list(tiles(256)) == [(0, 0, 256), (1, 0, 1)]
    assert list(tiles(0)) == []


def test_a_large_index_is_written_in_groups_of_three():
    assert path(0, 1_234_067) == "0/x001/x234/067"
    assert path(1, 1, 17) == "1/001.p/17"


@pytest.mark.parametrize("tile", [(0, 0, 256), (0, 999, 1), (3, 1000, 255), (0, 1_234_067, 256)])
def test_a_name_leads_back_to_its_tile(tile):
    assert parse(path(*tile)) == tile


@pytest.mark.parametrize(
    "name", ["", "0", "0/", "0/1", "00/001", "0/-01", "0/001.p/0", "0/001.p/256", "0/001.p/01", "0/x000/001", "0/0٣1"]
)
def test_another_spelling_is_no_tile(name):
    with pytest.raises(ValueError, match=r".*"):
        parse(name)
