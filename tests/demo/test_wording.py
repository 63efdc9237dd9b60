import pytest

from ceremony.demo import facts, wording


@pytest.mark.parametrize(
    ("name", "parent", "expected"),
    [
        ("Xã A Mú Sung", "Huyện Bát Xát", "xã A Mú Sung, huyện Bát Xát"),
        ("Thị trấn Phố Lu", "Huyện Bảo Thắng", "thị trấn Phố Lu, huyện Bảo Thắng"),
        ("Thành phố Lào Cai", None, "thành phố Lào Cai"),
        ("Sở Y tế", None, "Sở Y tế"),
    ],
)
def test_a_place_stands_in_a_sentence_as_it_is_spoken(name, parent, expected):
    assert wording.place(name, parent) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Văn phòng UBND tỉnh", "Chánh Văn phòng UBND tỉnh"),
        ("Sở Công Thương", "Giám đốc Sở Công Thương"),
        ("Thanh tra tỉnh", "Chánh Thanh tra tỉnh"),
        ("Ban Quản lý Khu kinh tế", "Trưởng Ban Quản lý Khu kinh tế"),
        ("Cục Thống kê tỉnh", "Cục trưởng Cục Thống kê tỉnh"),
    ],
)
def test_each_kind_of_department_has_its_own_title_of_the_head(name, expected):
    assert wording.head(name, department=True) == expected


def test_no_department_of_the_roster_falls_back_to_the_general_title():
    departments = [unit.name for unit in facts.roster() if unit.kind == "department"]
    assert not [name for name in departments if wording.head(name, True).startswith("Thủ trưởng")]


def test_a_local_authority_is_led_by_its_chair():
    assert wording.head("Phường Sa Pa", department=False) == "Chủ tịch UBND phường Sa Pa"
