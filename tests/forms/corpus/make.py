"""Makes the corpus anew: `python -m tests.forms.corpus.make`. One filled form, spoilt in one way a file."""

import io
import re
import shutil
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

from plan2015.forms.checks import checks_of
from plan2015.forms.docx.write import write_docx
from plan2015.forms.filling import filling_for
from plan2015.forms.head import with_template_texts
from plan2015.forms.specification import form_for
from plan2015.forms.wording import words_for
from plan2015.forms.xlsx.write import write_xlsx
from plan2015.office.word.archive import pack
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.rules import check
from tests.forms.conftest import STORE

HERE = Path(__file__).parent
FILES = HERE / "files"
UNIT, PERIOD = "ldld-tinh-an-giang", "2015-annual"
FILLED = """unit: ldld-tinh-an-giang
period: 2015-annual
paper:
  number: 34/BC-LĐLĐ
  signed: 10/11/2015
  signer: Nguyễn Văn A
  position: Chủ tịch
tasks:
  II.3.a.1:
    progress: done
    result: Đã rà soát tổ chức ở cấp mình.
indicators:
  data_until: 31/10/2015
  author_phone: 0296 385 2345
  has_school_answer: "yes"
  officials: 1500
  officials_women: 700
  training_classes: 12
  training_days: 30,5
  training_attendances: 640
budget:
  base_kind: total-expenditure
  scope: own-level
  estimate:
    training: 1.250.000.000
    base: 8.000.000.000
texts:
  results: |-
    Dòng thứ nhất.
    Dòng thứ hai.
difficulties:
  - text: Thiếu giảng viên.
    clause: II.3.d
    proposal: Hỗ trợ giảng viên.
"""
Case = Callable[[str], str]


def workspace(folder: Path, submission: str = FILLED):
    """A workspace with the frozen plan and one submission."""
    data = folder / "data"
    shutil.copytree(HERE / "data", data, dirs_exist_ok=True)
    if submission:
        target = data / "submissions" / PERIOD / f"{UNIT}.yaml"
        target.parent.mkdir(parents=True)
        target.write_text(submission, "utf-8")
    return load(Folder(str(data), "data"))


def base_forms() -> tuple[bytes, bytes, bytes]:
    """The filled form as Word and Excel, and the blank one as Word."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = workspace(Path(folder))
        form = form_for(loaded.plan, loaded.units[UNIT], PERIOD)
        filled = filling_for(form, loaded, check(loaded))
        blank = filling_for(form, loaded, (), blank=True)
        words = with_template_texts(words_for(form, filled, loaded.plan, loaded), STORE)
        return (
            write_docx(form, filled, words, STORE),
            write_xlsx(form, filled, words, checks_of(form, loaded.plan)),
            write_docx(form, blank, words, STORE),
        )


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edit(data: bytes, change: Case, part: str = "word/document.xml") -> bytes:
    parts = parts_of(data)
    before = parts[part].decode()
    after = change(before)
    assert after != before, "the damage changed nothing"
    return pack({**parts, part: after.encode()})


def add_part(data: bytes, name: str, content: str | bytes) -> bytes:
    return pack({**parts_of(data), name: content if isinstance(content, bytes) else content.encode()})


def swap(before: str, after: str) -> Case:
    def change(text: str) -> str:
        assert before in text, before
        return text.replace(before, after, 1)

    return change


def row(text: str, code: str) -> str:
    """The whole `w:tr` whose first cell holds a code."""
    start = text.rindex("<w:tr>", 0, text.index(f">{code}<"))
    return text[start : text.index("</w:tr>", start) + 7]


def row_change(code: str, change: Case) -> Case:
    return lambda text: text.replace(found := row(text, code), change(found), 1)


def answer(code: str, typed: str, run: str = "") -> Case:
    """Puts another run into the control with a tag."""

    def change(text: str) -> str:
        start = text.index(f'<w:tag w:val="{code}"/>')
        opened = text.index("<w:sdtContent>", start) + 14
        closed = text.index("</w:sdtContent>", opened)
        control = text[start:opened].replace("<w:showingPlcHdr/>", "")
        inside = run or f'<w:r><w:t xml:space="preserve">{typed}</w:t></w:r>'
        return text[:start] + control + inside + text[closed:]

    return change


def many(*changes: Case) -> Case:
    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change


def font(name: str, typed: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}"/></w:rPr><w:t xml:space="preserve">{typed}</w:t></w:r>'


def without_controls(text: str) -> str:
    """What Google's converter leaves: no controls, no bookmarks, runs split."""
    text = re.sub(r"</?w:sdt>|<w:sdtPr>.*?</w:sdtPr>|</?w:sdtContent>|<w:bookmark(?:Start|End)[^>]*/>", "", text)
    return re.sub(
        r'(<w:r>)<w:t xml:space="preserve">([^<]{4,})</w:t></w:r>',
        lambda m: (
            f'<w:r><w:t xml:space="preserve">{m[2][:2]}</w:t></w:r><w:r><w:t xml:space="preserve">{m[2][2:]}</w:t></w:r>'
        ),
        text,
    )


