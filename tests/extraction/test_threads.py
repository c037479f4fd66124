"""Threads of forums and pages of questions: the first post is the article, the replies are another reading."""

from __future__ import annotations

import pytest

from tests.pages import PARAGRAPHS
from webapp.article import ExtractedArticle
from webapp.extraction import extract_article
from webapp.summarizing import rank_sentences

URL = "https://shed.example/forum/topic/12"
FIRST = "Does anybody know how to keep rust off a hand plane in a damp shed? I have tried oil."
REPLIES = (
    ("bodil", "Camellia oil works for me, a thin coat after each use and no more than that."),
    ("cato_73", "Put a small lamp in the cupboard. It has kept mine dry for nine winters."),
    ("Dora", "Wax."),
)
POSTS = (("Asta", FIRST), *REPLIES)


def _page(body: str, head: str = "") -> str:
    return (
        f"<html lang=en><head><title>Rust on planes | The Shed</title>{head}</head><body>"
        "<div class=header><a href=/>The Shed</a><p>A place for all who mend and make things at home.</p></div>"
        f"{body}<div class=footer><p>All times are UTC. Contact the team.</p></div></body></html>"
    )


def _posts(template: str) -> str:
    return "".join(
        template.format(n=n, author=author, text=text) for n, (author, text) in enumerate(POSTS, 1)
    )


CARDS = """<article class="message message--post" id="post-{n}"><div class="message-user">
    <h4 class="message-name"><a class="username" href="/members/{author}/">{author}</a></h4><h5 class="user-title">Member
    since the flood, and keeper of all the keys of the weir house</h5></div><div class="message-main">
    <header><time datetime="2019-05-0{n}T10:00:00+0000">May {n}, 2019</time> <a href="#post-{n}">#{n}</a></header>
    <div class="message-content"><div class="message-body"><p>{text}</p></div></div>
    <div class="message-signature">Measure twice, cut once.</div>
    <footer><a>Like</a> <a>Reply</a> <div class="reactions">Ida, Otto and 3 others</div></footer></div></article>"""
THREAD = _page(f"<h1>Rust on planes</h1><div class=message-list>{_posts(CARDS)}</div>")

# How forums of several kinds set their posts, in words of our own.
KINDS = {
    "cards": CARDS,
    "a table each": """<table id="post{n}"><tr><td class="thead">May {n}, 2019, 10:11 AM</td><td>#{n}</td></tr><tr>
        <td class="alt2"><a class="bigusername" href="member.php?u={n}">{author}</a><div>Senior Member</div>
        <div>Join Date: Jan 2009</div><div>Posts: 1,20{n}</div></td><td class="alt1" id="td_post_{n}">
        <div id="post_message_{n}">{text}</div><div>______<br>Measure twice, cut once.</div></td></tr></table>""",
    "profile beside": """<div id="p{n}" class="post bg{n}"><div class="inner"><dl class="postprofile"><dt><a
        class="username" href="./memberlist.php?u={n}">{author}</a></dt><dd>Posts: 77{n}</dd><dd>Joined: 1 May 2008</dd></dl>
        <div class="postbody"><h3><a href="#p{n}">Re: Rust on planes</a></h3><p class="author">by <a class="username"
        href="./memberlist.php?u={n}">{author}</a> » 0{n} May 2019</p><div class="content">{text}</div>
        <div class="signature">Measure twice, cut once.</div></div></div></div>""",
    "items of a list": """<li class="item" data-username="{author}" id="reply-post-{n}"><div class="post-header"><a
        href="/user/{author}">{author}</a> wrote on <span class="time-ago" title="2019-05-0{n}T10:00:00Z"></span></div>
        <div class="content" itemprop="text"><p>{text}</p></div><div class="post-footer"><a>2 Replies</a></div></li>""",
    "generated names": """<article class="x9k2"><div class="xa1"><a href="/users/{author}" class="xu">{author}</a><time
        datetime="2019-05-0{n}T10:00:00Z">May {n}, 2019</time></div><div class="xt"><p>{text}</p></div></article>""",
}  # fmt: skip


def _thread(page: str, url: str | None = URL) -> ExtractedArticle:
    return extract_article(page, url, candidate="thread")


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_post_is_the_article(kind: str) -> None:
    article = extract_article(_page(f"<h1>Rust on planes</h1>{_posts(KINDS[kind])}"), URL)

    assert article.text == FIRST
    assert article.kind == "article"
    assert article.byline == "Asta"
    assert article.published is not None and article.published.date().isoformat() == "2019-05-01"


