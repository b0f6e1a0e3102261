"""What is said about a debate, in every language: verdicts, why they are so, cruxes, strengths, pictures and pages."""
