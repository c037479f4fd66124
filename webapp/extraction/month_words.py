"""The months' names in many languages, from January on; bench/month_words.py writes them."""

from typing import Final

MONTHS: Final = (
    "ene ener enero gen gene gener genn gennaio ian ianu ianuarie jan jane janeiro janu januar "
    "januari january január januára janv janvier led lede leden ledn ledna oca ocak sau saus sausio "
    "sausis sij sije siječanj siječnja sty styc styczeń stycznia tam tamm tammi tammikuu tammikuuta "
    "ιαν ιανο ιανουάριοσ ιανουαρίου січ січе січень січн січня янв янва январь января яну януа "
    "януари јан јану јануар ינו ינוא ינואר ינו׳ ينا يناي يناير जनव जनवर जनवरी जन॰",
    "feb febb febbraio febr febrer febrero februar februari februarie february február februára fev "
    "feve fevereiro fév févr février hel helm helmi helmikuu helmikuuta lut lute lutego luty vas "
    "vasa vasario vasaris vel velj veljača veljače úno únor února şub şuba şubat φεβ φεβρ "
    "φεβρουάριοσ φεβρουαρίου лют люти лютий люто лютого феб фебр фебруар фев февр февраль февраля "
    "февруари פבר פברו פברואר פבר׳ فبر فبرا فبراير फ़र फ़रव फ़रवरी फ़र॰",
    "bře břez březen března kov kova kovas kovo maa maal maalis maaliskuu maaliskuuta maar maart mar "
    "marc marca march mare marec maret mars mart martie marts marz marzec marzo març março mrt már "
    "márc március mär märz ožu ožuj ožujak ožujka μάρ μάρτ μάρτιοσ μαρ μαρτ μαρτίου бер бере "
    "березень березня мар март марта מרץ مار مارس मार मार् मार्च",
    "abr abri abril apr apri april aprile aprilie aprí apríl apríla avr avri avril bal bala balandis "
    "balandžio dub dube duben dubn dubna d’ab d’abr d’abril huh huht huhti huhtikuu huhtikuuta kwi "
    "kwie kwiecień kwietnia nis nisa nisan tra trav travanj travnja ápr ápri április απρ απρί "
    "απρίλιοσ απρι απριλίου апр апре апрель апреля апри април кві квіт квітень квітня אפר אפרי אפריל "
    "אפר׳ أبر أبري أبريل अप् अप्र अप्रैल",
    "geg gegu gegužė gegužės kvě květ květen května mag magg maggio mai maig maio maj maja may mayo "
    "mayı mayıs mei máj mája máju május svi svib svibanj svibnja tou touk touko toukokuu toukokuuta "
    "μάι μάιο μάιοσ μαι μαϊ μαΐ μαΐου май мая мај тра трав травень травня מאי ماي مايو मई",
    "bir birž birželio birželis cze czer czerwca czerwiec giu giug giugno haz hazi haziran iun iuni "
    "iunie juin jun june junh junho juni junij junio juny jún júna júni június kes kesä kesäkuu "
    "kesäkuuta lipa lipanj lipn lipnja červen června čvn ιουν ιουνίου ιούν ιούνιοσ июн июнь июня чер "
    "черв червень червня юни јун יונ יוני يون يوني يونيو जून",
    "hei hein heinä heinäkuu heinäkuuta iul iuli iulie juil juillet jul julh julho juli julij julio "
    "juliol july júl júla júli július lie liep liepa liepos lip lipc lipca lipi lipiec lug lugl "
    "luglio srpa srpanj srpnja tem temm temmuz července červenec čvc ιουλ ιουλίου ιούλ ιούλιοσ июл "
    "июль июля лип липе липень липн липня юли јул יול יולי يول يولي يوليو जुल जुला जुलाई जुल॰",
    "ag ago agos agost agosto agu agus agustus aoû août aug augu august augusta augusti augustus "
    "augusztus avg avgu avgust ağu ağus ağustos d’ag d’agost elo elok elokuu elokuuta kol kolo "
    "kolovoz kolovoza rugp rugpjūtis rugpjūčio sie sier sierpień sierpnia srp srpe srpen srpn srpna "
    "αυγ αυγο αυγούστου αύγ αύγο αύγουστοσ авг авгу август августа сер серп серпень серпня אוג אוגו "
    "אוגוסט אוג׳ أغس أغسط أغسطس अगस अगस् अगस्त अग॰",
    "eyl eylü eylül rugs rugsėjis rugsėjo ruj ruja rujan rujn rujna sep sept september septembra "
    "septembre septembrie septiembre set sete setembre setembro sett settembre syy syys syyskuu "
    "syyskuuta sze szep szept szeptember wrz wrze wrzesień września zář září σεπ σεπτ σεπτέμβριοσ "
    "σεπτεμβρίου вер вере вересень вересня сен сент сентябрь сентября сеп септ септембар септември "
    "ספט ספטמ ספטמבר ספט׳ سبت سبتم سبتمبر सित सितं सितंबर सित॰",
    "d’o d’oc d’oct d’octubre eki ekim lok loka lokakuu lokakuuta oct octo october octobre octombrie "
    "octu octubre okt okto oktober októ október októbra ott otto ottobre out outu outubro paź paźd "
    "październik października spa spal spalio spalis říj říje říjen říjn října οκτ οκτω οκτωβρίου "
    "οκτώ οκτώβριοσ жов жовт жовтень жовтня окт окто октобар октомври октя октябрь октября אוק אוקט "
    "אוקטובר אוק׳ أكت أكتو أكتوبر अक् अक्ट अक्टूबर अक्टू॰",
    "kas kası kasım lap lapk lapkr lapkritis lapkričio lis list listopad listopada listopadu marr "
    "marras marraskuu marraskuuta noi noie noiembrie nov nove november novembra novembre novembro "
    "novi noviembre stu stud studeni studenoga νοέ νοέμ νοέμβριοσ νοε νοεμ νοεμβρίου лис лист "
    "листопад листопада нов нове новембар ное ноем ноември ноя нояб ноябрь ноября נוב נובמ נובמבר "
    "נוב׳ نوف نوفم نوفمبر नवं नवंब नवंबर नव॰",
    "ara aral aralık dec dece december decembra decembrie des dese desember desembre dez deze "
    "dezember dezembro dic dice dicembre dici diciembre déc déce décembre gru grud grudnia grudzień "
    "gruo gruod gruodis gruodžio jou joul joulu joulukuu joulukuuta pro pros prosinac prosinca "
    "prosince prosinec δεκ δεκέ δεκέμβριοσ δεκε δεκεμβρίου гру груд грудень грудня дек дека декабрь "
    "декабря деке декември дец деце децембар דצמ דצמב דצמבר דצמ׳ ديس ديسم ديسمبر दिस दिसं दिसंबर "
    "दिस॰",
)
