"""The words that pages print over an article's key points, and over its sources or notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

# language → what stands over a box of key points; written by hand from the press's own habits.
_KEY_POINTS: Final[Mapping[str, str]] = {
    "en": "key points|key takeaways|key takeaway|the key takeaways|takeaways|main takeaways|top takeaways"
    "|highlights|key highlights|article highlights|story highlights|in brief|tl;dr|tldr|at a glance"
    "|key facts|key findings|key insights|key messages|main points|fast facts|the gist|quick summary|summary"
    "|executive summary|what to know|what you need to know",
    "de": "das Wichtigste in Kürze|das Wichtigste im Überblick|das Wichtigste auf einen Blick"
    "|auf einen Blick|in Kürze|kurz und knapp|kurz gesagt|Kernaussagen|Kernpunkte|die wichtigsten Punkte"
    "|die wichtigsten Fakten|die wichtigsten Erkenntnisse|Kurzfassung|Zusammenfassung|darum geht's",
    "fr": "en bref|l'essentiel|l'essentiel à retenir|points clés|les points clés|points essentiels"
    "|à retenir|ce qu'il faut retenir|en résumé|résumé",
    "es": "lo esencial|puntos clave|claves|las claves|ideas clave|en breve|lo más importante|en resumen"
    "|aspectos destacados|lo que hay que saber",
    "pt": "pontos principais|principais pontos|pontos-chave|destaques|em resumo|o essencial|resumo",
    "it": "in breve|punti chiave|i punti chiave|punti salienti|in sintesi|l'essenziale",
    "nl": "in het kort|kernpunten|hoofdpunten|belangrijkste punten|de belangrijkste punten|samengevat",
    "sv": "i korthet|det viktigaste|huvudpunkter|sammanfattning",
    "da": "kort fortalt|kort sagt|det vigtigste|hovedpunkter",
    "no": "kortversjonen|kort oppsummert|oppsummert|hovedpunkter",
    "fi": "lyhyesti|pääkohdat|tiivistelmä",
    "pl": "w skrócie|najważniejsze informacje|najważniejsze punkty|kluczowe punkty|podsumowanie",
    "cs": "ve zkratce|hlavní body|stručně|shrnutí",
    "ro": "pe scurt|puncte cheie|idei principale",
    "hu": "röviden|főbb pontok|a lényeg|összefoglaló",
    "tr": "özetle|kısaca|önemli noktalar|öne çıkanlar|özet",
    "ru": "коротко|кратко|вкратце|главное|самое важное|ключевые моменты|основные моменты|основные тезисы",
    "uk": "коротко|стисло|головне|ключові моменти",
    "el": "με λίγα λόγια|κύρια σημεία|βασικά σημεία",
    "ar": "أبرز النقاط|النقاط الرئيسية|باختصار|ملخص",
    "he": "בקצרה|עיקרי הדברים|נקודות מפתח",
    "fa": "نکات کلیدی|خلاصه",
    "hi": "मुख्य बातें|मुख्य बिंदु|संक्षेप में",
    "zh": "要点|要點|核心要点|本文要点|重点|重點|重點摘要|摘要",
    "ja": "要点|要約|概要|ポイント|この記事のポイント",
    "ko": "핵심 요약|핵심 포인트|요약|요점|한눈에 보기",
    "id": "poin penting|poin utama|ringkasan|intisari",
    "vi": "điểm chính|những điểm chính|tóm tắt",
}
# language → what stands over sources, notes and further reading; not "Note", which heads a remark.
_REFERENCES: Final[Mapping[str, str]] = {
    "en": "references|reference list|references and notes|notes and references|notes|footnotes|endnotes"
    "|bibliography|works cited|literature cited|citations|source|sources|article sources|sources and notes"
    "|further reading|references and further reading|sources and further reading|external links|see also"
    "|additional resources|further resources",
    "de": "Quelle|Quellen|Quellenangaben|Quellenverzeichnis|Literatur|Literaturverzeichnis|Literaturhinweise"
    "|Einzelnachweise|Belege|Fußnoten|Endnoten|Anmerkungen|Weblinks|weiterführende Literatur"
    "|weiterführende Links|siehe auch",
    "fr": "sources|références|références bibliographiques|bibliographie|notes|notes et références"
    "|notes de bas de page|liens externes|voir aussi|pour aller plus loin|pour en savoir plus",
    "es": "fuente|fuentes|referencias|referencias bibliográficas|notas y referencias|bibliografía|notas"
    "|notas al pie|enlaces externos|véase también|lecturas recomendadas|para saber más",
    "pt": "fonte|fontes|referências|referências bibliográficas|bibliografia|notas|notas de rodapé"
    "|ligações externas|ver também",
    "it": "fonte|fonti|riferimenti|riferimenti bibliografici|bibliografia|sitografia"
    "|collegamenti esterni|voci correlate|per approfondire",
    "nl": "bron|bronnen|bronvermelding|referenties|literatuur|literatuurlijst|voetnoten|noten"
    "|externe links|zie ook|verder lezen",
    "sv": "källa|källor|källförteckning|referenser|noter|fotnoter|litteratur|externa länkar|se även",
    "da": "kilde|kilder|referencer|noter|fodnoter|litteratur|eksterne henvisninger|se også",
    "no": "kilde|kilder|kildehenvisninger|referanser|noter|fotnoter|litteratur|eksterne lenker|se også",
    "fi": "lähde|lähteet|viitteet|alaviitteet|kirjallisuutta|aiheesta muualla|katso myös",
    "pl": "źródło|źródła|przypisy|bibliografia|literatura|piśmiennictwo|linki zewnętrzne|zobacz też",
    "cs": "zdroj|zdroje|literatura|použitá literatura|poznámky|poznámky pod čarou|externí odkazy",
    "ro": "sursa|surse|referințe|bibliografie|legături externe|vezi și",
    "hu": "forrás|források|jegyzetek|lábjegyzetek|irodalom|irodalomjegyzék|hivatkozások",
    "tr": "kaynak|kaynaklar|kaynakça|referanslar|dipnotlar|notlar|dış bağlantılar|ayrıca bakınız",
    "ru": "источник|источники|примечания|литература|список литературы|библиография|сноски|ссылки|см. также",
    "uk": "джерело|джерела|примітки|література|список літератури|виноски|посилання|див. також",
    "el": "πηγή|πηγές|παραπομπές|βιβλιογραφία|σημειώσεις|υποσημειώσεις|εξωτερικοί σύνδεσμοι",
    "ar": "المصدر|المصادر|مصادر|المراجع|مراجع|الهوامش|روابط خارجية|انظر أيضا",
    "he": "מקורות|הערות שוליים|ביבליוגרפיה|לקריאה נוספת|קישורים חיצוניים",
    "fa": "منبع|منابع|پانویس|پی‌نوشت",
    "hi": "संदर्भ|सन्दर्भ|स्रोत|टिप्पणियाँ",
    "zh": "参考文献|參考文獻|参考资料|參考資料|参考来源|注释|註釋|脚注|来源|资料来源|資料來源"
    "|外部链接|延伸阅读|参见",
    "ja": "参考文献|参考資料|参考リンク|引用文献|出典|脚注|注釈|関連項目|外部リンク",
    "ko": "참고 문헌|참고문헌|참고자료|출처|각주|외부 링크|같이 보기",
    "id": "sumber|referensi|catatan kaki|daftar pustaka|pranala luar",
    "vi": "nguồn|tham khảo|tài liệu tham khảo|chú thích|liên kết ngoài",
}
# What stands on the same line as a source: "Source: harbour office".
_SOURCE: Final = (
    "source|sources|image source|Quelle|Quellen|fuente|fuentes|fonte|fontes|fonti|bron|bronnen|källa|källor"
    "|kilde|kilder|lähde|lähteet|źródło|źródła|zdroj|zdroje|sursa|surse|forrás|források|kaynak|kaynaklar"
    "|источник|источники|джерело|джерела|πηγή|πηγές|المصدر|المصادر|מקור|מקורות|منبع|منابع|स्रोत|来源|來源"
    "|资料来源|資料來源|出典|출처|sumber|nguồn"
)
LONGEST_LABEL: Final = 60  # letters
_WORD: Final = re.compile(r"[^\W_]+")
_BEFORE: Final = re.compile(r"(?:\d{1,2} )?(.*?)(?: edit)?")  # "7. References [edit]"


def is_key_points_label(text: str) -> bool:
    """Tell whether a whole line is what stands over a box of key points."""
    return len(text) <= LONGEST_LABEL and _fold(text) in _KEY_POINT_LABELS


def is_references_label(text: str) -> bool:
    """Tell whether a whole line is what stands over sources, notes or further reading."""
    return len(text) <= LONGEST_LABEL and _fold(text) in _REFERENCE_LABELS


def is_source_label(text: str) -> bool:
    """Tell whether a label is what stands on the same line as a source."""
    return len(text) <= LONGEST_LABEL and _fold(text) in _SOURCE_LABELS


def _fold(text: str) -> str:
    words = " ".join(_WORD.findall(text.casefold()))
    found = _BEFORE.fullmatch(words)
    return found[1] if found else words


def _folded(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(_fold(phrase) for line in phrases for phrase in line.split("|"))


_KEY_POINT_LABELS: Final = _folded(_KEY_POINTS.values())
_REFERENCE_LABELS: Final = _folded(_REFERENCES.values())
_SOURCE_LABELS: Final = _folded([_SOURCE])