def cells(found: str) -> list[str]:
    return re.findall(r"<w:tc>.*?</w:tc>", found)


def drop_cell(index: int) -> Case:
    return lambda found: found.replace(cells(found)[index], "", 1)


def merge_cells(first: int, second: int) -> Case:
    """Two neighbouring cells made one, as Word does it: the texts stand below each other."""

    def change(found: str) -> str:
        one, two = cells(found)[first], cells(found)[second]
        inside = re.search(r"</w:tcPr>(.*)</w:tc>", two)[1]  # type: ignore[index]
        joined = one.replace("</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>', 1).replace("</w:tc>", f"{inside}</w:tc>")
        return found.replace(one, joined, 1).replace(two, "", 1)

    return change


PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
PASTED = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='900'/></w:tblGrid>"
    "<w:tr><w:tc><w:p><w:r><w:t>Lớp A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>25 người</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>Lớp B</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>30 người</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
INSERTED = '<w:ins w:id="901" w:author="x"><w:r><w:t>13</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="902" w:author="x"><w:r><w:delText>12</w:delText></w:r></w:del>'
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>Ghi chú trong hộp'
    "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r>'
    "<w:t>Số liệu chưa gồm hai huyện mới.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1" w:author="B"><w:p>'
    "<w:r><w:t>Xem lại số này.</w:t></w:r></w:p></w:comment></w:comments>"
)


