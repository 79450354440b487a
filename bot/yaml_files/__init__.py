"""YAML as this project reads it: safely, with places, and faults told in plain words."""
