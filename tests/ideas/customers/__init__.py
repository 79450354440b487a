"""Tests of finding and erasing customers."""
