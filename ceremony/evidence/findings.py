"""What a verifier found: a code of docs/evidence.md, section 5, where, and whether it holds."""

from dataclasses import dataclass, field

HOLDS, DOES_NOT_HOLD, NOT_READABLE = 0, 1, 2


@dataclass(frozen=True)
class Finding:
    """``where``: a file, ``entry N``, or nothing where it is about the whole."""

    code: str
    holds: bool
    where: str = ""


@dataclass
class Findings:
    """In the order in which they were checked; of those that hold one for each code."""

    found: list[Finding] = field(default_factory=list)

    def check(self, code: str, holds: bool, where: str = "") -> bool:
        """Notes what does not hold at once, and returns whether it holds."""
        if not holds:
            self.found.append(Finding(code, False, where))
        return holds

    def done(self, code: str) -> None:
        """The check is over: it holds, if nothing was noted against it."""
        if code not in self.failed():
            self.found.append(Finding(code, True))

    def failed(self) -> set[str]:
        return {finding.code for finding in self.found if not finding.holds}


@dataclass(frozen=True)
class Verdict:
    """``status``: 0 holds, 1 does not, 2 not readable. ``kind``: bundle, receipt, or nothing; ``key``: the log's."""

    status: int
    kind: str
    key: str
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, kind: str, key: str, findings: Findings) -> "Verdict":
        return cls(DOES_NOT_HOLD if findings.failed() else HOLDS, kind, key, tuple(findings.found))
