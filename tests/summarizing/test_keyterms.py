"""Key terms: what a person would tag an article with, as it is printed there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.summarizing import rank_sentences

ENGLISH = """The harbour council of Port Ellery voted on Monday to build a tidal barrier. Mayor Ines Calder said that the
tidal barrier won't be cheap. “We don't have a choice,” Calder told the council. The barrier will close twice a year.
Engineers from the University of Brann have measured the storm surges since 1987, and the storm surges have grown.
Calder wants the work to begin in March. The old sea wall, the council heard, has failed three times in ten years.
People in Port Ellery have waited for a long time. The tidal barrier is to be paid for by the harbour council."""

TEXTS = {
    "de": (
        "Die Stadt Ellerhafen baut ein Gezeitenkraftwerk. Das Gezeitenkraftwerk soll ab März Strom liefern. Die "
        "erneuerbare Energie reicht für alle Haushalte. Bürgermeisterin Ines Kalder freut sich: „Das "
        "Gezeitenkraftwerk ist wichtig.“ Kalder hatte lange für die erneuerbare Energie gekämpft. Mit erneuerbarer "
        "Energie und dem Gezeitenkraftwerk will Kalder die Stadt unabhängig machen.",
        "Gezeitenkraftwerk",
    ),
    "fr": (
        "La ville de Port-Ellery construit un barrage contre les marées. Le barrage sera fermé deux fois par an. "
        "L'opposition critique le barrage et son prix. « Le barrage est utile », répond Inès Calder. Pour "
        "l'opposition, le barrage coûte trop cher.",
        "barrage",
    ),
    "es": (
        "La ciudad de Puerto Ellery construye una presa contra las mareas. La presa se cerrará dos veces al año. "
        "La oposición critica la presa y su precio. «La presa es útil», responde Inés Calder. Para la oposición, "
        "la presa cuesta demasiado. Puerto Ellery espera.",
        "presa",
    ),
    "pt": (
        "A cidade de Porto Ellery constrói uma barragem contra as marés. A barragem será fechada duas vezes por "
        "ano. A oposição critica a barragem e o preço. A barragem é útil, responde Inês Calder. Porto Ellery espera.",
        "barragem",
    ),
    "pl": (
        "Miasto Ellerowo buduje zaporę. Zapora pływowa ma chronić port. Zapora pływowa będzie zamykana dwa razy w "
        "roku. Burmistrz mówi, że zapora pływowa jest potrzebna. Ellerowo czeka. W Ellerowo zapora pływowa to spór.",
        "apora",
    ),
    "ru": (
        "Город Эллерск строит плотину. Плотина защитит гавань. Плотина будет закрываться дважды в год. Мэр говорит, "
        "что плотина нужна. В городе Эллерск плотина вызвала споры. Против выступает Инна Калдер.",
        "лотина",
    ),
    "ar": (
        "تبني مدينة إيليري سدا جديدا. السد يحمي الميناء من الفيضان. قال العمدة إن السد ضروري للميناء. يكلف السد كثيرا. "
        "ينتظر سكان إيليري بناء السد. السد يغلق مرتين في السنة.",
        "السد",
    ),
    "ja": (
        "エラリー市は防潮堤を建設する。防潮堤は港を守る。市長は防潮堤が必要だと述べた。エラリー市の防潮堤は年に二回閉じる。"
        "スクリーンも設ける。防潮堤の費用は高い。スクリーンは安い。スクリーンは新しい。",
        "防潮堤",
    ),
    "zh": (
        "埃勒里市正在修建防洪墙。防洪墙将保护港口。市长说防洪墙是必要的。防洪墙每年关闭两次。居民等待防洪墙建成。",
        "防洪墙",
    ),
}  # fmt: skip


def terms_of(text, **given):
    return rank_sentences(text, **given).terms


def test_it_finds_names_and_phrases_whole():
    assert {"tidal barrier", "Port Ellery"} <= set(terms_of(ENGLISH, lang="en"))


def test_it_takes_the_whole_name_in_place_of_the_surname():
    text = "Mayor Ines Calder has lost. The voters left Calder. For years Calder won. Nobody knows where Calder went."
    assert terms_of(text, lang="en") == ("Ines Calder",)


def test_it_takes_no_contraction_verb_number_date_or_everyday_word():
    words = {word.casefold() for term in terms_of(ENGLISH, lang="en") for word in term.split()}
    assert not words & {
        "won't",
        "don't",
        "said",
        "told",
        "monday",
        "march",
        "1987",
        "people",
        "time",
        "years",
    }


@pytest.mark.parametrize("lang", TEXTS)
def test_it_finds_the_subject_in_many_languages(lang):
    text, subject = TEXTS[lang]
    terms = terms_of(text, lang=lang)
    assert any(subject in term for term in terms), terms


@pytest.mark.parametrize("lang", TEXTS)
def test_its_terms_stand_in_the_text_and_not_in_one_another(lang):
    text, _ = TEXTS[lang]
    terms = terms_of(text, lang=lang)
    assert all(term in text for term in terms)
    assert not [(a, b) for a in terms for b in terms if a != b and re.search(rf"\b{re.escape(a)}\b", b)]


def test_it_takes_a_keyword_of_the_page_that_stands_in_the_text():
    assert "sea wall" in terms_of(ENGLISH, lang="en", hints={"keywords": ["Sea wall", "unheard of"]})


def test_it_takes_no_keyword_that_the_text_does_not_have():
    assert "lighthouse" not in terms_of(ENGLISH, lang="en", hints={"keywords": ["lighthouse"]})


def test_it_raises_what_the_title_says():
    text = "The tidal barrier is dear. The storm surge is near. The tidal barrier is old. The storm surge is high."
    assert terms_of(text, lang="en", title="Storm surge")[0] == "storm surge"
    assert terms_of(text, lang="en", title="Tidal barrier")[0] == "tidal barrier"


def test_it_takes_only_nouns_alone_in_german():
    text = "Wir führen. Führen heißt tragen. Die Führung trägt. Ohne Führung kein Führen. Gut führen. Alle führen."
    assert "führen" not in terms_of(text, lang="de")


def test_it_knows_a_word_with_soft_hyphens():
    text = (
        "Ann Kieß\u00adling forscht. Das Labor von Ann Kieß\u00adling wächst. Wir trafen Ann Kieß\u00adling."
    )
    assert terms_of(text, lang="de") == ("Ann Kieß\u00adling",)


def test_it_takes_no_half_of_a_compound():
    text = "Die Heiz- und Stromkosten steigen. Mehr Heiz- und Stromkosten. Wieder Heiz- und Stromkosten."
    assert "Heiz" not in terms_of(text, lang="de")


def test_it_takes_nothing_of_a_link():
    text = "See https://tides.example.org/barrier and mail barrier@tides.example. " * 4
    assert terms_of(text, lang="en") == ()


@pytest.mark.parametrize("text", ["", " ", "1987. 1988. 1989.", "It is. He was. They are not.", "a b c d"])
def test_it_finds_none_where_there_is_nothing(text):
    assert terms_of(text, lang="en") == ()


def test_it_finds_the_language_where_a_page_gives_none_that_is():
    ranking = rank_sentences(TEXTS["de"][0], lang="lang=")
    assert ranking.lang == "de"
    assert "der" not in ranking.terms


WORDS = st.sampled_from(
    "the The barrier Barrier Port Ellery of and don't Calder's said 1987 St. C++ Heiz- AI l'eau 防洪墙 スキャン é \u00ad "
    "https://a.example/b U.S. Node.js new New York . , “ ” — \n - ' ’ & _ a.b @ harbour council storm".split(
        " "
    )
)


@settings(deadline=None)  # the first text of a language reads its tables
@given(st.lists(WORDS, max_size=80), st.sampled_from(["en", "de", "fr", "ja", "zh", "ru", "xx", None]))
def test_it_keeps_its_promises_on_any_text(words, lang):
    text = " ".join(words)
    terms = terms_of(text, lang=lang, title="Port Ellery", hints={"keywords": ["storm", "", "the"]})
    assert len(terms) <= 8
    assert len(set(terms)) == len(terms)
    for term in terms:
        assert term in text
        assert len(term) > 1
        assert any(letter.isalpha() for letter in term)
    assert terms == terms_of(text, lang=lang, title="Port Ellery", hints={"keywords": ["storm", "", "the"]})


@pytest.mark.parametrize(
    "text", ["a" * 20_000, "A-" * 20_000, "a." * 20_000, "A. " * 20_000, "漢" * 20_000, "O'" * 9_000]
)
def test_it_takes_hostile_text(text):
    assert len(terms_of(text, lang="en")) <= 8


def test_it_takes_nobody_who_is_only_quoted():
    text = (
        "The harbour of Kelmouth is closed. “It silts up,” says Orla Venn. Ships avoid Kelmouth now. "
        "“Nobody dredges,” Orla Venn explains. Kelmouth waits for money, and according to Orla Venn in vain."
    )
    assert terms_of(text, lang="en", title="Kelmouth is closed") == ("Kelmouth",)


def test_it_takes_a_person_without_the_office():
    text = (
        "Forschungsdirektor Joris Melk kam. Forschungsdirektor Joris Melk ging. Der Saal blieb danach leer."
    )
    assert "Joris Melk" in terms_of(text, lang="de", title="Joris Melk geht")


def test_it_takes_no_german_noun_with_an_inflected_adjective():
    text = (
        "Die beheizbaren Jacken wärmen. Mit beheizbaren Jacken baut man. In beheizbaren Jacken steckt Strom."
    )
    assert not [term for term in terms_of(text, lang="de", title="Jacken") if " " in term]


@pytest.mark.parametrize("unit", ["Gigawattstunden", "kWh", "megabytes", "km"])
def test_it_takes_no_unit(unit):
    text = f"Kelmouth makes many {unit} a year. So many {unit} were never sold. Kelmouth sells {unit} abroad."
    assert unit not in terms_of(text, lang="en", title=f"Kelmouth and its {unit}")
