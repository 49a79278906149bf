"""The wording of letters and of the list for the Trưởng Ban."""

from blank_word import section
from layout import head, p, signature

from plan2015.office.word.markup import paragraph

DAY = "{% if letter.date %}{{ letter.date|long_day }}{% else %}ngày …… tháng {{ letter.month }} năm {{ letter.year }}{% endif %}"
PLAN = "Kế hoạch số {{ plan.number }} {{ plan.signed|long_day }} về thực hiện {{ programme.title }} năm {{ plan.year }}"
REMINDER, DEMAND = 'letter.kind in ["N"]', 'letter.kind in ["D1", "D2"]'


def when(condition: str, *texts: str) -> str:
    """Paragraphs that stand only in some letters."""
    return (
        p("Normal", f"{{%p if {condition} %}}")
        + "".join(p("Normal", text) for text in texts)
        + p("Normal", "{%p endif %}")
    )


def letter_body() -> tuple[str, str]:
    """Công văn, all kinds."""
    body = (
        head("Số: {{ letter.number }}", "Hà Nội, " + DAY, "V/v {{ letter.subject }}")
        + p(
            "Addressee",
            'Kính gửi: {% if letter.kind == "N" %}Liên đoàn Lao động các tỉnh, thành phố; công đoàn ngành Trung ương và tương đương{% else %}{{ unit.name }}{% endif %}',
        )
        + when(
            'letter.kind == "D2"',
            "Tiếp theo Công văn số {{ previous.number }} {{ previous.date|long_day }}, đến nay Ban Tổ chức vẫn chưa nhận được "
            "báo cáo của {{ unit.short_name }}.",
        )
        + when(
            "not unit.is_school",
            "Tại {{ report.clause }} "
            + PLAN
            + ", các Liên đoàn Lao động, công đoàn ngành được giao gửi báo cáo {{ period.words }} "
            "về Tổng Liên đoàn (qua Ban Tổ chức){% if report.has_date %} {{ report.due }}{% else %}; Kế hoạch không ghi thời hạn"
            "{% endif %}.{% if report.extended %} Theo {{ report.extended }}, {{ unit.short_name }} được gia hạn: "
            "{{ report.extended_due }}.{% endif %}",
        )
        + when(
            "unit.is_school",
            "Tại {{ report.clause }} "
            + PLAN
            + ", các trường công đoàn được giao lập kế hoạch, tổ chức thực hiện và báo cáo Ban Chỉ đạo.",
        )
        + when(
            'letter.kind == "N"',
            "Đến hết ngày {{ as_of|day }}, {{ report.waiting }} đơn vị chưa gửi báo cáo (danh sách kèm theo)."
            "{% if report.days is not none %} Còn {{ report.days }} ngày đến hạn, ngày làm việc cuối cùng trước hạn là "
            "{{ report.working_day }}.{% endif %}",
            "Đề nghị các đơn vị chưa gửi bố trí hoàn thành{% if report.has_date %} đúng hạn{% endif %}. Khi cần trao đổi, xin liên hệ "
            "đồng chí ……, Ban Tổ chức, điện thoại ……./.",
        )
        + when(
            'letter.kind == "D1"',
            "Đến hết ngày {{ as_of|day }}, Ban Tổ chức chưa nhận được báo cáo của {{ unit.short_name }}; thời hạn đã qua "
            "{{ report.days }} ngày.",
        )
        + when('letter.kind == "D2"', "Đến hết ngày {{ as_of|day }}, thời hạn đã qua {{ report.days }} ngày.")
        + when(
            DEMAND,
            "Để Tổng Liên đoàn kịp tổng hợp toàn quốc, đề nghị {{ unit.leadership }} chỉ đạo hoàn thành báo cáo và gửi về Ban Tổ chức "
            "chậm nhất ngày {{ letter.answer_by|day }}: bản có chữ ký, đóng dấu theo đường công văn; tệp theo biểu gửi kèm qua thư "
            "điện tử …….",
            "Nếu báo cáo đã gửi trước khi nhận được công văn này, đề nghị cho biết số, ngày và cách gửi để đối chiếu. Khi cần trao "
            "đổi, xin liên hệ đồng chí ……, Ban Tổ chức, điện thoại ……./.",
        )
        + when(
            'letter.kind in ["B", "G", "BG"]',
            "Ban Tổ chức đã nhận Báo cáo số {{ received.number }} {{ received.signed|long_day }} của {{ unit.short_name }}. Qua đối "
            "chiếu với biểu gửi kèm, {% if asked.add or asked.mend %}còn {% if asked.add %}{{ asked.add }} nội dung đề nghị bổ sung"
            "{% endif %}{% if asked.add and asked.mend %}, {% endif %}{% if asked.mend %}{{ asked.mend }} chỗ đề nghị sửa{% endif %}"
            "{% endif %}{% if asked.explain %}{% if asked.add or asked.mend %}; {% endif %}có {{ asked.explain }} số liệu, nội dung "
            "đề nghị làm rõ{% endif %}, nêu tại bảng kèm theo.",
            "Đề nghị {{ unit.leadership }} chỉ đạo rà soát, trả lời vào cột cuối của bảng và gửi về Ban Tổ chức chậm nhất ngày "
            "{{ letter.answer_by|day }}.{% if asked.explain %} Nếu số liệu đúng, đề nghị ghi lý do vào cột cuối; nếu cần chỉnh, đề "
            "nghị ghi số đúng.{% endif %}",
            "Khi cần trao đổi, xin liên hệ đồng chí ……, Ban Tổ chức, điện thoại ……./.",
        )
        + signature(
            [
                "Như trên;",
                '{%p if letter.kind == "D2" %}',
                "Thường trực Đoàn Chủ tịch (để b/c);",
                "{%p endif %}",
                "Đ/c Trưởng Ban Chỉ đạo (để b/c);",
                "Lưu: VT, ToC.",
            ],
            ["TL. ĐOÀN CHỦ TỊCH", "TRƯỞNG BAN TỔ CHỨC"],
            "……",
        )
        + p("Normal", "{%p if attachment %}")
        + paragraph("TableNote", properties=section(first=True, restart=True))
        + p(
            "AnnexHead",
            '{% if letter.kind == "N" %}DANH SÁCH ĐƠN VỊ CHƯA GỬI BÁO CÁO{% else %}NỘI DUNG ĐỀ NGHỊ BỔ SUNG, SỬA, GIẢI TRÌNH{% endif %}',
        )
        + p("AnnexOf", "(Kèm theo Công văn số {{ letter.number }} " + DAY + " của Tổng Liên đoàn Lao động Việt Nam)")
        + p("Normal", '{%p if letter.kind != "N" %}')
        + p("TableText", "Đơn vị: {{ unit.name }}")
        + p("Normal", "{%p endif %}")
        + p("Normal", "{{p attachment }}")
        + p("Normal", "{%p endif %}")
    )
    return body, section(first=True, restart=True)


def list_body() -> tuple[str, str]:
    """Danh mục việc cần báo cáo, for the Trưởng Ban."""
    body = (
        head("Số: ……/BC-ToC", "Hà Nội, {{ as_of|long_day }}")
        + p("Title", "DANH MỤC VIỆC CẦN BÁO CÁO")
        + p("Summary", "của Tổng Liên đoàn, Ban Chỉ đạo và các ủy viên")
        + p("Rule")
        + p("Addressee", "Kính trình: Đồng chí Trưởng Ban Chỉ đạo")
        + p(
            "Normal",
            "Tính đến hết {{ as_of|long_day }}, các việc sau theo Kế hoạch số {{ plan.number }} chưa được báo cáo hoặc chưa hoàn thành:",
        )
        + p("Normal", "{{p table }}")
        + signature(["Như trên;", "Lưu: ToC."], ["BAN TỔ CHỨC"], "……")
    )
    return body, section(first=True, last=True)
