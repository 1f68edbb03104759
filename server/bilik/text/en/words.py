"""English words of the closed classes, and the irregular forms that decide voice and number."""

from collections.abc import Iterator, Mapping

from bilik.text.features import features
from bilik.text.model import Reading

_CLOSED_COST = -2.5

# POS | features | words; 'form>lemma' where the two differ
_WORDS = """
DET | Definite=Def | the
DET | Definite=Ind | a an>a
DET | PronType=Dem | this that these>this those>that such
DET | | each every all any some both either neither another other no
PRON | Case=Nom | i he she we they
PRON | | it you who whom>who which what itself himself herself themselves
PRON | Case=Acc | me>i him>he her>she us>we them>they
PRON | Case=Gen|Poss=Yes | my>i his>he her>she its>it our>we their>they your>you whose>who
ADP | | of in on at by for with from to into under over between among against about
ADP | | through during before after until since within without upon toward towards>toward per via
ADP | | as onto beyond
CCONJ | | and or but nor yet
SCONJ | | if because although though while whereas unless that whether when where once
PART | Polarity=Neg | not n't>not cannot>can never
AUX | VerbForm=Inf | be
AUX | VerbForm=Fin|Tense=Pres | am>be is>be are>be has>have have does>do do
AUX | VerbForm=Fin|Tense=Past | was>be were>be had>have did>do
AUX | VerbForm=Part|Tense=Past | been>be
AUX | VerbForm=Part|Tense=Pres | being>be having>have
AUX | VerbForm=Fin | can could>can may might>may must shall should>shall will would>will
ADV | | also only then there here now already still even however therefore thus initially
ADV | | instead together again later soon often always ever almost rather quite very too moreover
ADV | | furthermore meanwhile otherwise likewise perhaps indeed hence hereby thereby twice thrice
ADV | | henceforth henceforward hitherto nowadays thereafter afterwards beforehand today tomorrow
ADV | | yesterday anew alone longer sometimes seldom straightaway besides elsewhere
NUM | NumType=Card | one two three four five six seven eight nine ten eleven twelve
NUM | NumType=Card | thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
NUM | NumType=Card | forty fifty sixty seventy eighty ninety hundred thousand million
NUM | NumType=Ord | first second third fourth fifth sixth seventh eighth ninth tenth
NUM | NumType=Ord | eleventh twelfth thirteenth fourteenth fifteenth
"""

# participle>lemma, where past and participle differ or neither ends in -ed
_PARTICIPLES = """
given>give taken>take held>hold made>make written>write chosen>choose known>know shown>show
seen>see done>do gone>go begun>begin become>become come>come drawn>draw driven>drive fallen>fall
shrunk>shrink
found>find forbidden>forbid forgotten>forget frozen>freeze got>get gotten>get grown>grow
hidden>hide kept>keep laid>lay led>lead left>leave lent>lend lost>lose met>meet paid>pay
proven>prove put>put read>read risen>rise run>run said>say sent>send set>set sought>seek sold>sell
spent>spend split>split spoken>speak spread>spread stood>stand sworn>swear taught>teach
thought>think thrown>throw told>tell torn>tear understood>understand undertaken>undertake
upheld>uphold withdrawn>withdraw withheld>withhold won>win worn>wear built>build bound>bind
bought>buy brought>bring broken>break cast>cast cut>cut dealt>deal felt>feel fought>fight
heard>hear let>let overridden>override overseen>oversee overthrown>overthrow rewritten>rewrite
foreseen>foresee arisen>arise borne>bear beaten>beat
"""
# past>lemma, where the past is not the participle
_PASTS = """
gave>give took>take wrote>write chose>choose knew>know showed>show saw>see did>do went>go
began>begin became>become came>come drew>draw drove>drive fell>fall forbade>forbid forgot>forget
grew>grow rose>rise ran>run spoke>speak stood>stand swore>swear threw>throw undertook>undertake
shrank>shrink
withdrew>withdraw broke>break arose>arise bore>bear beat>beat oversaw>oversee overthrew>overthrow
overrode>override
"""
# 'given' is no past; 'won' is one, like 'held'.
_ONLY_PARTICIPLES = frozenset(
    form
    for form in (pair.partition(">")[0] for pair in _PARTICIPLES.split())
    if form.endswith("n") and form != "won"
)


# adjectives that nobody would take for a noun or a verb
_ADJECTIVES = """
able additional administrative advisory annual autonomous bicameral binding broad certain civil
collective competent complete consultative constitutional current democratic different difficult
diplomatic domestic dual due economic effective electoral entire equal exclusive explicit extensive
external extraordinary federal few financial foreign formal former free frequent fresh full
fundamental further global grave great high higher highest historic immediate imminent important
independent initial internal international joint judicial large late latest lawful legal legislative
little local long main mere minor modern multiple mutual national necessary new next normal notable
numerous obvious old ordinary organic own parliamentary partial particular permanent personal
plenary political popular possible powerful presidential previous primary principal prior proper
provincial rapid rare real recent regional regular relevant republican respective rural several
severe similar single small sole solemn special specific stable strict strong subsequent substantial
successive sudden sufficient supreme temporary territorial ultimate unanimous unconstitutional
unilateral unitary universal upper urgent usual various vast vital voluntary weak whole wide young
"""
ADJECTIVES = frozenset(_ADJECTIVES.split())


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in text.split():
        form, _, lemma = pair.partition(">")
        yield form, lemma or form


def _closed() -> Mapping[str, tuple[Reading, ...]]:
    table: dict[str, tuple[Reading, ...]] = {}
    for line in _WORDS.strip().splitlines():
        pos, *middle, words = (part.strip() for part in line.split("|"))
        shared = features("|".join(middle))
        for form, lemma in _pairs(words):
            table[form] = (*table.get(form, ()), Reading(lemma, pos, shared, _CLOSED_COST))
    return table


CLOSED: Mapping[str, tuple[Reading, ...]] = _closed()
PARTICIPLES: Mapping[str, str] = dict(_pairs(_PARTICIPLES))
PASTS: Mapping[str, str] = {
    form: lemma
    for form, lemma in (*_pairs(_PASTS), *PARTICIPLES.items())
    if form not in _ONLY_PARTICIPLES
}
