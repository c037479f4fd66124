"""Scripts and sheets joined with all that they import, and what the joiner refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from webapp import paths
from webapp.web.assets.joining import CannotJoinError, join_script
from webapp.web.assets.sheets import join_sheet

SCRIPTS = sorted(paths.STATIC.glob("js/**/*.js"))
SHEETS = sorted(paths.STATIC.glob("css/*.css"))


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write files; the way to the first one."""

    def write_files(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text)
        return tmp_path / next(iter(files)).replace("_", ".")

    return write_files


@pytest.mark.parametrize("entry", SCRIPTS, ids=lambda file: file.name)
def test_it_leaves_no_import_in_a_script_and_exports_what_it_did(entry: Path) -> None:
    *code, last = join_script(entry).splitlines()

    assert not re.search(r"^\s*(import|export)\b", "\n".join(code), re.MULTILINE)
    assert last == "})();" or re.fullmatch(r"export const \{ [\w, ]+ \} = m\d+;", last)


@pytest.mark.parametrize("entry", SHEETS, ids=lambda file: file.name)
def test_it_leaves_no_import_and_no_comment_in_a_sheet(entry: Path) -> None:
    joined = join_sheet(entry)

    assert "@import" not in joined
    assert "/*" not in joined
    assert joined.count("{") == joined.count("}")


def test_it_keeps_the_order_of_layers_in_each_page_s_sheet() -> None:
    for name in ("page.css", "reading.css", "list.css"):
        assert join_sheet(paths.STATIC / "css" / name).startswith("@layer tokens, base, layout, parts, page;")


def test_it_runs_each_module_once_after_what_it_imports(write: Callable[..., Path]) -> None:
    entry = write(
        a_js='import "./c.js";\nimport { b, one as two } from "./b.js";\nb(two);\n',
        b_js='import { c } from "./c.js";\nexport const one = 1;\nexport function b(x) {\n  c(x);\n}\n',
        c_js="// says it\nexport async function c(x) { log(x); }\nexport class D {}\n",
    )

    assert join_script(entry).split("\n") == [
        "const m0 = (() => {",
        "async function c(x) { log(x); }",
        "class D {}",
        "return { c, D };",
        "})();",
        "const m1 = (() => {",
        "const { c } = m0;",
        "const one = 1;",
        "function b(x) {",
        "  c(x);",
        "}",
        "return { one, b };",
        "})();",
        "const m2 = (() => {",
        "const { b, one: two } = m1;",
        "b(two);",
        "})();",
        "",
    ]


@pytest.mark.parametrize(
    "source",
    [
        'import a from "./b.js";',
        'import * as a from "./b.js";',
        'import { missing } from "./b.js";',
        'import { a } from "./nowhere.js";',
        'const b = await import("./b.js");',
        "export default 1;",
        "export default class A {}",
        "export default function a() {}",
        "export let a = 1;",
        "const a = 1;\nexport { a };",
        'export * from "./b.js";',
        "const a = await fetch('/');",
        "if (a) {\n  await fetch('/');\n}",
        "for await (const a of b) {\n}",
        "export const { a } = b;",
        "export const a = 1, { b } = c;",
        'import { a } from "./b.js" with { type: "json" };',
        'import { default as a } from "./b.js";',
        "const a = ;",
        'import { x } from "./a.js";',
    ],
)
def test_it_refuses_by_name_what_it_does_not_know(write: Callable[..., Path], source: str) -> None:
    entry = write(a_js=source + "\n", b_js="export const a = 1;\n")

    with pytest.raises(CannotJoinError, match=r"/a\.js: |/nowhere\.js: "):
        join_script(entry)


def test_it_leaves_comments_out(write: Callable[..., Path]) -> None:
    entry = write(a_js="/** Says\n * so. */\nconst a = 1; // one\nreturned()/* b */.then(a) /*\n*/\nb();\n")

    assert join_script(entry).splitlines()[1:-1] == ["const a = 1;  ", "returned() .then(a) ", "", "b();"]


def test_it_exports_what_the_script_itself_does(write: Callable[..., Path]) -> None:
    entry = write(
        a_js='import { b } from "./b.js";\nexport const one = b;\nexport class Two {}\n',
        b_js="export const b = 1;\n",
    )

    assert join_script(entry).endswith("\nexport const { one, Two } = m1;\n")


def test_it_says_which_modules_import_each_other(write: Callable[..., Path]) -> None:
    entry = write(
        a_js='import { b } from "./b.js";\nexport const a = b;\n',
        b_js='import { a } from "./a.js";\nexport const b = a;\n',
    )

    with pytest.raises(CannotJoinError, match="imports itself"):
        join_script(entry)


def test_it_takes_words_of_the_language_in_names_and_texts_for_what_they_are(
    write: Callable[..., Path],
) -> None:
    source = (
        'button.dataset.import = "export";\nimportant(exported);\nconst SIGNS = /[\\\\`*]\\/\\//g;\n'
        "import(button.dataset.later);\nlog(import.meta.url, `https://${one}\n  // no comment\n"
        'import "./b.js";\nexport const ${two}`);\n'
    )

    assert source in join_script(write(a_js=source))


def test_it_joins_sheets_once_and_in_order(write: Callable[..., Path]) -> None:
    entry = write(
        a_css='/* a */\n@import "./b.css";\n@import "./c.css";\n\n.a::before {\n  content: "/* kept */";\n}\n',
        b_css='@import "./c.css";\n.b { color: red; /* why */ }\n',
        c_css="@layer one, two;\n",
    )

    assert join_sheet(entry).split("\n") == [
        "@layer one, two;",
        ".b { color: red;  }",
        ".a::before {",
        '  content: "/* kept */";',
        "}",
        "",
    ]


@pytest.mark.parametrize(
    "source",
    ['@import url("./b.css");', '@import "./b.css" print;', '@import "../b.css";', '@charset "utf-8";'],
)
def test_it_refuses_other_imports_of_sheets(write: Callable[..., Path], source: str) -> None:
    with pytest.raises(CannotJoinError, match=r"/a\.css: "):
        join_sheet(write(a_css=source, b_css=""))
