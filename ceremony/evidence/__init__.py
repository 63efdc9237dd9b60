"""Receipts and bundles: their bytes, and whether they hold. Knows no database (docs/evidence.md)."""
