"""When something is due, as the plan words it, and which day is the last on time."""

from datetime import date, timedelta

from plan2015.records.model.duty import CitedPaper, Due
from plan2015.vietnamese.dates import short_date

NOT_SET = "chưa quy định"


def last_day(due: Due | None) -> date | None:
    """The last day on time: the day before a `before`, the day of a `by`, the end of a window; None when open."""
    if due is None:
        return None
    if due.before:
        return due.before - timedelta(days=1)
    return due.by or (due.window.until if due.window else None)


def worded(due: Due | None) -> str:
    """The due date in the words of the paper that set it."""
    if due is None:
        return NOT_SET
    words = due.text or _plain_words(due)
    return f"{words} (theo {cited(due.set_by)})" if due.set_by else words


def cited(paper: CitedPaper | None) -> str:
    """A paper as a sentence cites it: by number and day, blanks left as dots for the pen."""
    number = f"văn bản số {paper.number}" if paper and paper.number else "văn bản số ……"
    return f"{number} ngày {short_date(paper.date)}" if paper and paper.date else number


def _plain_words(due: Due) -> str:
    if due.before:
        return f"trước ngày {short_date(due.before)}"
    if due.by:
        return f"chậm nhất ngày {short_date(due.by)}"
    if due.window is None:
        return NOT_SET
    start = f"từ ngày {short_date(due.window.from_)}"
    return (
        f"{start} đến hết ngày {short_date(due.window.until)}" if due.window.until else f"{start}, không ghi ngày cuối"
    )
