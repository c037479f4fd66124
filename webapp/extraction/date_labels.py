"""What a date is labelled as: the day of publication, of a change, or of something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

Label = Literal["published", "plain", "updated", "other"]
_LETTERS: Final = 40  # before a date
# label → what stands before a date, by hand from the habits of the press; the first that is found counts.
_SAID: Final[Mapping[Label, str]] = {
    "other": r"\b(?:received|accepted|submitted|time ?frame|period|event|deadline|joined|member since"
    r"|registered|mitglied seit|registriert|beigetreten|last visit|expires?|valid until|gültig|copyright|born"
    r"|since|seit|ab dem|bis zum|until|from|issue|ausgabe|accessed|retrieved|abgerufen|inscrit"
    r"|letzter besuch|today|heute ist|next)\b|©",
    "updated": r"updated?|modified|revised|edited|changed|last (?:change|edit)|reviewed|aktualisiert|geändert"
    r"|bearbeitet|letzte (?:änderung|aktualisierung)|\bstand\b|mis à jour|modifié|actualizad[oa]"
    r"|modificad[oa]|atualizad[oa]|aggiornat[oa]|ultima modifica|bijgewerkt|gewijzigd|uppdatera[dt]"
    r"|opdateret|oppdatert|päivitetty|aktualizac|zaktualizowano|обновлен|изменен|оновлено|更新|修改|수정"
    r"|ενημ[εέ]ρωση|güncelle|تحديث",
    "published": r"publi(?:shed|é|cado|cada|cação|cato|ziert|kowano|cerad|ceret|sert|c)|posted|created"
    r"|written|first|veröffentlicht|erschienen|erstellt|geschrieben|geplaatst|gepubliceerd|postado|inserito"
    r"|julkaistu|publikov|опубликован|дата|опубліковано|发布|發布|公開|投稿|掲載|작성|입력|등록|yayın|نشر",
}
_PATTERNS: Final = tuple((label, re.compile(words, re.I)) for label, words in _SAID.items())


def read_label(before: str) -> Label:
    """Say what the words before a date make of it."""
    near = before[-_LETTERS:]
    return next((label for label, pattern in _PATTERNS if pattern.search(near)), "plain")