@pytest.mark.parametrize("kind", KINDS)
def test_the_thread_is_another_reading_with_each_reply_under_its_author(kind: str) -> None:
    thread = _thread(_page(f"<h1>Rust on planes</h1>{_posts(KINDS[kind])}"))

    first, *pieces = thread.text.split("\n\n")
    assert thread.candidate == "thread"
    assert first == FIRST
    assert pieces[1::2] == [text for _author, text in REPLIES]
    assert [head.split(" · ")[0] for head in pieces[::2]] == [author for author, _text in REPLIES]
    assert "Measure twice" not in thread.html


def test_a_reply_says_when_it_was_written() -> None:
    assert (
        '<strong>bodil</strong> · <time datetime="2019-05-02T10:00:00+00:00">May 2, 2019</time>'
        in _thread(THREAD).html
    )


def test_replies_are_blocks_of_their_own_kind() -> None:
    kinds = [block.kind for block in _thread(THREAD).blocks]

    assert kinds == ["paragraph", *["reply"] * 2 * len(REPLIES)]


def test_no_summary_takes_a_reply_before_all_that_the_author_says() -> None:
    thread = _thread(THREAD)

    ranking = rank_sentences(thread.text, title=thread.title, lang="en", blocks=thread.blocks)

    first, second, *others = sorted(ranking.sentences, key=lambda sentence: sentence.rank)
    assert {first.text, second.text} == {FIRST[: FIRST.index("?") + 1], "I have tried oil."}
    assert ranking.length <= 2
    assert all(sentence.salience == 0 for sentence in others)


def test_a_long_thread_is_told_to_be_one() -> None:
    page = _page("<h1>Rust on planes</h1>" + _posts(CARDS.replace("{text}", "{text} " + PARAGRAPHS[0] * 3)))
    thread = _thread(page)

    assert rank_sentences(thread.text, lang="en", blocks=thread.blocks).unsuited == "thread"


def test_a_first_post_is_whole() -> None:
    whole = (
        "<blockquote class=quote><p>An older post.</p></blockquote><p>Two ways:</p><ul><li>Oil</li><li>Wax</li></ul>"
        "<pre><code>rub(plane)</code></pre><p><img src=/plane.jpg alt='A plane'></p>"
    )
    page = _page(f"<h1>Rust</h1>{_posts(CARDS).replace(f'<p>{FIRST}</p>', f'<p>{FIRST}</p>{whole}', 1)}")

    html = extract_article(page, URL).html

    for piece in ("An older post.", '">Oil</li>', "rub(plane)", "https://shed.example/plane.jpg"):
        assert piece in html


def test_what_is_called_attached_belongs_to_the_post() -> None:
    attached = "<div class=attachments><a href=/plan.pdf>Plan of the cupboard</a></div>"
    page = THREAD.replace('<div class="message-signature">', f'{attached}<div class="message-signature">', 1)

    assert "Plan of the cupboard" in extract_article(page, URL).html


def test_a_question_is_the_article_and_answers_are_replies() -> None:
    answers = "".join(
        f"<div class=answer itemprop=suggestedAnswer itemscope itemtype='https://schema.org/Answer'><div class=body "
        f"itemprop=text><p>{text}</p></div><div class=user itemprop=author><a href='/users/{author}'>{author}</a></div></div>"
        for author, text in REPLIES
    )
    page = _page(
        "<div itemscope itemtype='https://schema.org/QAPage'><div itemprop=mainEntity itemscope "
        "itemtype='https://schema.org/Question'><h1 itemprop=name>Rust on planes</h1><div class=question><div class=body "
        f"itemprop=text><p>{FIRST}</p></div><div class=user itemprop=author><a href='/users/Asta'>Asta</a></div></div>"
        f"<div id=answers><h2>3 answers</h2>{answers}</div></div></div>"
    )

    article, thread = extract_article(page), _thread(page, None)

    assert (article.text, article.byline) == (FIRST, "Asta")
    assert [block.kind for block in thread.blocks] == ["paragraph", *["reply"] * 6]


def test_a_reply_within_a_post_is_no_part_of_it() -> None:
    inner = CARDS.format(n=2, author="bodil", text=REPLIES[0][1])
    outer = CARDS.format(n=1, author="Asta", text=FIRST).removesuffix("</article>")
    page = _page(f"<h1>Rust on planes</h1>{outer}<div class=message-replies>{inner}</div></article>")

    assert extract_article(page, URL).text == FIRST
    assert _thread(page).text.split("\n\n")[-1] == REPLIES[0][1]


