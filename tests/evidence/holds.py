"""Whether the evidence of a running conference holds: its bundle, made beside the server, verified."""

from ceremony.evidence.verify import verify
from ceremony.services import evidence
from ceremony.services.ceremony import Ceremony
from tests.server import Server


def assert_evidence_holds(server: Server) -> None:
    with Ceremony.open(server.data) as ceremony:
        verdict = verify(evidence.export(ceremony, "vi"))
    assert verdict.status == 0, [finding for finding in verdict.findings if not finding.holds]
