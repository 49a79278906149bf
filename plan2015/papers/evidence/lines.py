"""What stands behind the figures of a paper, and whether it is still what was issued, as lines to read."""

from collections.abc import Iterator
from decimal import Decimal

from plan2015.consolidation.figure import Figure, FigureSource
from plan2015.papers.evidence.book import Book
from plan2015.papers.evidence.verify import Verdict
from plan2015.records.model.values import Number
from plan2015.vietnamese.dates import short_date
from plan2015.vietnamese.matching import plain_key
from plan2015.vietnamese.numbers import format_number, round_half_up
from plan2015.wording.choices import HOW_WORDS, ROLE_WORDS
from plan2015.wording.signs import MISSING, SIGN_WORDS, UNDER_QUERY


def figure_list(book: Book) -> Iterator[str]:
    """Every figure of a paper: its bookmarks, what was printed, what it is."""
    texts: dict[str, tuple[list[str], str]] = {}
    for shown in book.printed:
        texts.setdefault(shown.key, ([], shown.text))[0].append(shown.bookmark)
    yield from _about(book)
    for figure in book.figures:
        marks, text = texts[figure.key]
        yield f"{text}\t{figure.key}\t{figure.title}\t{', '.join(marks[:3])}{' …' if len(marks) > 3 else ''}"


def find_figures(book: Book, wanted: str) -> list[Figure]:
    """The figures that a bookmark, its number, a key or its end, or a code of the form means."""
    marks = {shown.bookmark: shown.key for shown in book.printed}
    by_mark = marks.get(wanted) or (marks.get(f"p15_{int(wanted):05d}") if wanted.isdecimal() else None)
    exact = [figure for figure in book.figures if figure.key in (wanted, by_mark)]
    if exact:
        return exact
    # The paper's own period first: the half-year figures stand beside it in an annex.
    for figures in ([f for f in book.figures if f.key.startswith(f"{book.period}:")], book.figures):
        tails = [f for f in figures if f.key.partition(":")[2] in (wanted, f"indicators.{wanted}")]
        coded = [f for f in figures if f.title.split(" ", 1)[0] == wanted and "@" not in f.key and "/" not in f.key]
        near = [f for f in figures if plain_key(wanted) in plain_key(f"{f.key} {f.title}")]
        if tails or coded or near:
            return tails or coded or near
    return []


def trace_lines(figure: Figure, book: Book) -> Iterator[str]:
    """One figure: every record behind it at file:line:column, and what they make together."""
    printed = next(shown.text for shown in book.printed if shown.key == figure.key)
    yield f"{figure.title}: {printed}{f' {UNDER_QUERY}' if figure.is_queried else ''}"
    yield f"Khóa: {figure.key}. Cách tính: {HOW_WORDS[figure.how]}."
    yield from map(_source_line, figure.sources)
    yield f"Kết quả: {_plain(figure.value)} ({figure.answered}/{figure.asked} đơn vị)"
    if figure.is_queried:
        yield f"{UNDER_QUERY} Không kể số đang chờ giải trình: {_plain(figure.without)}"


def _source_line(source: FigureSource) -> str:
    role = f"  {ROLE_WORDS[source.role]}" if source.role else ""
    mark = f" {UNDER_QUERY}" if source.queried else ""
    return f"{source.at}  {source.unit}  {source.key}  {format_number(source.value)}{mark}{role}"


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """What a paper turned out to be, the verdict last."""
    yield from _about(verdict.book)
    for altered in verdict.altered:
        now = f"nay là “{altered.found}”" if altered.found is not None else "nay không còn trên văn bản"
        yield f"Số bị sửa: {altered.title} ({altered.key}): đã in “{altered.printed}”, {now}."
    for row in verdict.rows:
        yield f"Hàng của bảng bị sửa: {row}"
    for moved in verdict.moved:
        now = f"nay {_plain(moved.current)}" if moved.counted else "kế hoạch, tables.yaml nay không còn tính số này"
        yield f"Dữ liệu đã đổi: {moved.title} ({moved.key}): lúc lập {_plain(moved.then)}, {now}."
    if verdict.prose_changed:
        yield "Lời văn đã được sửa sau khi lập (không phải số liệu)."
    if verdict.data_changed and not verdict.moved:
        yield "Dữ liệu có thay đổi từ khi lập văn bản, nhưng không số nào trên văn bản thay đổi."
    yield _verdict(verdict)


def _verdict(verdict: Verdict) -> str:
    if verdict.is_genuine:
        return f"Đúng như khi lập: {len(verdict.book.printed)} số trên văn bản khớp với dữ liệu."
    found = []
    if verdict.altered or verdict.rows:
        found.append(f"{len(verdict.altered)} số và {len(verdict.rows)} hàng bị sửa sau khi lập")
    if verdict.moved:
        found.append(f"{len(verdict.moved)} số không còn theo dữ liệu hiện nay")
    return f"Không khớp: {'; '.join(found)}."


def _about(book: Book) -> Iterator[str]:
    commit = f", phiên bản {book.provenance.commit}" if book.provenance.commit else ""
    yield f"Kỳ {book.period}, tính đến hết ngày {short_date(book.day)}{commit}, dữ liệu {book.provenance.data[:12]}."


def _plain(value: Number | None) -> str:
    if value is None:
        return SIGN_WORDS[MISSING]
    return format_number(round_half_up(Decimal(value), 4)) if isinstance(value, Decimal) else format_number(value)