def test_without_its_address_a_thread_is_told_by_names_dates_and_authors() -> None:
    assert extract_article(THREAD).text == FIRST


COMMENTS = "<ol class=comment-list>" + _posts(
    "<li class='comment even thread-even' id=comment-{n}><cite class=fn>{author}</cite> says:"
    "<time datetime='2019-05-0{n}'>May {n}, 2019</time><div class=comment-body><p>{text}</p></div></li>"
) + "</ol>"  # fmt: skip
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("url", ["https://bay.example/news/ferry", "https://bay.example/topics/ferry"])
def test_comments_below_an_article_are_no_thread(url: str) -> None:
    article = extract_article(_page(f"<article><h1>Rust on planes</h1>{TEXT}</article>{COMMENTS}"), url)

    assert article.text == "\n\n".join(PARAGRAPHS)


def test_an_article_without_a_forum_around_it_has_no_such_reading() -> None:
    page = _page(f"<article><h1>Rust on planes</h1>{TEXT}</article>{COMMENTS}")

    assert _thread(page, "https://bay.example/news/ferry").candidate == "chosen"


def test_a_list_of_a_blogs_posts_is_no_thread() -> None:
    teasers = "".join(
        f"<article class='post message' id=post-{n}><h2><a href='/p/{n}'>How to mend chair number {n}</a></h2><span "
        f"class=author>Author {n}</span><time datetime='2019-05-0{n}'>May {n}, 2019</time><div class=post-content>"
        f"<p>{PARAGRAPHS[n % 3]}</p></div></article>"
        for n in range(1, 6)
    )

    assert _thread(_page(f"<div class=posts>{teasers}</div>"), None).candidate == "chosen"


def test_what_the_page_calls_an_article_is_one() -> None:
    told = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rust on planes"}</script>'
    )

    assert _thread(THREAD.replace("</title>", f"</title>{told}")).candidate == "chosen"


def test_many_questions_with_their_answers_are_no_thread() -> None:
    questions = "".join(
        f"<div itemscope itemtype='https://schema.org/Question'><h3 itemprop=name>Question {n}?</h3><div itemscope "
        f"itemtype='https://schema.org/Answer'><div itemprop=text>{PARAGRAPHS[n]}</div></div></div>"
        for n in range(3)
    )

    article = extract_article(
        _page(
            f"<main itemscope itemtype='https://schema.org/FAQPage'><h1>Rust on planes</h1>{questions}</main>"
        )
    )

    assert all(paragraph in article.text for paragraph in PARAGRAPHS[:3])


def test_the_other_readings_of_a_thread_stay() -> None:
    whole = extract_article(THREAD, URL, candidate="whole")

    assert whole.candidate == "whole"
    assert "Contact the team." in whole.text
    assert whole.confidence == extract_article(THREAD, URL).confidence


def test_a_reply_shorter_than_what_stands_around_it_is_found_where_the_others_have_theirs() -> None:
    bare = """<div class="wide" id="msg{n}"><div class="poster"><h4><a href="/user/{author}">{author}</a></h4></div>
        <div class="area"><h5 class="reply-line">Re: Rust on planes, and whatever else comes to mind on a wet evening</h5>
        <div class="date">May {n}, 2019</div><div class="inner" id="text_{n}">{text}</div></div></div>"""

    thread = _thread(_page(f"<h1>Rust on planes</h1>{_posts(bare)}"))

    assert thread.text.split("\n\n")[-1] == "Wax."


def test_a_comment_is_its_text_alone_where_the_page_says_which_it_is() -> None:
    said = (
        "<li itemprop=comment itemscope itemtype='https://schema.org/Comment' id=comment-{n}><div class=comment-body><span "
        "class=comment-copy itemprop=text>{text}</span> <div itemprop=author><a href='/users/{author}'>{author}</a></div> "
        "<span class=comment-date>May {n}, 2019</span></div></li>"
    )
    page = _page(
        "<div itemscope itemtype='https://schema.org/Question'><h1>Rust on planes</h1><div class=post-body itemprop=text>"
        f"<p>{FIRST}</p></div><div itemprop=author><a href='/users/Asta'>Asta</a></div><ul>"
        + "".join(said.format(n=n, author=author, text=text) for n, (author, text) in enumerate(REPLIES, 2))
        + "</ul></div>"
    )

    assert _thread(page).text.split("\n\n")[1:3] == ["bodil · May 2, 2019", REPLIES[0][1]]
