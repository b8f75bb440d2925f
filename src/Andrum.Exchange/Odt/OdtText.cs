using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Andrum.Exchange.Packed;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Odt;

/// <summary>
/// The words of an OpenDocument text (ISO/IEC 26300) by paragraphs; a line break within one is a mere break of the line.
/// Headers and footers stand in styles.xml and are not read.
/// </summary>
internal sealed class OdtText
{
    private const string Kind = "application/vnd.oasis.opendocument.text";
    private const string TextSpace = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const string StyleSpace = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

    // What was struck, what is said about the text, labels of lists and notes, and declarations.
    private static readonly HashSet<string> Unspoken = new(StringComparer.Ordinal)
    {
        "text:tracked-changes", "office:annotation", "text:note", "text:ruby-text", "text:number", "text:page-number", "text:page-count",
        "text:hidden-text", "text:script", "svg:title", "svg:desc", "office:forms", "office:scripts", "office:event-listeners",
        "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
    };

    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly XmlReader _xml;

    private OdtText(XmlReader xml) => _xml = xml;

    public static (IReadOnlyList<string> Paragraphs, Unreadable? Why) Paragraphs(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            if (zip.GetEntry("content.xml") is not { } content || !IsText(zip))
            {
                return ([], Unreadable.WrongType);
            }

            if (PackedFile.Refuse(zip) is { } why)
            {
                return ([], why);
            }

            using var stream = content.Open();
            using var xml = PackedFile.Reader(stream);
            return new OdtText(xml).Body() is { } body ? (body, null) : ([], Unreadable.Broken);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return ([], Unreadable.Broken);
        }
    }

    private static bool IsText(ZipArchive zip)
    {
        if (zip.GetEntry("mimetype") is not { Length: < 200 } entry)
        {
            return false;
        }

        using var kind = new StreamReader(entry.Open());
        return kind.ReadToEnd().StartsWith(Kind, StringComparison.Ordinal);
    }

    // Styles that hide their words stand before the body.
    private List<string>? Body()
    {
        var style = "";
        while (_xml.Read())
        {
            switch (_xml.NodeType == XmlNodeType.Element ? Name() : "")
            {
                case "style:style":
                    style = _xml.GetAttribute("name", StyleSpace) ?? "";
                    break;
                case "style:text-properties" when _xml.GetAttribute("display", TextSpace) == "none":
                    _hidden.Add(style);
                    break;
                case "office:text":
                    var body = new List<string>();
                    Blocks(body);
                    return body;
                default:
                    break;
            }
        }

        return null;
    }

    private void Blocks(List<string> into) => Within(name =>
    {
        switch (name)
        {
            case "text:p" or "text:h":
                var text = new StringBuilder();
                Gather(text);
                into.Add(text.ToString());
                break;
            case "table:table-row":
                into.AddRange(PackedFile.Row(Cells()));
                break;
            default:
                Blocks(into);
                break;
        }
    });

    private List<IReadOnlyList<string>> Cells()
    {
        var cells = new List<IReadOnlyList<string>>();
        Within(_ =>
        {
            var cell = new List<string>();
            Blocks(cell);
            cells.Add(cell);
        });
        return cells;
    }

    private void Gather(StringBuilder text)
    {
        if (_xml.GetAttribute("style-name", TextSpace) is { } style && _hidden.Contains(style))
        {
            _xml.Skip();
            return;
        }

        Within(
            name =>
            {
                switch (name)
                {
                    case "text:s":
                        var count = int.TryParse(_xml.GetAttribute("c", TextSpace), NumberStyles.None, CultureInfo.InvariantCulture, out var c) ? c : 1;
                        text.Append(' ', Math.Min(count, 80));
                        _xml.Skip();
                        break;
                    case "text:tab":
                        text.Append('\t');
                        _xml.Skip();
                        break;
                    case "text:line-break" or "text:soft-page-break":
                        text.Append(name == "text:line-break" ? "\n" : "");
                        _xml.Skip();
                        break;
                    case "text:p" or "text:h":
                        text.Append('\n');
                        Gather(text);
                        text.Append('\n');
                        break;
                    default:
                        Gather(text);
                        break;
                }
            },
            words =>
            {
                // White space in the file is a single space (ISO/IEC 26300-1, 6.1.2); more is written as text:s.
                foreach (var c in words)
                {
                    if (c is not (' ' or '\t' or '\r' or '\n'))
                    {
                        text.Append(c);
                    }
                    else if (text.Length > 0 && text[^1] is not (' ' or '\t' or '\n'))
                    {
                        text.Append(' ');
                    }
                }
            });
    }

    // Goes through what an element holds and leaves the reader behind it. Whoever is given an element goes through it or skips it.
    private void Within(Action<string> element, Action<string>? words = null)
    {
        if (_xml.IsEmptyElement)
        {
            _xml.Read();
            return;
        }

        _xml.Read();
        while (_xml.NodeType is not (XmlNodeType.EndElement or XmlNodeType.None))
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                var name = Name();
                if (Unspoken.Contains(name))
                {
                    _xml.Skip();
                }
                else
                {
                    element(name);
                }
            }
            else
            {
                if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                {
                    words?.Invoke(_xml.Value);
                }

                _xml.Read();
            }
        }

        _xml.Read();
    }

    // Prefixes are the writer's choice; names are told by their namespace.
    private string Name() => _xml.NamespaceURI switch
    {
        TextSpace => "text:",
        StyleSpace => "style:",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => "office:",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => "table:",
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" => "svg:",
        _ => "",
    } + _xml.LocalName;
}
