"""The comments in the margin of a Word document: ours added after those of others, and taken out again."""

import posixpath
from collections.abc import Callable

from plan2015.office.word.markup import W, paragraph, quoted, rooted, run, w
from plan2015.office.word.package import Parts
from plan2015.office.xml import Element, add_element, local, new_element, parse, serialise

_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ANCHORS = ("commentRangeStart", "commentRangeEnd", "commentReference")


class Comments:
    """The comments of one package."""

    def __init__(self, parts: Parts) -> None:
        self._parts = dict(parts)
        target = next((r.get("Target") for r in parse(parts[_RELATIONS]) if r.get("Type") == _KIND), None)
        self._name = posixpath.normpath(posixpath.join("word", target)).lstrip("/") if target else "word/comments.xml"
        self._is_new = target is None
        part = self._parts.get(self._name) or f'<w:comments xmlns:w="{W}"/>'.encode()
        self._root = parse(part)

    def add(self, first: Element, last: Element, text: str, author: str) -> None:
        """Comments what stands from one paragraph to another."""
        number = str(1 + max((int(c.get(w("id")) or 0) for c in self._root), default=-1))
        facts = f'w:id="{number}" w:author="{quoted(author)}" w:initials="KT"'
        made = f"<w:comment {facts}>{paragraph('', run(text))}</w:comment>"
        self._root.append(parse(rooted(made).encode())[0])
        first.insert(int(first.find(w("pPr")) is not None), new_element(w("commentRangeStart"), {w("id"): number}))
        last.append(new_element(w("commentRangeEnd"), {w("id"): number}))
        add_element(add_element(last, w("r")), w("commentReference"), {w("id"): number})

    def drop(self, document: Element, is_ours: Callable[[str], bool]) -> None:
        """Takes out every comment whose whole text is ours, and what holds it in the document."""
        ours = [comment for comment in self._root if is_ours("".join(map(str, comment.itertext())))]
        numbers = {comment.get(w("id")) for comment in ours}
        for comment in ours:
            self._root.remove(comment)
        for anchor in [e for name in _ANCHORS for e in document.iter(w(name)) if e.get(w("id")) in numbers]:
            holder = anchor.getparent()
            holder.remove(anchor)
            if local(holder) == "r" and not any(local(child) != "rPr" for child in holder):
                holder.getparent().remove(holder)

    def parts(self) -> Parts:
        """The package with its comments; none where none was added and there were none."""
        if self._is_new and not len(self._root):
            return self._parts
        if self._is_new:
            self._relate()
        return {**self._parts, self._name: serialise(self._root, standalone=True)}

    def _relate(self) -> None:
        relations, types = parse(self._parts[_RELATIONS]), parse(self._parts[_TYPES])
        known = {relation.get("Id") for relation in relations}
        free = next(name for n in range(1, len(known) + 2) if (name := f"rIdMarks{n}") not in known)
        facts = {"Id": free, "Type": _KIND, "Target": posixpath.basename(self._name)}
        add_element(relations, f"{{{_PACKAGE}/relationships}}Relationship", facts)
        facts = {"PartName": f"/{self._name}", "ContentType": _CONTENT}
        add_element(types, f"{{{_PACKAGE}/content-types}}Override", facts)
        self._parts[_RELATIONS], self._parts[_TYPES] = serialise(relations), serialise(types, standalone=True)
