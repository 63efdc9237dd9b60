"""The demo hands its targets down by a sheet as organisers have it, and each unit gets what its decision says."""

from ceremony.demo import assignment, facts, targets
from ceremony.files.assignment_sheet import read_assignment
from ceremony.files.unit_names import NamedUnit, UnitNames

NAMES = {unit.code: unit.name for unit in facts.roster()}
UNITS = UnitNames(NamedUnit(unit.code, unit.name, NAMES.get(unit.parent or "", "")) for unit in facts.roster())


def read(tmp_path):
    return read_assignment(assignment.build(tmp_path / assignment.SHEET, facts.roster()), UNITS)


def test_every_unit_gets_the_figures_of_its_own_decision(tmp_path):
    found = read(tmp_path)
    assert {code: [(t.name, t.value, t.measure) for t in given] for code, given in found.targets.items()} == {
        code: [(t.name, t.text, t.measure) for t in given] for code, given in targets.of_units().items()
    }
    assert found.warnings == ()
    assert "minh hoạ" in assignment.TITLE


def test_beside_them_stands_the_provinces_figure_in_its_own_measure_and_of_what_it_is(tmp_path):
    found = {target.name: target for target in read(tmp_path).targets["02716"]}
    assert found["Tỷ lệ che phủ rừng"].province == "58,5"
    collected = found["Thu ngân sách nhà nước do cấp xã quản lý thu"]
    assert (collected.measure, collected.province) == ("triệu đồng", "12.000 tỷ đồng")
    assert collected.note == "Sở Tài chính theo dõi; toàn tỉnh: Thu ngân sách nhà nước trên địa bàn"


def test_what_only_a_department_is_asked_for_stands_alone(tmp_path):
    own = [target for target in read(tmp_path).targets["SVHTT"] if not target.province]
    assert own
    assert {target.group for target in own} == {"Nhiệm vụ của ngành"}
