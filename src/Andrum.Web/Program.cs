using Andrum.Exchange.Children;
using Andrum.Exchange.Transcripts;
using Andrum.Web.CommandLine;

if (args is [ParsedApart.Verb, ..])
{
    return ParsedApart.Answer(args);
}

TranscriptFile.Apart = new ParsedApart();
return await Verbs.Run(args);
