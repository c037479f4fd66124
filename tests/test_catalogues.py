"""The interface's catalogues: each says all that the code says, in every form that its language has."""

from __future__ import annotations

import gettext
import re
from functools import lru_cache

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message

from bench.catalogues import (
    FOLDER,
    TRANSLATED,
    extract_template,
    forms_of,
    is_translated,
    messages_of,
    name_of,
    path_of,
    po_of,
    read_catalogue,
)

NUMBERS = range(1000)
every_language = pytest.mark.parametrize("language", TRANSLATED)


@lru_cache(maxsize=1)
def _template() -> Catalog:
    return extract_template()


def _ids(catalogue: Catalog) -> set[object]:
    return {message.id for message in messages_of(catalogue)}


def _placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)[a-z]|%%|\{\w*\}", text))


def _originals(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if message.pluralizable else (message.id,)


def test_it_finds_what_is_said_everywhere() -> None:
    ids = {name_of(message) for message in messages_of(_template())}

    # of a template, a view, a list's name, an error, a preference, a shortcut, a notice
    assert {
        "No time to read?",
        "Sign in first.",
        "Reading list",
        "This is not a web page (%(content_type)s).",
    } <= ids
    assert {"Typeface", "Back to the list", "Archived."} <= ids


def test_it_has_a_catalogue_for_every_language_and_no_other() -> None:
    assert {folder.name for folder in FOLDER.iterdir() if folder.is_dir()} == set(TRANSLATED)


@every_language
def test_it_says_all_that_the_code_says_and_nothing_else(language: str) -> None:
    kept, said = _ids(read_catalogue(language)), _ids(_template())

    assert (said - kept, kept - said) == (set(), set()), "make catalogues brings them up to date"


@every_language
def test_it_is_translated(language: str) -> None:
    lacking = [
        name_of(message) for message in messages_of(read_catalogue(language)) if not is_translated(message)
    ]

    assert lacking == []


@every_language
def test_it_keeps_each_place_to_fill_in(language: str) -> None:
    """A singular may say “one” in words: a plural's forms may lack its number, and nothing else."""
    wrong = []
    for message in filter(is_translated, messages_of(read_catalogue(language))):
        wanted = _placeholders(_originals(message)[-1])
        allowed = [wanted]
        if message.pluralizable:
            allowed.append([place for place in wanted if place != "%(num)s"])
        wrong += [form for form in forms_of(message) if _placeholders(form) not in allowed]

    assert wrong == []


@every_language
def test_it_has_the_plural_forms_of_its_language(language: str) -> None:
    """One form for each of CLDR's categories that a whole number below a thousand takes."""
    translations = _compiled(language)
    category_of, form_of = Locale(language).plural_form, translations.plural  # type: ignore[attr-defined]
    pairs = {(category_of(number), form_of(number)) for number in NUMBERS}
    categories, forms = {one for one, _ in pairs}, {one for _, one in pairs}

    assert len(pairs) == len(categories) == len(forms)
    for message in messages_of(read_catalogue(language)):
        if message.pluralizable:
            assert len(forms_of(message)) == len(forms), message.id


@every_language
def test_it_ships_what_its_source_says(language: str) -> None:
    translations = _compiled(language)
    stale = [
        name_of(message)
        for message in messages_of(read_catalogue(language))
        if is_translated(message) and _shipped(translations, message) != forms_of(message)
    ]

    assert stale == [], "make catalogues compiles them"


@every_language
def test_it_is_written_as_make_catalogues_writes_it(language: str) -> None:
    assert path_of(language).read_bytes() == po_of(read_catalogue(language))


def _compiled(language: str) -> gettext.GNUTranslations:
    with path_of(language).with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def _shipped(translations: gettext.GNUTranslations, message: Message) -> tuple[str, ...]:
    own = translations._catalog  # type: ignore[attr-defined]
    if not message.pluralizable:
        return (own.get(message.id),)
    return tuple(own.get((message.id[0], form)) for form in range(len(forms_of(message))))
