"""What `init` gives VS Code: which schema checks which file, and how the files are written."""

import json

from plan2015.records.kinds import FILE_KINDS

SCHEMAS = "schemas"
"""The folder of the schemas, beside the data folder."""


def vs_code_files() -> dict[str, str]:
    """The files of VS Code in a new workspace, by path; they turn off what would fetch or lay out anew."""
    settings = {
        "yaml.schemas": {f"{SCHEMAS}/{kind.schema}.schema.json": f"data/{kind.pattern}" for kind in FILE_KINDS},
        "yaml.yamlVersion": "1.2",
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "redhat.telemetry.enabled": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.formatOnSave": False},
    }
    return {
        ".vscode/settings.json": _written(settings),
        ".vscode/extensions.json": _written({"recommendations": ["redhat.vscode-yaml"]}),
    }


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
