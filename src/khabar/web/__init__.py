"""The web app: the record where people read it, in Arabic and in English, on one machine and offline."""
