"""Learning the judge of short texts' events."""
