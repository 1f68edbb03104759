"""The classes of the ontology that rules of reading tell apart, by their IRIs."""

from typing import Final

from bilik.vocabulary import ONTOLOGY

PERSON: Final = ONTOLOGY + "Person"
INSTITUTION: Final = ONTOLOGY + "Institution"
"""A body or an office."""

BODY: Final = ONTOLOGY + "CollegialBody"
OFFICE: Final = ONTOLOGY + "Office"
HEAD_OF_STATE: Final = ONTOLOGY + "HeadOfStateOffice"
STATE: Final = ONTOLOGY + "State"
DOCUMENT: Final = ONTOLOGY + "OfficialDocument"
ACT: Final = ONTOLOGY + "LegalAct"
LAW: Final = ONTOLOGY + "Law"
DECLARATION: Final = ONTOLOGY + "Declaration"
BASIC_ACTS: Final = frozenset({ONTOLOGY + "Constitution", DECLARATION})
"""What a text goes on to speak of: a law that amends them is soon left again."""

REFORM: Final = ONTOLOGY + "Reform"
POWER: Final = ONTOLOGY + "PowerType"
"""What somebody may do, whoever it is."""

PROVISION: Final = ONTOLOGY + "PowerProvision"
"""That somebody may do it: the one frame that another body may consent to."""

TENURE: Final = ONTOLOGY + "Tenure"
"""That a person holds an office."""

ENACTMENT: Final = ONTOLOGY + "Enactment"
"""That an act was adopted."""

ELECTION: Final = ONTOLOGY + "Election"
"""That somebody was voted into an office, or a body was."""

STATUS: Final = ONTOLOGY + "OfficeStatus"
"""What an office or a body is, as an act says."""

FORM: Final = ONTOLOGY + "GovernmentForm"
"""How a state may be governed."""
