"""What fills the roles of an evoked frame, and what qualifies the statement."""
