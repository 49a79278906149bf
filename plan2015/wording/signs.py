"""Signs that stand for something wherever they are printed."""

from plan2015.vietnamese.numbers import NO_FIGURE

MISSING = NO_FIGURE
"""Nobody gave it; never a zero."""
NOT_CONCERNED = "x"
"""The unit is not asked for it."""
UNDER_QUERY = "(*)"
"""Stands behind a figure, or a total that holds one, of which an open query speaks."""
ESTIMATED = "(ư)"
"""Stands behind a share that is reckoned by the year's estimate."""
ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"
"""Stands on everything that is made from figures of a rehearsal."""

SIGN_WORDS = {
    MISSING: "chưa có số liệu",
    NOT_CONCERNED: "không thuộc đối tượng",
    UNDER_QUERY: "số liệu đang chờ giải trình",
    ESTIMATED: "số ước thực hiện",
}
"""What each sign means, as the notes below tables say it."""
