"""The receipt that a unit frames: one page, both languages, a code that a phone can read."""

import io
from dataclasses import replace

import pikepdf
import pytest
from qrcode.constants import ERROR_CORRECT_L
from qrcode.main import QRCode
from qrcode.util import MODE_ALPHA_NUM, QRData

from ceremony.files.paper.receipt import Receipt, ReceiptDocument, receipt_pdf
from ceremony.files.qr import TooLong, dense
from tests.files.printed import pages, text
from tests.files.test_qr import drawn

ALPHANUMERIC = "CEREMONY1:" + "6BF$%*+-./:XYZ 09" * 135  # 2,305 characters
SUBJECT = "Về việc giao chỉ tiêu kế hoạch phát triển kinh tế - xã hội năm 2023 cho xã Bản Hồ, thị xã Sa Pa"
KEY = "ceremony/4be1c0d2a7f3e915+a1b2c3d4+AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefgh"


def documents(count: int) -> tuple[ReceiptDocument, ...]:
    return tuple(ReceiptDocument("Quyết định", f"{n:02}", "QĐ-UBND", SUBJECT, f"{n:064x}") for n in range(1, count + 1))


RECEIPT = Receipt(
    conference="Hội nghị triển khai kế hoạch phát triển kinh tế - xã hội năm 2023",
    organiser="UBND tỉnh Lào Cai",
    date="2022-12-09",
    handover="Giao kế hoạch phát triển kinh tế - xã hội năm 2023",
    unit_code="03043",
    unit_name="Xã Bản Hồ",
    documents=documents(4),
    delivered_at="2022-12-09T01:31:06.412Z",
    event="acknowledged",
    at="2022-12-09T01:33:40.007Z",
    log="ceremony/4be1c0d2a7f3e915",
    seq=1702,
    size=1873,
    root="q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=",
    key=KEY,
    qr=ALPHANUMERIC,
    person="Lý A Pao",
    position="Chủ tịch UBND xã",
    device_at="2022-12-09T01:33:39.920Z",
    offset_ms=41,
    signed=True,
)


def shown(receipt: Receipt) -> str:
    return "".join(text(receipt_pdf(receipt)).split())


@pytest.mark.parametrize("count", [1, 4, 5, 8])
def test_up_to_eight_documents_fit_on_one_page(count):
    assert len(pages(receipt_pdf(replace(RECEIPT, documents=documents(count))))) == 1


def test_more_documents_go_on_on_a_second_page():
    found = pages(receipt_pdf(replace(RECEIPT, documents=documents(20))))
    assert len(found) == 2
    assert all(f"{n:064x}" in "".join(found) for n in range(1, 21))
    assert "2/2" in found[1]


def test_it_says_what_was_received_by_whom_and_where_it_stands_in_the_log():
    found = shown(RECEIPT)
    for said in ("BIÊNNHẬN", "RECEIPT", "XãBảnHồ", "03043", "LýAPao,ChủtịchUBNDxã", f"{1:064x}", "01/QĐ-UBND"):
        assert said in found
    for said in ("ceremony/4be1c0d2a7f3e915#1702", "1701", "1873", RECEIPT.root, KEY):
        assert said in found
    assert "0,041giây" in found
    assert "ECDSAP-256" in found
    assert "28/2018/QĐ-TTg" in found


def test_a_refusal_shows_its_reason_and_what_could_not_be_opened():
    unseen = (replace(documents(1)[0], sha256=None),)
    found = shown(
        replace(
            RECEIPT,
            event="refused",
            reason="Thiếu phụ lục",
            documents=unseen,
            delivered_at=None,
            signed=False,
            channel="insecure",
        )
    )
    assert "Thiếuphụlục" in found
    assert "Từchốitiếpnhận" in found
    assert "Đãxácnhận" not in found
    assert "thiếtbịchưamởđược" in found
    assert "kênhkhôngbảomật" in found


@pytest.mark.parametrize("event", ["delivered", "opened"])
def test_a_receipt_without_a_statement_claims_no_confirmation(event):
    found = shown(replace(RECEIPT, event=event, person="", position="", device_at=None, offset_ms=None, signed=False))
    assert "chưaxácnhận" in found
    assert "Chữkýcủathiếtbị" not in found
    assert "Ngườixácnhận" not in found


def test_a_rehearsal_is_marked():
    assert "DIỄNTẬP" in shown(replace(RECEIPT, rehearsal=True))
    assert "DIỄNTẬP" not in shown(RECEIPT)


def test_what_people_wrote_comes_out_as_they_wrote_it():
    markup = '- #panic("x") *b* $x$ \\ = h @ref 😀 ' + "W" * 120
    found = shown(replace(RECEIPT, event="refused", person=markup, position=markup, reason=markup, unit_name=markup))
    assert found.count("".join(markup.replace("😀", "[U+1F600]").split())) == 4


def test_it_is_pdf_a_and_the_same_receipt_gives_the_same_bytes():
    made = receipt_pdf(RECEIPT)
    assert receipt_pdf(RECEIPT) == made
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2A"


def test_the_code_is_alphanumeric_at_level_l_and_drawn_whole():
    reference = QRCode(error_correction=ERROR_CORRECT_L, border=4, mask_pattern=0)
    reference.add_data(QRData(ALPHANUMERIC, mode=MODE_ALPHA_NUM), optimize=0)
    reference.make(fit=True)
    code = dense(ALPHANUMERIC)
    assert drawn(code.svg, code.size) == reference.get_matrix()


def test_the_code_of_a_usual_receipt_is_no_wider_than_7_cm_at_the_least_module():
    assert dense(ALPHANUMERIC).size * 0.45 <= 70


def test_a_receipt_that_is_too_long_for_a_code_says_so():
    too_long = ALPHANUMERIC * 2
    with pytest.raises(TooLong):
        dense(too_long)
    assert "tệpbiênnhận(.json)" in shown(replace(RECEIPT, qr=too_long))


def test_it_says_for_whom_and_shows_the_signature_that_was_drawn():
    drawing = "M40 150L60 60L80 150L120 90M150 120L220 110"
    signed = replace(RECEIPT, on_behalf_of="Chủ tịch UBND xã Bản Hồ", drawing=drawing)
    assert "Thaymặt·Onbehalfof" in shown(signed)
    assert "ChủtịchUBNDxãBảnHồ" in shown(signed)
    assert "Chữkývẽtrênmànhình" in shown(signed)
    assert "Chữkývẽtrênmànhình" not in shown(RECEIPT)
    assert len(pages(receipt_pdf(signed))) == 1
