"""What people bring and take away as files: unit lists and document lists in, tables and QR codes out."""
