"""Which damage to Vietnamese text is recognised, and that good text never is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan2015.vietnamese.legacy import convert_tcvn3, convert_vni, find_bytes_damage, find_damage, repair_mojibake
from tests.vietnamese.names import PROVINCES

LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"
# The same letters in the order above, as typed with each font; taken from the two published tables.
TCVN3 = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦"
VNI_SPACED = (
    "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò "
    "oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î "
    "AÊ AÂ Ñ EÂ OÂ Ô Ö"
)
VNI = VNI_SPACED.split()
TO_TCVN3 = str.maketrans(LETTERS, TCVN3)
TO_VNI = str.maketrans(dict(zip(LETTERS, VNI, strict=True)))

FEDERATIONS = tuple(f"Liên đoàn Lao động tỉnh {name}" for name in PROVINCES)
REPORT = (
    "Năm 2015, công đoàn các cấp đã mở 12 lớp tập huấn cho 850 lượt cán bộ.\n"
    "Kinh phí đào tạo đạt 15% tổng chi; còn khó khăn về giảng viên, tài liệu.\n"
)
FILE = f"unit: ldld-tinh-an-giang\nperiod: 2015-annual\ntexts:\n  results: |\n    {REPORT}"

GOOD_NAMES = """\
Êđê
Ê-đê
Hà
NGÃ BA
NGÃ ba
NGÃ BA ĐỒNG LỘC
KHU NGÃ”
NGÃ” BA
“XÃ”…
XÃ HÀ LAN
MÃ SỐ
Hoà Toà
Thanh Hoá
khoá học
TOÀ ÁN
loã xoã
Buôn Ma Thuột
Pleiku
Krông Pắc
Cư Kuin
Ea H’leo
Lý Sơn
Côn Đảo
Gò Dầu
Hà Tiên
5 µm và 3 m²
điều 5 § 2
© 2015
Microsoft®
«Hà Nam»
«cá»
giá 1.250 ₫
"""
GOOD_TEXTS = (
    *PROVINCES,
    *FEDERATIONS,
    REPORT,
    FILE,
    *GOOD_NAMES.splitlines(),
    "The committee’s report – 12 pages – was sent on time; naïve façade, café, rôle.",
    "Où est-il ? Je ne sais pas où. Il a déjà été réglé à Noël, dès l’été, au goût du maître haï.",
    "«la» «Bonjour», dit-elle : «où ça ?» L’œuvre de Gaël est allée à Hanoï, en Thaïlande et aux Caraïbes.",
    "CAFÉ\u00a0! DÉJÀ VU, À LA CARTE — ÉTÉ\u00a0; Thaï, haï, maïs, août, coût, Saül",
    "câ…»",
    "Die Übung für Straßen, schöne Grüße aus München; „Öl“ und ‚Ä‘, §5, §§ 3 ff., Größe 5 µm.",
    "¿Qué pasó, señor? ¡Mañana está aquí! El niño leyó un baúl, año, pingüino.",
    "Mª Ángeles, 1.º y 2.ª, aún, país, reír, caído, Raúl",
    "São Paulo, não, põe, maçã, coração. Ærø, Ålesund, smørrebrød. Zoë, coöperatie, geëerd.",
)


@pytest.mark.parametrize("text", GOOD_TEXTS)
def test_good_text_is_never_suspected(text: str) -> None:
    assert find_damage(text) is None
    assert find_damage(unicodedata.normalize("NFD", text)) is None
    for word in text.split():
        assert find_damage(word) is None
    assert repair_mojibake(text) is None


@pytest.mark.parametrize("name", [*FEDERATIONS, REPORT, FILE])
def test_text_in_the_old_fonts_is_recognised_and_can_be_shown_as_it_was(name: str) -> None:
    tcvn3, vni = name.translate(TO_TCVN3), name.translate(TO_VNI)
    assert find_damage(tcvn3) == "tcvn3"
    assert convert_tcvn3(tcvn3) == name
    assert find_damage(vni) == "vni"
    assert convert_vni(vni) == name


@pytest.mark.parametrize(
    ("text", "damage", "mended"),
    [
        ("Liªn ®oµn Lao ®éng tØnh Thõa Thiªn HuÕ", "tcvn3", "Liên đoàn Lao động tỉnh Thừa Thiên Huế"),
        ("Tæng Liªn ®oµn Lao ®éng ViÖt Nam", "tcvn3", "Tổng Liên đoàn Lao động Việt Nam"),
        ("Hµ Néi", "tcvn3", "Hà Nội"),
        ("NghÖ An", "tcvn3", "Nghệ An"),
        ("VÜnh Long", "tcvn3", "Vĩnh Long"),
        ("®ang häc", "tcvn3", "đang học"),
        ("§µ N½ng", "tcvn3", "Đà Nẵng"),
        ("Lieân ñoaøn Lao ñoäng", "vni", "Liên đoàn Lao động"),
        ("LIEÂN ÑOAØN LAO ÑOÄNG", "vni", "LIÊN ĐOÀN LAO ĐỘNG"),
        ("Thöøa Thieân Hueá", "vni", "Thừa Thiên Huế"),
    ],
)
def test_samples_from_real_files_are_recognised(text: str, damage: str, mended: str) -> None:
    assert find_damage(text) == damage
    assert (convert_tcvn3 if damage == "tcvn3" else convert_vni)(text) == mended


def test_one_likely_word_among_foreign_ones_proves_nothing() -> None:
    assert find_damage("Laget fick sju poäng") is None


def test_text_partly_in_unicode_is_left_alone_for_converting_would_damage_that_part() -> None:
    assert find_damage("Liªn ®oµn Lao ®éng tØnh") == "tcvn3"
    assert find_damage("Đơn vị: Liªn ®oµn Lao ®éng tØnh") is None


def test_every_letter_of_the_old_fonts_is_known() -> None:
    assert convert_tcvn3(TCVN3) == LETTERS
    assert [convert_vni(letter) for letter in VNI] == list(LETTERS)
    assert convert_vni("Aø AØ EÂ OÄ YÙ") == "À À Ê Ộ Ý"


def read_as(page: str, text: str) -> str:
    """The text's UTF-8 bytes read as a code page, the bytes it leaves out read as control characters."""
    return "".join(bytes([b]).decode(page, errors="ignore") or chr(b) for b in text.encode("utf-8"))


