"""Which frames a sentence evokes, and whether it tells them or only speaks of them."""
