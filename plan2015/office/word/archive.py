"""The zip that holds an Office file: fixed order, fixed times, so that equal parts are equal bytes."""

import io
import zipfile
from collections.abc import Mapping

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The package as a zip file: fixed order, fixed times, so that equal parts are equal bytes."""
    stream = io.BytesIO()
    order = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
    with zipfile.ZipFile(stream, "w") as archive:
        for name in order:
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name], compresslevel=6)
    return stream.getvalue()
