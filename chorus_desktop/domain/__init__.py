"""What is true whatever the screen: numbers, money, invoices, readiness; no Qt, SQL, PDF, clock, file or network."""
