"""What comes from elsewhere: pinned, listed in a release, and looked up where the network lets us."""

import json
import re
import runpy
import subprocess
import sys

import pytest
import yaml

from tests.conftest import REPOSITORY

CHAIN = runpy.run_path(str(REPOSITORY / ".ci" / "supply_chain.py"))
SHA = "11bd71901bbe5b1630ceea73d27597364c9af683"


@pytest.mark.parametrize(
    "line",
    [
        "uses: actions/checkout@v4",
        "- uses: actions/checkout@main",
        f"- uses: actions/checkout@{SHA[:12]}",
        "- uses: 'actions/checkout@v4' # pinned",
        "uses: docker://alpine:3.20",
        "uses: owner/name/.github/workflows/x.yml@v1",
        "image: python:3.12",
    ],
)
def test_an_action_without_its_commit_is_warned_of(line: str) -> None:
    assert len(CHAIN["unpinned"](f"jobs:\n  a:\n    steps:\n      {line}\n")) == 1


@pytest.mark.parametrize(
    "line", [f"- uses: actions/checkout@{SHA} # v4.2.2", "- uses: ./.github/actions/x", "# uses: actions/checkout@v4"]
)
def test_a_pinned_one_is_not(line: str) -> None:
    assert CHAIN["unpinned"](f"      {line}\n") == []


def test_our_own_workflows_are_pinned() -> None:
    assert list(CHAIN["warnings"](REPOSITORY)) == []


@pytest.mark.parametrize(
    ("code", "said", "ends"),
    [
        (0, "No known vulnerabilities found", 0),
        (1, "Found 2 known vulnerabilities in 1 package\njinja2 …", 1),
        (1, "ConnectionError: could not reach the service", 0),
        (1, "", 0),
    ],
)
def test_a_known_hole_fails_and_a_missing_network_only_warns(code: int, said: str, ends: int) -> None:
    ended, told = CHAIN["verdict"](code, said)

    assert ended == ends
    assert told.startswith("warning") is (code == 1 and ends == 0)


def test_the_parts_list_names_each_pinned_library_with_its_hashes() -> None:
    command = [sys.executable, str(REPOSITORY / "tools" / "sbom.py")]
    made = subprocess.run(command, capture_output=True, check=True).stdout
    listed = json.loads(made)
    requirements = (REPOSITORY / "requirements.txt").read_text("utf-8")

    assert made == subprocess.run(command, capture_output=True, check=True).stdout
    assert {f"{part['name']}=={part['version']}" for part in listed["components"]} == set(
        re.findall(r"^([a-z0-9-]+==[^\s;]+)", requirements, re.MULTILINE)
    )
    assert made.count(b'"SHA-256"') == requirements.count("--hash=sha256:")
    assert listed["dependencies"][0]["dependsOn"] == [part["bom-ref"] for part in listed["components"]]


def test_a_release_is_tried_listed_and_attested_with_least_rights() -> None:
    text = (REPOSITORY / ".github/workflows/release.yml").read_text("utf-8")
    release = yaml.safe_load(text)
    steps = release["jobs"]["release"]["steps"]
    runs = "\n".join(step.get("run", "") for step in steps)

    assert release["permissions"] == {}
    assert release["jobs"]["release"]["permissions"] == {
        "contents": "write", "id-token": "write", "attestations": "write",
    }  # fmt: skip
    assert [runs.index(part) for part in (".ci/run", "pip wheel", "tools/sbom.py", "gh release create")] == sorted(
        runs.index(part) for part in (".ci/run", "pip wheel", "tools/sbom.py", "gh release create")
    )
    assert any("attest-build-provenance" in step.get("uses", "") for step in steps)
    assert "${{" not in runs
