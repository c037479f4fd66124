"""The command line: what it prints, and the exit codes that scripts go by."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.fetching.servers import ok, server
from tests.pages import PARAGRAPHS, article_html
from webapp import limits
from webapp.article import Ranking
from webapp.cli import main
from webapp.library import Article, open_library
from webapp.reading.bring_in import bring_in
from webapp.reading.queue import LeaseLost
from webapp.reading.services import Services
from webapp.sandbox.ranking_worker import RankingWorkers


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NUTGRAF_DATA", str(tmp_path / "data"))

    def invoke(*args: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, args, input=stdin)

    return invoke


@pytest.fixture
def saved_page(tmp_path: Path) -> str:
    file = tmp_path / "ferry.html"
    file.write_text(article_html())
    return str(file)


def test_it_reads_a_file_and_prints_the_article_alone(run, saved_page: str) -> None:
    result = run("read", saved_page)

    assert result.exit_code == 0
    assert all(paragraph in result.output for paragraph in PARAGRAPHS)
    assert "The tunnel" not in result.output


def test_it_prints_a_summary_word_for_word(run, saved_page: str) -> None:
    result = run("read", saved_page, "--summary", "3")

    lines = result.output.strip().splitlines()
    assert 1 <= len(lines) <= 3  # a passage is one line
    assert all(line in " ".join(PARAGRAPHS) for line in lines)


@pytest.mark.parametrize("args", [("{}", "--summary"), ("--summary", "{}"), ("--summary=auto", "{}")])
def test_it_prints_a_summary_as_long_as_the_article_asks_for(
    run, saved_page: str, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    rank = RankingWorkers.rank

    def ranked(*given: object, **more: object) -> Ranking:
        found = rank(*given, **more)
        return replace(found, sentences=tuple(replace(s, rank=s.position) for s in found.sentences), length=4)

    monkeypatch.setattr(RankingWorkers, "rank", ranked)

    result = run("read", *(arg.format(saved_page) for arg in args))

    assert len(result.output.strip().splitlines()) == 4


def test_it_prints_a_passage_as_one(run, saved_page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rank = RankingWorkers.rank
    ranks = {4: 0, 0: 2, 1: 2}

    def ranked(*given: object, **more: object) -> Ranking:
        found = rank(*given, **more)
        sentences = tuple(
            replace(s, rank=ranks.get(s.position, 9)) for s in found.sentences if s.position in ranks
        )
        return replace(found, sentences=sentences)

    monkeypatch.setattr(RankingWorkers, "rank", ranked)

    first, second = run("read", saved_page, "--summary", "3").output.strip().splitlines()

    assert first == PARAGRAPHS[0]
    assert second.startswith("The ferry company expects")
    found = json.loads(run("read", saved_page, "--summary", "3", "--format", "json").output)
    assert [sentence["rank"] for sentence in found["summary"]] == [2, 2, 0]


def test_it_prints_a_summary_by_section(run, tmp_path: Path) -> None:
    parts = "".join(f"<h2>Part {n}</h2><p>{text}</p>" for n, text in enumerate(PARAGRAPHS, 1))
    file = tmp_path / "parts.html"
    opening = ("What two ferries, a whistle and a tunnel mean to the people of the harbour.",)
    file.write_text(article_html(paragraphs=opening).replace("</article>", f"{parts}</article>"))

    lines = run("read", str(file), "--summary", "sections").output.strip().splitlines()
    found = json.loads(run("read", str(file), "--summary", "sections", "--format", "json").output)

    assert lines[::2] == [f"Part {n}" for n in range(1, 6)]
    assert all(line.strip() in text for line, text in zip(lines[1::2], PARAGRAPHS, strict=True))
    assert [sentence["section"] for sentence in found["summary"]] == lines[::2]


def test_it_says_that_there_are_no_sections(run, saved_page: str) -> None:
    result = run("read", saved_page, "--summary", "sections")

    assert result.exit_code == 1
    assert "no three sections" in result.stderr


@pytest.mark.parametrize("length", ["0", "-1"])
def test_it_refuses_a_summary_of_no_sentence(run, saved_page: str, length: str) -> None:
    assert run("read", saved_page, f"--summary={length}").exit_code == 2


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("html", "<h1>The ferry that would not stop</h1>"),
        ("markdown", "# The ferry that would not stop"),
        ("json", '"byline": "Ines Okafor"'),
    ],
)
def test_it_prints_other_formats(run, saved_page: str, format_: str, expected: str) -> None:
    assert expected in run("read", saved_page, "--format", format_).output


def test_it_reads_standard_input(run) -> None:
    assert PARAGRAPHS[0] in run("read", "-", stdin=article_html()).output


def test_it_reads_markdown_and_plain_text(run, tmp_path: Path) -> None:
    file = tmp_path / "ferry.md"
    file.write_text("The ferry *sank*.\n\n1. In May.\n2. At night.\n")

    assert "<em>sank</em>" in run("read", str(file), "--format", "html").output
    assert (
        "<em>sank</em>" in run("read", "-", "--format", "html", stdin=f"# Ferry\n\n{file.read_text()}").output
    )
    assert "<li" in run("read", "-", "--format", "html", stdin="We need:\n- a ferry\n- a crew\n").output


def test_it_adds_markdown(run, tmp_path: Path) -> None:
    file = tmp_path / "ferry.markdown"
    file.write_text("# The ferry\n\n" + "\n\n".join(PARAGRAPHS))

    assert run("add", str(file)).output.split("\t")[1] == "The ferry\n"


def test_it_adds_a_file_and_lists_it(run, saved_page: str) -> None:
    added = run("add", saved_page, "--source-url", "https://bay.example/ferry")
    listed = json.loads(run("list", "--format", "json").output)

    assert added.exit_code == 0
    assert [article["title"] for article in listed] == ["The ferry that would not stop"]
    assert listed[0]["url"] == "https://bay.example/ferry"
    assert listed[0]["state"] == "ready"


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://169.254.169.254/"])
def test_it_refuses_a_private_address(run, address: str) -> None:
    result = run("add", address)

    assert result.exit_code == 2
    assert "private address" in result.stderr
    assert json.loads(run("list", "--in", "all", "--format", "json").output) == []


def test_it_keeps_a_name_that_leads_to_a_private_address_as_failed(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_more: [(2, 1, 6, "", ("10.0.0.5", 443))])

    result = run("add", "https://intranet.example/")
    listed = json.loads(run("list", "--in", "all", "--failed", "--format", "json").output)

    assert result.exit_code == 1
    assert "private address" in result.stderr
    assert [(article["state"], article["failure"]) for article in listed] == [
        ("failed", "PrivateAddressBehindName")
    ]


def test_it_says_in_one_line_what_is_wrong(run, tmp_path: Path) -> None:
    for args in (["read", str(tmp_path / "missing.html")], ["read", "-"], ["list", "--in", "nowhere"]):
        result = run(*args, stdin="")
        assert result.exit_code != 0
        assert "Traceback" not in result.output + result.stderr


def test_it_refuses_an_unknown_setting_by_name(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_COLOUR", "green")

    result = run("list")

    assert result.exit_code == 2
    assert "NUTGRAF_COLOUR" in result.stderr


def test_it_refuses_to_serve_others_without_a_password(run) -> None:
    result = run("serve", "--host", "0.0.0.0", "--port", "0")

    assert result.exit_code == 2
    assert "NUTGRAF_PASSWORD_FILE is needed" in result.stderr.replace(": ", " ")


def test_it_says_that_a_port_is_taken(run) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]))

    assert result.exit_code == 2
    assert "cannot listen" in result.stderr


def test_it_writes_a_password_that_its_owner_alone_can_read(run, tmp_path: Path) -> None:
    file = tmp_path / "password"

    assert run("password", str(file), stdin="open sesame\nopen sesame\n").exit_code == 0
    assert file.read_text().startswith("$argon2id$")
    assert file.stat().st_mode & 0o777 == 0o600


def test_it_extracts_kept_pages_again(run, saved_page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", saved_page)

    assert run("reextract").output == "0 of 0 articles extracted again\n"
    assert run("reextract", "--all").output == "1 of 1 articles extracted again\n"


def test_it_tells_and_stops_what_the_server_extracts_again(run, saved_page: str, tmp_path: Path) -> None:
    run("add", saved_page)
    library = open_library(f"sqlite:///{tmp_path / 'data' / 'library.db'}", tmp_path / "data" / "images")
    with library.write() as c:
        c.exec_driver_sql("UPDATE articles SET engine = 'older'")
    library.close()

    assert run("reextract", "--status").output == "running: 0 of 1 articles, 0 left as they were\n"
    assert run("reextract", "--stop").output == "stopped: 0 of 1 articles, 0 left as they were\n"
    assert run("reextract").output == "1 of 1 articles extracted again\n"  # who asks for it gets it
    assert run("reextract", "--resume").output == "done: 1 of 1 articles, 0 left as they were\n"


def test_it_prints_a_digest_of_a_list(run, saved_page: str) -> None:
    run("add", saved_page)
    told = run("digest", "--sentences", "2").output.splitlines()
    assert told[0] == "The ferry that would not stop"
    assert len(told) == 4
    assert all(line.strip() in " ".join(PARAGRAPHS) for line in told[1:3])

    (story,) = json.loads(run("digest", "--format", "json").output)
    assert story["articles"][0]["title"] == "The ferry that would not stop"
    assert len(story["sentences"]) == 3

    assert run("digest", "--format", "markdown").output.startswith("## The ferry that would not stop\n\n- ")
    assert run("digest", "--in", "starred").output == ""


def test_its_digest_says_by_which_articles_a_story_is_told(run, tmp_path: Path) -> None:
    for name, paragraphs in (("one", PARAGRAPHS), ("other", PARAGRAPHS[1:])):
        page = tmp_path / f"{name}.html"
        page.write_text(article_html(f"The ferry goes on, says {name}", paragraphs), "utf8")
        run("add", str(page))
    lines = run("digest").output.splitlines()
    assert lines[:3] == [
        "Told by 2 articles:",
        "  1. The ferry goes on, says other · Bay News · 2025-03-04",
        "  2. The ferry goes on, says one · Bay News · 2025-03-04",
    ]
    assert {line[-3:] for line in lines[3:] if line} == {"[1]", "[2]"}

    told = run("digest", "--format", "markdown").output.split("\n\n")
    assert told[0] == "## The ferry goes on, says other"
    assert told[1] == "Told by 2 articles:"
    assert told[2].startswith("1. The ferry goes on, says other · Bay News")

    (story,) = json.loads(run("digest", "--format", "json").output)
    assert [(a["site_name"], a["published"][:10]) for a in story["articles"]] == [
        ("Bay News", "2025-03-04")
    ] * 2
    assert [row["passage"] for row in story["sentences"]] == [0, 1, 2, 3]


def test_it_reads_all_parts_of_an_article(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_FETCH_ALLOW", "127.0.0.1")
    link = '<link rel="next" href="/story?page=2"></head>'
    answers = {
        "/story": ok(article_html(paragraphs=PARAGRAPHS[:3]).replace("</head>", link).encode()),
        "/story?page=2": ok(article_html(paragraphs=PARAGRAPHS[3:]).encode()),
    }
    with server(answers) as site:
        result = run("read", f"{site}/story")

    assert result.exit_code == 0
    assert all(paragraph in result.output for paragraph in PARAGRAPHS)


def test_it_checks_and_repairs_the_library(run, saved_page: str, tmp_path: Path) -> None:
    run("add", saved_page)
    well = run("check")
    assert (well.exit_code, well.output) == (
        0,
        "articles: 1, pages: 1, rankings: 1, images: 0\nAll is well.\n",
    )

    library = open_library(f"sqlite:///{tmp_path / 'data' / 'library.db'}", tmp_path / "data" / "images")
    with library.write() as c:
        c.exec_driver_sql("UPDATE rankings SET engine = 'older'")
        c.exec_driver_sql("UPDATE bodies SET page_hash = NULL")
    library.close()

    found = run("check")
    assert found.exit_code == 1
    assert (
        "  articles without their raw page: 1 (1); they can be read; fetch or send them again" in found.output
    )
    assert (
        "  articles not ranked by this version: 1 (1); a running server does it, or --repair" in found.output
    )
    repaired = run("check", "--repair")
    assert repaired.exit_code == 1
    after = repaired.output.split("After the repair:\n")[1].splitlines()
    assert after[1:] == ["Missing:", next(line for line in found.output.splitlines() if "raw page" in line)]


def test_it_waits_for_a_server_that_was_faster(run, saved_page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def by_another(services: Services, article_id: int, owner: str) -> None:
        bring_in(services, article_id)

    monkeypatch.setattr("webapp.cli.add.bring_in", by_another)

    added = run("add", saved_page)

    assert (added.exit_code, added.output.strip().split("\t")[1]) == (0, "The ferry that would not stop")


def test_it_goes_on_waiting_while_another_process_is_at_it(
    run, saved_page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "POLL_SECONDS", 0.001)
    tries = []

    def busy_at_first(services: Services, article_id: int, owner: str) -> Article | None:
        tries.append(owner)
        if len(tries) == 1:
            raise LeaseLost
        return bring_in(services, article_id, owner) if len(tries) == 3 else None

    monkeypatch.setattr("webapp.cli.add.bring_in", busy_at_first)

    assert run("add", saved_page).exit_code == 0
    assert len(tries) == 3


def test_it_leaves_nothing_in_the_queue(run, saved_page: str, tmp_path: Path) -> None:
    run("add", saved_page)

    library = open_library(f"sqlite:///{tmp_path / 'data' / 'library.db'}", tmp_path / "data" / "images")
    with library.read() as c:
        assert c.exec_driver_sql("SELECT count(*) FROM jobs").scalar_one() == 0
    library.close()
    assert list((tmp_path / "data" / "processes").iterdir()) == []
