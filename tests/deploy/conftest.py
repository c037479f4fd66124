"""The reader as people install it: in a container built here, or by pipx. A test's name says which."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.base_image import CannotBuild, Store
from tests.deploy.places import ROOT, Container, Installed, Place, build_image, install_by_pipx, run

PASSWORD = "open sesame"


@pytest.fixture(scope="session")
def image() -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """A built image's files and settings. Where none can be built, the same is tried by pipx alone."""
    store = Store(ROOT / "build" / "deploy")
    try:
        with store.alone():
            base = store.base()
    except CannotBuild as reason:
        pytest.skip(f"no image can be built here ({reason}): its steps are taken in a fresh venv, by pipx")
    name, config = build_image(store, base)
    container = store.buildah("from", name)
    yield Path(store.buildah("mount", container)), config
    store.buildah("rm", container)
    store.buildah("rmi", name)


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pipx installs."""
    return install_by_pipx(tmp_path_factory.mktemp("pipx"))


@pytest.fixture
def container(image: tuple[Path, Mapping[str, Any]], tmp_path: Path) -> Container:
    """The image with a fresh volume."""
    root, config = image
    data = tmp_path / "volume"
    data.mkdir(mode=0o700)
    os.chown(data, *(int(number) for number in config["User"].split(":")))
    return Container(root, config, data)


@pytest.fixture(params=["container", "pipx"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Both ways, each with an empty data folder."""
    if request.param == "container":
        found: Container = request.getfixturevalue("container")
        return found
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    return Installed(request.getfixturevalue("program"), data)


@pytest.fixture
def with_password(place: Place) -> Place:
    """A place whose reader asks for a password."""
    told = run(place.command("password", place.password_file), stdin=f"{PASSWORD}\n{PASSWORD}\n")
    assert told.returncode == 0, told.stderr
    return place
