"""The page /verify, and the same page as one file without any network: what people are told of their files."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import qrcode
from playwright.sync_api import Browser, Page, expect

from ceremony.verify_page import verify_page
from tests.browser.hall import Hall
from tests.browser.screens import CHROMIUM, FLAGS, PATIENCE_MS, PHONE

ROOT = Path(__file__).parents[2]
NODE = shutil.which("node") or "node"
NARROW_AND_WIDE = ((360, 740), (1440, 900), (3840, 2160))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([NODE, ROOT / "tests/verify_samples.mjs", folder], check=True, timeout=60)
    code_of((folder / "code.txt").read_text()).make_image().save(folder / "photo.png")
    return folder


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page on a memory stick."""
    file = tmp_path_factory.mktemp("stick") / "verify.html"
    file.write_text(verify_page("vi"), "utf-8")
    return file


@pytest.fixture
def stick(browser: Browser, saved: Path) -> Iterator[Page]:
    """Opened where there is no network; that it asks for nothing is checked at the end."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", offline=True)
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(saved.as_uri())
    yield page
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [saved.as_uri()]
    assert complaints == []


def code_of(text: str) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, box_size=6)
    code.add_data(text)
    code.make()
    return code


def give(page: Page, *files: Path) -> None:
    page.set_input_files("input[type=file]", list(files))


def test_a_receipt_is_told_in_words_a_layman_understands(stick: Page, samples: Path) -> None:
    give(stick, samples / "receipt.json")
    expect(stick.get_by_role("heading", name="Biên nhận đúng")).to_be_visible()
    expect(stick.get_by_role("status").first).to_have_text("receipt.json: Biên nhận đúng")
    expect(stick.locator(".story")).to_have_text(
        "Phường Duyên Hải (mã 02635) xác nhận đã nhận văn bản, lúc 08:00:15 ngày 09/12/2022 (GMT+7). "
        "Người xác nhận: Nguyễn Thị Lan (Văn thư, thay mặt Chủ tịch UBND phường)."
    )
    expect(stick.locator(".verdict-text")).to_contain_text("Chưa so khoá ấy với khoá nào khác")
    assert stick.locator(".finding-holds").count() == 7


def test_a_given_key_is_compared_also_with_what_was_there_before(stick: Page, samples: Path) -> None:
    give(stick, samples / "receipt.json")
    key = (samples / "key.txt").read_text()
    stick.get_by_label("Khoá kiểm tra của sổ nhật ký").fill(key)
    expect(stick.locator(".verdict-text")).to_contain_text("trùng với khoá đã cho")
    stick.get_by_label("Khoá kiểm tra của sổ nhật ký").fill(key[:-1])
    expect(stick.get_by_role("alert")).to_contain_text("Đây không phải là một khoá kiểm tra")
    expect(stick.locator(".verdict-text")).to_contain_text("Chưa so khoá ấy")


def test_another_key_refutes_the_receipt(stick: Page, samples: Path) -> None:
    stick.get_by_label("Khoá kiểm tra của sổ nhật ký").fill((samples / "other-key.txt").read_text())
    give(stick, samples / "receipt.json")
    expect(stick.get_by_role("heading", name="Biên nhận không đúng")).to_be_visible()


def test_a_tampered_receipt_says_where_and_nothing_in_it_is_taken_for_true(stick: Page, samples: Path) -> None:
    give(stick, samples / "tampered.json")
    expect(stick.get_by_role("heading", name="Biên nhận không đúng")).to_be_visible()
    expect(stick.get_by_role("heading", name="Tệp này ghi (không được xem là đúng)")).to_be_visible()
    expect(stick.locator(".finding-fails")).to_have_count(2)
    expect(stick.locator(".finding-fails").first).to_contain_text("Ở: phần của đơn vị")


def test_who_did_not_sign_is_said(stick: Page, samples: Path) -> None:
    give(stick, samples / "refusal.json")
    expect(stick.locator(".finding-note")).to_contain_text("Lời khai này không có chữ ký")
    expect(stick.locator(".story")).to_contain_text("Lý do: Thiếu phụ lục.")


def test_a_bundle_is_told_with_its_handovers(stick: Page, samples: Path) -> None:
    give(stick, samples / "bundle.zip")
    expect(stick.get_by_role("heading", name="Bộ bằng chứng đúng")).to_be_visible()
    expect(stick.get_by_role("row", name="Giao kế hoạch 2023")).to_contain_text("08:00:10 ngày 09/12/2022")
    assert stick.locator(".finding-holds").count() == 17


def test_each_pdf_is_found_in_the_receipt_or_not(stick: Page, samples: Path) -> None:
    give(stick, samples / "document.pdf", samples / "other.pdf")
    files = stick.get_by_role("article", name="Tệp văn bản")
    expect(files.locator(".finding-note")).to_have_count(2)
    give(stick, samples / "receipt.json")
    expect(files.locator(".finding-holds")).to_contain_text(
        "document.pdf đúng là văn bản ghi trong biên nhận: Quyết định"
    )
    expect(files.locator(".finding-fails")).to_contain_text("other.pdf không phải văn bản nào")
    expect(stick.locator(".document-match")).to_have_text("Trùng với tệp document.pdf")


def test_a_pdf_proves_nothing_by_a_tampered_receipt(stick: Page, samples: Path) -> None:
    give(stick, samples / "document.pdf", samples / "tampered.json")
    files = stick.get_by_role("article", name="Tệp văn bản")
    expect(files.locator(".finding-fails")).to_contain_text("nhưng biên nhận ấy không đúng")


def test_what_is_no_evidence_cannot_be_read(stick: Page, samples: Path) -> None:
    give(stick, samples / "stranger.txt")
    expect(stick.get_by_role("heading", name="Không đọc được")).to_be_visible()


def test_a_photo_of_the_code_is_enough_and_its_gap_is_named(stick: Page, samples: Path) -> None:
    give(stick, samples / "photo.png")
    expect(stick.get_by_role("heading", name="Biên nhận đúng")).to_be_visible()
    expect(stick.locator(".finding-note")).to_contain_text("Mã QR không chứa phần đăng ký thiết bị")


def test_the_language_changes_and_what_was_found_stays(stick: Page, samples: Path) -> None:
    give(stick, samples / "receipt.json")
    stick.get_by_role("button", name="English").click()
    expect(stick.get_by_role("heading", name="The receipt holds")).to_be_visible()
    expect(stick.locator(".story")).to_contain_text("acknowledged receipt, on 09/12/2022 at 08:00:15 (GMT+7)")
    assert stick.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("size", NARROW_AND_WIDE, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_scrolls_sideways(stick: Page, samples: Path, size: tuple[int, int]) -> None:
    stick.set_viewport_size({"width": size[0], "height": size[1]})
    give(stick, *(samples / name for name in ("bundle.zip", "receipt.json", "tampered.json", "other.pdf")))
    expect(stick.locator(".result")).to_have_count(4)
    assert stick.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_server_serves_the_page_under_its_policy_and_its_key(sealed: Hall, samples: Path) -> None:
    page = sealed.screens.open(f"{sealed.server.url}/verify", PHONE)
    give(page, samples / "photo.png")
    expect(page.get_by_role("heading", name="Biên nhận đúng")).to_be_visible()
    page.get_by_role("button", name="Dùng khoá của máy chủ này").click()
    expect(page.get_by_role("heading", name="Biên nhận không đúng")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải trang này về").click()
    assert download.value.suggested_filename == "verify.html"


def test_the_camera_reads_a_dense_code(browser: Browser, saved: Path, samples: Path, tmp_path: Path) -> None:
    code = code_of((samples / "code.txt").read_text())
    assert code.version >= 25
    video = tmp_path / "camera.y4m"
    video.write_bytes(film(code.get_matrix()))
    seeing = (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={video}",
    )
    with closing(browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, *seeing])) as other:
        page = other.new_page()
        page.goto(saved.as_uri())
        page.get_by_role("button", name="Quét mã QR").click()
        expect(page.get_by_role("heading", name="Biên nhận đúng")).to_be_visible(timeout=PATIENCE_MS)
        expect(page.locator("video")).to_have_count(0)


def film(modules: list[list[bool]], size: tuple[int, int] = (1280, 960)) -> bytes:
    """A few frames of YUV4MPEG2 that show a code, as a camera that is held still would."""
    width, height = size
    scale = height // len(modules)
    luma = bytearray(b"\xeb" * (width * height))
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                for line in range(y * scale, (y + 1) * scale):
                    start = line * width + x * scale
                    luma[start : start + scale] = b"\x10" * scale
    frame = b"FRAME\n" + bytes(luma) + b"\x80" * (width * height // 2)
    return f"YUV4MPEG2 W{width} H{height} F10:1 Ip C420jpeg\n".encode() + frame * 3
