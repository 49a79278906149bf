"""A folder is reached step by step: no link leads out, not even one that is put there in the middle."""

import os
from pathlib import Path

import pytest

from plan2015.files import place
from plan2015.files.gate import GateError
from plan2015.files.place import opened_place, remove_folders

pytestmark = pytest.mark.skipif(os.name == "nt", reason="liên kết trên Windows cần quyền riêng")


def no_wait() -> None:
    """Nobody holds a file in these tests."""


@pytest.fixture(params=["by handle", "by name"])
def root(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder beside another one; on Windows, and here the second time, folders have no handles."""
    monkeypatch.setattr(place, "_BY_HANDLE", request.param == "by handle")
    (tmp_path / "data/a/b").mkdir(parents=True)
    (tmp_path / "evil/b").mkdir(parents=True)
    return tmp_path / "data"


def test_what_is_written_is_read_back_moved_and_removed(root: Path) -> None:
    with opened_place(str(root), "a/b") as here:
        here.write("x", b"1")
        assert (here.read("x", 10), here.holds("y"), here.digest("y")) == (b"1", False, None)
        here.move("x", "y", no_wait)
        assert (here.holds("x"), here.read("y", 10)) == (False, b"1")
        with pytest.raises(FileExistsError):
            here.write("y", b"2")
        here.remove("y")
        here.remove("y")

    assert list((root / "a/b").iterdir()) == []


@pytest.mark.parametrize("step", ["a", "a/b"])
def test_a_link_on_the_way_is_refused(root: Path, step: str) -> None:
    (root / step).rename(root / "was")
    (root / step).symlink_to(root.parent / "evil")
    for made in (None, []):
        with pytest.raises(GateError) as refused, opened_place(str(root), "a/b", made):
            pass
        assert "liên kết" in refused.value.message
    assert sorted(path.name for path in (root.parent / "evil").rglob("*")) == ["b"]


def test_a_link_that_is_put_there_in_the_middle_leads_nowhere(root: Path) -> None:
    if not place._BY_HANDLE:
        pytest.skip("tên đường dẫn thì không giữ được; chỉ Windows dùng cách này")
    with opened_place(str(root), "a/b") as here:
        (root / "a").rename(root / "was")
        (root / "a").symlink_to(root.parent / "evil")
        here.write("x", b"1")
        here.move("x", "y", no_wait)

    assert (root / "was/b/y").read_bytes() == b"1"
    assert list((root.parent / "evil/b").iterdir()) == []


def test_folders_that_were_made_go_again_unless_they_hold_anything(root: Path) -> None:
    made: list[str] = []
    with opened_place(str(root), "a/c/d", made) as here:
        assert here.path == str(root / "a/c/d")
    assert made == ["a/c", "a/c/d"]
    (root / "a/c/x").write_bytes(b"")
    remove_folders(str(root), made)

    assert sorted(path.name for path in (root / "a").rglob("*")) == ["b", "c", "x"]
