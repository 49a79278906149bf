"""A new workspace in the real yaml-language-server: it flags a structural error and completes a unit's id."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TOOLS, Run

SERVER = TOOLS / "server/node_modules/yaml-language-server/bin/yaml-language-server"


class Server:
    """A language server on a pipe, spoken to as editors do."""

    def __init__(self, process: "subprocess.Popen[bytes]", settings: dict[str, Any]) -> None:
        self.process = process
        self.settings = settings
        self.last = 0
        self.notes: list[dict[str, Any]] = []

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def until(self, is_wanted: Any) -> dict[str, Any]:
        """Reads on, answering what the server asks, until a message is what was waited for."""
        while True:
            message = self.receive()
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", [])
                found = [self.settings.get(item.get("section", ""), None) for item in items]
                self.send({"id": message["id"], "result": found if items else None})
            elif is_wanted(message):
                return message

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self.last += 1
        number = self.last
        self.send({"id": number, "method": method, "params": params})
        answer = self.until(lambda message: message.get("id") == number)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self.send({"method": method, "params": params})

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        found = self.until(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri)
        listed: list[dict[str, Any]] = found["params"]["diagnostics"]
        return listed


@pytest.fixture
def office(run_in: Run, tmp_path: Path) -> Path:
    """A new workspace with one report."""
    run_in(tmp_path, "init", "office")
    run_in(tmp_path / "office", "receive", "an giang", "2015-annual", "--received", "12/11/2015")
    return tmp_path / "office"


@pytest.fixture
def server(office: Path) -> Iterator[Server]:
    """The server, started in the workspace without VS Code's settings: the modeline alone must do."""
    node = shutil.which("node")
    if not node or not SERVER.exists():
        pytest.skip("chưa có yaml-language-server: chạy .ci/run")
    settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}}
    with subprocess.Popen(
        [node, str(SERVER), "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(office)},
    ) as process:
        speaker = Server(process, settings)
        capabilities = {"workspace": {"configuration": True}, "textDocument": {"completion": {}}}
        speaker.ask("initialize", {"processId": None, "rootUri": office.as_uri(), "capabilities": capabilities})
        speaker.tell("initialized", {})
        speaker.tell("workspace/didChangeConfiguration", {"settings": settings})
        yield speaker
        process.kill()


def open_text(server: Server, path: Path, text: str) -> str:
    uri = path.as_uri()
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    server.tell("textDocument/didOpen", {"textDocument": document})
    return uri


def test_a_sound_report_has_no_marks_and_a_wrong_one_has(server: Server, office: Path) -> None:
    path = office / "data/submissions/2015-annual/ldld-tinh-an-giang.yaml"
    sound = path.read_text("utf-8")
    assert server.diagnostics(open_text(server, path, sound)) == []

    wrong = f"{sound}recieved: 12/11/2015\nchannel: emial\noriginal:\n  received: hôm qua\n"
    marks = server.diagnostics(open_text(server, path.with_name("ldld-tinh-ca-mau.yaml"), wrong))
    first = sound.count("\n")
    assert {mark["range"]["start"]["line"] - first for mark in marks} == {0, 1, 3}
    assert "Ghi ngày/tháng/năm" in json.dumps(marks, ensure_ascii=False)


def test_a_unit_id_is_completed(server: Server, office: Path) -> None:
    path = office / "data/submissions/2015-annual/moi.yaml"
    text = "# yaml-language-server: $schema=../../../schemas/submission.schema.json\nunit: ldld-tinh-an\n"
    uri = open_text(server, path, text)
    place = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 18}}
    listed = server.ask("textDocument/completion", place)["items"]
    labels = {item["label"]: item for item in listed}

    assert "ldld-tinh-an-giang" in labels
    assert "LĐLĐ tỉnh An Giang" in json.dumps(labels["ldld-tinh-an-giang"], ensure_ascii=False)
    hover = server.ask("textDocument/hover", {**place, "position": {"line": 1, "character": 1}})
    assert "Mã đơn vị; trùng tên tệp" in json.dumps(hover, ensure_ascii=False)
