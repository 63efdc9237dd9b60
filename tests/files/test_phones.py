"""Telephone numbers are taken as people write them, and only what can be dialled."""

import pytest

from ceremony.files.phones import phone_numbers


@pytest.mark.parametrize(
    "written",
    [
        "0912345678",
        "0912.345.678",
        "0912-345-678",
        "(0214) 3.820.123",
        "+84 912 345 678",
        "+84 (0)912 345 678",
        "0084 214 3820 123",
        "0214 3820 123 máy lẻ 12",
        "02143820123 (ext. 4)",
        "069 696 154",
        "080 43162",
        "1900 1234",
        "+856 21 212 345",
        "",
    ],
)
def test_what_can_be_dialled_stays_as_it_is_written(written: str) -> None:
    assert phone_numbers(written) == written


@pytest.mark.parametrize(
    ("written", "number"),
    [("912345678", "0912345678"), ("2143820123", "02143820123"), ("84912345678", "+84912345678")],
)
def test_what_a_spreadsheet_took_away_comes_back(written: str, number: str) -> None:
    assert phone_numbers(written) == number


@pytest.mark.parametrize("between", [" / ", "; ", ", ", " - ", " hoặc ", " or ", " | "])
def test_several_numbers_stand_with_commas_between(between: str) -> None:
    assert phone_numbers(f"0214 3820 123{between}0912 345 678") == "0214 3820 123, 0912 345 678"


@pytest.mark.parametrize(
    "written",
    ["chưa có", "-", "091234567", "09123456789", "0112345678", "0912345678 Lan", "113", "+84", "0214 3820 123 - 12"],
)
def test_what_nobody_can_dial_is_none(written: str) -> None:
    assert phone_numbers(written) is None