def word_cases(filled: bytes, blank: bytes) -> dict[str, bytes]:
    """Word files, each spoilt in one way."""
    changes: dict[str, Case] = {
        "text-beside-field": swap("<w:t xml:space=\"preserve\">12</w:t></w:r></w:sdtContent></w:sdt>", "<w:t xml:space=\"preserve\">12</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> (tính cả hai lớp ghép)</w:t></w:r>"),
        "number-with-dot": answer("E01.1", "1.500"),
        "number-with-comma": answer("E01.1", "1,500"),
        "fraction-where-whole": answer("E01.1", "12,5"),
        "dot-where-fraction": answer("E01.2", "1.500"),
        "english-number": answer("F01.3", "1,250,000,000.00"),
        "number-with-measure": answer("E01.1", "12 lớp"),
        "number-with-spaces": answer("F01.3", "1 250 000 000"),
        "half-typed-number": answer("E01.3", "đang làm dở"),
        "impossible-day": answer("A08", "31/02/2015"),
        "short-year": answer("A08", "31/10/15"),
        "day-in-words": answer("A04", "ngày 10 tháng 11 năm 2015"),
        "day-with-dots": answer("A04", "10.11.2015"),
        "wrong-choice": answer("C01.1", "Đã làm xong"),
        "choice-in-capitals": answer("C01.1", "ĐÃ THỰC HIỆN"),
        "row-deleted": row_change("E01", lambda found: ""),
        "row-repeated-same": row_change("A05", lambda found: found * 2),
        "row-repeated-other": row_change("A05", lambda found: found + found.replace("Nguyễn Văn A", "Trần Thị B")),
        "code-damaged": row_change("A05", swap(">A05<", ">A0 5 (sửa)<")),
        "code-damaged-no-control": many(without_controls, row_change("A05", swap(">A05<", ">?<"))),
        "code-in-small-letters": row_change("A05", swap(">A05<", ">a05 <")),
        "cell-missing": row_change("D01", drop_cell(-1)),
        "cells-merged-filled": row_change("E01", merge_cells(-7, -6)),
        "cells-merged-empty": row_change("E03", merge_cells(-7, -6)),
        "column-added": lambda text: re.sub(r"(<w:tr>(?:(?!</w:tr>).)*>E01<)", lambda m: m[1].replace("<w:tc>", "<w:tc><w:tcPr/><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc>", 1), text, count=1),
        "section-deleted": lambda text: text[: (s := text.index("G. Kiểm tra")) and text.rindex("<w:p>", 0, s)] + text[text.rindex("<w:p>", 0, text.index("H. Trường")) :],
        "tracked-insertion": answer("E01.1", "", INSERTED + DELETED),
        "tracked-row-deleted": row_change("L01", swap("<w:trPr>", '<w:trPr><w:del w:id="903" w:author="x"/>')),
        "tracked-move": answer("K05", "", '<w:moveTo w:id="904" w:author="x"><w:r><w:t>Tiếp tục đào tạo.</w:t></w:r></w:moveTo><w:moveFrom w:id="905" w:author="x"><w:r><w:t>Bỏ.</w:t></w:r></w:moveFrom>'),
        "rows-added-to-listing": row_change("L01", lambda found: found + found.replace("L01", "").replace("Thiếu giảng viên.", "Thiếu kinh phí.")),
        "listing-clause-in-words": answer("L.2", "điểm đ khoản 3 mục II"),
        "listing-clause-unknown": answer("L.2", "chỗ nói về tập huấn"),
        "no-difficulty-and-one": swap("☐", "☒"),
        "controls-stripped": without_controls,
        "table-pasted-in-answer": row_change("K05", lambda found: found.replace(cells(found)[-1], cells(found)[-1].replace("</w:tcPr>", "</w:tcPr>" + PASTED), 1)),
        "table-pasted-outside": lambda text: text.replace("<w:sectPr>", PASTED + PARAGRAPH.format("Kèm theo danh sách lớp.") + "<w:sectPr>", 1),
        "paragraph-added": swap("<w:sectPr>", PARAGRAPH.format("Đơn vị xin gửi bổ sung số liệu sau.") + "<w:sectPr>"),
        "signed-and-dated": swap("……, ngày …… tháng …… năm ……", "An Giang, ngày 10 tháng 11 năm 2015"),
        "text-box": answer("E01.1", "", "<w:r><w:t>12</w:t></w:r>" + BOX),
        "hint-left": answer("A03", "[…] ví dụ: 34/BC-LĐLĐ 35/BC-LĐLĐ"),
        "hint-only": answer("A03", "[…] ví dụ: 34/BC-LĐLĐ"),
        "zero-is-an-answer": answer("E01.1", "0"),
        "negative": answer("E01.1", "-3"),
        "tcvn3-by-font": answer("A05", "", font(".VnTime", "NguyÔn V¨n ¸i")),
        "tcvn3-capitals-by-font": answer("A06", "", font(".VnTimeH", "chñ tÞch")),
        "vni-by-font": answer("A06", "", font("VNI-Times", "Chuû tòch")),
        "tcvn3-without-font": answer("K05", "TiÕp tôc ®µo t¹o, båi d­ìng c¸n bé c«ng ®oµn n¨m 2016"),
        "unicode-in-old-font": answer("A05", "", font(".VnTime", "Nguyễn Văn Á")),
        "nfd": answer("A05", unicodedata.normalize("NFD", "Nguyễn Văn B")),
        "formula-like-text": answer("K05", "=1+1 {{ 7*7 }} &lt;b&gt; ../../x"),
        "identity-damaged": lambda text: re.sub("/ldld-tinh-an-giang/", "/ldld-tinh-ca-mau/", text),
        "unit-renamed": swap(">Liên đoàn Lao động tỉnh An Giang<", ">Liên đoàn Lao động tỉnh Cà Mau<"),
    }  # fmt: skip
    made = {name: edit(filled, change) for name, change in changes.items()}
    made["untouched"] = filled
    made["blank"] = blank
    made["footnote"] = add_part(filled, "word/footnotes.xml", NOTES)
    made["comment"] = add_part(filled, "word/comments.xml", COMMENTS)
    made["identity-gone"] = edit(
        edit(filled, lambda text: re.sub(r"P15/[^<]*", "", text)),
        lambda text: re.sub(r"P15/[^<]*", "", text),
        "word/footer1.xml",
    )
    made["identity-damaged"] = edit(
        made["identity-damaged"],
        lambda text: text.replace("ldld-tinh-an-giang", "ldld-tinh-ca-mau"),
        "word/footer1.xml",
    )
    old = edit(filled, lambda text: re.sub(r"P15/[^<]*", _old_identity(), text))
    made["old-version"] = edit(old, lambda text: re.sub(r"P15/[^ <]*", _old_identity(), text), "word/footer1.xml")
    made["strict-names"] = edit(
        filled,
        lambda text: text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    )
    return {f"{name}.docx": data for name, data in made.items()}


