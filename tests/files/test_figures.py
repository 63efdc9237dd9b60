"""A figure stays as it was published; it is a number only where nobody could read another."""

from datetime import date

import pytest

from ceremony.files.figures import is_figure, is_none, number, written


@pytest.mark.parametrize(
    ("value", "text", "plain"),
    [
        (12000.0, "12.000", "12000"),
        (67.7, "67,7", "67.7"),
        (0.1 + 0.2, "0,3", "0.3"),
        (-2, "-2", "-2"),
        ("67,7", "67,7", "67.7"),
        ("67.7", "67.7", "67.7"),
        ("12000", "12000", "12000"),
        ("1.234.567", "1.234.567", "1234567"),
        ("12.000,5", "12.000,5", "12000.5"),
        ("12.000", "12.000", ""),
        ("1,234", "1,234", ""),
        ("trên 11", "trên 11", ""),
        ("4 - 4,5", "4 - 4,5", ""),
        ("", "", ""),
    ],
)
def test_text_and_number(value: str | float, text: str, plain: str) -> None:
    assert (written(value), number(value)) == (text, plain)


def test_a_dash_is_none_and_what_a_spreadsheet_made_of_a_figure_is_no_figure() -> None:
    assert [is_none(value) for value in ("", "-", "–", 0, "0")] == [True, True, True, False, False]
    assert [is_figure(value) for value in (1, "x", "#N/A", "#DIV/0!", True, date(2023, 1, 2))] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
