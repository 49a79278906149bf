"""Which font a run is set in: its own, else that of its style, its paragraph's style, the document."""

from functools import lru_cache

from plan2015.forms.docx.tree import value
from plan2015.office.word.markup import w
from plan2015.office.xml import Element, local, parse


class Fonts:
    """The fonts of one document's styles."""

    def __init__(self, styles: bytes | None) -> None:
        self._own: dict[str, str | None] = {}
        self._base: dict[str, str | None] = {}
        self._looks: dict[str, Element] = {}
        self._default_style = ""
        self._default: str | None = None
        self._named = lru_cache(maxsize=None)(self._resolve)
        if styles:
            self._read(parse(styles))

    def _read(self, root: Element) -> None:
        self._default = _font(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        for style in root.iterfind(w("style")):
            name = value(style, "styleId") or ""
            look = style.find(w("rPr"))
            self._own[name] = _font(look)
            if look is not None:
                self._looks[name] = look
            self._base[name] = value(style.find(w("basedOn")))
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                self._default_style = name

    def _resolve(self, style: str) -> str | None:
        for _ in range(12):
            if self._own.get(style):
                return self._own[style]
            style = self._base.get(style) or ""
        return None

    def looks(self, style: str | None) -> tuple[Element, ...]:
        """The properties of text that a style gives, the nearest first."""
        found: list[Element] = []
        for _ in range(12):
            if not style:
                break
            found += [self._looks[style]] if style in self._looks else []
            style = self._base.get(style)
        return tuple(found)

    def of(self, run: Element) -> str | None:
        """The font of a run's Western letters, which is what the old Vietnamese fonts are."""
        properties = run.find(w("rPr"))
        own = _font(properties)
        if own:
            return own
        styled = value(properties.find(w("rStyle"))) if properties is not None else None
        if styled and (found := self._named(styled)):
            return found
        return self._named(_paragraph_style(run) or self._default_style) or self._default


def _font(properties: Element | None) -> str | None:
    fonts = properties.find(w("rFonts")) if properties is not None else None
    return None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))


def _paragraph_style(run: Element) -> str | None:
    parent = run.getparent()
    while parent is not None and local(parent) != "p":
        parent = parent.getparent()
    return value(parent.find(f"{w('pPr')}/{w('pStyle')}")) if parent is not None else None
