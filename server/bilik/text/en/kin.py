"""English verbs with the nouns made of them."""

from bilik.text.kin import Kin

_FAMILIES = """
abolish abolition
create establish form | creation establishment formation
dismiss remove release relieve | dismissal removal
chair chairman chairperson chairwoman speaker
accept acceptance
admit admission
adopt adoption
amend amendment
announce announcement
annul annulment
appoint name reappoint | appointment reappointment
approve approval
award awarding
cancel cancellation
certify certification
choose | choice
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
impeach impeachment
impose imposition
initiate initiation
introduce introduction
merge merger
mobilise mobilisation
mobilize mobilization
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
reorganise reorganisation
reorganize reorganization
represent representation
select selection
resign resignation
resolve resolution
retain retention
sign signature signing
restore restoration
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
withdraw withdrawal
"""

_ALIKE = """
address: appeal to, apply to, approach, turn to
amend: alter, change, modify, revise
annul: cancel, revoke, repeal, overturn, quash, rescind, strike down, set aside, reverse, overrule
appoint: name, choose, select, pick, designate, install, hand-pick
approve: endorse, confirm, sanction
ask: request, call on
award: bestow, confer, grant, present
call: announce, schedule, order, set, fix
chair: preside over, preside at, lead, head, conduct
conduct: carry on, hold, lead
confer: award, bestow, grant
convene: summon, convoke, call, call together
create: set up, found, organise, organize, establish, form, institute
decide: settle, resolve, determine, rule on, decide on, deal with
declare: proclaim, impose, introduce, announce, order, bring in
define: determine, set, shape, lay down
deliver: give, make, present
determine: define, set, shape, lay down, decide, decide on
dismiss: sack, fire, discharge, oust, throw out
dissolve: disband, dismiss
elect: choose, vote in
establish: set up, found, institute, create
form: set up, create, establish, organise, organize
grant: give, award
head: lead, run
hear: listen to
initiate: propose, put forward
introduce: submit, put forward, table, initiate, present, bring in
nominate: propose, put forward
overcome: override, overrule
override: overcome, overrule, overturn, outvote, defeat
preside over: chair
propose: nominate, put forward, suggest
receive: accept, take
refer: send, submit
return: send back
set: fix, name, determine
submit: put forward, introduce, present
suspend: halt
terminate: end, cut short
veto: block
"""

ENGLISH_KIN = Kin.of(_FAMILIES.strip().splitlines(), _ALIKE.strip().splitlines())
