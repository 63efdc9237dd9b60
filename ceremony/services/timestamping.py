"""After the event: a time stamp of the last checkpoint by an authority (RFC 3161). Never in the press path.

It runs in a process of its own; an authority that is slow or dead leaves the log as it was.
"""

import base64
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, decode_timestamp_response

from ..core.checkpoints import RecordTimestamp
from ..evidence import timestamp
from .ceremony import Ceremony
from .sequencer import Outcome

_LONGEST = 100_000


class NoTimestamp(Exception):
    """The authority did not answer, refused, or answered for something else. The log is as it was."""


def stamp(ceremony: Ceremony, url: str, timeout_s: float) -> Outcome:
    """Asks for a time stamp of the last checkpoint and writes it to the log. Raises NoTimestamp."""
    with ceremony.state():
        note = ceremony.ledger.checkpoint()
    token = _ask(url, note, timeout_s)
    if not timestamp.is_for(token, note):
        raise NoTimestamp("the answer is for something else")
    return ceremony.submit(RecordTimestamp(note, token, urlsplit(url).hostname or url))


def _ask(url: str, note: str, timeout_s: float) -> str:
    """The token, base64. The nonce of the answer is that of the question."""
    if not url.startswith(("http://", "https://")):
        raise NoTimestamp(url)
    asked = TimestampRequestBuilder().data(note.encode()).hash_algorithm(HashAlgorithm.SHA256).build()
    request = Request(url, asked.as_bytes(), {"Content-Type": "application/timestamp-query"})  # noqa: S310 - see above
    try:
        with urlopen(request, timeout=timeout_s) as reply:  # noqa: S310
            answer = decode_timestamp_response(reply.read(_LONGEST))
        if answer.status not in (0, 1) or answer.tst_info.nonce != asked.nonce:
            raise NoTimestamp("refused")
        return base64.b64encode(answer.time_stamp_token()).decode()
    except (URLError, OSError, ValueError) as error:
        raise NoTimestamp(str(error)) from error