def _old_identity() -> str:
    from plan2015.forms.identity import Identity

    return Identity(UNIT, PERIOD, "0a1b2c").text


def sheet_of(parts: dict[str, bytes], letter: str) -> str:
    book = parts["xl/workbook.xml"].decode()
    names = re.findall(r'<sheet name="([A-Z][^"]*)"', book)
    return f"xl/worksheets/sheet{next(i for i, name in enumerate(names, start=1) if name.startswith(letter + '.'))}.xml"


def cell_change(letter: str, code: str, column: str, inside: str, attributes: str = "") -> Callable[[bytes], bytes]:
    """Replaces one cell of the row with a code."""

    def change(data: bytes) -> bytes:
        parts = parts_of(data)
        strings = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"].decode(), re.DOTALL)
        index = next(i for i, text in enumerate(strings) if f">{code}<" in text)
        name = sheet_of(parts, letter)
        sheet = parts[name].decode()
        number = re.search(rf'<c r="A(\d+)"[^>]*t="s"><v>{index}</v>', sheet)[1]  # type: ignore[index]
        after = re.sub(
            rf'<c r="{column}{number}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)',
            lambda m: f'<c r="{column}{number}"{m[1] or ""}{attributes}>{inside}</c>',
            sheet,
            count=1,
        )
        assert after != sheet
        return pack({**parts, name: after.encode()})

    return change


