"""Détente reads reports on talks between states and keeps the record."""
