"""A small conference, prepared through the same services that the command line uses."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from ceremony.core.conference import Conference, CreateConference
from ceremony.core.entry import Refused
from ceremony.core.handover import ArmHandover, DraftHandover, Presenter
from ceremony.core.units import ImportUnits, Unit
from ceremony.services import enrolment
from ceremony.services.ceremony import Ceremony
from ceremony.services.preparing import Incoming, seal, take_in

HANDOVER = "h1"
UNITS = ("02635", "02638", "02641")
PRESENTERS = (Presenter("p1", "Đồng chí thứ nhất"),)


@dataclass(frozen=True)
class Prepared:
    """What a test needs to come in: the codes of the units and the key of the stage."""

    data: Path
    join_codes: Mapping[str, str]
    stage_key: str


def make_conference(
    data: Path,
    units: tuple[str, ...] = UNITS,
    *,
    document_bytes: int = 2_000,
    presenters: tuple[Presenter, ...] = PRESENTERS,
    seal_it: bool = True,
    arm_it: bool = True,
    quorum: int = 0,
    mode: str = "live",
) -> Prepared:
    """A document for everyone and one of its own for each unit, sealed and armed."""
    with Ceremony.open(data, create=True) as ceremony:
        _submit(ceremony, CreateConference(replace(_CONFERENCE, mode=mode)))
        province = Unit("10", "Tỉnh Lào Cai", "tinh", receives=False)
        communes = [Unit(code, f"Xã số {code}", "xa", "10") for code in units]
        _submit(ceremony, ImportUnits((province, *communes), "don-vi.xlsx"))
        _submit(ceremony, DraftHandover(HANDOVER, "Giao chỉ tiêu năm 2023", presenters, 1200, quorum))
        with tempfile.TemporaryDirectory() as folder:
            take_in(ceremony, HANDOVER, _incoming(Path(folder), units, document_bytes), "van-ban")
        if seal_it and isinstance(refused := seal(ceremony, HANDOVER), Refused):
            raise AssertionError(refused)
        if seal_it and arm_it:
            _submit(ceremony, ArmHandover(HANDOVER))
        return Prepared(data, enrolment.join_codes(ceremony), enrolment.stage_key(ceremony))


def small_pdf(text: str, size: int) -> bytes:
    """A PDF of one page with ``text`` in it, padded to about ``size`` bytes by a comment."""
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("ascii", "replace")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, offsets = b"%PDF-1.4\n%" + b"." * max(0, size - 800) + b"\n", []
    for number, described in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, described)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return body + head + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)


_CONFERENCE = Conference(
    title="Hội nghị thử",
    theme="Kỷ cương – Hành động",
    organiser="UBND tỉnh Lào Cai",
    date="2022-12-09",
    venue="Lào Cai",
    language="vi",
    mode="live",
)


def _incoming(folder: Path, units: tuple[str, ...], size: int) -> list[Incoming]:
    files = {"chi-thi.pdf": "everyone", **{f"{code}-quyet-dinh.pdf": f"units:{code}" for code in units}}
    incoming = []
    for name, audience in files.items():
        path = folder / name
        path.write_bytes(small_pdf(name, size))
        fields = {"type": "Quyết định", "number": "05", "subject": f"Văn bản {name}"}
        incoming.append(Incoming(path, audience, path.stat().st_size, 1, sha256(path.read_bytes()).hexdigest(), fields))
    return incoming


def _submit(ceremony: Ceremony, command: object) -> None:
    outcome = ceremony.submit(command)
    if isinstance(outcome, Refused):
        raise AssertionError(outcome)
