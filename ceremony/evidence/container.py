"""The zip file of a bundle, in a form so strict that no byte of it is free (docs/evidence.md, section 4)."""

import io
import zipfile
from collections.abc import Mapping

MAGIC = b"PK\x03\x04"
_FLAGS_AND_SYSTEM = {"create_system": 3, "create_version": 20, "extract_version": 20, "external_attr": 0o100644 << 16}


class NotCanonical(ValueError):
    """Not a zip file of this form."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """Names are ASCII. Raises zipfile.LargeZipFile beyond 65,535 files or 4 GiB."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=False) as packed:
        for name in sorted(files):
            packed.writestr(_entry(name), files[name])
    return target.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # of 1980-01-01
    for field, value in _FLAGS_AND_SYSTEM.items():
        setattr(entry, field, value)
    return entry


def _is_packed(entry: zipfile.ZipInfo) -> bool:
    """Looked at before anything is read: what is not compressed cannot be larger than the file."""
    return entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size


def unpack(content: bytes) -> dict[str, bytes]:
    """The files by their names. Raises NotCanonical where packing them again gives other bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            if len(set(names)) != len(names) or not all(name.isascii() for name in names):
                raise NotCanonical("a name stands twice or is not ASCII")
            if any(_is_packed(entry) for entry in packed.infolist()):
                raise NotCanonical("a file is compressed")
            files = {name: packed.read(name) for name in names}
        if pack(files) != content:
            raise NotCanonical("the zip file has other bytes than its files need")
    except NotCanonical:
        raise
    except Exception as error:
        raise NotCanonical(str(error)) from error
    return files
