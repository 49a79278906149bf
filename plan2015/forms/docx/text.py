"""The text that a part of a Word document shows: insertions in, deletions out, old fonts made readable."""

from plan2015.forms.docx.fonts import Fonts
from plan2015.forms.docx.tree import value
from plan2015.forms.grid import NO_ASIDE, Aside
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
_OFF = ("0", "false", "off", "none")
_STRUCK, _HIDDEN = ("strike", "dstrike"), ("vanish", "webHidden")

_TOLD = frozenset(map(w, (*_STRUCK, *_HIDDEN, "vertAlign", "rStyle")))


class _Raised(str):
    """Text that stands above the line: the number of a note, or the 2 of m²."""

    __slots__ = ()


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
        self.aside = NO_ASIDE
        """What the element that was read last holds beside its text."""
        self._struck: list[str] = []
        self._hidden: list[str] = []

    def text(self, element: Element) -> str:
        """The text of a paragraph, cell or control; paragraphs on lines of their own."""
        out: list[str] = []
        self._struck, self._hidden = [], []
        self._walk(element, out, typed_in_unicode=is_unicode("".join(map(str, element.itertext(w("t"))))))
        self.aside = self._set_aside(out)
        return "".join(out).strip("\n")

    def _set_aside(self, out: list[str]) -> Aside:
        raised = [text for text in out if isinstance(text, _Raised)]
        if not (raised or self._struck or self._hidden):
            return NO_ASIDE
        plain = "".join(text for text in out if not isinstance(text, _Raised)).strip("\n")
        return Aside("".join(self._struck).strip(), "".join(self._hidden).strip(), "".join(raised).strip(), plain)

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
        text = self._readable(run, "".join(parts), typed_in_unicode)
        properties = run.find(w("rPr"))
        return text if properties is None or not text else self._shown(text, properties)

    def _shown(self, text: str, properties: Element) -> str:
        """What of a run's text is shown as such: nothing of what is crossed out or hidden."""
        if not any(child.tag in _TOLD for child in properties):
            return text  # nearly all: neither a look of its own nor a style
        looks = (properties, *self._fonts.looks(value(properties.find(w("rStyle")))))
        for names, kept in ((_STRUCK, self._struck), (_HIDDEN, self._hidden)):
            if _is_on(looks, names):
                kept.append(text)
                return ""
        raised = value(properties.find(w("vertAlign"))) == "superscript"
        return _Raised(text) if raised and text.strip() else text

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
        kept = self._struck, self._hidden
        for box in element.iter(w("txbxContent")):
            if not any(local(above) == "Fallback" for above in box.iterancestors()):
                self.boxes.append(self.text(box))
        self._struck, self._hidden = kept


def _is_on(looks: tuple[Element, ...], names: tuple[str, ...]) -> bool:
    """Whether a run has one of these looks: what it says itself goes before what its style says."""
    for name in names:
        stated = next((found for look in looks if (found := look.find(w(name))) is not None), None)
        if stated is not None and value(stated) not in _OFF:
            return True
    return False


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
