"""Whether a file holds as evidence: a bundle, a receipt, or the text of a receipt's QR code."""

from collections.abc import Callable

from . import bundle_check, container, receipt, receipt_check
from .findings import NOT_READABLE, Findings, Verdict


def verify(
    content: bytes, pinned: str | None = None, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Verdict:
    """``pinned``: the verifier key that the log has to have. Uses nothing but ``content``."""
    if content.startswith(container.MAGIC):
        return bundle_check.check(content, pinned, progress)
    found = receipt.read(content)
    if found is None:
        return Verdict(NOT_READABLE, "", "", ())
    fields, is_canonical = found
    findings = Findings()
    receipt_check.check(fields, is_canonical, pinned, findings, code=content.startswith(b"CEREMONY1:"))
    return Verdict.of("receipt", fields["log"] if isinstance(fields.get("log"), str) else "", findings)
