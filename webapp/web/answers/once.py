"""Does an action that carries a key once, however often it comes, and answers it alike each time.

A device that was away sends again what it cannot know to have arrived. The key stands in the header
`Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header: a string in quotes; taken without them too), or
in a form's field `action_key`.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace

from flask import Flask, Response, g, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from webapp import limits
from webapp.errors import KeyMalformed
from webapp.library.actions import Action, Answer
from webapp.reading import do_once
from webapp.reading.do_once import Attempt
from webapp.web.answers.access import person
from webapp.web.answers.guards import CHANGING, OPEN_ENDPOINTS
from webapp.web.answers.way_back import way_back
from webapp.web.runtime import runtime

HEADER, FIELD = "Idempotency-Key", "action_key"
OLD_HEADER = "Action-Key"  # of workers that browsers keep from before
_BARE = rf"[0-9A-Za-z_-]{{8,{limits.ACTION_KEY_CHARS}}}"
_KEY = re.compile(rf'"(?P<quoted>{_BARE})"[ ]*(?:;.*)?|(?P<bare>{_BARE})', re.ASCII)
_OF_ONE_SENDING = frozenset({"csrf_token", FIELD})  # fields that may differ when the same comes again


def init_app(app: Flask) -> None:
    """Look at every action before its view and after it; who may ask was looked at before."""
    app.before_request(begin)
    app.after_request(end)


def begin() -> ResponseReturnValue | None:
    """Answer an action that is done; let a new one through to its view, with services of its own."""
    key = _key() if request.method in CHANGING and request.endpoint not in OPEN_ENDPOINTS else None
    if key is None:
        return None
    found = do_once.begin(runtime().services, Action(person(), key, fingerprint()))
    if isinstance(found, Answer):
        return _once_more(found)
    g.attempt = found
    g.runtime = replace(runtime(), services=found.services)
    return None


def end(response: Response) -> Response:
    """Remember what was answered. What was refused may come again; what a defect cut off is done so far."""
    attempt: Attempt | None = g.pop("attempt", None)
    if attempt is None:
        return response
    if response.status_code < 400:
        attempt.end(Answer(response.status_code, response.headers.get("Location")))
    elif response.status_code < 500:
        attempt.refuse()
    return response


def _key() -> str | None:
    """The action's key. Raises: KeyMalformed."""
    headers = request.headers
    given = headers.get(HEADER) or headers.get(OLD_HEADER) or request.form.get(FIELD)
    if not given:
        return None
    found = _KEY.fullmatch(given.strip())
    if found is None:
        raise KeyMalformed
    return found["quoted"] or found["bare"]


def fingerprint() -> str:
    """Tell this action from others: a hash over method, address, fields and files, whatever encodes them."""
    fields = [
        (name, value.replace("\r\n", "\n").replace("\r", "\n"))  # multipart forms end lines by CRLF
        for name, value in request.form.items(multi=True)
        if name not in _OF_ONE_SENDING
    ]
    files = [(name, file.filename, _hash(file)) for name, file in request.files.items(multi=True)]
    rest = hashlib.sha256(request.get_data()).hexdigest()  # of what is no form
    asked = [request.method, request.full_path, fields, files, rest]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def _hash(file: FileStorage) -> str:
    found = hashlib.file_digest(file.stream, "sha256").hexdigest()  # type: ignore[arg-type]
    file.stream.seek(0)
    return found


def _once_more(answer: Answer) -> ResponseReturnValue:
    """The answer that was given before; one that was lost leads back to where the form stood."""
    if answer.status is None:
        is_script = request.accept_mimetypes.best == "application/json"
        return ("", 204) if is_script else redirect(way_back(), 303)
    return Response(status=answer.status, headers={"Location": answer.location} if answer.location else None)
