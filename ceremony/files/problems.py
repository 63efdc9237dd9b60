"""What is wrong with a file someone brought: where it stands, and the sentence that says what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ceremony.translations import translate

SHOWN = 20


@dataclass(frozen=True, init=False)
class Problem:
    """One thing wrong in one place.

    ``code`` has a sentence ``imports.<code>`` in both languages, whose placeholders are ``params``.
    ``row`` is the 1-based row of the sheet as Excel counts it, ``column`` its letter; what is unknown is
    None. A ``warning`` is told but stops nothing.
    """

    code: str
    file: str | None
    sheet: str | None
    row: int | None
    column: str | None
    severity: str
    params: Mapping[str, object] = field(hash=False)

    def __init__(
        self,
        code: str,
        file: str | None = None,
        sheet: str | None = None,
        row: int | None = None,
        column: str | None = None,
        *,
        severity: str = "error",
        **params: object,
    ) -> None:
        values = (code, file, sheet, row, column, severity, params)
        for name, value in zip(self.__dataclass_fields__, values, strict=True):
            object.__setattr__(self, name, value)

    def place(self, language: str) -> str:
        """Where it is, as in ``xa.xlsx, trang tính «Xã», hàng 12, cột C``; empty if nothing is known."""
        where = {"sheet": self.sheet, "row": self.row, "column": self.column}
        known = [translate(language, f"imports.at_{k}", **{k: v}) for k, v in where.items() if v is not None]
        return ", ".join([self.file, *known] if self.file else known)

    def sentence(self, language: str) -> str:
        what = translate(language, f"imports.{self.code}", **self.params)
        place = self.place(language)
        return f"{place}: {what}" if place else what

    def as_dict(self, language: str) -> dict[str, object]:
        """For programs: the code and place as fields, and the sentence."""
        place = {"file": self.file, "sheet": self.sheet, "row": self.row, "column": self.column}
        known = {name: value for name, value in place.items() if value is not None}
        sentence = self.sentence(language)
        return {"code": self.code, "severity": self.severity, **known, "sentence": sentence}


class ImportRefused(Exception):
    """Nothing of the file was taken; ``problems`` holds everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.code for problem in self.problems[:SHOWN]))

    def str_in(self, language: str, shown: int = SHOWN) -> str:
        """A line a problem, at most ``shown`` of them, and then how many more there are."""
        lines = [problem.sentence(language) for problem in self.problems[:shown]]
        if len(self.problems) > shown:
            lines.append(translate(language, "imports.more", count=len(self.problems) - shown))
        return "\n".join(lines)


def refuse(problems: list[Problem]) -> None:
    """Raises ImportRefused if there is any problem: an import is all or nothing."""
    if problems:
        raise ImportRefused(problems)
