"""Pictures for the stage: real ones of a fit size, of which nothing but the pixels is kept."""

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from ceremony.files import rasterising
from ceremony.files.images import read_image
from ceremony.files.problems import ImportRefused

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 18">{}</svg>'
RED = '<rect width="9" height="9" fill="#f00"/>'


def picture(form: str, size: tuple[int, int] = (30, 20), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#5c0a12").save(out, form, **options)
    return out.getvalue()


def kept(tmp_path: Path, content: bytes | str, name: str = "hinh") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(read_image(path)))


def refused(path: Path) -> str:
    with pytest.raises(ImportRefused) as caught:
        read_image(path)
    (problem,) = caught.value.problems
    assert problem.sentence("vi")
    assert problem.sentence("en")
    return problem.code


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_pictures_are_known_by_their_bytes_and_not_by_their_names(tmp_path: Path, form: str) -> None:
    image = read(kept(tmp_path, picture(form), "bieu-trung.svg"))
    assert (image.format, image.size, image.mode) == (form, (30, 20), "RGB")
    assert image.getpixel((3, 3)) == pytest.approx((0x5C, 0x0A, 0x12), abs=3)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_what_a_file_carries_beside_its_pixels_is_left_behind(tmp_path: Path, form: str) -> None:
    hidden = b"<script>alert(1)</script>"
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "<svg><script>alert(1)</script></svg>")
    options = {"PNG": {"pnginfo": text}, "JPEG": {"comment": hidden}, "WEBP": {"xmp": hidden}}[form]
    content = picture(form, icc_profile=hidden, **options) + hidden
    assert b"script" in content
    assert b"script" not in read_image(kept(tmp_path, content))


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_of_a_picture_that_moves_the_first_one_is_shown(tmp_path: Path, form: str) -> None:
    out = io.BytesIO()
    frames = [Image.new("RGBA", (20, 20), colour) for colour in ("#ff0000", "#00ff0080")]
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100, lossless=True)
    image = read(kept(tmp_path, out.getvalue()))
    assert getattr(image, "n_frames", 1) == 1
    assert image.convert("RGB").getpixel((9, 9)) == pytest.approx((255, 0, 0), abs=4)


def test_a_photograph_stands_upright_and_grey_of_16_bits_stays_grey(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert read(kept(tmp_path, picture("JPEG", exif=exif))).size == (20, 30)
    out = io.BytesIO()
    Image.new("I;16", (9, 9), 0x8000).save(out, "PNG")
    assert read(kept(tmp_path, out.getvalue())).getpixel((3, 3)) == (128, 128, 128)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<!-- chữ --><style>path{fill:red}</style>",
        '<script>alert(1)</script><circle onload="alert(1)"/>',
        "<foreignObject/><style>@import 'https://example.org/a.css';</style>",
        '<a href="javascript:alert(1)"><set attributeName="href" to="javascript:alert(1)"/></a>',
    ],
)
def test_an_svg_becomes_a_picture_whatever_was_in_it(tmp_path: Path, inside: str) -> None:
    content = "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd'>" + SVG.format(RED + inside)
    image = read(kept(tmp_path, content))
    assert (image.format, image.size) == ("PNG", (1024, 2048))
    assert image.getpixel((500, 500)) == (255, 0, 0, 255)
    assert image.getpixel((500, 1500))[3] == 0


ENTITIES = "".join(f'<!ENTITY {b} "{f"&{a};" * 50}">' for a, b in zip("abcdefg", "bcdefgh", strict=True))
BILLION = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 100}">{ENTITIES}]>'
NINE_TIMES = "".join(f"<g id='a{n}'>" + f"<use xlink:href='#a{n - 1}'/>" * 9 + "</g>" for n in range(1, 31))
USES = f"<defs><path id='a0' d='M0 0h9v9z'/>{NINE_TIMES}</defs><use xlink:href='#a30'/>"


@pytest.mark.parametrize(
    "content",
    [
        BILLION + SVG.format("<text>&h;</text>"),
        SVG.format(USES),
        SVG.format('<image width="9" height="9" href="https://example.org/a.png"/>'),
        SVG.format('<image width="9" height="9" href="/etc/hostname"/>'),
        "<svg",
        "<b><svg/></b>",
        '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>',
    ],
    ids=["entities", "uses", "elsewhere", "file", "cut short", "inside", "nothing"],
)
def test_an_svg_that_cannot_be_drawn_is_refused(tmp_path: Path, content: str, monkeypatch) -> None:
    monkeypatch.setattr(rasterising, "SECONDS", 5)
    assert refused(kept(tmp_path, content)) == "image_svg"


def test_an_svg_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(rasterising, "__file__", str(slow))
    monkeypatch.setattr(rasterising, "SECONDS", 0.2)
    assert refused(kept(tmp_path, SVG.format(RED))) == "image_svg"


@pytest.mark.parametrize("content", [b"", b"GIF89a", picture("PNG")[:60], b"RIFF", "tệp văn bản"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes | str) -> None:
    assert refused(kept(tmp_path, content)) == "image_format"


def test_too_large_a_picture_is_refused(tmp_path: Path) -> None:
    assert refused(kept(tmp_path, picture("PNG") + b"\0" * 5 * 1024**2)) == "image_too_large"
    assert refused(kept(tmp_path, picture("PNG", (8000, 6000)))) == "image_pixels"
    assert refused(tmp_path / "none.png") == "image_missing"
