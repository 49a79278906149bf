"""The text that a part of a Word document shows: insertions in, deletions out, old fonts made readable."""

from plan2015.forms.docx.fonts import Fonts
from plan2015.forms.legacy_fonts import Encoding, convert, encoding_of, is_unicode
from plan2015.office.word.markup import w
from plan2015.office.xml import Element, local

_DELETED = {"del", "moveFrom"}
_SILENT = {"pPr", "rPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "sdtEndPr", "instrText", "delText", "Fallback"}
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
# Ticks that Word draws with symbol fonts, as crosses and empty boxes.
_SYMBOLS = {"F0A8": "☐", "F06F": "☐", "F0FE": "☒", "F0FD": "☒", "F052": "☒", "F0FC": "☒", "F0FB": "☒"}
_RUN_CONTENT = {"t", "sym", "softHyphen", *_SIGNS}
_SOFT_HYPHEN = "\u00ad"


class TextReader:
    """Reads the shown text of elements, and remembers what was remarkable on the way."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._encodings: dict[str | None, tuple[Encoding | None, bool]] = {}
        self.revised = False
        """Whether tracked changes were met."""
        self.boxes: list[str] = []
        """The text of boxes that float beside the text."""
        self.converted: list[tuple[str, str, str]] = []
        """Font, before and after of what an old font made readable."""

    def text(self, element: Element) -> str:
        """The text of a paragraph, cell or control; paragraphs on lines of their own."""
        out: list[str] = []
        self._walk(element, out, typed_in_unicode=is_unicode("".join(map(str, element.itertext(w("t"))))))
        return "".join(out).strip("\n")

    def _walk(self, element: Element, out: list[str], typed_in_unicode: bool) -> None:
        for child in element:
            name = local(child)
            if name in _DELETED:
                self.revised = True
            elif name in _SILENT or not name:
                continue
            elif name == "r":
                out.append(self._run(child, typed_in_unicode))
            elif name == "p":
                if out:
                    out.append("\n")
                self._walk(child, out, typed_in_unicode)
            elif name == "tr" and out:
                out.append("\n")
                self._walk(child, out, typed_in_unicode)
            elif name == "tc" and _follows_cell(child):
                inner: list[str] = []
                self._walk(child, inner, typed_in_unicode)
                out.append(f" | {''.join(inner)}")
            else:
                self.revised = self.revised or name in ("ins", "moveTo")
                self._walk(child, out, typed_in_unicode)

    def _run(self, run: Element, typed_in_unicode: bool) -> str:
        parts = []
        for child in run:
            name = local(child)
            if name in _RUN_CONTENT:
                parts.append(_piece(child, name))
            elif name in ("AlternateContent", "pict", "drawing", "object"):
                self._box(child)
        text = "".join(parts)
        return self._readable(run, text, typed_in_unicode)

    def _readable(self, run: Element, text: str, typed_in_unicode: bool) -> str:
        if not text or typed_in_unicode:
            return text
        font = self._fonts.of(run)
        if font not in self._encodings:
            self._encodings[font] = encoding_of(font)
        encoding, capitals = self._encodings[font]
        if encoding is None:
            return text
        after = convert(text, encoding, capitals=capitals)
        if after != text:
            self.converted.append((font or "", text, after))
        return after

    def _box(self, element: Element) -> None:
        for box in element.iter(w("txbxContent")):
            if not any(local(above) == "Fallback" for above in box.iterancestors()):
                self.boxes.append(self.text(box))


def _follows_cell(child: Element) -> bool:
    before = child.getprevious()
    return before is not None and local(before) == "tc"


def _piece(child: Element, name: str) -> str:
    if name == "t":
        return child.text or ""
    if name == "softHyphen":
        return _SOFT_HYPHEN
    if name == "sym":
        return _SYMBOLS.get((child.get(w("char")) or "").upper(), "\ufffd")
    return _SIGNS[name]
