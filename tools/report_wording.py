"""The wording of the consolidated report, section by section."""

from blank_word import section
from layout import head, p, signature

from plan2015.office.word.markup import paragraph

ANNEXES = (
    ("I", "TÌNH HÌNH GỬI BÁO CÁO CỦA TỪNG ĐƠN VỊ"),
    ("II", "TỔ CHỨC CHỈ ĐẠO"),
    ("III", "TIẾN ĐỘ NHIỆM VỤ THEO ĐIỂM"),
    ("IV", "ĐỘI NGŨ CÁN BỘ"),
    ("V", "ĐÀO TẠO, BỒI DƯỠNG"),
    ("VI", "KINH PHÍ"),
    ("VII", "KIỂM TRA"),
    ("VIII", "KHÓ KHĂN, KIẾN NGHỊ VÀ VIỆC TRẢ LỜI"),
    ("IX", "CÁC TRƯỜNG CÔNG ĐOÀN"),
)
PAPER_DAY = "{% if paper.date %}{{ paper.date|long_day }}{% else %}ngày …… tháng {{ paper.month }} năm {{ paper.year }}{% endif %}"
WITHOUT = "không kể số chờ giải trình"
NOBODY = "Chưa có đơn vị nào gửi số liệu về nội dung này."


def when_heard(*blocks: str) -> str:
    """Sentences of figures, or one line where nobody has reported."""
    return (
        p("Normal", "{%p if reports.received.value %}") + "".join(blocks) + p("Normal", "{%p else %}")
        + p("Normal", NOBODY) + p("Normal", "{%p endif %}")
    )  # fmt: skip


def progress(clause: str, annex: str = " (Phụ lục III)") -> str:
    """The sentence with which each point opens."""
    c = f'progress["{clause}"]'
    return p(
        "Normal",
        f"{{{{ {c}.done }}}} đơn vị đã thực hiện, {{{{ {c}.under_way }}}} đơn vị đang thực hiện"
        f"{{% if {c}.not_started.value %}}, {{{{ {c}.not_started }}}} đơn vị chưa thực hiện{{% endif %}}"
        f"{{% if {c}.not_applicable.value %}}, {{{{ {c}.not_applicable }}}} đơn vị không thuộc đối tượng{{% endif %}}"
        f"{{% if {c}.blank.value %}}; {{{{ {c}.blank }}}} đơn vị chưa nêu tiến độ{{% endif %}}{annex}.",
    )


def total(indicator: str, measure: str, who: str = "đơn vị") -> str:
    """A sum with its measure, the number of units that gave it, and the sum without what waits for an explanation."""
    t = f"total.{indicator}"
    return (
        f"{{{{ {t} }}}} {measure} ({{{{ {t}.answered }}}}/{{{{ {t}.asked }}}} {who} có số liệu"
        f"{{% if {t}.without %}}; {WITHOUT}: {{{{ {t}.without }}}}{{% endif %}})"
    )


def without(name: str) -> str:
    """In brackets, a count without the units whose figures wait for an explanation."""
    return f"{{% if {name}.without %}} ({WITHOUT}: {{{{ {name}.without }}}}){{% endif %}}"


def prose(section_id: str) -> str:
    """A place of the author."""
    return p("Normal", f'{{{{p prose["{section_id}"] }}}}')


def table(number: int, title: str, name: str) -> str:
    """A table with its caption."""
    return p("Caption", f"Bảng {number}. {title}") + p("Normal", f"{{{{p table.{name} }}}}")


def report_body() -> tuple[str, str]:
    """The body of the report, and the properties of its last section."""
    body = _opening() + _part_1() + _part_2() + _part_3_to_5() + _end()
    body += paragraph("", properties=section(first=True))
    for number, (annex, title) in enumerate(ANNEXES, 1):
        body += _annex(annex, title)
        if number < len(ANNEXES):
            body += paragraph("TableNote", properties=section(landscape=True, restart=True))
    body += (
        p("Normal", "{%p if charts %}")
        + paragraph("TableNote", properties=section(landscape=True, restart=True))
        + _annex("X", "BIỂU ĐỒ", "{%p for chart in charts %}", "{{p chart }}", "{%p endfor %}")
        + p("Normal", "{%p endif %}")
    )
    return body, section(landscape=True, restart=True, last=True)


