"""A template asks for little, or is refused in one line at its place: nothing is called, nothing grows without end."""

import importlib.util
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from plan2015.office.template import limits
from plan2015.office.template.faults import TemplateError
from tests.conftest import REPOSITORY
from tests.office.template.test_template import compile_body, fault, texts
from tests.papers.conftest import para

LONG = "x" * 10_000
CONTEXT: dict[str, Any] = {"n": 5, "s": LONG, "day": date(2015, 11, 25), "rows": list(range(2000)), "t": {"a": [1]}}
CALLS = (
    "{{ 'a'.ljust(10**9) }}", "{{ 'a'.ljust(1000000000) }}", "{{ '{:>1000000000}'.format(1) }}", "{{ s.center(9) }}",
    "{{ '7'.zfill(1000000000).replace('0', s) }}", "{{ s.expandtabs(10) }}", "{{ s.translate({}) }}",
    "{{ s.join(rows) }}",
    "{{ n.to_bytes(2000000000) }}", "{{ day.strftime('%Y') }}", "{{ rows.__len__() }}", "{{ t.items() }}",
    "{{ t.keys }}", "{{ s.upper }}", "{{ day.isoformat }}", "{{ loop() }}", "{{ self.x() }}", "{{ s.format_map(t) }}",
    "{{ rows.append(1) }}", "{{ n.bit_length() }}", "{{ s.encode() }}", "{{ ''.__class__.__mro__ }}",
    "{% for r in rows recursive %}{{ loop(rows) }}{% endfor %}",
    "{% for r in rows %}{{ loop.cycle(1, 2) }}{% endfor %}",
)  # fmt: skip
STATEMENTS = (
    "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}", "{% call f() %}{% endcall %}", "{% include 'x' %}",
    "{% import 'x' as y %}", "{% from 'x' import y %}", "{% extends 'x' %}", "{% block b %}{% endblock %}",
    "{% filter upper %}a{% endfilter %}", "{% set x %}a{% endset %}", "{{ s ~ s }}", "{{ [s, s] | join }}",
    "{{ [[1], [2]] }}", "{{ {'a': 1} }}", "{{ (s, s) }}", "{{ s * 1000000 }}", "{{ s + s }}", "{{ 2 ** 3 }}",
    "{{ '%1000000000d' % n }}", "{{ 10 ** 9 ** 9 }}", "{{ rows }}", "{{ t }}", "{{ n | number(1000000000) }}",
    "{% with a = 1 %}{{ a }}{% endwith %}", "{% autoescape false %}{{ s }}{% endautoescape %}",
)  # fmt: skip
LOOPS = (
    "{% for a in rows %}{% for b in rows %}{% for c in rows %}{% for d in rows %}x"
    "{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in rows %}{% for b in rows %}{% if a == b and a == 3000 %}x{% endif %}{% endfor %}{% endfor %}",
    "{% for a in rows %}{% for b in rows | sort %}{% endfor %}{% endfor %}",
    "{% for a in rows %}{{ rows | map('trim') | join | length }}{% endfor %}",
    "{% for a in rows %}{{ rows | select('equalto', a) | list | length }}{% endfor %}",
    "{% for a in rows %}{% for b in rows %}{% set x = s | upper %}{% endfor %}{% endfor %}",
    "{% for a in rows %}{% for b in rows | list %}{{ s }}{% endfor %}{% endfor %}",
)
NESTED = (
    "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}", "{{ " + "not " * 20_000 + "1 }}", "{{ " + "-" * 5_000 + "1 }}",
    "{{ " + "1 + " * 5_000 + "1 }}", "{{ n" + ".a" * 5_000 + " }}", "{{ n" + " | upper" * 5_000 + " }}",
    "{% if 1 %}" * 60 + "x" + "{% endif %}" * 60, "{{ " + "[" * 5_000 + "]" * 5_000 + " }}",
    "{{ 1 " + "if 1 else 2 " * 2_000 + "}}",
)  # fmt: skip


@pytest.mark.parametrize("bomb", [*CALLS, *STATEMENTS, *LOOPS, *NESTED], ids=lambda bomb: bomb[:60])
def test_what_could_grow_or_call_is_one_line_at_its_place(bomb: str) -> None:
    said = fault(para("Kính gửi") + para(bomb), **CONTEXT)

    first, _, quoted = said.partition("\n")
    assert first.startswith("thu.docx: thân văn bản, đoạn 2: " if "ký tự" not in first else "thu.docx: thân văn bản: ")
    assert "\n" not in quoted
    assert len(said) < 1000


@pytest.mark.skipif(not importlib.util.find_spec("resource"), reason="giới hạn bộ nhớ của POSIX")
def test_all_of_them_together_cost_seconds_and_little_memory() -> None:
    """In a process of its own that would be ended at 600 MB, and killed after a minute of work."""
    program = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (600 << 20,) * 2)\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (60, 60))\n"
        "from tests.office.template.test_limits import *\n"
        "for bomb in (*CALLS, *STATEMENTS, *LOOPS, *NESTED):\n"
        "    fault(para(bomb), **CONTEXT)\n"
        "print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, check=False)

    assert done.stdout == b"refused\n", done.stderr.decode()[-2000:]


def test_a_text_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT", 100_000)

    assert "dài hơn 100.000 ký tự" in fault(para("{% for r in rows %}" + LONG + "{% endfor %}"), **CONTEXT)


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("{% for r in rows[:3] %}{{ r + 1 }} {{ loop.index }}; {% endfor %}", "1 1; 2 2; 3 3; "),
        ("{{ missing | default('–') }}", "–"),
        ("{{ t.a | join(', ') }}", "1"),
        ("{{ rows | length }} {{ rows | first }} {{ rows | last }}", "2000 0 1999"),
        ("{% if n in [4, 5] %}có{% else %}không{% endif %}", "có"),
        ("{{ day | day }} {{ n | number(1) }}", "25/11/2015 5,0"),
        ("{% set x = n * 2 %}{{ x - 1 }} {{ 'a' if x > 3 else 'b' }}", "9 a"),
        ("{{ t.a | map('trim') | join }}{{ rows | select('equalto', 7) | list | join }}", "17"),
        ("{% for r in rows | sort(reverse=true) %}{% if loop.first %}{{ r }}{% endif %}{% endfor %}", "1999"),
    ],
)
def test_what_templates_need_is_still_there(body: str, printed: str) -> None:
    assert "".join(texts(para(body), **CONTEXT)) == printed.strip() or texts(para(body), **CONTEXT) == [printed]


def test_one_paper_pays_nothing_for_the_one_before() -> None:
    template = compile_body(para("{% for r in rows %}x{% endfor %}"))

    for _ in range(limits.STEPS // 2000 + 2):
        template.render({"illustrative": False, **CONTEXT})
    with pytest.raises(TemplateError):
        template.render({"illustrative": False, "rows": range(limits.STEPS + 1)})
