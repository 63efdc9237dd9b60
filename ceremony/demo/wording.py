"""How a unit, its authority and its head are named inside a Vietnamese sentence."""

_KINDS_IN_NAMES = ("Thành phố", "Thị xã", "Thị trấn", "Huyện", "Phường", "Xã")
_HEADS = {
    "Văn phòng": "Chánh Văn phòng",
    "Thanh tra": "Chánh Thanh tra",
    "Ban": "Trưởng Ban",
    "Cục": "Cục trưởng Cục",
    "Sở": "Giám đốc Sở",
}
_SHORT = {
    "Kế hoạch và Đầu tư": "KH&ĐT",
    "Nông nghiệp và Phát triển nông thôn": "NN&PTNT",
    "Lao động - Thương binh và Xã hội": "LĐ-TB&XH",
    "Cục Thống kê tỉnh": "Cục Thống kê",
}


def in_sentence(name: str) -> str:
    """``Xã A Mú Sung`` -> ``xã A Mú Sung``; departments keep their capital."""
    if name.startswith(_KINDS_IN_NAMES):
        return name[0].lower() + name[1:]
    return name


def place(name: str, parent: str | None) -> str:
    """A unit with the one above it: ``xã A Mú Sung, huyện Bát Xát``."""
    return f"{in_sentence(name)}, {in_sentence(parent)}" if parent else in_sentence(name)


def authority(name: str, department: bool) -> str:
    """Who carries the targets out: ``UBND xã A Mú Sung``, or the department itself."""
    return name if department else f"UBND {in_sentence(name)}"


def head(name: str, department: bool) -> str:
    if not department:
        return f"Chủ tịch {authority(name, department)}"
    for begins, title in _HEADS.items():
        if name.startswith(f"{begins} "):
            return title + name.removeprefix(begins)
    return f"Thủ trưởng {name}"


def short(department: str) -> str:
    """For a table's column: ``Sở NN&PTNT``."""
    for full, abbreviation in _SHORT.items():
        department = department.replace(full, abbreviation)
    return department


def kind_and_name(name: str) -> tuple[str, str]:
    """``Thành phố Lào Cai`` -> ``Thành phố``, ``Lào Cai``, for two lines of a narrow column."""
    kind = next(kind for kind in _KINDS_IN_NAMES if name.startswith(kind))
    return kind, name.removeprefix(kind).strip()
