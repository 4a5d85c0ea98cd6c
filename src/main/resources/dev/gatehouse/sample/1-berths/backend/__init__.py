"""The harbour desk's server."""
