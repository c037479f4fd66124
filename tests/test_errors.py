"""Errors: each has its sentence, and comes back whole from the library."""

from __future__ import annotations

import re

import pytest

from webapp import errors
from webapp.errors import KINDS, NutgrafError, error_from, error_of_kind


def _all(root: type[NutgrafError]) -> list[type[NutgrafError]]:
    return [root, *(found for child in root.__subclasses__() for found in _all(child))]


ERRORS = _all(NutgrafError)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_it_says_a_whole_sentence(error: type[NutgrafError]) -> None:
    params: dict[str, str | int] = dict.fromkeys(re.findall(r"%\((\w+)\)s", error.message), "x")
    said = str(error(**params))

    assert "%" not in said
    assert error is errors.SettingsError or said.endswith(".")


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_what_can_be_done_about_a_page_that_is_no_article(kind: str) -> None:
    error = error_of_kind(kind)

    assert error.advice.endswith(".")
    assert error.with_advice() == f"{error.message} {error.advice}"


def test_it_adds_nothing_where_there_is_no_advice() -> None:
    assert errors.NothingGiven().with_advice() == errors.NothingGiven.message


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_it_comes_back_from_what_the_library_keeps(error: type[NutgrafError]) -> None:
    params: dict[str, str | int] = dict.fromkeys(re.findall(r"%\((\w+)\)s", error.message), 7)
    made = error(**params)

    again = error_from(made.code, made.params)

    assert type(again) is error
    assert str(again) == str(made)


def test_it_makes_the_root_of_a_code_that_it_does_not_know() -> None:
    assert type(error_from("OfALaterVersion", {"a": 1})) is NutgrafError


def test_it_draws_the_whole_tree_in_its_docstring() -> None:
    drawn = errors.__doc__ or ""
    assert [error.__name__ for error in ERRORS if error.__name__ not in drawn] == []
