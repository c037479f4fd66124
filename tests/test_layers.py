"""The structure holds: layers, and what may be imported before anybody asked for a summary."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_it_keeps_each_layer_below_the_one_that_calls_it() -> None:
    found = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("module", ["webapp.web.app", "webapp.cli", "webapp.summarizing"])
def test_it_imports_nothing_heavy_before_the_first_summary(module: str) -> None:
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", f"import {module}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(re.findall(r"\|\s+([\w.]+)$", found.stderr, re.M))

    heavy = {name for name in imported if re.search("gensim|scipy|numpy|py3langid", name)}
    assert module in imported
    assert heavy == set()
