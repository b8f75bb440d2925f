using System.Runtime.Versioning;
using Andrum.Web.Tests;

[assembly: UnsupportedOSPlatform("windows")]
[assembly: AssemblyFixture(typeof(DemonstrationHouse))]
[assembly: AssemblyFixture(typeof(Browser))]
