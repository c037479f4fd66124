"""What can go wrong, each with the sentence that a reader sees and the way forward.

NutgrafError
├── SettingsError                 a setting is unknown or bad; the owner reads it at start-up
├── InputError                    what was sent cannot be taken: a 422 beside the form, nothing is kept
│   ├── NothingGiven, AddressMalformed, SeveralAddresses, SchemeRefused, PrivateAddress, PortRefused,
│   │   PageUnreadable, TooManyWaiting, TitleMissing, DateMalformed, NothingLeft
├── FetchError                    the page could not be had: kept as failed, on the article's own page
│   ├── HostNotFound, HostUnreachable, ConnectionInsecure, FetchTimedOut, TooManyRedirects,
│   │   PageTooLarge, PageMissing, PageForbidden, ServerFailed, StatusUnexpected,
│   │   PrivateAddressBehindName, NotAWebPage, FeedRefused, AnswerBroken, LessComplete,
│   │   SiteBusy, SiteResting
├── ExtractionError               the page came, but no article could be made of it
│   ├── NothingToRead, PageTooComplex, ExtractionTimedOut, ExtractionCrashed
│   ├── PdfLocked, PdfWithoutText, PdfLettersUnknown, PdfBroken
│   └── NotAnArticle              LoginWall, Paywall, BotCheck, ErrorPage, HomePage, ListPage
├── SetAside                      reading it was cut off again and again, by what is not its doing
├── RankingFailed                 the article is there, and its summary cannot be had
├── NotInLibrary                  no such article, or not this reader's
├── ElementGone                   the element that a page named is not in the article's text
└── ActionError                   an action's key or moment cannot be taken; whoever wrote the client reads it
    ├── KeyMalformed, MomentMalformed, KeyReused, ActionUnderWay

`message` is an English msgid for gettext with %(name)s parameters; it is translated where it is shown,
and `params` fill it in. `advice` says what can be done; it is empty where all there is to do is what the
page always offers: to try again, to open the original. The library keeps `code` and `params`, from which
`error_from` makes it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


class Way(StrEnum):
    """A way forward that the page offers beside trying again and opening the original."""

    SEND = "send it from your browser"
    PASTE = "paste the text"


class NutgrafError(Exception):
    """The root of every error that a reader may see."""

    message: ClassVar[str] = N_("Something went wrong.")
    status: ClassVar[int] = 500
    ways: ClassVar[tuple[Way, ...]] = ()
    advice: ClassVar[str] = ""  # a msgid too, without parameters

    def __init__(self, **params: str | int) -> None:
        super().__init__(self.message % params)
        self.params: Mapping[str, str | int] = params

    @property
    def code(self) -> str:
        """The name that the library keeps."""
        return type(self).__name__

    def with_advice(self) -> str:
        """What is wrong and what can be done, for a terminal."""
        return f"{self} {self.advice}".rstrip()


class SettingsError(NutgrafError):
    message = N_("%(name)s: %(reason)s")


class NotInLibrary(NutgrafError):
    message = N_("There is no such article in your library.")
    status = 404


class ElementGone(NutgrafError):
    message = N_("The article has no such element any more.")
    status = 404


class ActionError(NutgrafError):
    status = 400


class KeyMalformed(ActionError):
    message = N_("The key of an action has 8 to 64 letters, digits, hyphens or underscores.")


class MomentMalformed(ActionError):
    message = N_("When this action was done cannot be read.")


class KeyReused(ActionError):
    message = N_("The key of this action belongs to another action.")
    status = 422


class ActionUnderWay(ActionError):
    message = N_("This action is being done already.")
    status = 409


class InputError(NutgrafError):
    status = 422


class NothingGiven(InputError):
    message = N_("Give an address, some text or a file.")


class AddressMalformed(InputError):
    message = N_("“%(address)s” is not a web address.")


class SeveralAddresses(InputError):
    message = N_("There are %(count)s addresses in this text; give one of them.")


class SchemeRefused(InputError):
    message = N_("Only http and https addresses can be read, not “%(scheme)s”.")


class PrivateAddress(InputError):
    message = N_(
        "%(host)s is a private address. The owner can allow it with the setting NUTGRAF_FETCH_ALLOW."
    )


class PortRefused(InputError):
    message = N_(
        "Port %(port)s is not one of the web’s. The owner can allow the host with NUTGRAF_FETCH_ALLOW."
    )


class PageUnreadable(InputError):
    message = N_("This is not text that can be read.")


class TooManyWaiting(InputError):
    message = N_("%(limit)s articles are on their way already. Save this one when some of them are there.")
    status = 429


class TitleMissing(InputError):
    message = N_("A title needs at least one character.")


class DateMalformed(InputError):
    message = N_("“%(date)s” is not a date.")


class NothingLeft(InputError):
    message = N_("Nothing would be left of the article, so this stays.")


class FetchError(NutgrafError):
    status = 502


class HostNotFound(FetchError):
    message = N_("There is no site at %(host)s. Check the address for a typing error.")


class HostUnreachable(FetchError):
    message = N_("%(host)s did not answer.")


class ConnectionInsecure(FetchError):
    message = N_("%(host)s could not prove that it is itself (its certificate is not valid).")


class FetchTimedOut(FetchError):
    message = N_("The page did not arrive within %(seconds)s seconds.")
    status = 504


class TooManyRedirects(FetchError):
    message = N_("The address was passed on more than %(limit)s times without arriving anywhere.")


class PageTooLarge(FetchError):
    message = N_("The page is larger than %(megabytes)s MB.")
    ways = (Way.PASTE,)


class PageMissing(FetchError):
    message = N_("The site says that this page does not exist (status %(status)s).")


class PageForbidden(FetchError):
    message = N_(
        "The site did not let us in (status %(status)s). It may want you to sign in, or refuse readers."
    )
    ways = (Way.SEND, Way.PASTE)


class ServerFailed(FetchError):
    message = N_("The site has a problem of its own (status %(status)s).")


class SiteBusy(FetchError):
    """`retry_after`: seconds, where the site says how long."""

    message = N_("The site is busy, and asks to come back later (status %(status)s).")
    ways = (Way.SEND, Way.PASTE)


class SiteResting(SiteBusy):
    message = N_("%(host)s was asked for another page, and asks to come back later.")


class StatusUnexpected(FetchError):
    message = N_("The site answered in a way that is not a page (status %(status)s).")


class PrivateAddressBehindName(FetchError):
    message = N_(
        "%(host)s leads to a private address. The owner can allow it with the setting NUTGRAF_FETCH_ALLOW."
    )


class NotAWebPage(FetchError):
    message = N_("This is not a web page (%(content_type)s).")


class FeedRefused(FetchError):
    message = N_("This is a feed, not an article: it lists what a site has published.")
    advice = N_("Nutgraf follows no feeds yet. Open one of its articles and give the address of that.")
    status = 422


class AnswerBroken(FetchError):
    message = N_("The site's answer broke off or made no sense.")


class LessComplete(FetchError):
    message = N_("The page now shows less than the copy that you have, so your copy stays.")


class ExtractionError(NutgrafError):
    status = 422
    ways: ClassVar[tuple[Way, ...]] = (Way.PASTE,)


class NothingToRead(ExtractionError):
    message = N_("There is no text to read on this page.")
    advice = N_(
        "If your browser shows some, send it from there with the bookmarklet, or copy its text and paste it."
    )
    ways = (Way.SEND, Way.PASTE)


class NotAnArticle(ExtractionError):
    message = N_("This page is not an article.")


class LoginWall(NotAnArticle):
    message = N_("The site asks to sign in before it shows the article.")
    advice = N_(
        "Sign in with your browser and send the page from there with the bookmarklet, or paste its text."
    )
    ways = (Way.SEND, Way.PASTE)


class Paywall(NotAnArticle):
    message = N_("Only the beginning of the article is here; the rest is for the site’s subscribers.")
    advice = N_("If you are one, send the page from your browser with the bookmarklet, or paste its text.")
    ways = (Way.SEND, Way.PASTE)


class BotCheck(NotAnArticle):
    message = N_("In place of the article, the site wants to make sure that a person is asking.")
    advice = N_(
        "Open the page in your browser and send it from there with the bookmarklet, or paste its text."
    )
    ways = (Way.SEND, Way.PASTE)


class ErrorPage(NotAnArticle):
    message = N_("In place of the article, the site shows an error.")
    advice = N_("Check the address, or try again later.")


class HomePage(NotAnArticle):
    message = N_("This is a site’s home page, not an article.")
    advice = N_("Open one of its articles and give the address of that.")
    ways = ()


class ListPage(NotAnArticle):
    message = N_("This page lists articles and is none itself.")
    advice = N_("Open one of them and give the address of that.")
    ways = ()


class PdfLocked(ExtractionError):
    message = N_("This PDF is locked with a password.")
    advice = N_("Save a copy of it without the password, and send that as a file.")


class PdfWithoutText(ExtractionError):
    message = N_("This PDF has pictures of its pages, and no text that could be read.")
    advice = N_("A program that recognises text (OCR) can add it: send the file again after that.")


class PdfLettersUnknown(ExtractionError):
    message = N_("This PDF does not say which letters its text is made of.")
    advice = N_("A program that recognises text (OCR) can add it: send the file again after that.")


class PdfBroken(ExtractionError):
    message = N_("This PDF is damaged, or a part of it is missing.")
    advice = N_("Download it once more, or send it as a file if your own copy opens.")


class PageTooComplex(ExtractionError):
    message = N_("The page is built in a way that would take too long to read.")


class ExtractionTimedOut(ExtractionError):
    message = N_("Reading the page took longer than %(seconds)s seconds.")


class ExtractionCrashed(ExtractionError):
    message = N_("Reading the page failed.")


class SetAside(NutgrafError):
    message = N_("Reading this was begun %(times)s times, and cut off each time; so it was set aside.")
    advice = N_("Try again. If that ends here too, open the original and paste its text.")
    ways = (Way.PASTE,)


class RankingFailed(NutgrafError):
    message = N_("There is no summary of this article: ranking its sentences would take too long.")


# what extraction calls a page that is no article → the error that says so
KINDS: Mapping[str, type[ExtractionError]] = {
    "login wall": LoginWall,
    "paywall": Paywall,
    "bot check": BotCheck,
    "error page": ErrorPage,
    "home page": HomePage,
    "list page": ListPage,
    "empty page": NothingToRead,
}


def error_of_kind(kind: str) -> ExtractionError:
    """The error that says what kind of page this is, if no article."""
    return KINDS.get(kind, NotAnArticle)()


def _all_codes(root: type[NutgrafError]) -> dict[str, type[NutgrafError]]:
    found = {root.__name__: root}
    for child in root.__subclasses__():
        found |= _all_codes(child)
    return found


def error_from(code: str, params: Mapping[str, str | int]) -> NutgrafError:
    """Make a kept error again; a code that this version does not know becomes the root error."""
    return _all_codes(NutgrafError).get(code, NutgrafError)(**params)
