"""Sentences as an office writes them, with the unit's name and figures in them, so that no two reports read alike."""

from random import Random

from plan2015.demo.sentences import sentences
from plan2015.vietnamese.numbers import format_number

_OPENINGS = (
    "Năm 2015, {unit} đã",
    "Trong kỳ, Ban Thường vụ {unit} đã",
    "Thực hiện Kế hoạch, {unit} đã",
    "Ngay từ đầu năm, {unit} đã",
)
_RESULTS = {
    "II.3.a": (
        "rà soát mô hình tổ chức của {a} công đoàn cấp trên trực tiếp cơ sở, sắp xếp lại {c} vị trí cán bộ",
        "bổ sung cán bộ chuyên trách cho {a} nơi còn thiếu và phân công lại {c} đồng chí phụ trách địa bàn",
    ),
    "II.3.b": (
        "đưa sinh hoạt Ban Chấp hành về {a} cơ sở và phân công {c} cán bộ dự sinh hoạt định kỳ",
        "đổi mới nội dung họp Ban Thường vụ, mỗi quý nghe {a} cơ sở báo cáo trực tiếp",
    ),
    "II.3.c": (
        "quán triệt Nghị quyết 4a ở {a} công đoàn cấp trên trực tiếp cơ sở, {c} nơi có chương trình riêng",
        "thành lập mới {c} công đoàn cơ sở theo tinh thần Nghị quyết 4a và củng cố {a} nơi còn yếu",
    ),
    "II.3.d": (
        "mở {a} lớp bồi dưỡng cho {b} lượt cán bộ công đoàn, phần lớn là cán bộ cơ sở",
        "tổ chức {a} lớp theo phương pháp trao đổi tình huống, có {b} lượt người dự",
        "gắn quy hoạch {b} cán bộ với kế hoạch đào tạo và giao {a} nơi tự tổ chức tập huấn",
    ),
    "II.3.đ": ("bổ sung {c} giảng viên kiêm chức và biên soạn lại {a} chuyên đề cho sát cơ sở",),
    "II.3.e": (
        "kiểm tra {a} đơn vị, hướng dẫn khắc phục thiếu sót ở {c} nơi",
        "hoàn thành kiểm tra {a} cuộc và xếp loại {b} công đoàn cơ sở",
    ),
}
"""What is told of a clause; of any other, what offices do everywhere."""

_ANY_RESULT = (
    "lập kế hoạch riêng, phân công {c} đồng chí phụ trách và tự kiểm tra ở {a} nơi",
    "tổ chức {a} hội nghị triển khai với {b} lượt người dự",
    "ban hành kế hoạch, hướng dẫn {a} đơn vị cấp dưới và theo dõi định kỳ ở {c} nơi",
)
_SHORTCOMINGS = (
    "Ở {unit}, việc phân cấp tập huấn kèm kinh phí mới thực hiện tại {a} nơi",
    "{unit} còn {c} công đoàn cấp trên trực tiếp cơ sở chưa xây dựng kế hoạch riêng",
    "Tỷ lệ cán bộ không chuyên trách của {unit} được bồi dưỡng còn thấp, mới {c}%",
    "Một số lớp do {unit} mở còn nặng lý thuyết, {a} lớp phải rút ngắn thời gian",
)
_CAUSES = (
    "Cán bộ cơ sở thay đổi nhiều, riêng năm nay {c} đồng chí của {unit} chuyển công tác.",
    "Nguồn thu của {unit} giảm ở {a} đơn vị nên phải giãn kế hoạch mở lớp.",
    "{unit} thiếu giảng viên kiêm chức, hiện chỉ có {c} đồng chí.",
)
_GOOD_PRACTICE = (
    "{unit} giao mỗi ủy viên Ban Thường vụ phụ trách {a} cơ sở và báo cáo hằng quý.",
    "{unit} mời {c} chủ tịch công đoàn cơ sở vững mạnh cùng giảng theo tình huống có thật.",
    "Cách làm mới của {unit} là tập huấn lưu động theo cụm, {a} cụm trong năm.",
)
_NEXT_YEAR = (
    "Năm 2016, {unit} dự kiến mở {a} lớp cho {b} lượt người, ưu tiên cán bộ mới bầu.",
    "{unit} phấn đấu năm 2016 bồi dưỡng thêm {b} cán bộ không chuyên trách và kiểm tra {a} đơn vị.",
)
_DIFFICULTIES = (
    ("Kinh phí mở lớp ở {unit} mới đáp ứng {c}% nhu cầu.", "Đề nghị hỗ trợ kinh phí cho {a} lớp ở vùng xa."),
    (
        "{unit} chưa có tài liệu chung cho cán bộ nghiệp đoàn, phải tự biên soạn {a} chuyên đề.",
        "Đề nghị ban hành tài liệu khung.",
    ),
    (
        "Biên chế của {unit} còn thiếu {c} cán bộ chuyên trách ở cấp trên trực tiếp cơ sở.",
        "Đề nghị hướng dẫn việc bổ sung.",
    ),
)
_EXPLANATIONS = (
    "Nguồn thu năm nay giảm, một số lớp chuyển sang quý I năm sau.",
    "Một phần kinh phí do chuyên môn hỗ trợ, không tính trong ngân sách công đoàn.",
    "Đơn vị đã giao kinh phí cho cấp dưới tự tổ chức, chưa tổng hợp hết.",
    "Năm nay tập trung mua sắm, sửa chữa trụ sở nên tỷ trọng chi đào tạo thấp.",
)


class Writer:
    """Writes for one unit; every sentence carries its name or its figures."""

    def __init__(self, unit: str, chance: Random, number: int = 0) -> None:
        self._unit, self._chance, self._number = unit, chance, number

    def result(self, clause: str = "") -> str:
        """What was done about a clause of the plan."""
        bank = _RESULTS.get(".".join(clause.split(".")[:3]), _ANY_RESULT)
        rest = " ".join(sentences(self._number, clause))
        return self._fill(f"{self._pick(_OPENINGS)} {self._pick(bank)}. {rest}")

    def text(self, question: str) -> str:
        """The answer to one of the form's questions in prose."""
        if question == "shortcomings":
            return self._fill(f"{self._pick(_SHORTCOMINGS)}.")
        banks = {"causes": _CAUSES, "good_practice": _GOOD_PRACTICE, "next_year": _NEXT_YEAR}
        return self._fill(self._pick(banks[question])) if question in banks else self.result()

    def difficulty(self) -> tuple[str, str]:
        """A difficulty and what is proposed."""
        told, proposed = self._chance.choice(_DIFFICULTIES)
        return self._fill(told), self._fill(proposed)

    def explanation(self) -> str:
        """Why a figure is as it is."""
        return self._pick(_EXPLANATIONS)

    def _pick(self, bank: tuple[str, ...]) -> str:
        return self._chance.choice(bank)

    def _fill(self, sentence: str) -> str:
        numbers = {
            "a": self._chance.randint(2, 28),
            "b": format_number(self._chance.randint(60, 1900)),
            "c": self._chance.randint(3, 60),
            "d": self._chance.randint(4, 45),
        }
        return sentence.format(unit=self._unit, **numbers)
