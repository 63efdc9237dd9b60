"""A rehearsal beside the live conference, as lines for a terminal and as tables for a workbook."""

from collections.abc import Iterator

from ..files.export import Cell, Table, local_time
from ..services.comparing import Comparison, CueRow, HandoverRows, UnitRow, UnitTimes
from ..translations import section, translate

_STEPS = ("staged", "delivered", "acknowledged")
_BOTH = ("rehearsal", "live")


def tables(found: Comparison, language: str) -> list[Table]:
    """A sheet for each handover, and one for the cues."""
    words = section(language, "cli")
    of_units = [
        Table(handover.title or handover.handover, _unit_columns(words), _unit_cells(handover, words))
        for handover in found.handovers
    ]
    return [*of_units, Table(words["compare_cues"], _cue_columns(words), (_cue(cue) for cue in found.cues))]


def _unit_columns(words: dict[str, str]) -> list[str]:
    steps = [f"{words[f'compare_{which}']}: {words[f'compare_{step}']}" for which in _BOTH for step in _STEPS]
    return [words["compare_code"], words["compare_unit"], *steps, words["compare_note"]]


def _unit_cells(handover: HandoverRows, words: dict[str, str]) -> Iterator[list[Cell]]:
    for row in handover.units:
        yield [row.code, row.name, *_seconds(row.rehearsal), *_seconds(row.live), _note(handover, row, words)]


def _seconds(times: UnitTimes | None) -> list[str]:
    """Signed: what was staged before the release has a minus."""
    values = [getattr(times, step) if times else None for step in _STEPS]
    return ["" if value is None else f"{value:.1f}" for value in values]


def _note(handover: HandoverRows, row: UnitRow, words: dict[str, str]) -> str:
    absent = [words[f"compare_only_{other}"] for which, other in zip(_BOTH, reversed(_BOTH), strict=True)
              if getattr(row, which) is None]  # fmt: skip
    silent = [words[f"compare_silent_{which}"] for which in _BOTH if row.code in handover.missing[which]]
    return "; ".join([*absent, *silent])


def _cue_columns(words: dict[str, str]) -> list[str]:
    return [words[f"compare_{name}"] for name in ("cue", "title", "planned", "rehearsal", "live")]


def _cue(cue: CueRow) -> list[Cell]:
    taken = [local_time(at) if at else "" for at in (cue.rehearsal, cue.live)]
    return [cue.id, cue.title, cue.planned, *taken]


def in_words(found: Comparison, language: str) -> str:
    words = section(language, "cli")
    parts = [_handover_in_words(handover, words, language) for handover in found.handovers]
    cues = _aligned([_cue_columns(words), *([str(cell) for cell in _cue(cue)] for cue in found.cues)])
    return "\n\n".join([*parts, f"{words['compare_cues']}\n{cues}" if found.cues else ""]).rstrip()


def _handover_in_words(handover: HandoverRows, words: dict[str, str], language: str) -> str:
    released = [
        translate(language, "cli.compare_released", which=words[f"compare_{which}"], at=local_time(at))
        if at
        else translate(language, "cli.compare_not_released", which=words[f"compare_{which}"])
        for which, at in handover.released.items()
    ]
    rows = [[str(cell) for cell in row] for row in _unit_cells(handover, words)]
    return "\n".join([handover.title, *released, _aligned([_unit_columns(words), *rows])])


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
