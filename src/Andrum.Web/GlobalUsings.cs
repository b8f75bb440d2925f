global using Andrum.Journals;
