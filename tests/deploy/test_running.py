"""A newcomer's way: set a password, start it, keep a text, stop it, start it again."""

from __future__ import annotations

import signal

import pytest

from tests.deploy.conftest import PASSWORD
from tests.deploy.places import Container, Place, run, serve
from tests.deploy.reader import Reader, last_sentence
from tests.pages import PARAGRAPHS

pytestmark = pytest.mark.deploy
TEXT = "\n\n".join(PARAGRAPHS)


def test_it_says_first_how_to_set_a_password(place: Place) -> None:
    told = run(place.command("serve"))

    assert told.returncode == 2
    assert f"write it with “nutgraf password {place.password_file}”" in told.stderr


def test_it_keeps_a_text_over_a_restart(with_password: Place) -> None:
    with serve(with_password, "serve") as server:
        ready = run(with_password.command("health", settings={"NUTGRAF_PORT": server.port}))
        reader = Reader(server.address)
        reader.sign_in(PASSWORD)
        article = reader.paste(TEXT)
        ended = server.send(signal.SIGTERM)
    with serve(with_password, "serve") as server:
        reader = Reader(server.address)
        reader.sign_in(PASSWORD)
        page = reader.get(article)

    assert (ready.returncode, ready.stdout) == (0, '{"status":"ok"}\n')
    assert ended == 0
    assert last_sentence(TEXT) in page


def test_it_ranks_in_its_workers(with_password: Place) -> None:
    told = run(with_password.command("read", "-", "--summary", "2"), stdin=TEXT)

    assert told.returncode == 0, told.stderr
    assert 1 <= len(told.stdout.strip().splitlines()) <= 2
    assert all(line in TEXT for line in told.stdout.strip().splitlines())


def test_it_tells_its_version(place: Place) -> None:
    assert run(place.command("--version")).stdout.startswith("nutgraf, version ")


def test_a_container_is_nobody_and_can_write_its_volume_alone(container: Container) -> None:
    trying = (
        "import os\nprint(os.getuid(), os.getgid())\n"
        "for folder in ('/', '/opt/nutgraf', '/etc', '/home', '/var/tmp', '/tmp', '/data'):\n"
        "    try: open(f'{folder}/new', 'w'); print(folder)\n"
        "    except OSError: pass"
    )
    told = run(container.exec("python", "-c", trying))

    assert told.stdout.split("\n") == ["10001 10001", "/tmp", "/data", ""]


def test_a_container_says_to_its_engine_how_it_is_run(container: Container) -> None:
    config = container.config

    assert config["User"] == "10001:10001"
    assert config["Volumes"] == {"/data": {}}
    assert config["ExposedPorts"] == {"8000/tcp": {}}
    assert config["Healthcheck"]["Test"] == ["CMD", "nutgraf", "health"]
    assert [*config["Entrypoint"], *config["Cmd"]] == ["nutgraf", "serve"]
    assert run(container.exec(*config["Healthcheck"]["Test"][1:])).returncode == 1  # there is no server


def test_a_container_brings_no_tool_to_build_or_install_with(container: Container) -> None:
    looking = "import importlib.util, shutil; print(shutil.which('gcc'), importlib.util.find_spec('pip'))"

    assert run(container.exec("python", "-c", looking)).stdout == "None None\n"


def test_a_container_speaks_to_postgresql(container: Container) -> None:
    assert run(container.exec("python", "-c", "import psycopg; print(psycopg.pq.__impl__)")).stdout == (
        "binary\n"
    )
