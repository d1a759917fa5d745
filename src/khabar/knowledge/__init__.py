"""What is known of the world: places now, actors and outlets later; data beside the loader of each."""
