from __future__ import annotations

import pytest

from webapp.pdf.letters import mend_letters, runs_left


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("plain", "plain"),
        ("e\ufb03cient \ufb01elds", "efficient fields"),
        ("e\x1ecient", "efficient"),  # T1
        ("e\x0ecient", "efficient"),  # OT1
        ("\ufefb \ufea1", "لا ح"),
        ("a\x00b\ufffe\x02", "ab"),
        ("\ud835\udc65 = 1", "𝑥 = 1"),
        ("lone \ud835 half", "lone  half"),
    ],
)
def test_it_gives_whole_letters(found: str, meant: str) -> None:
    assert mend_letters(found) == meant


def test_it_gives_old_tex_fonts_their_sharp_s() -> None:
    assert (mend_letters("auÿer", of_tex=True), mend_letters("Aÿ")) == ("außer", "Aÿ")


@pytest.mark.parametrize(("text", "is_so"), [("مرحبا", True), ("שלום", True), ("،", False), ("ferry", False)])
def test_it_tells_scripts_that_run_left(text: str, is_so: bool) -> None:
    assert runs_left(text) is is_so
