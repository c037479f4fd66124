"""Names of months by language, generated from CLDR by bench/month_words.py."""

from collections.abc import Mapping
from typing import Final

# language → its months' names in lower case, from January on
MONTHS: Final[Mapping[str, str]] = {
    "en": (
        "jan,january | feb,february | mar,march | apr,april | may | jun,june | jul,july | "
        "aug,august | sep,september | oct,october | nov,november | dec,december"
    ),
    "de": (
        "jan,januar | feb,februar | mär,märz | apr,april | mai | jun,juni | jul,juli | aug,august |"
        " sep,sept,september | okt,oktober | nov,november | dez,dezember"
    ),
    "fr": (
        "janv,janvier | févr,février | mars | avr,avril | mai | juin | juil,juillet | août | "
        "sept,septembre | oct,octobre | nov,novembre | déc,décembre"
    ),
    "es": (
        "ene,enero | feb,febrero | mar,marzo | abr,abril | may,mayo | jun,junio | jul,julio | "
        "ago,agosto | sept,septiembre | oct,octubre | nov,noviembre | dic,diciembre"
    ),
    "pt": (
        "jan,janeiro | fev,fevereiro | mar,março | abr,abril | mai,maio | jun,junho | jul,julho | "
        "ago,agosto | set,setembro | out,outubro | nov,novembro | dez,dezembro"
    ),
    "it": (
        "gen,gennaio | feb,febbraio | mar,marzo | apr,aprile | mag,maggio | giu,giugno | lug,luglio"
        " | ago,agosto | set,settembre | ott,ottobre | nov,novembre | dic,dicembre"
    ),
    "nl": (
        "jan,januari | feb,februari | maart,mrt | apr,april | mei | jun,juni | jul,juli | "
        "aug,augustus | sep,september | okt,oktober | nov,november | dec,december"
    ),
    "sv": (
        "jan,januari | feb,februari | mars | apr,april | maj | juni | juli | aug,augusti | "
        "sep,september | okt,oktober | nov,november | dec,december"
    ),
    "da": (
        "jan,januar | feb,februar | mar,marts | apr,april | maj | jun,juni | jul,juli | aug,august "
        "| sep,september | okt,oktober | nov,november | dec,december"
    ),
    "nb": (
        "jan,januar | feb,februar | mar,mars | apr,april | mai | jun,juni | jul,juli | aug,august |"
        " sep,september | okt,oktober | nov,november | des,desember"
    ),
    "fi": (
        "tammi,tammikuu,tammikuuta | helmi,helmikuu,helmikuuta | maalis,maaliskuu,maaliskuuta | "
        "huhti,huhtikuu,huhtikuuta | touko,toukokuu,toukokuuta | kesä,kesäkuu,kesäkuuta | "
        "heinä,heinäkuu,heinäkuuta | elo,elokuu,elokuuta | syys,syyskuu,syyskuuta | "
        "loka,lokakuu,lokakuuta | marras,marraskuu,marraskuuta | joulu,joulukuu,joulukuuta"
    ),
    "pl": (
        "sty,styczeń,stycznia | lut,lutego,luty | mar,marca,marzec | kwi,kwiecień,kwietnia | "
        "maj,maja | cze,czerwca,czerwiec | lip,lipca,lipiec | sie,sierpień,sierpnia | "
        "wrz,wrzesień,września | paź,październik,października | lis,listopad,listopada | "
        "gru,grudnia,grudzień"
    ),
    "cs": (
        "led,leden,ledna | úno,únor,února | bře,březen,března | dub,duben,dubna | kvě,květen,května"
        " | červen,června,čvn | července,červenec,čvc | srp,srpen,srpna | zář,září | "
        "říj,říjen,října | lis,listopad,listopadu | pro,prosince,prosinec"
    ),
    "sk": (
        "jan,január,januára | feb,február,februára | mar,marca,marec | apr,apríl,apríla | máj,mája "
        "| jún,júna | júl,júla | aug,august,augusta | sep,september,septembra | okt,október,októbra"
        " | nov,november,novembra | dec,december,decembra"
    ),
    "hu": (
        "jan,január | febr,február | márc,március | ápr,április | máj,május | jún,június | "
        "júl,július | aug,augusztus | szept,szeptember | okt,október | nov,november | dec,december"
    ),
    "ro": (
        "ian,ianuarie | feb,februarie | mar,martie | apr,aprilie | mai | iun,iunie | iul,iulie | "
        "aug,august | sept,septembrie | oct,octombrie | noiembrie,nov | dec,decembrie"
    ),
    "ru": (
        "янв,январь,января | февр,февраль,февраля | мар,март,марта | апр,апрель,апреля | май,мая | "
        "июн,июнь,июня | июл,июль,июля | авг,август,августа | сент,сентябрь,сентября | "
        "окт,октябрь,октября | нояб,ноябрь,ноября | дек,декабрь,декабря"
    ),
    "uk": (
        "січ,січень,січня | лют,лютий,лютого | бер,березень,березня | квіт,квітень,квітня | "
        "трав,травень,травня | черв,червень,червня | лип,липень,липня | серп,серпень,серпня | "
        "вер,вересень,вересня | жовт,жовтень,жовтня | лист,листопад,листопада | груд,грудень,грудня"
    ),
    "el": (
        "ιαν,ιανουάριοσ,ιανουαρίου | φεβ,φεβρουάριοσ,φεβρουαρίου | μάρ,μάρτιοσ,μαρ,μαρτίου | "
        "απρ,απρίλιοσ,απριλίου | μάι,μάιοσ,μαΐ,μαΐου | ιουν,ιουνίου,ιούν,ιούνιοσ | "
        "ιουλ,ιουλίου,ιούλ,ιούλιοσ | αυγ,αυγούστου,αύγ,αύγουστοσ | σεπ,σεπτέμβριοσ,σεπτεμβρίου | "
        "οκτ,οκτωβρίου,οκτώβριοσ | νοέ,νοέμβριοσ,νοε,νοεμβρίου | δεκ,δεκέμβριοσ,δεκεμβρίου"
    ),
    "tr": (
        "oca,ocak | şub,şubat | mar,mart | nis,nisan | may,mayıs | haz,haziran | tem,temmuz | "
        "ağu,ağustos | eyl,eylül | eki,ekim | kas,kasım | ara,aralık"
    ),
    "ca": (
        "de gen,de gener,gen,gener | de febr,de febrer,febr,febrer | de març,març | "
        "abr,abril,d’abr,d’abril | de maig,maig | de juny,juny | de jul,de juliol,jul,juliol | "
        "ag,agost,d’ag,d’agost | de set,de setembre,set,setembre | d’oct,d’octubre,oct,octubre | de"
        " nov,de novembre,nov,novembre | de des,de desembre,des,desembre"
    ),
    "hr": (
        "sij,siječanj,siječnja | velj,veljača,veljače | ožu,ožujak,ožujka | tra,travanj,travnja | "
        "svi,svibanj,svibnja | lip,lipanj,lipnja | srp,srpanj,srpnja | kol,kolovoz,kolovoza | "
        "ruj,rujan,rujna | lis,listopad,listopada | stu,studeni,studenoga | pro,prosinac,prosinca"
    ),
    "sl": (
        "jan,januar | feb,februar | mar,marec | apr,april | maj | jun,junij | jul,julij | "
        "avg,avgust | sep,september | okt,oktober | nov,november | dec,december"
    ),
    "lt": (
        "saus,sausio,sausis | vas,vasario,vasaris | kov,kovas,kovo | bal,balandis,balandžio | "
        "geg,gegužė,gegužės | birž,birželio,birželis | liep,liepa,liepos | rugp,rugpjūtis,rugpjūčio"
        " | rugs,rugsėjis,rugsėjo | spal,spalio,spalis | lapkr,lapkritis,lapkričio | "
        "gruod,gruodis,gruodžio"
    ),
    "id": (
        "jan,januari | feb,februari | mar,maret | apr,april | mei | jun,juni | jul,juli | "
        "agu,agustus | sep,september | okt,oktober | nov,november | des,desember"
    ),
    "vi": (
        "thg 1,tháng 1 | thg 2,tháng 2 | thg 3,tháng 3 | thg 4,tháng 4 | thg 5,tháng 5 | thg "
        "6,tháng 6 | thg 7,tháng 7 | thg 8,tháng 8 | thg 9,tháng 9 | thg 10,tháng 10 | thg 11,tháng"
        " 11 | thg 12,tháng 12"
    ),
    "ar": (
        "يناير | فبراير | مارس | أبريل | مايو | يونيو | يوليو | أغسطس | سبتمبر | أكتوبر | نوفمبر | ديسمبر"
    ),
    "he": (
        "ינואר,ינו׳ | פברואר,פבר׳ | מרץ | אפריל,אפר׳ | מאי | יוני | יולי | אוגוסט,אוג׳ | "
        "ספטמבר,ספט׳ | אוקטובר,אוק׳ | נובמבר,נוב׳ | דצמבר,דצמ׳"
    ),
    "hi": (
        "ינואר,ינו׳,जनवरी,जन॰ | פברואר,פבר׳,फ़रवरी,फ़र॰ | מרץ,मार्च | אפריל,אפר׳,अप्रैल | מאי,मई | "
        "יוני,जून | יולי,जुलाई,जुल॰ | אוגוסט,אוג׳,अगस्त,अग॰ | ספטמבר,ספט׳,सितंबर,सित॰ | "
        "אוקטובר,אוק׳,अक्टूबर,अक्टू॰ | נובמבר,נוב׳,नवंबर,नव॰ | דצמבר,דצמ׳,दिसंबर,दिस॰"
    ),
    "bg": (
        "яну,януари,ינואר,ינו׳ | фев,февруари,פברואר,פבר׳ | март,מרץ | апр,април,אפריל,אפר׳ | "
        "май,מאי | юни,יוני | юли,יולי | авг,август,אוגוסט,אוג׳ | сеп,септември,ספטמבר,ספט׳ | "
        "окт,октомври,אוקטובר,אוק׳ | ное,ноември,נובמבר,נוב׳ | дек,декември,דצמבר,דצמ׳"
    ),
    "sr": (
        "јан,јануар,ינואר,ינו׳ | феб,фебруар,פברואר,פבר׳ | мар,март,מרץ | апр,април,אפריל,אפר׳ | "
        "мај,מאי | јун,יוני | јул,יולי | авг,август,אוגוסט,אוג׳ | сеп,септембар,ספטמבר,ספט׳ | "
        "окт,октобар,אוקטובר,אוק׳ | нов,новембар,נובמבר,נוב׳ | дец,децембар,דצמבר,דצמ׳"
    ),
}
# locales of these languages that have names of their own
OWN_NAMES: Final = frozenset(
    (
        "ar_DZ",
        "ar_IQ",
        "ar_JO",
        "ar_LB",
        "ar_MA",
        "ar_MR",
        "ar_PS",
        "ar_SY",
        "ar_TN",
        "de_AT",
        "de_IT",
        "el_POLYTON",
        "en_Dsrt",
        "en_Dsrt_US",
        "en_Shaw",
        "en_Shaw_GB",
        "es_PE",
        "es_UY",
        "fr_CA",
        "fr_MA",
        "sr_Latn",
        "sr_Latn_BA",
        "sr_Latn_ME",
        "sr_Latn_RS",
        "sr_Latn_XK",
    )
)
# locales in which 3/4 is in March
MONTH_FIRST: Final = frozenset(
    (
        "ak",
        "ak_GH",
        "blo",
        "blo_BJ",
        "cad",
        "cad_US",
        "ceb",
        "ceb_PH",
        "chr",
        "chr_US",
        "cic",
        "cic_US",
        "ee",
        "ee_GH",
        "ee_TG",
        "en",
        "en_AS",
        "en_BI",
        "en_GU",
        "en_MH",
        "en_MP",
        "en_PH",
        "en_PR",
        "en_UM",
        "en_US",
        "en_US_POSIX",
        "en_VI",
        "es_PA",
        "es_PR",
        "fil",
        "fil_PH",
        "gaa",
        "gaa_GH",
        "iu",
        "iu_CA",
        "ks",
        "ks_Arab",
        "ks_Arab_IN",
        "lkt",
        "lkt_US",
        "mus",
        "mus_US",
        "om",
        "om_ET",
        "om_KE",
        "or",
        "or_IN",
        "osa",
        "osa_US",
        "sd_Deva",
        "sd_Deva_IN",
        "ti",
        "ti_ER",
        "ti_ET",
        "xh",
        "xh_ZA",
        "zu",
        "zu_ZA",
    )
)
