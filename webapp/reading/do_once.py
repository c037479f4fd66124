"""Does an action with an idempotency key once, however often a device sends it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from webapp import limits
from webapp.errors import ActionUnderWay
from webapp.library import actions
from webapp.library.actions import Action, ActionLibrary, Answer
from webapp.reading.services import Services


@dataclass(frozen=True, slots=True)
class Attempt:
    """An action being done. Its use cases take `services`, whose first transaction keeps its key."""

    action: Action
    library: ActionLibrary
    services: Services

    def end(self, answer: Answer) -> None:
        """Keep what was answered, for the next time that it comes."""
        try:
            with self.library.write() as c:
                actions.keep_answer(c, self.action, answer)
        except ActionUnderWay:
            pass  # it kept nothing, and another sending of it has just kept its key

    def refuse(self) -> None:
        """Let it come again, though a part of it may be done."""
        if self.library.has_key:
            with self.library.write() as c:
                actions.forget(c, self.action)


def begin(services: Services, action: Action) -> Attempt | Answer:
    """Begin an action, or give the answer that it got before. Raises: KeyReused, ActionUnderWay."""
    lost_before = datetime.now(UTC) - timedelta(seconds=limits.ACTION_SECONDS)
    with services.library.read() as c:
        answer = actions.find_answer(c, action, lost_before=lost_before)
    if answer is not None:
        return answer
    library = ActionLibrary(services.library, action)
    return Attempt(action, library, replace(services, library=library))


def purge_actions(services: Services) -> int:
    """Forget the keys that no device will send any more; returns how many."""
    with services.library.write() as c:
        return actions.purge(c, datetime.now(UTC) - timedelta(days=limits.ACTION_DAYS))
