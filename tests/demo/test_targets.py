from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.demo import facts, targets

PROVINCE = {indicator.id: indicator.province for indicator in facts.INDICATORS}
DISTRICTS = [unit.code for unit in facts.roster() if unit.kind == "district"]


def value(code, indicator):
    return next((t.value for t in targets.of_units()[code] if t.indicator == indicator), None)


def values_below(district, indicator):
    communes = [unit.code for unit in facts.roster() if unit.parent == district]
    return [v for code in communes if (v := value(code, indicator)) is not None]


def mean(values):
    return sum(values) / len(values)


def test_every_unit_of_the_roster_gets_targets():
    handed_down = targets.of_units()
    assert set(handed_down) == {unit.code for unit in facts.roster()}
    for unit in facts.roster():
        expected = {"district": range(11, 12), "department": range(4, 8)}.get(unit.kind, range(7, 9))
        assert len(handed_down[unit.code]) in expected, unit


def test_no_two_communes_are_given_the_same_figures():
    communes = [unit.code for unit in facts.roster() if unit.parent]
    assert len({targets.of_units()[code] for code in communes}) == len(communes)


@pytest.mark.parametrize(
    ("indicator", "times"), [("investment", 1), ("revenue", 1), ("industry", 1), ("visitors", 1000), ("rural", 1)]
)
def test_quantities_of_the_districts_add_up_to_the_province(indicator, times):
    assert sum(value(code, indicator) for code in DISTRICTS) == PROVINCE[indicator] * times


@pytest.mark.parametrize("indicator", ["poverty", "training", "insurance", "forest"])
def test_rates_of_the_districts_have_the_province_as_their_mean(indicator):
    assert mean([value(code, indicator) for code in DISTRICTS]) == PROVINCE[indicator]


def test_the_districts_together_grow_by_more_than_the_province_asks():
    assert mean([value(code, "growth") for code in DISTRICTS]) > PROVINCE["growth"]


@pytest.mark.parametrize("district", DISTRICTS)
def test_communes_add_up_to_their_district(district):
    assert sum(values_below(district, "visitors")) == value(district, "visitors") * 1000
    collected = value(district, "revenue") * 1000 * targets.COLLECTED_BY_COMMUNES
    assert sum(values_below(district, "revenue")) == collected
    assert values_below(district, "rural").count(targets.RURAL_CRITERIA) == value(district, "rural")


@pytest.mark.parametrize("district", DISTRICTS)
@pytest.mark.parametrize("indicator", ["poverty", "training", "insurance", "forest"])
def test_rates_of_communes_lie_around_their_district(district, indicator):
    rates = values_below(district, indicator)
    assert abs(mean(rates) - value(district, indicator)) < Decimal("0.1")
    assert min(rates) > 0
    assert max(rates) < 100


def test_every_named_target_is_followed_by_a_department_that_is_given_it():
    for indicator in facts.INDICATORS:
        assert value(indicator.office, indicator.id) == indicator.province


def test_figures_do_not_change_from_one_version_to_the_next():
    """Who rehearsed yesterday finds the same figures today."""
    assert [(t.text, t.measure) for t in targets.of_units()["02686"]] == [
        ("49", "triệu đồng/năm"),
        ("2.250", "triệu đồng"),
        ("48.900", "lượt"),
        ("3,7", "%/năm"),
        ("66,9", "%"),
        ("96,5", "%"),
        ("16", "tiêu chí"),
        ("65,5", "%"),
    ]


def test_values_are_written_as_vietnamese_offices_do():
    written = {target.indicator: target.text for target in targets.provincial()}
    assert written["growth"] == "trên 11"
    assert written["industry"] == "trên 51.100"
    assert written["training"] == "67,7"


@given(st.integers(0, 10**9), st.lists(st.floats(0.01, 100), min_size=1, max_size=30))
def test_parts_add_up_to_the_whole_and_keep_the_order_of_their_weights(total, weights):
    parts = targets.apportion(total, weights)
    assert sum(parts) == total
    exact = [total * weight / sum(weights) for weight in weights]
    assert all(abs(part - share) < 1.001 for part, share in zip(parts, exact, strict=True))