@pytest.mark.parametrize("page", ["cp1252", "latin-1", "cp1258"])
@pytest.mark.parametrize("name", [*FEDERATIONS, REPORT, FILE, "LĐLĐ – “Đắk Lắk”"])
def test_utf8_read_as_a_code_page_is_recognised_and_mended(page: str, name: str) -> None:
    damaged = read_as(page, name)
    assert find_damage(damaged) == "mojibake-utf8"
    assert repair_mojibake(damaged) == name


def test_a_lost_no_break_space_does_not_hide_the_damage() -> None:
    assert repair_mojibake("LiÃªn Ä‘oÃ n") == "Liên đoàn"
    assert repair_mojibake("LiÃªn Ä‘oÃ\u00a0n") == "Liên đoàn"
    assert repair_mojibake("Liên đoàn") is None


def encode_1258(text: str) -> bytes:
    """The text in windows-1258, which has the vowels but writes most tones as marks after them."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = list(unicodedata.normalize("NFD", char))
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            shape = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark != tone))
            out += shape.encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize("text", [REPORT, FILE, *FEDERATIONS])
def test_bytes_of_the_old_encodings_are_told_apart(text: str) -> None:
    assert find_bytes_damage(encode_1258(text)) == "windows-1258"
    assert find_bytes_damage(text.translate(TO_TCVN3).encode("latin-1")) == "tcvn3"


@pytest.mark.parametrize("text", [REPORT, FILE])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_recognised_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert find_bytes_damage(text.encode(encoding)) == "utf-16"


def test_a_file_that_a_crash_filled_with_nuls_is_recognised() -> None:
    assert find_bytes_damage(b"\x00" * 512) == "nul-filled"
    assert find_bytes_damage(FILE.encode() + b"\x00" * 300) == "nul-filled"
    assert find_bytes_damage(FILE.encode()[:50] + b"\x00" + FILE.encode()[50:]) == "nul-filled"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        FILE.encode(),
        FILE.encode()[:-40] + b"\xff" + FILE.encode()[-40:],
        REPORT.encode() + b"\xe1\xbb",
        FILE.translate(TO_VNI).encode("latin-1"),
        "Il a été réglé à Noël, né à l’été, déjà là-bas, où le maître était.".encode("cp1252"),
        "Die Übung für Straßen, schöne Grüße".encode("cp1252"),
        "¿Qué pasó, señor? ¡Mañana está aquí!".encode("cp1252"),
        "Sim, não há".encode("cp1252"),
        "Søk".encode("cp1252"),
        b"\x89PNG\r\n\x1a\n\xff\xd8\xe0",
    ],
)
def test_other_bytes_are_not_guessed_at(data: bytes) -> None:
    assert find_bytes_damage(data) is None


@given(st.text() | st.text(LETTERS + TCVN3 + "ÃÂÄÆáâ»º‘ abcn", max_size=30))
def test_recognising_never_fails(text: str) -> None:
    assert find_damage(text) in (None, "tcvn3", "vni", "mojibake-utf8")


@given(st.binary())
def test_recognising_bytes_never_fails(data: bytes) -> None:
    assert find_bytes_damage(data) in (None, "utf-16", "nul-filled", "windows-1258", "tcvn3")


@given(st.lists(st.sampled_from(" ".join(FEDERATIONS).split()), max_size=12))
def test_no_mixture_of_good_vietnamese_words_is_suspected(words: list[str]) -> None:
    assert find_damage(" ".join(words)) is None
