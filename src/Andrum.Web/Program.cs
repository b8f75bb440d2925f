using Andrum.Web.CommandLine;

return await Verbs.Run(args);
