"""Brings the catalogues of the interface up to date: what the code says → .po → .mo.

    python -m bench.catalogues            write them, and print what is not translated yet

Both kinds are kept in the repository: an installed Nutgraf builds nothing. They carry no dates, no places and
no fuzzy guesses, and are sorted, so that a change of one message is a change of a few lines.
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from webapp.web.answers.locales import LANGUAGES, SOURCE

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "webapp" / "web" / "translations"
TRANSLATED = tuple(language for language in LANGUAGES if language != SOURCE)
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None}
HEAD = r"""msgid ""
msgstr ""
"Language: {language}\n"
"Plural-Forms: {plurals}\n"
"Content-Type: text/plain; charset=utf-8\n"
"""
NO_DATE = datetime.fromtimestamp(0, UTC)  # gettext asks for dates; nothing here reads them


def main() -> None:
    """Write every language's catalogue and say what it still lacks."""
    template = extract_template()
    for language in TRANSLATED:
        catalogue = read_catalogue(language)
        catalogue.update(template, no_fuzzy_matching=True)
        path_of(language).write_bytes(po_of(catalogue))
        path_of(language).with_suffix(".mo").write_bytes(mo_of(catalogue))
        lacking = [name_of(message) for message in messages_of(catalogue) if not is_translated(message)]
        print(f"{language}: {len(catalogue)} messages, {len(lacking)} not translated")
        for name in lacking:
            print(f"    {name}")


def extract_template() -> Catalog:
    """Every message of the code and the templates, by pyproject's mapping."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    folders = {mapping["pattern"].split("/")[0] for mapping in mappings}
    template = Catalog()
    found = extract_from_dir(
        str(ROOT),
        [(mapping["pattern"], mapping["method"]) for mapping in mappings],
        {mapping["pattern"]: mapping.get("options", {}) for mapping in mappings},
        keywords=KEYWORDS,
        directory_filter=lambda folder: _is_ours(Path(folder).relative_to(ROOT), folders),
    )
    for _file, _line, message, _comments, context in found:
        template.add(message, context=context)
    return template


def _is_ours(folder: Path, folders: set[str]) -> bool:
    return folder.parts[0] in folders and "_assets" not in folder.parts


def path_of(language: str) -> Path:
    """Where a language's catalogue is kept."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def read_catalogue(language: str) -> Catalog:
    """A language's catalogue as it is kept; an empty one for a language that is new."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_bytes() if path.exists() else b""
    return read_po(io.BytesIO(text), locale=language)


def po_of(catalogue: Catalog) -> bytes:
    """The catalogue for translators: sorted, each message on one line."""
    head = HEAD.format(language=catalogue.locale, plurals=catalogue.plural_forms)
    messages = io.BytesIO()
    write_po(
        messages,
        catalogue,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        width=0,
    )
    return head.encode() + b"\n" + messages.getvalue()


def mo_of(catalogue: Catalog) -> bytes:
    """The catalogue for gettext."""
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def is_translated(message: Message) -> bool:
    """Whether all of a message's forms are filled in, and not by a guess."""
    forms = forms_of(message)
    return bool(forms) and all(forms) and not message.fuzzy


def forms_of(message: Message) -> tuple[str, ...]:
    """A message's translations: one, or one for each plural form."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def name_of(message: Message) -> str:
    """The msgid; of a plural message the singular one."""
    return message.id if isinstance(message.id, str) else message.id[0]


def messages_of(catalogue: Catalog) -> Iterator[Message]:
    """The catalogue's messages, without its head."""
    return (message for message in catalogue if message.id)


if __name__ == "__main__":
    main()
