global using Andrum.Consent;
global using Andrum.Journals;
