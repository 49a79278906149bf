"""The records, field by field, as the YAML files spell them."""
