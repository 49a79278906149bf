"""Writes the Word templates that plan2015 ships; a test holds the shipped files against it, byte for byte.

An office edits its own copies in Word. What plan2015 ships is changed here, where a review can read what changed:
    python tools/first_templates.py templates
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from blank_word import parts  # noqa: E402
from form_wording import form_body, form_styles  # noqa: E402
from letter_wording import letter_body, list_body  # noqa: E402
from report_wording import report_body  # noqa: E402
from sheet_wording import brief_body, unit_body, working_body  # noqa: E402

from plan2015.office.word.package import pack  # noqa: E402


def main(folder: Path) -> None:
    """Writes every template into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = {
        "report": report_body(),
        "unit": unit_body(),
        "brief": brief_body(),
        "working": working_body(),
        "letter": letter_body(),
        "list": list_body(),
    }
    files = {name: parts(body, final) for name, (body, final) in documents.items()}
    files["form"] = parts(*form_body(), form_styles(), "{{ form.identity }} · trang ")
    for name, members in files.items():
        (folder / f"{name}.docx").write_bytes(pack(members))
        print(folder / f"{name}.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