def _opening() -> str:
    return (
        head("Số: {{ paper.number }}", "Hà Nội, " + PAPER_DAY)
        + p("Normal", "{%p if paper.draft %}")
        + p("Draft", "DỰ THẢO")
        + p("DraftDay", "Dự thảo ngày {{ as_of|day }}")
        + p(
            "DraftDay",
            "Còn để trống: {{ paper.open }}.",
            '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/>',
        )
        + p("Normal", "{%p if paper.version %}")
        + p("DraftDay", "{{ paper.version }}")
        + p("Normal", "{%p endif %}")
        + p("Normal", "{%p endif %}")
        + p("Title", "BÁO CÁO")
        + p(
            "Summary",
            "Kết quả {{ period.words }} thực hiện {{ programme.title }} ({{ programme.symbol }}); "
            # Kept together, so that no line of the title begins with a year alone.
            "{% if period.is_year %}phương\u00a0hướng\u00a0năm\u00a0{{ plan.next_year }}"
            "{% else %}nhiệm\u00a0vụ\u00a06\u00a0tháng\u00a0cuối\u00a0năm\u00a0{{ plan.year }}{% endif %}",
        )
        + p("Rule")
        + p(
            "Normal",
            "{% if reports.received.value %}Thực hiện Kế hoạch số {{ plan.number }} {{ plan.signed|long_day }} và trên "
            "cơ sở báo cáo của {{ reports.received }}/{{ reports.expected }} đơn vị nhận được đến hết "
            "{{ as_of|long_day }}, Tổng Liên đoàn Lao động Việt Nam báo cáo kết quả {{ period.words }} như sau:"
            "{% else %}Thực hiện Kế hoạch số {{ plan.number }} {{ plan.signed|long_day }}, Tổng Liên đoàn Lao động "
            "Việt Nam báo cáo kết quả {{ period.words }}. Đến hết {{ as_of|long_day }}, Tổng Liên đoàn chưa nhận được "
            "báo cáo của đơn vị nào.{% endif %}",
        )
        + p("Normal", "{%p if reports.received.value %}")
        + p(
            "Normal",
            "Về số liệu: {% if figures.earliest %}số liệu các đơn vị tính đến ngày sớm nhất là {{ figures.earliest|day }}, "
            "muộn nhất là {{ figures.latest|day }}{% else %}các đơn vị chưa ghi số liệu tính đến ngày nào{% endif %}; "
            "{{ figures.estimates }} đơn vị dùng số ước kinh phí cả năm"
            "{% if figures.bases %}; mẫu số kinh phí: {{ figures.bases }}{% endif %}. Đơn vị chưa có số liệu nêu tại "
            "Phụ lục I. Số liệu của các trường tổng hợp riêng, không cộng vào số của địa phương, ngành để không tính "
            "trùng.{% if figures.left_out %} {{ figures.left_out }} đơn vị có số liệu đang đề nghị sửa; các số đó chưa "
            "đưa vào tổng hợp.{% endif %}{% if figures.queried %} {{ figures.queried }} đơn vị có số liệu đang chờ giải "
            "trình; các số đó đã đưa vào tổng hợp, tổng có các số đó mang dấu (*) và có ghi kèm tổng không kể các số đó."
            "{% endif %}",
        )
        + p("Normal", "{%p endif %}")
    )


