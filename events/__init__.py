"""Dateline's library: news text in, a timeline of dated events out."""
