"""What people print: minutes and receipts as PDF/A, made by typst in the form of Decree 30/2020/NĐ-CP."""
