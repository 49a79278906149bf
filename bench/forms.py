"""Forms: 100 filled forms imported by one command, and what the worst files cost. Usage: python bench/forms.py"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
FORMS = 100


def run(folder: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and peak memory in MB of one command."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "plan2015", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, used = os.wait4(process.pid, 0)
    return time.perf_counter() - start, used.ru_maxrss / 1024


def bomb(folder: Path) -> None:
    """Word files as large as the gate lets through: all tags, all text."""
    sys.path.insert(0, str(REPOSITORY))
    from plan2015.office.word.archive import pack
    from tests.forms.corpus.make import base_forms, parts_of

    parts = parts_of(base_forms()[0])
    noise = os.urandom(3_000_000).hex()
    body = parts["word/document.xml"].decode()
    for name, extra in (
        ("tags", "".join(f'<w:p w:rsidR="{noise[i : i + 8]}"/>' for i in range(0, 2_000_000, 8))),
        ("text", f"<w:p><w:r><w:t>{noise}</w:t></w:r></w:p>"),
        ("nested", "<w:p>" * 5000 + "</w:p>" * 5000),
    ):
        part = body.replace("<w:sectPr>", f"{extra}<w:sectPr>", 1).encode()
        (folder / f"{name}.docx").write_bytes(pack({**parts, "word/document.xml": part}))


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(folder, "demo", "x", "--units", str(FORMS))
        data = folder / "x" / "data"
        for shape in ("docx", "xlsx"):
            made = run(
                folder,
                "--data",
                "x/data",
                "render",
                "form",
                "--all",
                "--period",
                "2015-annual",
                "--out",
                shape,
                "--shape",
                shape,
            )
            shutil.rmtree(folder / "y", ignore_errors=True)
            shutil.copytree(data, folder / "y")
            shutil.rmtree(folder / "y" / "submissions" / "2015-annual")
            count = len(list((folder / shape).iterdir()))
            took = run(folder, "--data", "y", "import", shape, "--received", "12/11/2015")
            there = len(list((folder / "y" / "submissions" / "2015-annual").glob("*.yaml")))
            print(f"{shape}: {count} rendered {made[0]:.2f} s; {there} imported {took[0]:.2f} s, peak {took[1]:.0f} MB")
        bomb(folder)
        empty = run(folder, "--data", "y", "status")
        print(f"status alone: {empty[0]:.2f} s, peak {empty[1]:.0f} MB")
        for kind in ("tags", "text", "nested"):
            took = run(folder, "--data", "y", "import", f"{kind}.docx", "--dry-run")
            print(f"{kind}.docx: {took[0]:.2f} s, peak {took[1]:.0f} MB")


if __name__ == "__main__":
    main()
