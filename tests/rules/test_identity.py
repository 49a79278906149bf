"""A school's parent says that it has one; who is no such parent is not asked."""

import pytest

from tests.conftest import Small

SCHOOL = "id: truong-a\nkind: {kind}\nname: Trường A\nshort_name: Trường A\nparent: {parent}\n"


@pytest.mark.parametrize(
    ("kind", "parent", "asked"),
    [
        ("school", "ldld-tinh-ca-mau", True),
        ("school", "cd-y-te-viet-nam", True),
        ("school", "ldld-tinh-an-giang", False),  # it says so
        ("school", "tong-lien-doan", False),
        ("university", "ldld-tinh-ca-mau", False),
        ("grassroots", "ldld-tinh-ca-mau", False),
    ],
)
def test_a_parent_with_a_school_says_so(small: Small, kind: str, parent: str, asked: bool) -> None:
    for unit in ("ldld-tinh-ca-mau", "cd-y-te-viet-nam"):
        path = small.root / f"data/units/{unit}.yaml"
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("has_school")]
        small.write(f"units/{unit}.yaml", "\n".join([*lines, ""]))
    small.write("units/truong-a.yaml", SCHOOL.format(kind=kind, parent=parent))
    found = [fault for fault in small.faults() if fault.endswith("school-without-parent-mark")]

    assert found == (["data/units/truong-a.yaml:5:9 school-without-parent-mark"] if asked else [])
