"""Formulas: MathML on one line, LaTeX as it was written, and never twice."""

import pytest

from tests.content.shown import BASE, flat
from tui_reader.content import convert
from tui_reader.content.formulas import LONGEST

POWER = "<math><msup><mi>a</mi><mn>2</mn></msup></math>"
FROM = "<mi>k</mi><mo>=</mo><mn>1</mn>"
CELL = "<mtd><mn>1</mn></mtd>"


@pytest.mark.parametrize(
    ("math", "shown"),
    [
        ("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E = m c^2"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>", "1/2 x"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a + b)/c"),
        ("<msqrt><mn>2</mn><mi>x</mi></msqrt>", "√(2 x)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "√^3x"),
        ("<mo>-</mo><mi>x</mi><mo>,</mo><mi>sin</mi><mi>y</mi>", "-x, sin y"),
        ("<mo>(</mo><mi>a</mi><msup><mo>)</mo><mi>n</mi></msup>", "(a)^n"),
        (f"<munderover><mo>∑</mo><mrow>{FROM}</mrow><mi>n</mi></munderover><mi>k</mi>", "∑_(k = 1)^n k"),
        ("<mover><mi>x</mi><mo>→</mo></mover>", "x\u20d7"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"),
        (f"<mtable><mtr>{CELL}{CELL}</mtr><mtr>{CELL}</mtr></mtable>", "1, 1; 1"),
        ("<semantics><mi>x</mi><annotation encoding='application/x-tex'>x</annotation></semantics>", "x"),
        ("a &#27;[2J b", "a ␛[2J b"),
        ("", ""),
    ],
)
def test_mathml_on_one_line(math: str, shown: str) -> None:
    assert flat(convert(f"<p><math>\n {math}</math></p>", BASE)) == shown


@pytest.mark.parametrize(
    "html",
    [
        '<img class="latex" src="/l.php" alt="a^2">',
        "$latex a^2$",
        '<math alttext="a^2"></math>',
        '<span class="katex">' + POWER + '<span aria-hidden="true">a2</span></span>',
        f'<i class="mwe-math-mathml-inline" style="display: none">{POWER}</i><img aria-hidden="true" alt="a^2">',
    ],
)
def test_a_formula_is_read_once_however_it_is_shown(html: str) -> None:
    assert flat(convert(f"<p>so {html} it is</p>", BASE)) == "so a^2 it is"


def test_a_formula_of_its_own_is_a_paragraph() -> None:
    document = convert("<p>a<math display=block><mi>x</mi></math>b</p>", BASE)
    assert len(document.blocks) == 3


def test_a_formula_that_nobody_closed_ends_with_the_next_paragraph() -> None:
    document = convert("<p>a <math><mi>x</mi><p>b</p><h2>c</h2>", BASE)
    assert flat(document) == "a x b c"
    assert len(document.blocks) == 3


def test_a_formula_has_a_bounded_length_and_depth() -> None:
    deep = convert("<math>" + "<msup><mi>x</mi>" * 5_000, BASE)
    long = convert("<math><mi>" + "x" * 100_000 + "</mi></math><p>after", BASE)
    assert len(flat(deep)) < LONGEST + 200
    assert len(flat(long)) <= LONGEST + 10
    assert flat(long).endswith("after")
