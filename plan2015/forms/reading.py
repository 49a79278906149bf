"""A received file read as a form: whose it is, what it answers, what stood outside, what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from plan2015.forms.answers import Typed, type_answers
from plan2015.forms.checks import checks_of
from plan2015.forms.cleaning import clean_content
from plan2015.forms.docx.read import read_docx
from plan2015.forms.filling import Filling, filling_for
from plan2015.forms.found import Known
from plan2015.forms.gate import FormRefusedError, NoFormError, open_package
from plan2015.forms.grid import Content, Finding, GridCell, Loose
from plan2015.forms.head import with_template_texts
from plan2015.forms.identity import Identity, find_identities
from plan2015.forms.issue import issue_of
from plan2015.forms.legacy_fonts import Encoding
from plan2015.forms.parts import Form
from plan2015.forms.recognise import recognise
from plan2015.forms.specification import form_for, forms_for
from plan2015.forms.understanding import Reader
from plan2015.forms.wording import UNIT_LABEL, printed_texts, squash, words_for
from plan2015.forms.xlsx.read import read_xlsx
from plan2015.office.template.store import TemplateStore
from plan2015.office.xml import BrokenXmlError
from plan2015.records.model.choices import FormState
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.records.unit_names import find_units
from plan2015.records.workspace import Workspace
from plan2015.vietnamese.matching import spelling_key
from plan2015.wording.signs import ILLUSTRATIVE


@dataclass(frozen=True)
class Reading:
    """One form as it was read."""

    identity: Identity
    form: Form
    typed: Typed
    state: FormState | None
    kind: Literal["docx", "xlsx"]
    """What the file is, whatever its name says."""
    reader: Reader
    """What understood its answers, and understands what somebody types in their place."""
    places: Mapping[str, str] = field(default_factory=dict)
    """By its code, where each cell stands in the parts of the file."""

    @property
    def errors(self) -> list[Finding]:
        """What could not be read as it stands."""
        return [finding for finding in self.typed.findings if finding.level == "error"]


class Whose(NamedTuple):
    """Unit and period of a form, as somebody who knows says who has the damaged form before him."""

    unit: str
    period: str


def read_form(  # noqa: PLR0913 - what it reads, what it knows, and the two things that only a person can add
    data: bytes,
    workspace: Workspace,
    plan: Plan,
    store: TemplateStore,
    legacy: Encoding | None = None,
    *,
    whose: Whose | None = None,
) -> Reading:
    """The form in a file's bytes; a file that is none of ours is a `FormRefusedError`.

    `whose` stands in for a line “Mã phiếu” that is damaged or gone; one that is sound says so itself.
    """
    package = open_package(data)
    try:
        content = read_docx(package) if package.kind == "docx" else read_xlsx(package)
    except BrokenXmlError as error:
        raise FormRefusedError("nội dung tệp hỏng, không đọc được; mở bằng Word hoặc Excel rồi lưu lại") from error
    clean_content(content)
    identity = _identity(content, whose, workspace, plan)
    unit = workspace.units.get(identity.unit)
    forms = forms_for(plan, unit, identity.period) if unit else None
    if unit is None or forms is None:
        raise FormRefusedError(f"mã phiếu {identity.text} nêu đơn vị hoặc kỳ không có trong kế hoạch này")
    _refuse_other_name(content, unit, workspace)
    form, asked = forms
    issue = issue_of(identity, form, asked, plan, workspace)
    filling = Filling(illustrative=identity.illustrative)
    words = with_template_texts(words_for(form, filling, plan, workspace, workspace.registers), store)
    printed = printed_texts(issue.form, words, checks_of(form, plan))
    earlier = filling_for(form, workspace, (), blank=True).earlier
    found = issue.translate(recognise(content, issue.form, Known(printed, issue.expected, earlier)))
    reader = Reader(plan, identity.period, in_workbook=package.kind == "xlsx")
    typed = type_answers(found, form, issue.codes, reader, legacy)
    typed.findings[:0] = [*_notes(package.notes, content), *issue.notes]
    state = _state(identity, typed, plan)
    typed = _set_aside(typed, form) if state == "illustrative" else typed
    places = {code: answer.where for code, answer in found.answers.items()}
    return Reading(identity, form, typed, state, package.kind, reader, places)


def _identity(content: Content, whose: Whose | None, workspace: Workspace, plan: Plan) -> Identity:
    sound, damaged = find_identities(content.whole_text())
    if len(sound) == 1:
        _refuse_other_owner(sound[0], whose)
        return sound[0]
    if sound:
        names = ", ".join(identity.text for identity in sound)
        raise FormRefusedError(f"tệp có {len(sound)} mã phiếu khác nhau ({names}): tách mỗi biểu một tệp")
    unit = workspace.units.get(whose.unit) if whose else None
    form = form_for(plan, unit, whose.period) if whose and unit else None
    if whose and form and (damaged or _asks(content, form)):
        return Identity(whose.unit, whose.period, form.version)
    if damaged:
        raise FormRefusedError(
            f"mã phiếu “{damaged[0]}” đã bị sửa, không chắc là của đơn vị, kỳ nào; "
            "biết rõ thì thêm --unit ĐƠN-VỊ --period KỲ, không thì xin đơn vị gửi lại"
        )
    raise NoFormError(
        "không thấy dòng “Mã phiếu”: không phải biểu của kế hoạch này, hoặc dòng đó đã bị xóa "
        "(biểu bị xóa dòng thì thêm --unit ĐƠN-VỊ --period KỲ)"
    )


def _asks(content: Content, form: Form) -> bool:
    """Whether a file without its line is a form at all: prose that somebody says is a unit's has none of the codes."""
    codes = {cell.code.partition(".")[0] for cell in form.cells()}
    return any(squash(cell.text) in codes for grid in content.grids for row in grid.rows for cell in row)


