"""What each page shows, as frozen values: the JSON twin is their encoding, the template draws them."""
