"""Checking canned replies in files."""
