"""Papers drawn with ReportLab: one file per paper, all laid out by the same kit, all valid PDF/A-1a and PDF/UA-1."""
