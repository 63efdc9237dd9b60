"""A hall with no certificate: plain http on a name in the local network, which browsers call insecure."""

from tests.browser.endpoint import Endpoint
from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA, own_document
from tests.browser.screens import LAN_NAME


def test_a_commune_opens_its_documents_without_a_secure_context(released: Hall) -> None:
    root = f"http://{LAN_NAME}:{released.server.port}"
    commune = Endpoint.join_by_link(released.screens, root, released.conference.join_codes[BAN_QUA])
    commune.expect_status("opened")
    assert commune.page.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]
    _, content = commune.download_own_document()
    assert content == own_document(released.conference.data, BAN_QUA)
    commune.view_own_document()
    commune.acknowledge()
    commune.expect_status("acknowledged")
    assert len(released.ledger("package_acknowledged", BAN_QUA)) == 1
