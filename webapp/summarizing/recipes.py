"""Recognises a recipe by its lines of ingredients and the steps after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from webapp.summarizing.lines import Line
from webapp.summarizing.scripts import UNSPACED

# Measures of a kitchen, in the languages of the interface.
_MEASURES: Final = (
    r"k?g|gr|grams?|m[lg]|[dc]l|l|oz|ounces?|lbs?|pounds?|cups?|tbsps?|tablespoons?|tsps?|teaspoons?|"
    r"pinch(?:es)?|cloves?|sticks?|slices?|cans?|"
    r"gramm|el|tl|essl(?:öffel)?|teel(?:öffel)?|prisen?|tassen?|bund|zehen?|päckchen|pck|stück|dosen?|"
    r"grammes?|c(?:uill[eè]res?|\. ?à)|cs|cc|pincées?|verres?|sachets?|gousses?|tranches?|tasses?|"
    r"gramos?|cucharad(?:it)?as?|tazas?|vasos?|pizcas?|dientes?|sobres?|"
    r"гр?|кг|мл|л|ст(?:\. ?л|акан\w{0,2})|ч\. ?л|(?:стол|чайн)\w{0,4} лож\w{1,3}|щепотк\w|зубчик\w{0,2}|шт|"
    r"克|千克|公斤|毫升|升|大匙|小匙|大勺|小勺|汤匙|茶匙|勺|杯|个|個|片|瓣|本|枚|グラム|カップ|"
    r"غراما?|غ|جراما?|كيلو|مل|لتر|كوبا?|أكواب|كوب|ملعق\w{0,3}|ملاعق|رشة|حبات?|حبة|فص\w{0,2}"
)
_NUMBER: Final = r"(?:\d{1,4}(?:[.,/⁄-]\d{1,3})?|[½¼¾⅓⅔⅛]|\d\s?[½¼¾⅓⅔⅛]|\d\s\d/\d|[٠-٩]{1,4}|نصف|ربع)"
_AMOUNT_FIRST: Final = re.compile(rf"\W{{0,4}}{_NUMBER}\s?(?:{_MEASURES})\b(?!\s?[,:;])", re.IGNORECASE)
# 小麦粉 200g, 醤油 大さじ2, 盐 少许
_AMOUNT_LAST: Final = re.compile(
    rf"[{UNSPACED}][^:：。]{{0,20}}?(?:[\s…]{{0,4}}{_NUMBER}\s?(?:{_MEASURES})|"
    rf"(?:大さじ|小さじ|大匙|小匙)\s?{_NUMBER}|適量|少々|适量|少许)\W{{0,3}}",
    re.IGNORECASE,
)

_INGREDIENTS: Final = re.compile(
    r"\W*(?:(?:for )?the |les |los |die )?(?:ingredients?|zutaten|ingrédients|ingredientes|"
    r"ингредиенты|состав|材料|食材|用料|原料|المقادير|المكونات)"
    r"(?: [^\W_]{1,12}){0,4}\W*(?:[(（][^)）]{0,30}[)）])?\W*",
    re.IGNORECASE,
)
_METHOD: Final = re.compile(
    r"\W*(?:the |la |die )?(?:method|directions|instructions|preparation|steps|how to make (?:it|them)|"
    r"zubereitung|préparation|méthode|preparación|elaboración|(?:способ )?приготовлени[ея]|"
    r"作り方|做法|步骤|طريقة \w{1,10}|التحضير)\W*",
    re.IGNORECASE,
)

_LONGEST_INGREDIENT: Final = 14  # words
_LABEL: Final = 6
_FAR: Final = 1_000
_FEWEST: Final = 4  # lines with a measure, or half of them under a heading that says so
_ADJACENT: Final = 2  # lines apart; a review's weights stand further from each other
# What is told before the ingredients: where it is most of the text, the text is about food and no recipe.
_MOST_BEFORE: Final = 0.5


def is_recipe(lines: Sequence[Line]) -> bool:
    """Whether the lines are a recipe: ingredients, and little told before them."""
    labels = [(i, line.text) for i, line in enumerate(lines) if line.words <= _LABEL and not line.is_ended]
    named = [i for i, text in labels if _INGREDIENTS.fullmatch(text)]
    measured = _together([i for i, line in enumerate(lines) if _is_ingredient(line)])
    has_method = bool(named) and any(_METHOD.fullmatch(text) for _, text in labels)
    if len(measured) < (_FEWEST // 2 if named else _FEWEST) and not has_method:
        return False
    before = sum(line.words for line in lines[: min(named + measured)])
    return before <= _MOST_BEFORE * sum(line.words for line in lines)


def _together(places: list[int]) -> list[int]:
    """Those that have a neighbour."""
    gaps = [after - before for before, after in pairwise(places)]
    return [
        place
        for place, before, after in zip(places, [_FAR, *gaps], [*gaps, _FAR], strict=False)
        if min(before, after) <= _ADJACENT
    ]


def _is_ingredient(line: Line) -> bool:
    if line.words > _LONGEST_INGREDIENT or line.is_ended:
        return False
    return bool(_AMOUNT_FIRST.match(line.text) or _AMOUNT_LAST.fullmatch(line.text[:60]))
