global using Andrum.Journals;
global using Microsoft.Extensions.DependencyInjection;
