"""The closed-class words that clause structure hangs on, one table per language."""

from collections.abc import Mapping
from types import MappingProxyType

from bilik.errors import SettingError
from bilik.extract.clause.wordclass import Grammar


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_GRAMMARS: Mapping[str, Grammar] = MappingProxyType(
    {
        "en": Grammar(
            code="en",
            preceding=_words("before until"),
            living=_words("born bear die"),
            ending=_words("to until till through"),
            heading=_words("head lead run manage direct"),
            seeming=_words("form"),
            expecting=_words("expect due likely set"),
            among=_phrases("of them|of whom|of which"),
            bidding=_phrases("run for|run in|run again|run as|run against|work as"),
            concerning=_words("on about concerning"),
            permitting=_words("can may must shall right power entitle empower"),
            earlier=_words("had earlier previously before ago formerly once"),
            under=_words("deputy vice assistant"),
            prior=(
                "before that",
                "before this",
                "prior to",
                "before his",
                "before her",
                "until then",
            ),
            dating=("on", "in"),
            naming=_words("of dated"),
            ranging=(_words("from"), "to"),
            granting=_words(
                "give grant confer assign accord entrust reserve transfer pass belong hand "
                "delegate leave cede return restore"
            ),
            scheduling=_words("for"),
            charging=_words("for"),
            general=_words(
                "president presidency head premier minister vice-president parliament legislature "
                "chamber house senate government cabinet court constitution republic state country"
            ),
            ours=_words("our ours"),
            comparing=("unlike", "like", "than", "as in", "compared with", "contrast to"),
            placing=_words("in of the"),
            situating=_words("in under with"),
            appointees=_words("judge member"),
            aside=_words("but yet"),
            succeeding=_phrases(
                "after|following|instead of|in place of|in the place of|in succession to"
            ),
            skipped=_words("the a an its his her their all any also prematurely of"),
            joining=_words(", and or ; nor"),
            pointing=_words("this that these those such same said"),
            fresh=_words("new"),
            novel=_words("new another other future any no every each"),
            definite=_words("the"),
            indefinite=_words("a an"),
            nominative=_words("he she they"),
            subjects=_words("he she it they"),
            possessive=_words("its their"),
            temporal=_words("since after before until"),
            animate=_words("he him his she her"),
            inanimate=_words("this it its"),
            repeating=_words("only just merely"),
            negating=_words("not no never cannot neither nor"),
            none=_words("nothing nobody none no-one"),
            denying=frozenset(),
            copulas=_words("is are was were be been being – —"),
            prepositions=_words(
                "of in on at by to for from with under within during after before since until "
                "through between among against into upon about over as without per via"
            ),
            modals=_words("be have do may can must shall will continue"),
            supposing=_words("should could might ought"),
            relative=_words("who whom which that"),
            opening=_words(
                "who whom whose which that if when where while because although whether whereas "
                "though unless"
            ),
            contrasting=_words("but"),
            depriving=_words(
                "lose deprive strip forfeit cease stop deny forbid prohibit ban bar refuse withhold"
            ),
            whenever=_words("when"),
            obtaining=_words("acquire enjoy inherit obtain receive gain lose"),
            competences=_words(
                "right power prerogative authority competence privilege duty obligation task "
                "ability freedom permission mandate responsibility opportunity chance discretion"
            ),
            dissolving=_words("dissolve disband"),
            convoking=_words("convocation"),
            limiting=_words("only solely always"),
            elsewhen=_words("later now today thereafter afterwards previously formerly nowadays"),
            jointly=_words("together alongside then"),
            conceding=_words("although though albeit if and"),
            reporting=_words("that whether"),
            coordinating=_words("consult ask inform notify"),
            believing=_words(
                "find see think believe hold argue say claim agree accept reason ground evidence "
                "mean follow suggest maintain expect show prove conclude assume share suppose "
                "true convince persuade certain clear obvious"
            ),
            doubting=_words(
                "wrong false untrue mistaken mistake incorrect doubtful doubt hardly hard "
                "difficult deny dispute reject refute exaggeration misleading"
            ),
            impersonal=_words("no nobody nothing none no-one cannot"),
            asking=_words("consult hear inform notify ask"),
            urging=_words("ask request urge invite persuade advise"),
            inverting=_words("should had were"),
            intransitive=_words(
                "resign retire remain serve work function exist return step become rule govern "
                "die stay emerge arise go come appear participate"
            ),
            particles=_words("up down back forward out off aside"),
            members=_words("deputy member majority"),
            withdrawing=_words("take withdraw strip"),
            happening=_words("take hold occur"),
            requiring=_words(
                "require need necessary tie depend subject bind give obtain ask seek secure demand"
            ),
            announcing=_words(
                "call announce schedule fix set propose promise order initiate demand suggest "
                "postpone prepare request appoint proclaim"
            ),
            aspects=_words(
                "day date eve preparation campaign decision decree question rule proposal idea "
                "talk call announcement turnout"
            ),
            quantifying=_words("any each both all either neither none most some"),
            latter=_words("latter"),
            conditional=_words("if unless"),
            performing=_words(
                "decide make take perform effect conduct execute do hold exercise enjoy"
            ),
            calling=_words(
                "declare make name proclaim call define recognise recognize consider describe "
                "designate regard render pronounce see"
            ),
            judging=_words("declare find pronounce deem"),
            wishing=_words("propose demand plan intend suggest want seek refuse free entitled"),
            resuming=_words("him her it them"),
            several=_words("them"),
            percent=("percent",),
            adjectival=("wide", "onal", "ional", "ical", "ious", "ular", "ory", "ential", "ative"),
            actional=("ointment", "ation", "ection", "issal", "oval", "idacy", "idature"),
            idioms=frozenset({"to office", "from office", "to the post", "from the post"}),
        ),
        "ru": Grammar(
            code="ru",
            preceding=_words("до"),
            living=_words("род родиться рождение умереть скончаться"),
            ending=_words("по до"),
            among=_phrases("из них|из которых"),
            concerning=_words("о об обо"),
            permitting=_words("мочь вправе обязан право полномочие наделить наделять уполномочить"),
            earlier=_words("ранее раньше прежде накануне когда-то"),
            prior=("до этого", "до того", "до назначения", "до избрания", "перед этим"),
            dating=("", "в"),
            naming=_words("от"),
            ranging=(_words("с со"), "до"),
            scheduling=_words("на"),
            general=_words(
                "президент глава премьер премьер-министр министр вице-президент парламент палата "
                "сенат правительство кабинет суд конституция республика государство страна"
            ),
            ours=_words("нас наш наша наше нашей нашем нашего"),
            comparing=("отличие от", "сравнению с", "чем", "подобно", "как в", "как и"),
            placing=_words("в во"),
            situating=_words("в во при"),
            attending=_words("при после до"),
            appointees=_words("судья член"),
            aside=_words("но однако"),
            succeeding=_phrases("вместо|после|вслед за|на место|взамен|до"),
            skipped=_words("его ее её их также тоже же лишь только досрочно"),
            joining=_words(", и или либо ; а равно"),
            pointing=_words(
                "этот эта это эти этого этой этих этому этим этом этими данный данная данного "
                "данной тот та то те того той"
            ),
            fresh=_words("новый"),
            novel=_words("новый новая новое новой нового новую новым другой другая любой каждый"),
            definite=frozenset(),
            animate=_words("он она его её ее ему ей ею него неё нее нему ней нею ним нём нем"),
            inanimate=_words("это он она оно"),
            subjects=_words("он она оно они"),
            possessive=_words("его её ее их"),
            middle=("ся", "сь"),
            repeating=_words("раз однажды только просто впервые единожды"),
            negating=_words("не ни нет нельзя"),
            none=_words("ничто никто"),
            denying=_words("не нет"),
            copulas=_words("– — является являлся является есть был была было были"),
            prepositions=_words(
                "в во на по с со от до для из за о об при после перед между через под над к ко у "
                "согласно благодаря без против среди кроме помимо вопреки вместо взамен"
            ),
            modals=_words(
                "мочь смочь быть должный вправе обязан уполномочить позволять позволить разрешать "
                "разрешить разрешаться дозволить дозволять дозволяться позволяться"
            ),
            depriving=_words(
                "лишить лишать лишаться лишиться утратить утрачивать потерять перестать "
                "переставать прекратить запрещать запретить запрещённый изъять изымать отобрать "
                "отбирать отнять отнимать исключить исключать"
            ),
            withdrawing=_words(
                "изъять изымать отобрать отбирать отнять отнимать лишить лишать лишиться лишаться "
                "утратить утрачивать потерять запрещать запретить исключить упразднить отменить "
                "прекратить прекратиться"
            ),
            requiring=_words(
                "нужный необходимый обязательный нужно необходимо обязательно достаточно "
                "требовать требоваться потребоваться понадобиться зависеть зависимость нуждаться "
                "сохранить сохраняться ввести вводиться введённый предусмотреть предусмотренный "
                "спрашивать спросить запрашивать получить получать заручиться искать просить "
                "дать давать обойтись нельзя"
            ),
            holding=_words(
                "иметь иметься обладать располагать получить получать предоставить предоставлять "
                "дать давать принадлежать быть остаться сохранить сохраниться"
            ),
            charging=_words("по"),
            decreeing=_words(
                "указ распоряжение решение постановление приказ подпись волеизъявление"
            ),
            resuming=_words("его ее её их"),
            several=_words("их ими"),
            percent=("процент",),
            latter=_words("последний последняя последнее"),
            conditional=_words("если пока когда"),
            wishing=_words(
                "предлагать предложить требовать потребовать планировать намереваться хотеть "
                "собираться призвать призывать отказаться готовность готовый намерение намеренный "
                "желание обещать пообещать рекомендовать"
            ),
            calendar=_words(
                "год г январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь "
                "декабрь"
            ),
            until=_words("пока"),
            urging=_words("просить попросить призвать призывать убедить убеждать"),
            about=_words("о об обо"),
            remaining=_words("остальной прочий"),
            occasions=_words("при после в"),
            reflexive=_words("собой"),
            empowering=_words(
                "наделить наделять уполномочить уполномочивать лишить лишать обязать обязывать"
            ),
            members=_words("депутат член"),
            acts=_words("конституция закон указ декларация кодекс"),
            reforms=_words("реформа поправка изменение"),
            dissolving=_words("распустить распускать самораспуститься"),
            convoking=_words("созыв"),
            limiting=_words("лишь только и исключительно непременно обязательно всегда уже"),
            conceding=_words("хотя правда причём причем притом а"),
            belonging=_words("принадлежать"),
            agentive=_words("им"),
            giving=_words("давать дать"),
            elsewhen=_words(
                "позднее позже потом затем теперь ныне сейчас сегодня отныне впоследствии раньше "
                "прежде ранее"
            ),
            deciding=_words("решать решить делать сделать осуществлять определять"),
            resumed=_words("это этого"),
            such=_words("такой такая такое такого такую такие таких таким такими"),
            jointly=_words("вместе одновременно тогда"),
            whenever=_words("когда"),
            under_acts=(("по",), ("согласно",), ("соответствии", "с"), ("основании",), ("силу",)),
            reporting=_words("что чтобы будто"),
            believing=_words(
                "находить видеть считать считаться думать полагать утверждать сказать говорить "
                "согласиться соглашаться согласный верить ждать ожидать признавать признать "
                "заметить замечать основание повод верно правда означать значить доказать "
                "доказывать следовать вывести заключить усматривать разделять мнение "
                "утверждение похоже"
            ),
            doubting=_words(
                "неверно неверный неправда неправильно неправильный ошибочно ошибочный вряд едва "
                "сомнительно сомнительный сомневаться усомниться сомнение трудно сложно тяжело "
                "опровергать опровергнуть отрицать оспаривать заблуждение преувеличение"
            ),
            impersonal=_words("нельзя нет"),
            coordinating=_words(
                "согласовывать согласовать согласовываться советоваться посоветоваться "
                "консультироваться проконсультироваться спрашивать спросить испрашивать испросить "
                "запрашивать запросить"
            ),
            competences=_words("право полномочие функция прерогатива обязанность возможность"),
            relative=_words("который"),
            opening=_words(
                "который чей что чтобы если когда где хотя поскольку пока причем причём"
            ),
            contrasting=_words("но зато однако"),
            idioms=_phrases(
                "на должность|на должности|от должности|с должности|"
                "от занимаемой должности|на пост|с поста|в отставку|в должность|со своего поста|"
                "со своей должности|с занимаемого поста|с занимаемой должности|на свой пост"
            ),
        ),
        "kk": Grammar(
            code="kk",
            preceding=_words("дейін бұрын"),
            living=_words("туған туылған"),
            becoming=_words("бол"),
            proprietive=("палаталы", "мандатты", "сатылы", "мүшелі"),
            asserting=_words("айт мәлімде жарияла хабарла уәде ескерт білдір"),
            concerning=_words("туралы жөнінде жөніндегі"),
            permitting=_words("ал құқық құқылы өкілеттік тиіс мүмкін бар"),
            earlier=_words("бұрын бұрынырақ еді болатын"),
            dating=("", ""),
            general=_words(
                "президент басшы премьер-министр премьер министр вице-президент парламент палата "
                "сенат үкімет сот конституция республика мемлекет ел"
            ),
            ours=_words("біз бізде біздің еліміз елімізде еліміздің"),
            aside=_words("бірақ алайда дегенмен"),
            succeeding=_words("орнына кейін соң"),
            comparing=("сияқты", "секілді", "қарағанда", "айырмашылығы"),
            skipped=_words("өз оның олардың да де та те"),
            joining=_words(", және мен бен пен әрі немесе ; сондай-ақ"),
            pointing=_words("бұл осы сол аталған мұндай осындай"),
            fresh=_words("жаңа"),
            novel=_words("жаңа басқа өзге әрбір әр кез-келген"),
            definite=frozenset(),
            animate=_words("ол оның оған оны онда одан онымен соның соған"),
            inanimate=_words("бұл осы сол мұның осының соның"),
            repeating=frozenset(),
            negating=_words("емес жоқ қиын"),
            none=frozenset(),
            denying=frozenset(),
            copulas=_words("– — - болып табылады"),
            prepositions=frozenset(),
            verb_final=True,
            dissolving=_words("тарат тарқат"),
            convoking=_words("шақыр"),
            jointly=_words("бірге қатар"),
            elsewhen=_words("кейін кейіннен қазір бүгінде енді бұрын бүгін"),
            reporting=_words(
                "деп деген дегенге дегенді дегенмен деу деуге деудің деуі дейтін дегеннің дегенде"
            ),
            doubting=_words("қате жаңсақ қиын күмәнді күмән негізсіз жаңылыс"),
            several=_words("оларды"),
            percent=("пайыз", "процент"),
            ceasing=_words("қал кет шық бас"),
            issuing=_words("қой шығар шық жарияла көр"),
            calendar=_words("жыл ай күн"),
            together=_words("бірге қатар бір"),
            prior=("бұған дейін", "осыған дейін", "оған дейін", "тағайындалғанға дейін"),
            deputies=_words("депутат"),
            appointees=_words("судья мүше"),
            proposing=_words("ұсыныс өтініш бастама бастамашы ұсын сұра талап енгіз"),
            wishing=_words("ұсын ұсыныл талап жоспарла көзде қарастыр ұйғар талқыла"),
            supposing=_words("ал мүмкін тиіс керек"),
            emphatic=_words("өзі өздері"),
            following=_words("одан онан содан соң кейін кейіннен сосын соңынан артынша бертін ал"),
            contrasting=_words("ал алайда бірақ дегенмен сөйтсе әйтпесе сондықтан сонымен"),
            auxiliary=_words("кел жатыр отыр тұр жүр бол жібер таста қой"),
            depriving=_words("айыр айырыл тыйым"),
            acts=_words("заң жарлық қаулы өкім бұйрық декларация норма ереже"),
            decreeing=_words("жарлық өкім қаулы шешім бұйрық"),
            latter=_words("соңғысы"),
            competences=_words("құзырет өкілеттік құқық міндет қарамақ"),
            requiring=_words("керек қажет тиіс шарт міндетті лазым сұра ақылдас кеңес жүгін"),
            obtaining=_words("пайдалан иелен ал шығар қабылда қолдан атқар асыр сақта жүзеге"),
            times=_words("кез уақыт сәт шақ тұс жағдай"),
            parts=_words("бөлік жарты қалған көп бәрі барлық кейбір бір"),
            aspects=_words("тәртіп мәселе жол шарт мақсат рәсім ереже мерзім қажеттілік идея"),
            places=_words("орын"),
            entitling=_words("құқылы хақылы міндетті тиіс мүмкін"),
            holding=_words("тиесілі бер беріл жүкте жүктел тапсыр тапсырыл ти өт көш қал бекіт"),
            deciding=_words("шеш атқар асыр жүргіз орында"),
            being=_words("бол бар жоқ емес туында орна қиын де"),
            empty=_words("ет қыл бол қой ал сал"),
            light=_words("пайда жүзеге қызметке қызметтен қызметінен лауазымға іске"),
            members=_words("депутат мүше судья көпшілік палата дауыс сан жалпы үштен"),
        ),
    }
)


def grammar(code: str) -> Grammar:
    """Return the grammar of kk, ru or en; raises SettingError for another code."""
    try:
        return _GRAMMARS[code]
    except KeyError:
        raise SettingError(f"Language {code!r} is not known; there are kk, ru and en.") from None
