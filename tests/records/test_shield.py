"""A fault of ours over one file: that file is named, the others are counted, and the command ends with exit 3."""

from typing import Any

import pytest

from plan2015.records import load, register_files
from tests.conftest import Run, Small

AN_GIANG, CA_MAU = "ldld-tinh-an-giang", "ldld-tinh-ca-mau"
PLACES = (
    f"submissions/2015-annual/{AN_GIANG}.yaml", f"units/{AN_GIANG}.yaml", "extensions.yaml", "difficulties.yaml",
    "letters.yaml", "narrative/2015-annual.yaml", "closed/2015-annual.yaml",
)  # fmt: skip


def fail_over(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """A bug in what every file passes, which only one file meets."""
    real = load.Folder.read

    def read(folder: Any, wanted: str) -> Any:
        if wanted == path:
            raise AttributeError("a bug of ours")
        return real(folder, wanted)

    monkeypatch.setattr(register_files.Folder, "read", read)


@pytest.mark.parametrize("path", PLACES)
def test_a_bug_over_one_file_is_a_problem_of_that_file(
    small: Small, run: Run, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    small.submit(CA_MAU, "la: 1\n")
    if not (small.root / "data" / path).exists():
        small.write(path, "[]\n")
    fail_over(monkeypatch, path)
    said = run("check")

    assert said.code == 3
    assert f"data/{path}:1:1: lỗi phải sửa: lỗi của chương trình" in said.out
    assert f"{CA_MAU}.yaml:3:1: lỗi phải sửa" in said.out
    assert "Traceback" not in said.out + said.err


def test_an_answer_counts_the_others(small: Small, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\n")
    small.submit(CA_MAU, "received: 12/11/2015\n")
    fail_over(monkeypatch, PLACES[0])
    said = run("status", "--as-of", "25/11/2015")

    assert said.code == 3
    assert "LĐLĐ" in said.out
    assert "các tệp khác đã được tính" in said.err
