"""Tests of the desk, with nothing but the standard library."""
