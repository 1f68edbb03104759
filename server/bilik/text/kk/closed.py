"""Kazakh words of the closed classes with their readings: pronouns, conjunctions, postpositions."""

from collections.abc import Iterator, Mapping

from bilik.text.features import features
from bilik.text.model import Reading

CLOSED_COST = -2.5

_CASES = ("Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins")

# lemma | features | forms by case in the order above; '-' is no form
_PRONOUNS = """
мен    | Person=1|Number=Sing | мен менің маған мені менде менен менімен
сен    | Person=2|Number=Sing | сен сенің саған сені сенде сенен сенімен
сіз    | Person=2|Number=Sing | сіз сіздің сізге сізді сізде сізден сізбен
ол     | Person=3|Number=Sing | ол оның оған оны онда одан онымен
біз    | Person=1|Number=Plur | біз біздің бізге бізді бізде бізден бізбен
сендер | Person=2|Number=Plur | сендер сендердің сендерге сендерді сендерде сендерден сендермен
сіздер | Person=2|Number=Plur | сіздер сіздердің сіздерге сіздерді сіздерде сіздерден сіздермен
олар   | Person=3|Number=Plur | олар олардың оларға оларды оларда олардан олармен
бұл    | PronType=Dem | бұл бұның бұған бұны бұнда бұдан бұнымен
бұл    | PronType=Dem | - мұның мұған мұны мұнда мұнан мұнымен
осы    | PronType=Dem | осы осының осыған осыны осында осыдан осымен
сол    | PronType=Dem | сол соның соған соны сонда содан сонымен
анау   | PronType=Dem | анау ананың анаған ананы - - -
бұл    | PronType=Dem|Number=Plur | бұлар бұлардың бұларға бұларды бұларда бұлардан бұлармен
осы    | PronType=Dem|Number=Plur | осылар осылардың осыларға осыларды осыларда осылардан осылармен
сол    | PronType=Dem|Number=Plur | солар солардың соларға соларды соларда солардан солармен
кім    | PronType=Int | кім кімнің кімге кімді кімде кімнен кіммен
не     | PronType=Int | не ненің неге нені неде неден немен
өз     | Reflex=Yes|Person[psor]=3 | өзі өзінің өзіне өзін өзінде өзінен өзімен
өз     | Number=Plur | өздері өздерінің өздеріне өздерін өздерінде өздерінен өздерімен
өз     | Reflex=Yes|Person[psor]=1 | өзім өзімнің өзіме өзімді өзімде өзімнен өзіммен
өз     | Reflex=Yes|Person[psor]=2 | өзің өзіңнің өзіңе өзіңді өзіңде өзіңнен өзіңмен
бәрі   | Person[psor]=3 | бәрі бәрінің бәріне бәрін бәрінде бәрінен бәрімен
бірі   | Person[psor]=3 | бірі бірінің біріне бірін бірінде бірінен бірімен
барлығы | Person[psor]=3 | барлығы барлығының барлығына барлығын барлығында барлығынан барлығымен
кейбірі | Person[psor]=3 | кейбірі кейбірінің кейбіріне кейбірін кейбірінде кейбірінен кейбірімен
әрқайсысы | | әрқайсысы әрқайсысының әрқайсысына әрқайсысын әрқайсысында әрқайсысынан -
көбісі | Person[psor]=3 | көбісі көбісінің көбісіне көбісін көбісінде көбісінен көбісімен
"""

