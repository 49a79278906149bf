"""The parts list of a release: every pinned library with its version and hashes, as CycloneDX 1.6 JSON.

    python3 tools/sbom.py > sbom.cdx.json

Made from requirements.txt alone, so that equal lists give equal bytes; nothing is asked of the network.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_ENTRY = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^/\\]+?))?(?= --hash)(?P<hashes>.*)")


def parts_list(requirements: str, version: str) -> dict[str, Any]:
    """What a release of plan2015 is made of."""
    own = f"pkg:pypi/plan2015@{version}"
    libraries = list(map(_library, re.sub(r" *\\\n *", " ", requirements).splitlines()))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "plan2015",
                "version": version,
                "purl": own,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": libraries,
        "dependencies": [{"ref": own, "dependsOn": [library["bom-ref"] for library in libraries]}],
    }


def _library(line: str) -> dict[str, Any]:
    found = _ENTRY.fullmatch(line)
    if not found:
        raise SystemExit(f"no pinned library: {line}")
    purl = f"pkg:pypi/{found['name']}@{found['version']}"
    hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", found["hashes"])
    marker = {"properties": [{"name": "plan2015:marker", "value": found["marker"]}]} if found["marker"] else {}
    # One library has a hash for each of its wheels: each is a file of its own.
    references = [
        {"type": "distribution", "url": purl, "hashes": [{"alg": "SHA-256", "content": digest}]} for digest in hashes
    ]
    known = {"name": found["name"], "version": found["version"], "purl": purl, "externalReferences": references}
    return {"type": "library", "bom-ref": purl, **known, **marker}


def main() -> None:
    """Prints the list of this checkout."""
    said = re.search(r'__version__ = "([^"]+)"', (ROOT / "plan2015" / "__init__.py").read_text("utf-8"))
    made = parts_list((ROOT / "requirements.txt").read_text("utf-8"), said[1] if said else "0")
    json.dump(made, sys.stdout, ensure_ascii=False, indent=2)
    print()


if __name__ == "__main__":
    main()
