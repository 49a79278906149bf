"""From bytes to values with places: the one guarded way in for every YAML file."""