# POS | features | words; 'form>lemma' where the two differ
_WORDS = """
PRON | Reflex=Yes | өз
PRON | Case=Nom | ешкім ештеңе ештеме бірдеңе әркім
DET | PronType=Dem | бұл осы сол мына мынау ана анау осынау
DET | | әр әрбір кейбір қандай қай қайсы барлық бүкіл күллі барша басқа бірнеше бірқатар әрқандай
DET | | ешқандай ешбір қанша мұндай ондай сондай осындай біршама
CCONJ | | мен бен>мен пен>мен және немесе не яки әрі бірақ алайда дегенмен ал әйтсе сонда-да
CCONJ | | да де>да та>да те>да
ADP | | мен бен>мен пен>мен менен>мен
ADP | | үшін туралы бойынша арқылы сияқты секілді дейін шейін кейін соң бұрын бері қарай таман сайын
ADP | | бойы жөнінде хақында қарсы қатар тән ғана гөрі қарағанда бірге дейінгі кейінгі жайлы сәйкес
ADP | | қатысты орай байланысты қоса астам жуық тыс
SCONJ | | өйткені себебі сондықтан егер яғни демек әйтпесе сондай-ақ
PART | | ма ме>ма ба>ма бе>ма па>ма пе>ма ғой қой>ғой шығар ау ше шы ші>шы ғана тек мыс міс
AUX | Polarity=Neg | емес емеспін>емес емеспіз>емес
ADJ | | бар керек қажет тиіс мүмкін лазым жаңа
ADJ | Polarity=Neg | жоқ
ADV | | өте ең тым аса дәл нақ әбден мүлде мүлдем тіпті әсіресе сонымен қазір енді бүгін кеше
ADV | | ертең әлі әлде жиі сирек кейде әрдайым үнемі әрқашан мысалы әрине бұрын кейін бірден
ADV | | дереу тез жақсы қайта тағы тағыда қатар бірге жалпы негізінен шамамен осылай солай былай
ADV | | қалай неге қайда қашан сонша осынша мүмкін бәлкім керісінше шынында расында сөйтіп
ADV | | жуырда жақында тағы-да ілгері әрең әуелі әуелде алдымен бастапқыда кейіннен кейінірек
ADV | | ақыры ақырында біртіндеп бірте-бірте әлбетте қайтадан түгел түгелдей толығымен біржола
ADV | | тиісінше мейлінше барынша едәуір айтарлықтай осылайша кезінде шұғыл
AUX | Tense=Past | еді>е едім>е едің>е едіңіз>е едік>е
AUX | | екен>е екенін>е екендігі>е екендігін>е екені>е екеніне>е екенінен>е
AUX | VerbForm=Fin|Tense=Pres | отыр отырмын>отыр отырмыз>отыр отырсың>отыр отырсыз>отыр
AUX | VerbForm=Fin|Tense=Pres | тұр тұрмын>тұр тұрмыз>тұр тұрсың>тұр тұрсыз>тұр
AUX | VerbForm=Fin|Tense=Pres | жүр жүрмін>жүр жүрміз>жүр жүрсің>жүр жүрсіз>жүр
AUX | VerbForm=Fin|Tense=Pres | жатыр>жат жатырмын>жат жатырмыз>жат жатырсың>жат жатырсыз>жат
NUM | NumType=Card | бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс
NUM | NumType=Card | сексен тоқсан жүз мың миллион миллиард триллион млн млрд жарты
NUM | NumType=Ord | бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы
NUM | NumType=Ord | оныншы жиырмасыншы отызыншы қырқыншы елуінші алпысыншы жетпісінші сексенінші
NUM | NumType=Ord | тоқсаныншы жүзінші мыңыншы
NUM | | екеу үшеу төртеу бесеу алтау жетеу біреу
"""


def _pronouns() -> Iterator[tuple[str, Reading]]:
    for line in _PRONOUNS.strip().splitlines():
        lemma, *middle, forms = (part.strip() for part in line.split("|"))
        shared = features("|".join(middle))
        for case, form in zip(_CASES, forms.split(), strict=True):
            if form != "-":
                yield form, Reading(lemma, "PRON", {"Case": case, **shared}, CLOSED_COST)


def _words() -> Iterator[tuple[str, Reading]]:
    for line in _WORDS.strip().splitlines():
        pos, *middle, words = (part.strip() for part in line.split("|"))
        shared = features("|".join(middle))
        for word in words.split():
            form, _, lemma = word.partition(">")
            yield form, Reading(lemma or form, pos, shared, CLOSED_COST)


def _by_form() -> Mapping[str, tuple[Reading, ...]]:
    table: dict[str, tuple[Reading, ...]] = {}
    for form, reading in (*_pronouns(), *_words()):
        table[form] = (*table.get(form, ()), reading)
    return table


CLOSED: Mapping[str, tuple[Reading, ...]] = _by_form()
