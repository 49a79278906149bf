"""The wording of the short papers: unit sheet, brief, working paper."""

from blank_word import section
from layout import looped_table, p, plain_table, rule

COMPACT = '<w:spacing w:before="80" w:after="20"/>'


def _small_head(title: str) -> str:
    left = p("Organ", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM") + p("Organ", "BAN TỔ CHỨC") + rule(1200)
    right = p("PlaceAndDay", "Tính đến hết ngày {{ as_of|day }}")
    return plain_table((5284, 3900), [left, right]) + p("Title", title, '<w:spacing w:before="120"/>')


def unit_body() -> tuple[str, str]:
    """Phiếu theo dõi."""
    body = (
        _small_head("PHIẾU THEO DÕI ĐƠN VỊ")
        + p("Summary", "{{ unit.name }}")
        + p("TableNote", "Khối: {{ unit.kind }}.{% if unit.uncertain %} Thông tin chưa chắc chắn: {{ unit.uncertain }}.{% endif %}")
        + p("TableText", "**Đầu mối:** lãnh đạo phụ trách: {{ contact.leader }}; người theo dõi: {{ contact.officer }}; điện thoại: "
            "{{ contact.phone }}; thư điện tử: {{ contact.email }}.")
        + p("Caption", "1. Việc phải làm", COMPACT)
        + looped_table(
            (3350, 2200, 1650, 1984), ["Việc", "Căn cứ", "Thời hạn", "Tình trạng"], "duty in duties",
            ["{{ duty.title }}", "{{ duty.clause }}", "{{ duty.due }}", "{{ duty.state }}"], ["TableText"] * 4,
        )
        + p("Caption", "2. Nhật ký", COMPACT)
        + p("TableText", "{%p if not events %}") + p("TableText", "Chưa có việc nào được ghi.") + p("TableText", "{%p endif %}")
        + p("TableText", "{%p if earlier_events %}") + p("TableNote", "({{ earlier_events }} việc trước đó không nêu.)")
        + p("TableText", "{%p endif %}")
        + p("TableText", "{%p for event in events %}") + p("TableText", "{{ event.day|day }}: {{ event.text }}") + p("TableText", "{%p endfor %}")
        + p("Caption", "3. Số chính, bên cạnh số của khối", COMPACT)
        + p("TableText", "{%p if not figures %}") + p("TableText", "Biểu không hỏi số liệu của đơn vị này.") + p("TableText", "{%p else %}")
        + looped_table(
            (4484, 1500, 1900, 1300), ["Chỉ tiêu", "Đơn vị", "Cộng khối", "Số đơn vị có số liệu"], "figure in figures",
            ["{{ figure.title }}", "{{ figure.own }}", "{{ figure.group }}", "{{ figure.answered }}"],
            ["TableText", "TableNumber", "TableNumber", "TableCenter"],
        )
        + p("TableText", "{%p if figures_note %}") + p("TableNote", "Ghi chú: {{ figures_note }}.") + p("TableText", "{%p endif %}")
        + p("TableText", "{%p endif %}")
        + p("Caption", "4. Chỗ chờ bổ sung, sửa, giải trình", COMPACT)
        + p("TableText", "{%p if not points %}") + p("TableText", "Không có.") + p("TableText", "{%p endif %}")
        + p("TableText", "{%p for point in points %}") + p("TableText", "- {{ point }}") + p("TableText", "{%p endfor %}")
        + p("TableText", "{%p if more_points %}") + p("TableNote", "(Còn {{ more_points }} chỗ khác.)") + p("TableText", "{%p endif %}")
        + p("Caption", "5. Ý kiến cán bộ theo dõi", COMPACT)
        + p("TableText", "………………………………………………………………………………………………………………")
        + p("TableText", "………………………………………………………………………………………………………………")
    )  # fmt: skip
    return body, section(first=True, last=True, edge=850)


def brief_body() -> tuple[str, str]:
    """Báo cáo nhanh."""
    body = (
        _small_head("BÁO CÁO NHANH")
        + p("Summary", "Tình hình gửi báo cáo {{ period.words }}")
        + p(
            "Normal",
            "1. Đến hết {{ as_of|long_day }}, {{ reports.received }}/{{ reports.expected }} đơn vị đã gửi báo cáo"
            "{% if reports.received.value %} ({{ reports.rate }}){% if reports.on_time %}, trong đó {{ reports.on_time }} đúng hạn, "
            "{{ reports.late }} chậm{% endif %}{% endif %}; còn {{ reports.missing }} đơn vị chưa gửi. "
            "Từ sau ngày {{ since|day }} nhận thêm {{ new.count }} báo cáo{% if new.names %}: {{ new.names }}{% endif %}.",
        )
        + p("Normal", "{{p table.reports }}")
        + p("Normal", "{%p if overdue %}")
        + p("Normal", "2. Quá hạn:")
        + p("Normal", "{%p for group in overdue %}")
        + p("Normal", "- {{ group.kind }}: {{ group.count }} đơn vị, {{ group.reminded }}: {{ group.names }}.")
        + p("Normal", "{%p endfor %}")
        + p("Normal", "{%p else %}")
        + p("Normal", "2. Không có đơn vị nào quá hạn.")
        + p("Normal", "{%p endif %}")
        + p(
            "Normal",
            "3. {% if waiting.count %}{{ waiting.count }} khó khăn, vướng mắc chưa trả lời; chờ lâu nhất:{% else %}"
            "Không có khó khăn, vướng mắc nào chờ trả lời.{% endif %}",
        )
        + p("Normal", "{%p for raised in waiting.longest %}")
        + p(
            "Normal",
            "- {{ raised.unit }}{% if raised.days is not none %} ({{ raised.days }} ngày){% endif %}: {{ raised.text }}",
        )
        + p("Normal", "{%p endfor %}")
        + p("Normal", "4. Việc xin ý kiến: …………………………………………………", '<w:jc w:val="left"/>')
    )
    return body, section(first=True, last=True)


def working_body() -> tuple[str, str]:
    """The frame of the working papers."""
    body = (
        p("Sample", "TÀI LIỆU LÀM VIỆC, KHÔNG PHÁT HÀNH")
        + p("Title", "{{ title|upper }}")
        + p("Summary", "{{ period.title }}, tính đến hết {{ as_of|long_day }}")
        + p("Rule")
        + p("Normal", "{{p content }}")
    )
    return body, section(first=True, last=True)
