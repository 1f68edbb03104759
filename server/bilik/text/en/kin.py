"""English verbs with the nouns made of them."""

from bilik.text.kin import Kin

_FAMILIES = """
abolish abolition
create establish form | creation establishment formation
dismiss remove release relieve | dismissal removal
chair chairman chairperson chairwoman speaker
accept acceptance
adopt adoption
amend amendment
announce announcement
annul annulment
appoint name reappoint | appointment reappointment
approve approval
award awarding
cancel cancellation
certify certification
concentrate concentration
conclude conclusion
confer conferral
convene convocation
declare declaration
define definition
delegate delegation
denounce denunciation
deploy deployment
determine determination
dissolve dissolution
elect election re-election
enact enactment
endorse endorsement
expand expansion
grant granting
impose imposition
initiate initiation
introduce introduction
nominate nomination
override overriding
preserve preservation
prolong prolongation
promulgate promulgation
propose proposal
publish publication
ratify ratification
recommend recommendation
reduce reduction
reject rejection
represent representation
resign resignation
resolve resolution
retain retention
sign signature signing
submit submission
supervise supervision
suspend suspension
terminate termination
command
pardon
recall
return
review
transfer
use
veto
"""

_ALIKE = """
annul: cancel, revoke, repeal, overturn, quash, rescind, strike down, set aside
appoint: name, choose, select, pick, designate, install
approve: endorse, confirm
award: bestow, confer, grant, present
call: announce, schedule, order
confer: award, bestow, grant
convene: summon, convoke, call
create: set up, found, organise, organize
decide: settle, resolve, determine, rule on
declare: proclaim, impose, introduce, announce, order
define: determine, set, shape, lay down
determine: define, set, shape, lay down
dismiss: sack, fire, discharge, oust
dissolve: disband
elect: choose
establish: set up, found, institute
form: set up, create, establish
head: lead, run
initiate: propose, put forward
introduce: submit, put forward, table, initiate
nominate: propose, put forward
overcome: override
override: overcome, overrule
preside over: chair
propose: nominate, put forward, suggest
return: send back
submit: put forward, introduce
suspend: halt
terminate: end, cut short
"""

ENGLISH_KIN = Kin.of(_FAMILIES.strip().splitlines(), _ALIKE.strip().splitlines())
