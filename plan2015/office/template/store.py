"""The Word templates and what stands beside them: those of the workspace, else the ones that come with plan2015."""

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

    def path(self, name: str, suffix: str = ".docx") -> Path:
        """Where a template, or another file beside it, is read from."""
        folder = self._folder if self._folder and self.is_own(name, suffix) else standard_templates()
        return folder / f"{name}{suffix}"

    def is_own(self, name: str, suffix: str = ".docx") -> bool:
        """Whether the workspace has it, or only plan2015."""
        return self._folder is not None and (self._folder / f"{name}{suffix}").is_file()

    def shown(self, name: str, suffix: str = ".docx") -> str:
        """A template as messages name it."""
        own = self.is_own(name, suffix)
        return f"{self._shown}/{name}{suffix}" if own else f"{name}{suffix} (mẫu kèm theo plan2015)"


def standard_templates() -> Path:
    """The folder of the templates that come with plan2015, installed or in the checkout it runs from."""
    installed = _PACKAGE / "starter" / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def standard_files() -> Iterator[Path]:
    """Every template that comes with plan2015, and the tables beside them."""
    return (path for path in sorted(standard_templates().iterdir()) if path.suffix in (".docx", ".yaml"))
