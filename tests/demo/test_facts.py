from collections import Counter
from datetime import date

from ceremony.demo import facts


def test_the_conference_names_its_eleven_targets_and_eleven_groups_of_tasks():
    named = {indicator.id: indicator.province for indicator in facts.INDICATORS}
    assert {name: float(value) for name, value in named.items()} == {
        "growth": 11,
        "income": 103,
        "investment": 53_000,
        "revenue": 12_000,
        "industry": 51_100,
        "visitors": 6,
        "poverty": 4,
        "training": 67.7,
        "insurance": 97,
        "rural": 72,
        "forest": 58.5,
    }
    assert {i.id for i in facts.INDICATORS if i.above} == {"growth", "industry"}
    assert len(facts.TASKS) == 11


def test_it_is_pressed_by_three_positions_on_the_ninth_of_december():
    assert [presenter.name for presenter in facts.PRESENTERS] == [
        "Bí thư Tỉnh uỷ",
        "Chủ tịch HĐND tỉnh",
        "Chủ tịch UBND tỉnh",
    ]
    assert date.fromisoformat(facts.CONFERENCE["date"]) == date(2022, 12, 9)
    assert facts.CONFERENCE["theme"] == "Đoàn kết - kỷ cương - sáng tạo - hành động - phát triển"


def test_the_running_order_has_no_gap():
    minutes = [int(cue.time[:2]) * 60 + int(cue.time[3:]) for cue in facts.RUNNING_ORDER]
    ends = [start + cue.minutes for start, cue in zip(minutes, facts.RUNNING_ORDER, strict=True)]
    assert ends[:-1] == minutes[1:]


def test_the_roster_has_181_units_each_commune_under_its_district():
    roster = facts.roster()
    kinds = Counter(unit.kind for unit in roster)
    districts = {unit.code for unit in roster if unit.kind == "district"}
    assert kinds == {"xa": 127, "phuong": 16, "thi-tran": 9, "department": 20, "district": 9}
    assert len({unit.code for unit in roster}) == 181
    assert {unit.parent for unit in roster if unit.kind in ("xa", "phuong", "thi-tran")} == districts


def test_every_task_is_led_by_a_department_of_the_roster():
    departments = {unit.name for unit in facts.roster() if unit.kind == "department"}
    assert {task.lead for task in facts.TASKS} <= departments