def _part_1() -> str:
    return (
        p("Heading1", "I. TÌNH HÌNH CHỈ ĐẠO, TRIỂN KHAI VÀ CHẾ ĐỘ BÁO CÁO")
        + p("Heading2", "1. Chỉ đạo của Tổng Liên đoàn và Ban Chỉ đạo")
        + prose("I.1")
        + p("Heading2", "2. Triển khai ở các cấp công đoàn và các trường")
        + when_heard(
            p(
                "Normal",
                "Trong {{ reports.received }} đơn vị đã báo cáo, {{ answers.own_plan }} đơn vị có kế hoạch riêng, "
                "{{ answers.committee_decision }} đơn vị có quyết định lập hoặc kiện toàn ban chỉ đạo, "
                "{{ answers.assignment_paper_yes }} đơn vị có văn bản phân công thành viên (Phụ lục II). Các đơn vị tổ "
                "chức "
                + total("launch_meetings", "hội nghị triển khai")
                + ", "
                + total("launch_attendances", "lượt người dự")
                + "; "
                + total("district_plans", "công đoàn cấp trên trực tiếp cơ sở có kế hoạch riêng")
                + ".",
            ),
            p("Normal", "Việc lập kế hoạch, phân công, tự kiểm tra theo khoản 3 mục III Kế hoạch:"),
            progress("III.3"),
        )
        + p(
            "Normal",
            "{% if schools.expected %}Các trường công đoàn: {{ schools.received }}/{{ schools.expected }} trường đã gửi báo cáo"
            "{% if schools.received %}, {{ schools.own_plan }} trường có kế hoạch{% endif %} (Phụ lục IX)."
            "{% else %}Kế hoạch không yêu cầu các trường báo cáo kỳ này.{% endif %}",
        )
        + prose("I.2")
        + p("Heading2", "3. Chế độ báo cáo")
        + p(
            "Normal",
            "{% if not reports.received.value %}Đến hết {{ as_of|long_day }}, Tổng Liên đoàn chưa nhận được báo cáo của "
            "đơn vị nào.{% elif not reports.missing.value %}Cả {{ reports.expected }} đơn vị đã gửi báo cáo"
            "{% if reports.on_time %}, trong đó {{ reports.on_time }} đúng hạn, {{ reports.late }} chậm{% endif %}."
            "{% else %}Đến hết {{ as_of|long_day }}, {{ reports.received }}/{{ reports.expected }} đơn vị đã gửi báo cáo "
            "({{ reports.rate }}){% if reports.on_time %}, trong đó {{ reports.on_time }} đúng hạn, {{ reports.late }} "
            "chậm{% endif %}; còn {{ reports.missing }} đơn vị chưa gửi.{% endif %}"
            "{% if not reports.on_time %} Kế hoạch không ghi thời hạn của báo cáo này.{% endif %}"
            "{% if reports.unknown_day.value %} {{ reports.unknown_day }} đơn vị chưa xác định ngày nhận.{% endif %}",
        )
        + p("Normal", "{%p if reports.received.value %}")
        + p(
            "Normal",
            "{{ reports.complete }} báo cáo đầy đủ; {{ reports.incomplete }} báo cáo còn nội dung đề nghị bổ sung; "
            "{{ reports.invalid }} báo cáo có nội dung đề nghị sửa. "
            "{% if named.missing %}Đơn vị chưa gửi: {{ named.missing }}. {% endif %}"
            "{% if named.late %}Đơn vị gửi chậm: {{ named.late }}. {% endif %}"
            "Tình hình từng đơn vị nêu tại Phụ lục I.",
        )
        + p("Normal", "{%p endif %}")
        + table(1, "Tình hình gửi báo cáo", "reports")
    )


def _own(letter: str, title: str, clause: str) -> str:
    return (
        p("Heading3", f"{letter}) {title}")
        + p("Normal", f'Tiến độ: {{{{ own["{clause}"].progress }}}}. Đơn vị chủ trì: {{{{ own["{clause}"].lead }}}}.')
        + prose(clause)
    )


def _school_line(*items: tuple[str, str]) -> str:
    words = "; ".join(total(i, m, "trường") for i, m in items)
    return (
        p("Normal", "{%p if schools.received %}") + p("Normal", f"Các trường có báo cáo: {words} (Phụ lục IX).")
        + p("Normal", "{%p else %}") + p("Normal", "{% if schools.expected %}Chưa trường nào gửi báo cáo.{% else %}Kế hoạch không yêu cầu các trường báo cáo kỳ này.{% endif %}") + p("Normal", "{%p endif %}")
    )  # fmt: skip


def _part_2() -> str:
    return (
        p("Heading1", "II. KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ")
        + p("Heading2", "1. Ở Tổng Liên đoàn")
        + _own("a", "Thực hiện Nghị quyết 4a", "II.1.a")
        + _own("b", "Đào tạo, bồi dưỡng cán bộ", "II.1.b")
        + _own("c", "Đề án trung tâm bồi dưỡng cán bộ tại Đồ Sơn, Hải Phòng", "II.1.c")
        + _own("d", "Chương trình bồi dưỡng theo chức danh, vị trí việc làm", "II.1.d")
        + _own("đ", "Đoàn kiểm tra các cấp", "II.1.đ")
        + p("Heading2", "2. Ở các trường công đoàn")
        + p("Heading3", "a) Hai trường đại học")
        + _school_line(
            ("lecturers", "giảng viên"),
            ("textbooks", "giáo trình về công đoàn được hoàn thiện"),
            ("district_materials", "tài liệu cho cấp trên trực tiếp cơ sở"),
            ("supported_units", "đơn vị được hỗ trợ"),
        )  # fmt: skip
        + prose("II.2.a")
        + p("Heading3", "b) Các trường trung cấp công đoàn")
        + _school_line(
            ("local_classes", "lớp cho địa phương, ngành"),
            ("local_attendances", "lượt người"),
            ("joint_classes", "lớp phối hợp với hai trường đại học"),
            ("joint_attendances", "lượt người"),
        )  # fmt: skip
        + prose("II.2.b")
        + p(
            "Heading2",
            "3. Ở liên đoàn lao động tỉnh, thành phố, công đoàn ngành Trung ương và tương đương",
        )
        + _points_a_to_c()
        + _point_d()
        + _points_dd_and_e()
    )


