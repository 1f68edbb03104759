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

ENGLISH_KIN = Kin.of(_FAMILIES.strip().splitlines())