def excel_cases(filled: bytes) -> dict[str, bytes]:
    """Excel files, each spoilt in one way."""
    inline = ' t="inlineStr"'
    changes: dict[str, Callable[[bytes], bytes]] = {
        "typed-as-text": cell_change("E", "E01", "D", "<is><t>12</t></is>", inline),
        "text-with-dot": cell_change("E", "E01", "D", "<is><t>1.500</t></is>", inline),
        "text-with-comma": cell_change("E", "E01", "D", "<is><t>1,500</t></is>", inline),
        "english-excel": cell_change("E", "E01", "D", "<v>1.25</v>"),
        "binary-noise": cell_change("E", "E01", "E", "<v>30.100000000000001</v>"),
        "scientific": cell_change("F", "F01", "F", "<v>1.25E9</v>"),
        "formula": cell_change("E", "E01", "D", "<f>6+7</f><v>13</v>"),
        "formula-without-result": cell_change("E", "E01", "D", "<f>SUM(D5:D9)</f>"),
        "error-value": cell_change("E", "E01", "D", "<v>#REF!</v>", ' t="e"'),
        "day-with-hour": cell_change("A", "A08", "D", "<v>42308.75</v>"),
        "day-as-text": cell_change("A", "A08", "D", "<is><t>31.10.2015</t></is>", inline),
        "wrong-choice": cell_change("A", "A14", "D", "<is><t>không rõ</t></is>", inline),
    }
    made = {name: change(filled) for name, change in changes.items()}
    made["untouched"] = filled
    parts = parts_of(filled)
    name = sheet_of(parts, "E")
    sheet = parts[name].decode()
    rows = re.findall(r"<row .*?</row>", sheet)
    strings = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"].decode(), re.DOTALL)
    index = next(i for i, text in enumerate(strings) if ">E01<" in text)
    e01 = next(r for r in rows if f"<v>{index}</v>" in r)
    number = re.search(r'r="(\d+)"', e01)[1]  # type: ignore[index]
    made["row-deleted"] = pack({**parts, name: sheet.replace(e01, "").encode()})
    merged = sheet.replace("</sheetData>", "</sheetData>") and re.sub(
        r"(<sheetProtection[^>]*/>)",
        rf'\1<mergeCells count="1"><mergeCell ref="D{number}:E{number}"/></mergeCells>',
        sheet,
    )
    made["cells-merged"] = pack({**parts, name: merged.encode()})
    beside = e01.replace("</row>", f'<c r="N{number}" t="inlineStr"><is><t>tính cả lớp ghép</t></is></c></row>')
    made["text-beside-table"] = pack({**parts, name: sheet.replace(e01, beside).encode()})
    hidden = parts["xl/workbook.xml"].decode().replace('<sheet name="K. ', '<sheet state="hidden" name="K. ')
    made["sheet-hidden"] = pack({**parts, "xl/workbook.xml": hidden.encode()})
    return {f"{name}.xlsx": data for name, data in made.items()}


def gate_cases(filled: bytes) -> dict[str, bytes]:
    """Files that must not be opened at all."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    bomb = {**parts_of(filled), "word/document.xml": b"<w:p/>" * 1_500_000}
    dtd = edit(filled, lambda text: text.replace("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1))
    link = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://example.invalid/x.dotm" TargetMode="External"/></Relationships>'
    )
    odt = io.BytesIO()
    with zipfile.ZipFile(odt, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
    return {
        "gate-empty.docx": b"",
        "gate-old-word.docx": ole,
        "gate-password.docx": ole + "EncryptedPackage".encode("utf-16-le"),
        "gate-html.docx": b"<html><body>A03</body></html>",
        "gate-rtf.docx": b"{\\rtf1 A03}",
        "gate-pdf.docx": b"%PDF-1.4 x",
        "gate-text.docx": "A03 34/BC-LĐLĐ".encode(),
        "gate-cut-off.docx": filled[:5000],
        "gate-macro.docx": add_part(filled, "word/vbaProject.bin", b"x"),
        "gate-dtd.docx": dtd,
        "gate-bomb.docx": pack(bomb),
        "gate-odt.docx": odt.getvalue(),
        "gate-broken-xml.docx": edit(filled, lambda text: text.replace("</w:body>", "", 1)),
        "gate-path.docx": add_part(filled, "../x.xml", b"x"),
        "link-outside.docx": add_part(filled, "word/_rels/settings.xml.rels", link),
    }


def main() -> None:
    """Writes every file of the corpus."""
    docx, xlsx, blank = base_forms()
    FILES.mkdir(exist_ok=True)
    for name, data in {**word_cases(docx, blank), **excel_cases(xlsx), **gate_cases(docx)}.items():
        (FILES / name).write_bytes(data)


if __name__ == "__main__":
    main()
