"""The one file that holds everything: its tables, its opening, its records, its copies. Rows never leave this floor."""
