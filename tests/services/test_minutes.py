"""Minutes, their table and the register say what the log holds up to a checkpoint, and nothing else."""

import io
import json
import time
from datetime import datetime, timedelta

import pikepdf
import pytest
from python_calamine import load_workbook

from ceremony.core.entry import Entry
from ceremony.files.paper.facts import Head
from ceremony.services import minutes
from ceremony.services.ceremony import Ceremony
from ceremony.translations import LANGUAGES
from tests.conference import HANDOVER, make_conference

UNITS = ("02635", "02638", "02641", "02644", "02647")
DAY = "2022-12-09"
RELEASED = f"{DAY}T01:31:05.120Z"
KEY = "ceremony/4be1c0d2a7f3e915+a1b2c3d4+AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefgh"
ROOT = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="


class Log:
    """Writes entries behind those of the prepared conference, at times of its own."""

    def __init__(self, ceremony):
        self.ceremony = ceremony
        self.size = max(seq for seq, _ in ceremony.ledger.after(0))

    def write(self, event, at=RELEASED, by=None, **fields):
        self.size += 1
        fields = {"seq": self.size, "at": at, "event": event, "by": by or {"role": "endpoint"}, **fields}
        with self.ceremony.ledger.transaction():
            self.ceremony.ledger.append([(self.size, Entry.decode(_encoded(fields)).encode())])

    def enrol(self, unit):
        self.write(
            "endpoint_enrolled",
            endpoint=f"e_{unit}",
            unit=unit,
            device="PC",
            token_hash=unit,
            device_key=None,
        )

    def report(self, event, unit, at=RELEASED, **fields):
        self.write(event, at, handover=HANDOVER, unit=unit, endpoint=f"e_{unit}", **fields)

    def release(self):
        with self.ceremony.state() as state:
            plaintexts = dict.fromkeys(state.handovers[HANDOVER].envelopes, "ab" * 32)
        self.write(
            "handover_released",
            by={"role": "presenter", "name": "Đồng chí thứ nhất"},
            handover=HANDOVER,
            arming=1,
            secret="c2VjcmV0",
            plaintexts=plaintexts,
            hands=[{"presenter": "p1", "held_ms": 1350}],
            live=3,
        )

    @property
    def head(self):
        return Head(self.size, ROOT, KEY)


def _encoded(fields):
    return json.dumps(fields).encode()


def after(seconds):
    moment = datetime.fromisoformat(RELEASED) + timedelta(seconds=seconds)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@pytest.fixture(autouse=True)