def _refuse_other_owner(identity: Identity, whose: Whose | None) -> None:
    if whose and whose != (identity.unit, identity.period):
        raise FormRefusedError(
            f"mã phiếu {identity.text} còn nguyên và nêu đơn vị, kỳ khác với {whose.unit}, {whose.period} được chỉ định"
        )


def _refuse_other_name(content: Content, unit: Unit, workspace: Workspace) -> None:
    """Half of the wrong forms are a neighbour's, with the name changed and the rest left."""
    named = next((text for grid in content.grids for row in grid.rows if (text := _named(row))), None)
    if named is None or spelling_key(named) in set(map(spelling_key, _names(unit))):
        return
    if [found.id for found in find_units(named, workspace.units.values())] != [unit.id]:
        raise FormRefusedError(
            f"mã phiếu là của {unit.short_name} nhưng ô A01 ghi “{named[:60]}”: "
            "biểu của đơn vị khác bị sửa tên; gửi lại cho đơn vị đúng biểu của mình"
        )


def _named(row: list[GridCell]) -> str | None:
    """The unit's name in the row that the form prints it in."""
    texts = [text for cell in row if (text := squash(cell.text))]
    at = next((index for index, text in enumerate(texts[:2]) if text == "A01"), None)
    behind = [text for text in texts[at + 1 :] if text != UNIT_LABEL] if at is not None else []
    return behind[-1] if behind else None


def _names(unit: Unit) -> set[str]:
    return {unit.name, unit.short_name, *(alias.name for alias in unit.aliases)}


def _notes(notes: tuple[str, ...], content: Content) -> list[Finding]:
    found = [Finding("note", "tệp", note) for note in notes]
    fonts: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for place, font, before, after in content.converted:
        befores, afters = fonts.setdefault((place, font), ([], []))
        befores.append(before)
        afters.append(after)
    for (place, font), (befores, afters) in fonts.items():
        before, after = "".join(befores)[:60], "".join(afters)[:60]
        found.append(Finding("note", place, f"đã đổi từ phông {font}: “{before}” → “{after}”"))
    return found


def _state(identity: Identity, typed: Typed, plan: Plan) -> FormState | None:
    """Why a form counts as unanswered, None where it does not."""
    if typed.is_blank:
        return "blank"
    return "illustrative" if identity.illustrative and not plan.plan.illustrative else None


def _set_aside(typed: Typed, form: Form) -> Typed:
    """Made-up figures never count among real ones: they are kept as text, and the form is incomplete."""
    codes = {cell.path: cell.code for cell in form.cells()}
    kept = [Loose(f"ô {codes[path]}", value) for path, value in typed.values.items() if value]
    letter = form.letter_of("difficulties")
    for number, entry in enumerate(typed.difficulties or (), start=1):
        kept.append(Loose(f"{letter}{number:02}", "; ".join(entry.values())))
    kept += [Loose(f"giải trình {entry['rule']}", str(entry["text"])) for entry in typed.explanations]
    note = Finding("note", "mã phiếu", f"biểu in {ILLUSTRATIVE}: các câu trả lời được giữ nhưng không tính")
    return Typed(outside=[*typed.outside, *kept], findings=[note, *typed.findings])
