"""The rehearsal beside the live conference: the figures are those of their ledgers."""

import io

import pytest
from python_calamine import load_workbook

from ceremony.cli.comparison import in_words, tables
from ceremony.core.agenda import Cue, PlanRundown
from ceremony.files.export import write_workbook
from ceremony.services.ceremony import Ceremony
from ceremony.services.comparing import UnitTimes, compare
from tests.conference import HANDOVER, UNITS, make_conference
from tests.services.test_minutes import Log

CUES = (Cue("08:00", 5, "Giao", "", "giao", {"kind": "handover", "handover": HANDOVER}),)
FIRST, SECOND, THIRD = UNITS


def at(seconds):
    return f"2022-12-09T01:31:{5 + seconds:06.3f}Z"


def conference(data, units, mode):
    ceremony = Ceremony.open(make_conference(data, units, mode=mode).data)
    ceremony.submit(PlanRundown(CUES))
    log = Log(ceremony)
    for unit in units:
        log.enrol(unit)
    return ceremony, log


@pytest.fixture
def found(tmp_path):
    """In the rehearsal the second unit was silent; live there is a third, and it was not released yet."""
    twin, practised = conference(tmp_path / "twin", (FIRST, SECOND), "rehearsal")
    live, real = conference(tmp_path / "live", (FIRST, SECOND, THIRD), "live")
    practised.write("scene_taken", at(-4), take=1, cue="giao", scene=CUES[0].scene, minutes=5)
    practised.report("package_staged", FIRST, at(-2), sealing=1, envelopes={})
    practised.write("handover_released", at(0), handover=HANDOVER, arming=1, secret="c2VjcmV0", plaintexts={},
                    hands=[], live=1)  # fmt: skip
    practised.report("package_delivered", FIRST, at(0.5), documents={})
    practised.report("package_delivered", FIRST, at(9), documents={})
    practised.report("package_acknowledged", FIRST, at(12.25), person="A", position="B", statement="{}", signature=None)
    real.report("package_staged", FIRST, at(-1), sealing=1, envelopes={})
    with twin, live:
        yield compare(twin, live)


def test_times_are_seconds_from_the_release_and_the_first_report_counts(found):
    (handover,) = found.handovers
    rows = {row.code: row for row in handover.units}
    assert rows[FIRST].rehearsal == UnitTimes(-2.0, 0.5, 12.25)
    assert rows[FIRST].live == UnitTimes()
    assert rows[SECOND].rehearsal == UnitTimes()


def test_units_that_only_one_of_them_has_and_silent_ones_are_told(found):
    (handover,) = found.handovers
    assert {row.code: (row.rehearsal is None, row.live is None) for row in handover.units} == {
        FIRST: (False, False), SECOND: (False, False), THIRD: (True, False),
    }  # fmt: skip
    assert handover.missing == {"rehearsal": [SECOND], "live": []}


def test_cues_have_their_planned_and_actual_times(found):
    (cue,) = found.cues
    assert (cue.planned, cue.rehearsal, cue.live) == ("08:00", at(-4), None)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_is_told_as_lines_and_as_a_workbook(found, language):
    text = in_words(found, language)
    line = next(line for line in text.splitlines() if line.startswith(FIRST))
    assert line.split()[-3:] == ["-2.0", "0.5", "12.2"]
    out = io.BytesIO()
    write_workbook(out, *tables(found, language))
    out.seek(0)
    with load_workbook(out) as workbook:
        units, cues = (workbook.get_sheet_by_index(n).to_python() for n in (0, 1))
    assert [row[0] for row in units[1:]] == list(UNITS)
    assert units[1][2:5] == ["-2.0", "0.5", "12.2"]
    assert cues[1][:3] == ["giao", "Giao", "08:00"]
