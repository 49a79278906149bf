"""LibreOffice reads what strangers sent: it fetches nothing they link to, and tells nothing of this machine."""

import io
import os
import socket
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plan2015.office.convert import Old, convert, find_office, old_kind
from tests.cli.test_import_zip import packed

OFFICE = find_office(os.environ)
pytestmark = pytest.mark.skipif(OFFICE is None, reason="máy này không có LibreOffice (soffice)")
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
MANIFEST = (
    f'<m:manifest xmlns:m="{OASIS}:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="TYPE"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)
CONTENT = (
    f'<o:document-content xmlns:o="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0" xmlns:draw="{OASIS}:drawing:1.0" '
    f'xmlns:table="{OASIS}:table:1.0" xmlns:svg="{OASIS}:svg-compatible:1.0"'
    f' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:of="{OASIS}:of:1.2" o:version="1.2">'
    "<o:body>BODY</o:body></o:document-content>"
)
LETTER = (
    '<o:text><text:p>Xin chào<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:image '
    'xlink:href="URL/a.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>'
    '<text:section text:name="A"><text:section-source xlink:href="file://SECRET" text:filter-name="Text"/>'
    '<text:p>x</text:p></text:section><text:section text:name="B"><text:section-source xlink:href="URL/b.odt"/>'
    "<text:p>x</text:p></text:section></o:text>"
)
SHEET = (
    '<o:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell o:value-type="string">'
    '<text:p>Xin chào</text:p></table:table-cell><table:table-cell o:value-type="string" '
    'table:formula="of:=WEBSERVICE(&quot;URL/c&quot;)"><text:p>x</text:p></table:table-cell><table:table-cell '
    'table:formula="of:=\'file://SECRET\'#$Sheet1.A1" o:value-type="string"><text:p>y</text:p></table:table-cell>'
    "</table:table-row></table:table></o:spreadsheet>"
)
RICH = r'{\rtf1\ansi Xin chao {\field{\*\fldinst INCLUDEPICTURE "URL/d.png" \\d}{\fldrslt x}}'
RICH += r'{\field{\*\fldinst INCLUDETEXT "file://SECRET"}{\fldrslt x}}}'


def opened(kind: str, body: str) -> bytes:
    """An open document of a kind."""
    media = f"application/vnd.oasis.opendocument.{kind}"
    return packed(
        {
            "mimetype": media.encode(),
            "META-INF/manifest.xml": MANIFEST.replace("TYPE", media).encode(),
            "content.xml": CONTENT.replace("BODY", body).encode(),
        }
    )


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address, and what is asked of it."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                with caller:
                    asked.append(caller.recv(100))
                    caller.sendall(b"HTTP/1.0 404 no\r\n\r\n")

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("kind", ["odt", "ods", "rtf"])
def test_nothing_that_is_linked_is_fetched(kind: Old, tmp_path: Path, listener: tuple[str, list[bytes]]) -> None:
    url, asked = listener
    secret = tmp_path / "mat.txt"
    secret.write_text("BIMAT987")
    text = {"odt": opened("text", LETTER), "ods": opened("spreadsheet", SHEET), "rtf": RICH.encode()}[kind]
    body = _filled(text, kind, url, str(secret))
    assert old_kind(body) == kind

    with zipfile.ZipFile(io.BytesIO(convert(body, kind, str(OFFICE), os.environ))) as made:
        parts = b"".join(made.read(name) for name in made.namelist())

    assert b"Xin ch" in parts
    assert b"BIMAT" not in parts
    assert asked == []


def _filled(data: bytes, kind: str, url: str, secret: str) -> bytes:
    if kind == "rtf":
        return data.replace(b"URL", url.encode()).replace(b"SECRET", secret.encode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts["content.xml"].replace(b"URL", url.encode()).replace(b"SECRET", secret.encode())
    return packed({**parts, "content.xml": content})
