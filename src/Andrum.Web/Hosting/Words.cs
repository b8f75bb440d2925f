using System.Globalization;
using System.Resources;

namespace Andrum.Web.Hosting;

/// <summary>The sentences of one room, in the reader's language.</summary>
internal sealed class Words(string name)
{
    private readonly ResourceManager _texts = new(name, typeof(Words).Assembly);

    /// <summary>A sentence; a key without one is a mistake in the program.</summary>
    public string Say(string key, params object?[] details)
    {
        var sentence = Find(key) ?? throw new InvalidOperationException($"There is no text \"{key}\" in {_texts.BaseName}.");
        return details.Length == 0 ? sentence : string.Format(CultureInfo.CurrentCulture, sentence, details);
    }

    /// <summary>A sentence; null where there is none.</summary>
    public string? Find(string key) => _texts.GetString(key, CultureInfo.CurrentUICulture);
}
