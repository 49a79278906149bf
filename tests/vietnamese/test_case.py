"""Only the first letter changes, also a Vietnamese one; the rest stays as it was typed."""

import pytest

from plan2015.vietnamese.case import lower_first, upper_first

TITLES = [("Đã thực hiện", "đã thực hiện"), ("Ước cả năm 2015", "ước cả năm 2015"), ("", ""), ("6 tháng", "6 tháng")]


@pytest.mark.parametrize(("title", "inside"), TITLES)
def test_a_title_inside_a_sentence_and_back(title: str, inside: str) -> None:
    assert lower_first(title) == inside
    assert upper_first(inside) == title


def test_the_rest_stays_as_it_is() -> None:
    assert lower_first("Báo cáo của LĐLĐ") == "báo cáo của LĐLĐ"
    assert upper_first("báo cáo của LĐLĐ") == "Báo cáo của LĐLĐ"
