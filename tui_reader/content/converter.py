"""Our kind of markdownify converter; imported with the first Markdown, because it brings markdownify and bs4."""

import re
from collections.abc import Collection

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import MarkdownConverter

from tui_reader.content import marks
from tui_reader.content.spans import marked, script

_SPECIAL = re.compile(r"([\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?]|$)|&(?=#?\w*(?:;|$)))")
_START = re.compile(rf"(?m)^([ \t{marks.ANY}]*)(?:([#>]|[-+](?=[\s-]|$)|=(?=[=\s]|$))|([0-9]{{1,9}})(?=[.)](?:\s|$)))")
_TARGET = re.compile(r"([()\\]|&(?=#?\w+;))")
_CLOSING = re.compile(r"(#+)$")
_LINE = re.compile(r"(?m)^(?=.)")
_TICKS = re.compile("`+")
_CELLS = frozenset({"td", "th"})
_RULES = {"left": "---", "center": ":-:", "right": "--:"}
_DIGITS = 999_999_999

Parents = Collection[str]


class Converter(MarkdownConverter):
    """Writes the clean tree of `Document.html`, and only that: it relies on the bounds that the tree keeps."""

    def __init__(self) -> None:
        super().__init__(bs4_options="lxml", heading_style="atx", bullets="-", newline_style="backslash")
        self._others: dict[int, bool] = {}

    def convert_soup(self, soup: BeautifulSoup) -> str:
        """The whole document."""
        return marks.settle(super().convert_soup(soup))

    def process_text(self, el: NavigableString, parent_tags: Parents | None = None) -> str:
        """A piece of text: collapsed already, so it is only escaped."""
        parents = parent_tags or ()
        words = str(el)
        if "_noformat" in parents:
            return words
        words = _SPECIAL.sub(r"\\\1", words)
        if _CELLS.intersection(parents):
            words = words.replace("|", "\\|")
        follows = el.next_sibling
        if words.endswith("!") and isinstance(follows, Tag) and follows.name in ("a", "small", "mark", "ins"):
            words = words[:-1] + "\\!"
        return words

    def convert_strong(self, _el: Tag, text: str, parent_tags: Parents) -> str:
        """Strong text."""
        return _wrapped(text, marks.STRONG, parent_tags)

    def convert_em(self, _el: Tag, text: str, parent_tags: Parents) -> str:
        """Emphasis."""
        return _wrapped(text, marks.EMPHASIS, parent_tags)

    convert_cite = convert_em

    def convert_del(self, _el: Tag, text: str, parent_tags: Parents) -> str:
        """Deleted text."""
        return _wrapped(text, marks.DELETED, parent_tags)

    def convert_code(self, _el: Tag, text: str, parent_tags: Parents) -> str:
        """Code within text."""
        if "_noformat" in parent_tags or not text.strip():
            return text
        if _CELLS.intersection(parent_tags):
            text = text.replace("|", "\\|")
        return marks.CODE[0] + text + marks.CODE[1]

    convert_kbd = convert_code

    def convert_sup(self, el: Tag, text: str, **_: Parents) -> str:
        """Raised or lowered text, as on the screen."""
        words = el.get_text()
        small = "" if el.find("a") else script(words, el.name)
        if small:
            return _SPECIAL.sub(r"\\\1", small)
        before, after = marked(words, el.name)
        return (before.replace("_", "\\_") if before else "") + text + after

    convert_sub = convert_sup

    def convert_a(self, el: Tag, text: str, parent_tags: Parents) -> str:
        """A link."""
        href = str(el.get("href", ""))
        if not href or "_noformat" in parent_tags or not text.strip():
            return text
        if el.get_text() == href and href.startswith("http"):
            return f"<{href}>"
        before, inner, after = _edges(text)
        target = _TARGET.sub(r"\\\1", href)
        return f"{before}[{inner}]({target}){after}" if inner else text

    def convert_img(self, el: Tag, _text: str, parent_tags: Parents) -> str:
        """A picture; one without a safe address is its alternative text in brackets."""
        if "_noformat" in parent_tags:
            return str(el.get("alt", ""))
        alt = _SPECIAL.sub(r"\\\1", str(el.get("alt", ""))).replace("|", "\\|")
        src = _TARGET.sub(r"\\\1", str(el.get("src", "")))
        return f"![{alt}]({src})" if src else f"\\[{alt}\\]"

    def convert_br(self, _el: Tag, _text: str, parent_tags: Parents) -> str:
        """A line break; a space where there can be none."""
        return " " if "_inline" in parent_tags or "_noformat" in parent_tags else "\\\n"

    def convert_hr(self, _el: Tag, _text: str, **_: Parents) -> str:
        """A rule; of asterisks, because one of dashes would swallow a list's dash before it."""
        return "\n\n***\n\n"

    def convert_p(self, _el: Tag, text: str, **_: Parents) -> str:
        """A paragraph."""
        return f"\n\n{_literal(text)}\n\n"

    def convert_div(self, el: Tag, text: str, **_: Parents) -> str:
        """Text without an element of its own: a tight list's item continues on the next line."""
        item = isinstance(el.parent, Tag) and el.parent.name == "li"
        before = "\n" if item and el.previous_sibling is None else "\n\n"
        after = "\n" if item and isinstance(el.next_sibling, Tag) and el.next_sibling.name in ("ul", "ol") else "\n\n"
        return before + _literal(text) + after

    def convert_dt(self, _el: Tag, text: str, **_: Parents) -> str:
        """A term that is defined."""
        return f"\n\n{_literal(_wrapped(text, marks.STRONG))}\n\n"

    convert_summary = convert_dt

    def convert_figcaption(self, _el: Tag, text: str, **_: Parents) -> str:
        """A caption."""
        return f"\n\n{_literal(_wrapped(text, marks.EMPHASIS))}\n\n"

    def convert_dd(self, _el: Tag, text: str, **_: Parents) -> str:
        """A definition, as an item under its term: CommonMark knows no definition lists."""
        return "\n\n" + _item("- ", text)

    def convert_li(self, el: Tag, text: str, **_: Parents) -> str:
        """An item; those of ordered lists carry their number, so no item has to count those before it."""
        if not text.strip():
            return ""
        ordered = isinstance(el.parent, Tag) and el.parent.name == "ol"
        number = int(str(el.get("value", "1"))) if ordered else 0
        other = isinstance(el.parent, Tag) and self._other(el.parent)
        if not ordered:
            return _item("+ " if other else "- ", text)
        return _item(f"{max(0, min(number, _DIGITS))}{')' if other else '.'} ", text)

    def _other(self, node: Tag) -> bool:
        """Whether a list needs other marks, because one of its kind is right before it: else the two were one."""
        if (known := self._others.get(id(node))) is None:
            before = node.previous_sibling
            alike = isinstance(before, Tag) and before.name == node.name
            known = self._others[id(node)] = alike and not self._others.get(id(before), False)
        return known

    def convert_list(self, el: Tag, text: str, parent_tags: Parents) -> str:
        """A list; within another's item only one that begins at 1 may follow a line directly."""
        if not text.strip():
            return ""
        first = el.find("li", recursive=False)
        other = isinstance(first, Tag) and el.name == "ol" and first.get("value", "1") != "1"
        nested = "li" in parent_tags and not other
        return ("\n" if nested else "\n\n") + text.strip("\n") + "\n\n"

    convert_ul = convert_list
    convert_ol = convert_list

    def convert_hN(self, n: int, _el: Tag, text: str, _parents: Parents) -> str:  # noqa: N802 - markdownify's name
        """A heading."""
        words = _CLOSING.sub(r"\\\1", " ".join(text.split("\n")).strip(" "))
        return f"\n\n{'#' * n} {words}\n\n"

    def convert_pre(self, el: Tag, text: str, **_: Parents) -> str:
        """A block of code, in more backticks than it has itself."""
        words = text.rstrip("\n ")
        ticks = "`" * max(3, max(map(len, _TICKS.findall(words)), default=0) + 1)
        return f"\n\n{ticks}{el.get('lang', '')}\n{words}\n{ticks}\n\n"

    def convert_td(self, _el: Tag, text: str, **_: Parents) -> str:
        """A cell."""
        return f" {' '.join(text.split(chr(10))).strip(' ')} |"

    convert_th = convert_td

    def convert_tr(self, _el: Tag, text: str, **_: Parents) -> str:
        """A row."""
        return f"|{text}\n"

    def convert_table(self, el: Tag, text: str, **_: Parents) -> str:
        """A table as GitHub writes it; one without a header has an empty one."""
        rows = [row.find_all(["td", "th"], recursive=False) for row in el.find_all("tr", recursive=False)]
        width = max(map(len, rows), default=0)
        aligns = [""] * width
        for row in rows:
            for column, cell in enumerate(row):
                aligns[column] = aligns[column] or str(cell.get("align", ""))
        rule = "|" + "".join(f" {_RULES.get(side, '---')} |" for side in aligns)
        head, _gap, body = text.strip("\n").partition("\n")
        if not all(cell.name == "th" for cell in rows[0]):
            head, body = "|", text.strip("\n")
        head += "  |" * (width - (len(rows[0]) if head != "|" else 0))
        return f"\n\n{head}\n{rule}\n{body}\n\n"


def _edges(text: str) -> tuple[str, str, str]:
    """Leading blanks, the text, trailing blanks."""
    inner = text.strip()
    start = len(text) - len(text.lstrip())
    return text[:start], inner, text[start + len(inner) :]


def _wrapped(text: str, kind: str, parents: Parents = ()) -> str:
    """Text between the placeholders of a mark, blanks outside of them."""
    before, inner, after = _edges(text)
    if "_noformat" in parents or not inner or kind[0] in inner:
        return text
    return f"{before}{kind[0]}{inner}{kind[1]}{after}"


def _literal(text: str) -> str:
    """Lines of text that begin with nothing Markdown would take as the beginning of something else."""
    return _START.sub(lambda found: f"{found[1]}{found[3] or ''}\\{found[2] or ''}", text.strip(" \n"))


def _item(mark: str, text: str) -> str:
    lines = _LINE.sub(" " * len(mark), text.strip("\n"))
    return mark + lines[len(mark) :] + "\n"