def _points_a_to_c() -> str:
    return (
        p("Heading3", "a) Mô hình tổ chức và công tác cán bộ")
        + when_heard(
            p("Normal", "Ở cấp mình:"), progress("II.3.a.1"),
            p("Normal", "Ở cấp trên trực tiếp cơ sở:"), progress("II.3.a.2"),
            p("Normal", "Các đơn vị có " + total("officials", "cán bộ công đoàn") + ", trong đó "
              + total("officials_full_time", "cán bộ chuyên trách") + "."),
        )
        + table(2, "Đội ngũ cán bộ công đoàn", "officials")
        + prose("II.3.a")
        + p("Heading3", "b) Sinh hoạt Ban Chấp hành, Ban Thường vụ; chỉ đạo công đoàn cơ sở")
        + when_heard(progress("II.3.b"))
        + prose("II.3.b")
        + p("Heading3", "c) Thực hiện Nghị quyết 4a")
        + when_heard(progress("II.3.c"))
        + prose("II.3.c")
    )  # fmt: skip


def _point_d() -> str:
    return (
        p("Heading3", "d) Quy hoạch, đào tạo, bồi dưỡng, kinh phí")
        + p("Heading4", "- Quy hoạch gắn với kế hoạch đào tạo, bồi dưỡng:")
        + when_heard(
            progress("II.3.d.1"),
            p("Normal", "Trong quy hoạch có " + total("officials_in_planning", "cán bộ") + "."),
        )
        + prose("II.3.d.1")
        + p("Heading4", "- Đào tạo, bồi dưỡng, tập huấn theo phương pháp tích cực:")
        + when_heard(
            progress("II.3.d.2"),
            p(
                "Normal",
                "Các đơn vị mở "
                + total("training_classes", "lớp")
                + " với "
                + total("training_attendances", "lượt người")
                + ", tương ứng "
                + total("trained_persons", "người không tính trùng")
                + "; trong đó "
                + total("active_method_classes", "lớp dùng phương pháp tích cực")
                + ", "
                + total("with_university_classes", "lớp mở cùng hai trường đại học")
                + ".",
            ),
        )
        + table(3, "Đào tạo, bồi dưỡng", "training")
        + prose("II.3.d.2")
        + p("Heading4", "- Phân cấp tập huấn:")
        + when_heard(progress("II.3.d.3"))
        + prose("II.3.d.3")
        + p("Heading4", "- Kinh phí đào tạo, bồi dưỡng:")
        + p(
            "Normal",
            "{% if budget.with_data.value %}Trong {{ budget.with_data }} đơn vị có đủ số liệu để tính, {{ budget.meeting }} "
            f"đơn vị bố trí từ {{{{ budget.minimum }}}}% trở lên{without('budget.meeting')}, {{{{ budget.below }}}} đơn vị "
            f"chưa đạt mức {{{{ budget.minimum }}}}% nêu tại Kế hoạch{without('budget.below')}; "
            "{{ budget.no_data }} đơn vị chưa có số liệu để tính. Kế hoạch không quy định mẫu số, tỷ lệ tính "
            "theo kê khai của đơn vị (Phụ lục VI).{% else %}Chưa đơn vị nào có số liệu để tính. Kế hoạch không quy định "
            "mẫu số.{% endif %}",
        )
        + table(4, "Kinh phí đào tạo, bồi dưỡng", "budget")
        + prose("II.3.d.4")
    )


