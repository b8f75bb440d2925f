using System.Security.Cryptography;
using Andrum.Clinic;
using Andrum.Storage.Accounts;
using Andrum.Storage.Openings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Andrum.Web.Hosting;

/// <summary>One request of one person: who they are, what they may open, and how what they open is noted.</summary>
internal sealed class Visit(IHttpContextAccessor http, Storage.Journals journals, AccessLog openings, TimeProvider time, Form form)
{
    private ClinicState? _clinic;

    /// <summary>The request.</summary>
    public HttpContext Http => http.HttpContext!;

    /// <summary>Who visits; nobody before signing in.</summary>
    public PersonId? Somebody => Sessions.PersonOf(Http.User);

    /// <summary>Who visits. Behind every door somebody is signed in.</summary>
    public PersonId Me => Somebody ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The clinic at this request: a change of roles takes effect at the next.</summary>
    public ClinicState Clinic => _clinic ??= journals.Read(ClinicState.Journal).State;

    /// <summary>What was typed.</summary>
    public Form Form => form;

    /// <summary>The present, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The clinic's day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <summary>A person's name in the clinic; empty for whoever is unknown.</summary>
    public string NameOf(PersonId person) => Clinic.People.GetValueOrDefault(person)?.Name ?? "";

    /// <summary>Whether the visitor treats a patient today.</summary>
    public bool Treats(PersonId patient) => Clinic.Treats(Me, patient, Today);

    /// <summary>Whether the visitor may open a patient's record now: decided from the visitor's own relations of care.</summary>
    public bool MayOpen(PersonId patient) => Clinic.MayOpen(Me, patient, Now, Today);

    /// <summary>
    /// Opens a sealed journal of somebody else's, noting it before anything of it can be shown. Research journals are noted under
    /// their study.
    /// </summary>
    public async Task<TState> Open<TState>(JournalOf<TState> journal, string purpose, JournalName? under = null)
        where TState : class, IState<TState>
        => (await OpenWhole(journal, purpose, under)).State;

    /// <summary>The same, with every entry.</summary>
    public async Task<Snapshot<TState>> OpenWhole<TState>(JournalOf<TState> journal, string purpose, JournalName? under = null)
        where TState : class, IState<TState>
    {
        await openings.Note(Me, under ?? journal.Name, purpose);
        return journals.Read(journal);
    }

    /// <summary>Notes that a list or a search over several journals was read, as one opening that names its scope.</summary>
    public Task Note(JournalName scope, string purpose) => openings.Note(Me, scope, purpose);

    /// <summary>Reads what is one's own, what is no person's record, or what a decision needs; nothing is noted.</summary>
    public TState Own<TState>(JournalOf<TState> journal)
        where TState : class, IState<TState>
        => journals.Read(journal).State;

    /// <summary>Wishes something of a journal. A refusal is kept for the page; it returns whether it was done.</summary>
    public async Task<bool> Wish<TState>(JournalOf<TState> journal, Func<TState, Decision<TState>> decide, int part = 0)
        where TState : class, IState<TState>
    {
        var outcome = await journals.Append(journal, new Wish(PartOf(form.Wish, part), Me, form.Expected), decide);
        if (outcome.WhyNot is { } refusal)
        {
            form.Refuse(refusal);
        }
        else if (outcome is Outcome<TState>.Overtaken)
        {
            form.Refuse(WebRefusals.Overtaken);
        }

        _clinic = null;
        return outcome is Outcome<TState>.Done;
    }

    /// <summary>
    /// The id of somebody whom the form takes in: the same however often it is sent, and no form can name somebody who is there already.
    /// </summary>
    public PersonId NewPerson()
    {
        var bytes = SHA256.HashData([.. form.Wish.Value.ToByteArray(bigEndian: true), .. Me.Value.ToByteArray(bigEndian: true)]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(new Guid(bytes.AsSpan(0, 16), bigEndian: true));
    }

    /// <summary>Takes back the last thing that this person may take back.</summary>
    public Task Undo<TState>(JournalOf<TState> journal)
        where TState : class, IState<TState>
        => journals.Undo(journal, new Wish(form.Wish, Me));

    /// <summary>Removes the words of some entries for good, where they stood in the wrong place.</summary>
    public async Task Remove<TState>(JournalOf<TState> journal, Func<Entry<TState>, bool> which)
        where TState : class, IState<TState>
    {
        foreach (var written in journals.Read(journal).Entries.Where(w => which(w.Entry)))
        {
            await journals.Remove(journal, new Wish(WishId.New(), Me), written.Stamp.Version);
        }
    }

    /// <summary>A page; 422 when what was sent was refused.</summary>
    public RazorComponentResult Page<TPage>(params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TPage : IComponent
    {
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            given[name] = value;
        }

        return new(typeof(TPage), given)
        {
            StatusCode = form.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            PreventStreamingRendering = true,
        };
    }

    /// <summary>What a person without the right to it, and whoever asks for something that is not there, are answered.</summary>
    public static IResult Absent() => Results.NotFound();

    /// <summary>To another page after something was done; whatever the address is made of, the header carries it encoded.</summary>
    public static IResult To(string address)
        => Results.LocalRedirect(string.Concat(address.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString()))));

    // One form may ask several journals: each gets a wish of its own, and repeating the form repeats them all.
    private static WishId PartOf(WishId wish, int part)
    {
        var bytes = wish.Value.ToByteArray();
        bytes[15] ^= (byte)part;
        return new(new Guid(bytes));
    }
}

/// <summary>Refusals of the web itself.</summary>
internal static class WebRefusals
{
    /// <summary>Somebody wrote first; what was typed is still in the form.</summary>
    public static readonly Refusal Overtaken = new("overtaken");

    /// <summary>The form was open too long or came from elsewhere.</summary>
    public static readonly Refusal FormTooOld = new("form-too-old");
}
