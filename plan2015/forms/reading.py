"""A received file read as a form: whose it is, what it answers, what stood outside, what could not be read."""

from dataclasses import dataclass
from typing import Literal

from plan2015.forms.answers import Typed, type_answers
from plan2015.forms.checks import checks_of
from plan2015.forms.cleaning import clean_content
from plan2015.forms.docx.read import read_docx
from plan2015.forms.filling import Filling, filling_for
from plan2015.forms.found import Known
from plan2015.forms.gate import FormRefusedError, open_package
from plan2015.forms.grid import Content, Finding, Loose
from plan2015.forms.head import with_template_texts
from plan2015.forms.identity import Identity, find_identities
from plan2015.forms.legacy_fonts import Encoding
from plan2015.forms.parts import Form
from plan2015.forms.recognise import recognise
from plan2015.forms.specification import form_for
from plan2015.forms.wording import printed_texts, squash, words_for
from plan2015.forms.xlsx.read import read_xlsx
from plan2015.office.template.store import TemplateStore
from plan2015.office.xml import BrokenXmlError
from plan2015.records.model.choices import FormState
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
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

    @property
    def errors(self) -> list[Finding]:
        """What could not be read as it stands."""
        return [finding for finding in self.typed.findings if finding.level == "error"]


def read_form(
    data: bytes, workspace: Workspace, plan: Plan, store: TemplateStore, legacy: Encoding | None = None
) -> Reading:
    """The form in a file's bytes; a file that is none of ours is a `FormRefusedError`."""
    package = open_package(data)
    try:
        content = read_docx(package) if package.kind == "docx" else read_xlsx(package)
    except BrokenXmlError as error:
        raise FormRefusedError("nội dung tệp hỏng, không đọc được; mở bằng Word hoặc Excel rồi lưu lại") from error
    clean_content(content)
    identity = _identity(content)
    unit = workspace.units.get(identity.unit)
    form = form_for(plan, unit, identity.period, conditions=False) if unit else None
    if unit is None or form is None:
        raise FormRefusedError(f"mã phiếu {identity.text} nêu đơn vị hoặc kỳ không có trong kế hoạch này")
    _refuse_other_name(content, unit)
    filling = Filling(illustrative=identity.illustrative)
    asked = form_for(plan, unit, identity.period) or form
    words = with_template_texts(words_for(form, filling, plan, workspace, workspace.registers), store)
    known = Known(
        printed_texts(form, words, checks_of(form, plan)),
        frozenset(cell.code for cell in asked.cells()),
        filling_for(form, workspace, (), blank=True).earlier,
    )
    typed = type_answers(recognise(content, form, known), form, legacy)
    typed.findings[:0] = [*_notes(package.notes, content), *_version_note(identity, form)]
    state = _state(identity, typed, plan)
    return Reading(identity, form, _set_aside(typed, form) if state == "illustrative" else typed, state, package.kind)


def _identity(content: Content) -> Identity:
    sound, damaged = find_identities(content.whole_text())
    if len(sound) == 1:
        return sound[0]
    if sound:
        names = ", ".join(identity.text for identity in sound)
        raise FormRefusedError(f"tệp có {len(sound)} mã phiếu khác nhau ({names}): tách mỗi biểu một tệp")
    if damaged:
        raise FormRefusedError(
            f"mã phiếu “{damaged[0]}” đã bị sửa, không chắc là của đơn vị, kỳ nào; xin đơn vị gửi lại"
        )
    raise FormRefusedError("không thấy dòng “Mã phiếu”: không phải biểu của kế hoạch này, hoặc dòng đó đã bị xóa")


def _refuse_other_name(content: Content, unit: Unit) -> None:
    """Half of the wrong forms are a neighbour's, with the name changed and the rest left."""
    for grid in content.grids:
        for row in grid.rows:
            if row and squash(row[0].text) == "A01" and len(row) > 1:
                named = next((cell.text for cell in reversed(row) if cell.text.strip()), "")
                ours = {unit.name, unit.short_name, *(alias.name for alias in unit.aliases)}
                if spelling_key(named) not in set(map(spelling_key, ours)):
                    raise FormRefusedError(
                        f"mã phiếu là của {unit.short_name} nhưng ô A01 ghi “{squash(named)[:60]}”: "
                        "biểu của đơn vị khác bị sửa tên; gửi lại cho đơn vị đúng biểu của mình"
                    )
                return


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


def _version_note(identity: Identity, form: Form) -> list[Finding]:
    if identity.version == form.version:
        return []
    text = f"biểu in theo bản câu hỏi {identity.version}, nay là {form.version}: đọc theo mã ô, xin đối chiếu"
    return [Finding("note", "mã phiếu", text)]


def _state(identity: Identity, typed: Typed, plan: Plan) -> FormState | None:
    """Why a form counts as unanswered, None where it does not."""
    if typed.is_blank:
        return "blank"
    return "illustrative" if identity.illustrative and not plan.plan.illustrative else None


def _set_aside(typed: Typed, form: Form) -> Typed:
    """Made-up figures never count among real ones: they are kept as text, and the form is incomplete."""
    codes = {cell.path: cell.code for cell in form.cells()}
    kept = [Loose(f"ô {codes[path]}", value) for path, value in typed.values.items() if value]
    for number, entry in enumerate(typed.difficulties or (), start=1):
        kept.append(Loose(f"L{number:02}", "; ".join(entry.values())))
    kept += [Loose(f"giải trình {entry['rule']}", str(entry["text"])) for entry in typed.explanations]
    note = Finding("note", "mã phiếu", f"biểu in {ILLUSTRATIVE}: các câu trả lời được giữ nhưng không tính")
    return Typed(outside=[*typed.outside, *kept], findings=[note, *typed.findings])
