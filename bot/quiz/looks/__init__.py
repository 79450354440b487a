"""Once a month a manager looks at one moment of their department, and ticks what they saw."""