def _points_dd_and_e() -> str:
    return (
        p("Heading3", "đ) Trường, trung tâm bồi dưỡng ở địa phương, ngành")
        + when_heard(
            p(
                "Normal",
                "{{ answers.has_school_answer_yes }} đơn vị báo cáo có trường hoặc trung tâm bồi dưỡng, "
                "{{ answers.has_school_answer_no }} đơn vị báo cáo không có; các đơn vị còn lại chưa rõ. "
                "Trường, trung tâm có " + total("school_lecturers", "giảng viên") + ", đã mở "
                + total("school_classes", "lớp") + ".",
            ),
        )
        + prose("II.3.đ")
        + p("Heading3", "e) Kiểm tra và xây dựng công đoàn cơ sở vững mạnh")
        + when_heard(
            p("Normal", "Kiểm tra công đoàn cấp trên trực tiếp cơ sở:"), progress("II.3.e.1"),
            p("Normal", "Kiểm tra cơ sở, gắn với xây dựng công đoàn cơ sở vững mạnh:"), progress("II.3.e.2"),
            p("Normal", "Trong " + total("graded_grassroots", "công đoàn cơ sở được xếp loại") + ", "
              + total("strong_grassroots", "công đoàn cơ sở vững mạnh") + "."),
        )
        + table(5, "Kiểm tra", "inspection")
        + prose("II.3.e")
    )  # fmt: skip


def _part_3_to_5() -> str:
    year = "{% if period.is_year %}NĂM {{ plan.next_year }}{% else %}6 THÁNG CUỐI NĂM {{ plan.year }}{% endif %}"
    return (
        p("Heading1", "III. ĐÁNH GIÁ CHUNG")
        + p("Heading2", "1. Kết quả nổi bật") + prose("III.1")
        + p("Heading2", "2. Hạn chế") + prose("III.2")
        + p("Heading2", "3. Nguyên nhân") + prose("III.3")
        + p("Heading2", "4. Cách làm tốt, đơn vị tiêu biểu") + prose("III.4")
        + p("Heading1", "IV. KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ")
        + p("Heading2", "1. Khó khăn, vướng mắc các đơn vị nêu")
        + p(
            "Normal",
            "{% if difficulties.opinions.value %}{{ difficulties.units }} đơn vị nêu {{ difficulties.opinions }} khó khăn, "
            "vướng mắc, kiến nghị (Phụ lục VIII).{% else %}Chưa có đơn vị nào nêu khó khăn, vướng mắc.{% endif %}",
        )
        + p("Normal", "{%p if difficulties.opinions.value %}")
        + table(6, "Khó khăn, kiến nghị", "difficulties")
        + p("Normal", "{%p endif %}")
        + prose("IV.1")
        + p("Heading2", "2. Việc trả lời của Ban Chỉ đạo")
        + p(
            "Normal",
            "{% if difficulties.opinions.value %}Ban Chỉ đạo đã tiếp nhận {{ difficulties.opinions }} ý kiến, đã trả lời "
            "hoặc chuyển cơ quan có thẩm quyền {{ difficulties.answered }} ý kiến, còn {{ difficulties.waiting }} ý kiến "
            "đang xem xét.{% else %}Chưa có ý kiến nào cần trả lời.{% endif %}",
        )
        + p("Heading2", "3. Kiến nghị với Đoàn Chủ tịch, Ban Chấp hành") + prose("IV.3")
        + p("Heading1", f"V. PHƯƠNG HƯỚNG, NHIỆM VỤ {year}")
        + p("Heading2", "1. Trọng tâm") + prose("V.1")
        + p("Heading2", "2. Giải pháp") + prose("V.2")
        + p("Heading2", "3. Phân công và thời gian") + prose("V.3")
    )  # fmt: skip


def _end() -> str:
    return signature(
        [
            "{%p for copy in plan.recipients %}",
            "{{ copy }}{% if loop.last %}.{% else %};{% endif %}",
            "{%p endfor %}",
        ],
        [
            "{%p if plan.signatory.authority %}",
            "{{ plan.signatory.authority }}",
            "{%p endif %}",
            "{{ plan.signatory.position }}",
        ],
        "{{ plan.signatory.name }}",
    )


def _annex(number: str, title: str, *content: str) -> str:
    note = p("TableNote", "{{ annex.progress_note }}.") if number == "III" else ""
    return (
        p("AnnexHead", f"Phụ lục {number}")
        + p("AnnexTitle", title)
        + p(
            "AnnexOf",
            "(Kèm theo Báo cáo số {{ paper.number }} " + PAPER_DAY + " của Tổng Liên đoàn Lao động Việt Nam)",
        )
        + note
        + "".join(p("Normal", line) for line in content or (f'{{{{p annex["{number}"] }}}}',))
    )
