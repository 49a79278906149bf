"""What was taken out of a form, said once for a whole section, else row by row."""

from collections.abc import Collection, Iterable

from plan2015.forms.grid import Finding


def tell_missing(missing: Iterable[str], expected: Collection[str], findings: list[Finding]) -> None:
    """Adds an error for every row, or whole section, whose cells are not in the file."""
    by_row: dict[str, list[str]] = {}
    for code in missing:
        by_row.setdefault(code.partition(".")[0], []).append(code)
    sections = {letter: [row for row in by_row if row[0] == letter] for letter in {row[0] for row in by_row}}
    for letter, rows in sorted(sections.items()):
        asked = {code.partition(".")[0] for code in expected if code[0] == letter}
        if len(asked) > 1 and set(rows) == asked:
            said = "cả phần đã bị xóa khỏi biểu; các số cũ, nếu có, được giữ"
            findings.append(Finding("error", f"phần {letter}", said))
            continue
        for row in rows:
            said = "không thấy trong tệp: dòng, cột hoặc mã ô đã bị xóa"
            findings.append(Finding("error", f"ô {', '.join(by_row[row])}", said))
