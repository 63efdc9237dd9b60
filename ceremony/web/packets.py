"""Socket.IO packets as docs/protocol.md, section 5 has them. What is not of that form is passed over in silence.

The library answers a frame that it cannot read with fifty lines of traceback on stderr, and lets a client call
``connect`` and ``disconnect`` as events. Nobody in the hall may fill the disk or the presence with cheap frames.
"""

from typing import Any

from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT, Packet

_TAKEN = (CONNECT, DISCONNECT, EVENT, ACK)
_OUR_OWN = ("connect", "disconnect", "error")  # said by the server to its handlers, never by a client
_IGNORED = ["ignored"]  # an event without a handler


class WirePacket(Packet):  # type: ignore[misc]
    """Never fails to decode: what is malformed becomes an event that nobody handles."""

    packet_type: int
    data: Any

    def decode(self, encoded_packet: Any) -> int:
        try:
            super().decode(encoded_packet)
            fine = self.packet_type in _TAKEN and (self.packet_type != EVENT or _is_event(self.data))
        except (ValueError, TypeError, IndexError, AttributeError, RecursionError):
            fine = False
        if not fine:
            self.packet_type, self.id, self.data = EVENT, None, _IGNORED
        return 0  # no attachments: nothing binary is sent here


def _is_event(data: object) -> bool:
    """``[name, payload]`` or ``[name]``."""
    if not isinstance(data, list) or not 1 <= len(data) <= 2:
        return False
    return isinstance(data[0], str) and data[0] not in _OUR_OWN
