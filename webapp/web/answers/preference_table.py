"""Every preference that a reader has: its choices, its default, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.errors import N_


@dataclass(frozen=True, slots=True)
class Preference:
    """`label` and the choices' values are msgids. A range's choices are steps that need no words."""

    label: str
    default: str
    choices: Mapping[str, str]
    group: str = "text"
    is_range: bool = False


# What the interface speaks, each by its own name: the code → the name. Its catalogues: translations/.
LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "ar": "العربية",
    "zh": "简体中文",
    "ja": "日本語",
}


def _steps(values: Iterable[int | float]) -> dict[str, str]:
    return {f"{value:g}": "" for value in values}  # as a slider writes them: 2, not 2.0


def _on_off(label: str, group: str, default: str = "on") -> Preference:
    return Preference(label, default, {"on": N_("On"), "off": N_("Off")}, group)


# name (form field, and data-<name> on the page, which css/settings.css goes by) → the preference
PREFERENCES: Mapping[str, Preference] = {
    "theme": Preference(
        N_("Theme"),
        "auto",
        {
            "auto": N_("Auto"),
            "light": N_("Light"),
            "sepia": N_("Sepia"),
            "gray": N_("Gray"),
            "dark": N_("Dark"),
            "black": N_("Black"),
            "contrast": N_("High contrast"),
        },
    ),
    "face": Preference(
        N_("Typeface"),
        "serif",
        {
            "serif": N_("Serif"),
            "sans": N_("Sans"),
            "reading": "Literata",
            "hyperlegible": "Atkinson Hyperlegible",
        },
    ),
    # CSS pixels at the browser's own text size of 16
    "size": Preference(N_("Text size"), "20", _steps(range(12, 33)), is_range=True),
    "line": Preference(
        N_("Line height"), "1.6", _steps(tenths / 10 for tenths in range(12, 23)), is_range=True
    ),
    # characters a line, about
    "width": Preference(N_("Width"), "66", _steps(range(42, 79, 6)), is_range=True),
    # hundredths of the text size; WCAG 1.4.12 asks that 12 and 16 can be borne
    "letters": Preference(N_("Letter spacing"), "0", _steps(range(0, 13, 2)), "more text", is_range=True),
    "words": Preference(N_("Word spacing"), "0", _steps(range(0, 25, 4)), "more text", is_range=True),
    "align": Preference(
        N_("Alignment"),
        "start",
        {"start": N_("Start"), "center": N_("Centre"), "end": N_("End"), "justify": N_("Justified")},
        "more text",
    ),
    "hyphens": _on_off(N_("Hyphenation"), "more text"),
    "finish": Preference(
        N_("Mark an article as read"),
        "finish",
        {"finish": N_("At its end"), "open": N_("When it opens"), "hand": N_("By hand alone")},
        "reading",
    ),
    "excerpt": Preference(
        N_("Under each title in lists"),
        "publisher",
        {
            "publisher": N_("The publisher’s teaser"),
            "summary": N_("The article’s most telling sentence"),
        },
        "reading",
    ),
    "thumbnails": _on_off(N_("Pictures in lists"), "reading", "off"),
    "summaries": Preference(
        N_("Sentences in a summary"),
        "auto",
        {"auto": N_("As many as it needs"), **{str(n): str(n) for n in range(1, 10)}},
        "reading",
    ),
    "swipe": _on_off(N_("Swipe to the next and the previous article"), "reading"),
    "keys": _on_off(N_("Keyboard shortcuts"), "reading"),
    "language": Preference(N_("Language"), "auto", {"auto": N_("Auto"), **LANGUAGES}, "interface"),
}

TEXT_GROUPS = ("text", "more text")


def preferences_of(*groups: str) -> dict[str, Preference]:
    """The preferences of these groups, in the table's order."""
    return {name: preference for name, preference in PREFERENCES.items() if preference.group in groups}
