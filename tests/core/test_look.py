"""An own look is taken only where everyone in the hall can still read it."""

import pytest

from ceremony.core.look import COLOURS, Look, SetLook, contrast
from tests.core.world import World


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#fff4d6", "#5c0a12") == pytest.approx(12.6, abs=0.5)


def test_what_comes_with_the_product_can_be_read():
    assert World().give(SetLook(Look(colours=COLOURS))) == ["look_set"]


@pytest.mark.parametrize(
    ("colours", "code"),
    [
        ({"ivory": "#5c0a12"}, "low_contrast"),
        ({"lacquer": "#c8952e"}, "low_contrast"),
        ({"press": "#ffd76a"}, "low_contrast"),
        ({"sky": "#0000ff"}, "unknown_colour"),
        ({"gold": "gold"}, "unknown_colour"),
        ({"gold": "#FFD76A;}body{display:none"}, "unknown_colour"),
    ],
)
def test_colours_that_nobody_could_read_are_refused(colours, code):
    assert World().give(SetLook(Look(colours=colours))) == code


def test_the_same_look_again_writes_nothing():
    world = World()
    blue = Look({"lacquer": "#0a2a5c", "lacquer-dark": "#061a34", "lacquer-deep": "#02081c"}, "Theo gương Bác")
    assert [world.give(SetLook(blue)), world.give(SetLook(blue))] == [["look_set"], []]
    assert world.state.look == blue
