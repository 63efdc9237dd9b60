"""A conference whose first commune has much to read: a long decision, a heavy scan, and files that are none."""

import io
import random
import tempfile
from hashlib import sha256
from pathlib import Path

import pikepdf
import typst
from PIL import Image, ImageFilter

from ceremony.core.entry import Refused
from ceremony.core.handover import ArmHandover
from ceremony.resources import STATIC
from ceremony.services.ceremony import Ceremony
from ceremony.services.preparing import Incoming, seal, take_in
from tests.conference import HANDOVER, UNITS, Prepared, make_conference

UNIT = UNITS[0]
LONG_PAGES, SCAN_PAGES = 12, 5
#: Words on page 9 of the long decision only, in the old and the new way of putting the tone.
PLACE = "thôn Hoà Bình"
_PARAGRAPH = "Giao chỉ tiêu kế hoạch phát triển kinh tế – xã hội cho đơn vị; Đồng chí Chủ tịch chịu trách nhiệm. "


def prepare(data: Path) -> Prepared:
    """Sealed and armed."""
    conference = make_conference(data, seal_it=False)
    papers = (
        ("Quyết định giao chỉ tiêu.pdf", "Quyết định", _decision(), LONG_PAGES),
        ("bản quét.pdf", "Báo cáo", _scan(), SCAN_PAGES),
        ("Công văn: “5|QĐ” - bản hỏng.pdf", "Công văn", b"%PDF-1.7\nnothing", 1),
        ("khóa.pdf", "Thông báo", _locked(), 1),
    )
    with Ceremony.open(data) as ceremony, tempfile.TemporaryDirectory() as folder:
        incoming = [_incoming(Path(folder), *paper) for paper in papers]
        for outcome in (take_in(ceremony, HANDOVER, incoming, "them"), seal(ceremony, HANDOVER)):
            assert not isinstance(outcome, Refused), outcome
        assert not isinstance(ceremony.submit(ArmHandover(HANDOVER)), Refused)
    return conference


def _incoming(folder: Path, name: str, type_: str, content: bytes, pages: int) -> Incoming:
    path = folder / name
    path.write_bytes(content)
    fields = {"type": type_, "number": "12", "symbol": "BC-UBND", "subject": name}
    return Incoming(path, f"units:{UNIT}", len(content), pages, sha256(content).hexdigest(), fields)


def _decision() -> bytes:
    """Twelve pages of text, the third of them across."""
    pages = [f"= Trang {number}\n#v(1em)\n" + _PARAGRAPH * 12 for number in range(1, LONG_PAGES + 1)]
    pages[2] = f"#page(flipped: true)[{pages[2]}]"
    pages[8] += f"\n\nTại {PLACE}."
    source = (
        '#set page(paper: "a4")\n#set text(font: "Tinos", size: 13pt, lang: "vi")\n'
        + "\n#pagebreak(weak: true)\n".join(pages)
    )
    fonts = STATIC / "vendor" / "fonts" / "documents"
    made: bytes = typst.compile(source.encode(), font_paths=[str(fonts)], ignore_system_fonts=True)
    return made


def _scan() -> bytes:
    """Pages of grain, as a scanner makes them: no text, and more bytes a page than its picture needs."""
    out = io.BytesIO()
    grain = Image.frombytes("L", (1240, 1754), random.Random(1).randbytes(1240 * 1754)).filter(
        ImageFilter.GaussianBlur(1)
    )
    pages = [grain.point([min(255, 160 + level // 2) for level in range(256)]) for _ in range(SCAN_PAGES)]
    for page in pages:
        page.paste(20, (200, 300, 1000, 340))
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], quality=90, resolution=150)
    return out.getvalue()


def _locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return out.getvalue()
