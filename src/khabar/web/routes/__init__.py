"""One file a screen: addresses and what they answer."""