def vietnamese_time(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def ceremony(tmp_path):
    prepared = make_conference(tmp_path / "data", UNITS)
    with Ceremony.open(prepared.data) as ceremony:
        yield ceremony


@pytest.fixture
def log(ceremony):
    """One unit acknowledged and signed, one late and slow, one refused, one staged only, one that never came."""
    log = Log(ceremony)
    for unit in UNITS[:4]:
        log.enrol(unit)
    for unit in UNITS[:4]:
        log.report("package_staged", unit, after(-600))
    log.release()
    who = {"person": "Lý A Pao", "position": "Chủ tịch UBND xã", "statement": "{}"}
    log.report("package_delivered", UNITS[0], after(2.14), documents={})
    log.report("package_opened", UNITS[0], after(3), automatic=True)
    log.report("package_delivered", UNITS[1], after(312), documents={})
    log.report("package_acknowledged", UNITS[0], after(60), **who, signature="c2ln")
    log.report("package_refused", UNITS[2], after(90), **who, reason="Sai số, ký hiệu", signature=None)
    log.report("package_faulted", UNITS[3], after(100), document="d", fault="network")
    log.report("package_faulted", UNITS[3], after(110), document="e", fault="network")
    log.report("package_acknowledged", UNITS[1], after(86_400), **who, signature=None)
    return log


def test_each_unit_stands_in_it_with_what_the_log_knows(ceremony, log):
    found = {unit.code: unit for unit in minutes.gather(ceremony, HANDOVER, log.head).units}
    assert list(found) == list(UNITS)
    assert found[UNITS[0]].signed
    assert found[UNITS[0]].delivered_at == after(2.14)
    assert (found[UNITS[0]].person, found[UNITS[0]].position) == ("Lý A Pao", "Chủ tịch UBND xã")
    assert not found[UNITS[1]].signed
    assert (found[UNITS[2]].answer, found[UNITS[2]].reason) == ("refused", "Sai số, ký hiệu")
    assert (found[UNITS[3]].reached, found[UNITS[3]].staged_at, found[UNITS[3]].fault) == (
        False,
        after(-600),
        "network",
    )
    assert (found[UNITS[4]].reached, found[UNITS[4]].enrolled) == (False, 0)


def test_the_course_says_what_was_staged_and_live_at_the_release(ceremony, log):
    log.report("package_staged", UNITS[4], after(400))
    steps = {step.name: step.values for step in minutes.gather(ceremony, HANDOVER, log.head).steps}
    assert steps["at_release"]["staged"] == 4
    assert steps["at_release"]["units"] == 5
    assert steps["at_release"]["live"] == 3
    assert steps["sealed"]["envelopes"] == 6
    assert steps["last_delivered"]["delay"] == 312.0


def test_faults_of_one_kind_are_one_line(ceremony, log):
    (fault,) = minutes.gather(ceremony, HANDOVER, log.head).faults
    assert (fault.code, fault.kind, fault.times, fault.first_at) == (UNITS[3], "network", 2, after(100))


def test_what_was_written_behind_the_checkpoint_is_left_out(ceremony, log):
    size = log.size - 1
    found = minutes.gather(ceremony, HANDOVER, Head(size, ROOT, KEY))
    assert found.units[1].answer is None
    assert found.written_at == after(110)


@pytest.mark.parametrize("make", [minutes.minutes_pdf, minutes.minutes_xlsx, minutes.register_xlsx])
def test_a_handover_that_was_not_released_has_no_papers(ceremony, make):
    log = Log(ceremony)
    with pytest.raises(minutes.NotReleased):
        make(ceremony, HANDOVER, log.head, "vi")
    with pytest.raises(minutes.NotReleased):
        make(ceremony, "h9", log.head, "vi")


def test_the_same_log_gives_the_same_minutes_however_it_goes_on(ceremony, log):
    head = log.head
    first = minutes.minutes_pdf(ceremony, HANDOVER, head, "vi")
    log.report("package_opened", UNITS[1], after(90_000), automatic=True)
    assert minutes.minutes_pdf(ceremony, HANDOVER, head, "vi") == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_are_pdf_a_in_their_language(ceremony, log, language):
    made = minutes.minutes_pdf(ceremony, HANDOVER, log.head, language)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert str(pdf.Root.Lang).startswith(language)
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == "2A"


def test_progress_goes_up_to_all_of_it(ceremony, log):
    told = []
    minutes.minutes_pdf(ceremony, HANDOVER, log.head, "vi", lambda *step: told.append(step))
    assert told == sorted(told)
    assert len(told) >= 3
    assert told[-1] == (100, 100)


def test_the_workbook_has_the_units_and_the_course_of_the_act(ceremony, log):
    with load_workbook(io.BytesIO(minutes.minutes_xlsx(ceremony, HANDOVER, log.head, "vi"))) as workbook:
        assert workbook.sheet_names == ["Đơn vị", "Diễn biến"]
        columns, *rows = workbook.get_sheet_by_index(0).to_python()
        course = workbook.get_sheet_by_index(1).to_python()
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    assert [row["Mã"] for row in found] == list(UNITS)
    assert found[0]["Nhận đủ lúc"] == "09/12/2022 08:31:07"
    assert [row["Ký"] for row in found] == ["có", "không", "không", "", ""]
    assert [row["Ghi chú"] for row in found] == [
        "",
        "Nhận chậm: sau 5 phút 12 giây. Xác nhận muộn",
        "Từ chối: Sai số, ký hiệu",
        "Chưa nhận được: đã giữ đủ phong bì lúc 08:21:05, chưa báo mở được."
        " Sự cố gần nhất: lỗi đường truyền khi tải phong bì",
        "Chưa nhận được: chưa có thiết bị nào tham gia",
    ]
    assert [row[1] for row in course if "Đồng chí thứ nhất (giữ 1,35 giây)" in row[1]]


def test_the_register_has_a_row_for_each_document_and_unit_with_the_codes_of_the_decision(ceremony, log):
    made = minutes.register_xlsx(ceremony, HANDOVER, log.head, "vi")
    with load_workbook(io.BytesIO(made)) as workbook:
        columns, *rows = workbook.get_sheet_by_index(0).to_python()
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    assert len(found) == 2 * len(UNITS)
    codes = {row["Mã đơn vị nhận"]: row["Mã trạng thái (Quyết định 28/2018/QĐ-TTg)"] for row in found}
    assert list(codes.values()) == ["03", "03", "02", "", ""]
    common = next(row for row in found if row["Số lượng bản phát hành (IssuedAmount)"] == 5)
    assert common["Trích yếu nội dung (Subject)"] == "Văn bản chi-thi.pdf"
    assert common["Số của văn bản (CodeNumber)"] == "05"
    assert common["Mã hồ sơ (FileCode)"] == ""
    assert {row["Lý do từ chối"] for row in found} == {"", "Sai số, ký hiệu"}


def test_what_becomes_of_a_package_stands_in_the_register_and_the_table_with_its_code(ceremony, log):
    said = {"person": "Giàng Seo", "due": "2022-12-20", "note": "Soạn kế hoạch"}
    log.report("package_step", UNITS[0], after(500), step="assigned", **said)
    log.report("package_step", UNITS[1], after(90_000), step="done", person="Lý A Pao", due="", note="")
    with load_workbook(io.BytesIO(minutes.register_xlsx(ceremony, HANDOVER, log.head, "vi"))) as workbook:
        columns, *rows = workbook.get_sheet_by_index(0).to_python()
    found = {row[columns.index("Mã đơn vị nhận")]: dict(zip(columns, row, strict=True)) for row in rows}
    codes = [row["Mã trạng thái (Quyết định 28/2018/QĐ-TTg)"] for row in found.values()]
    assert codes == ["04", "06", "02", "", ""]
    first = found[UNITS[0]]
    assert (first["Người được phân công"], first["Hạn xử lý"]) == ("Giàng Seo", "20/12/2022")
    assert first["Thời điểm trạng thái"] == "09/12/2022 08:39:25"
    assert first["Hạn trả lời văn bản (DueDate)"] == ""
    with load_workbook(io.BytesIO(minutes.minutes_xlsx(ceremony, HANDOVER, log.head, "vi"))) as workbook:
        columns, *rows = workbook.get_sheet_by_index(0).to_python()
    table = [dict(zip(columns, row, strict=True)) for row in rows]
    assert [row["Mã trạng thái"] for row in table] == ["04", "06", "02", "", ""]
    assert table[0]["Xử lý tiếp"] == "Phân công: Giàng Seo, hạn 20/12/2022, Soạn kế hoạch"


def test_tables_of_a_rehearsal_say_so_above_everything(tmp_path):
    prepared = make_conference(tmp_path / "twin", UNITS, mode="rehearsal")
    with Ceremony.open(prepared.data) as twin:
        log = Log(twin)
        log.release()
        for make in (minutes.minutes_xlsx, minutes.register_xlsx):
            with load_workbook(io.BytesIO(make(twin, HANDOVER, log.head, "vi"))) as workbook:
                for name in workbook.sheet_names:
                    assert workbook.get_sheet_by_name(name).to_python()[0][0] == "DIỄN TẬP"
