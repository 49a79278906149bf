"""The Word templates: those of the workspace, else the ones that come with plan2015."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from plan2015.office.template.environment import build_environment
from plan2015.office.template.template import Template

_PACKAGE = Path(__file__).resolve().parent.parent.parent


def read_own(path: Path) -> bytes:
    """A file that comes with plan2015, or one of a folder that is as sure."""
    return path.read_bytes()


class TemplateStore:
    """Templates compiled once each; `folder` is the workspace's own, which may hold some or none, `read` its gate."""

    def __init__(self, folder: Path | None, shown: str = "templates", read: Callable[[Path], bytes] = read_own) -> None:
        self._folder = folder
        self._read = read
        self._shown = shown
        self.environment = build_environment({})
        self._made: dict[str, Template] = {}

    def template(self, name: str) -> Template:
        """A template; a mistake in it is a TemplateError with its place."""
        if name not in self._made:
            path = self.path(name)
            standard = standard_templates() / f"{name}.docx"
            self._made[name] = Template(
                self.shown(name), self._read(path), self.environment, partial(read_own, standard)
            )
        return self._made[name]

    def path(self, name: str) -> Path:
        """Where a template is read from."""
        own = self._folder / f"{name}.docx" if self._folder else None
        return own if own and own.is_file() else standard_templates() / f"{name}.docx"

    def shown(self, name: str) -> str:
        """A template as messages name it."""
        own = self._folder is not None and (self._folder / f"{name}.docx").is_file()
        return f"{self._shown}/{name}.docx" if own else f"{name}.docx (mẫu kèm theo plan2015)"


def standard_templates() -> Path:
    """The folder of the templates that come with plan2015, installed or in the checkout it runs from."""
    installed = _PACKAGE / "starter" / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def standard_files() -> Iterator[Path]:
    """Every template that comes with plan2015."""
    return (path for path in sorted(standard_templates().glob("*.docx")))
