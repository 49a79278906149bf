"""Edits of data files that touch nothing but what was asked: comments, order, quotes and line ends stay."""
