"""What an article says: times, places. Pure functions of one article."""
