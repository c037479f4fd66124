"""What ships is what the checkout has: code, templates, static files, seeds."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ASSETS = ("templates", "static", "seeds")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = f"from hatchling.build import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("nutgraf-*.whl"))


def _files(folder: Path) -> set[str]:
    return {
        file.relative_to(ROOT).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_it_ships_every_file_of_the_checkout(wheel: Path) -> None:
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    code = {name for name in _files(ROOT / "webapp") if not name.startswith("webapp/_assets/")}
    assets = {f"webapp/_assets/{name}" for folder in ASSETS for name in _files(ROOT / folder)}

    assert shipped == code | assets


def test_it_finds_its_files_when_it_runs_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    asking = "from webapp import paths; print(paths.TEMPLATES, paths.STATIC, paths.SEEDS)"

    found = subprocess.run(
        [sys.executable, "-c", asking], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert found.stdout.split() == [str(tmp_path / "webapp/_assets" / name) for name in ASSETS]
