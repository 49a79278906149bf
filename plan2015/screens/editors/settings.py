"""What `init` gives VS Code: which schema checks which file, and how the files are written."""

import json

SCHEMAS = "schemas"
"""The folder of the schemas, beside the data folder."""

_FILES = {
    "tasks": "data/tasks.yaml",
    "unit": "data/units/**/*.yaml",
    "submission": "data/submissions/**/*.yaml",
    "extensions": "data/extensions.yaml",
    "difficulties": "data/difficulties.yaml",
    "narrative": "data/narrative/*.yaml",
    "letters": "data/letters.yaml",
    "closed": "data/closed/*.yaml",
}


def vs_code_files() -> dict[str, str]:
    """The files of VS Code in a new workspace, by path; they turn off what would fetch or lay out anew."""
    settings = {
        "yaml.schemas": {f"{SCHEMAS}/{name}.schema.json": files for name, files in _FILES.items()},
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
