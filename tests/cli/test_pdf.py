from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.pdfs import Text, make_pdf, set_lines
from webapp.cli import main

LINES = ["The harbour ferry has crossed the bay since the bridge was planned,", "and nobody knows why."]


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NUTGRAF_DATA", str(tmp_path / "data"))
    path = tmp_path / "paper.pdf"
    path.write_bytes(make_pdf([[Text(72, 790, "Why the ferry crosses", 18, "bold"), *set_lines(LINES)]]))
    return path


def test_it_reads_a_pdf(paper: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(paper)])

    assert result.exit_code == 0, result.stderr
    assert "Why the ferry crosses" in result.stdout
    assert " ".join(LINES)[:60] in " ".join(result.stdout.split())


def test_it_adds_a_pdf(paper: Path) -> None:
    result = CliRunner().invoke(main, ["add", str(paper)])

    assert result.exit_code == 0, result.stderr
    assert result.stdout.endswith("\tWhy the ferry crosses\n")
