using Andrum.Storage;
using Andrum.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Andrum.Web.Tests;

/// <summary>
/// The real application over a data folder of its own, on a free port of this machine: sign-in, antiforgery and validation included.
/// </summary>
public abstract class OpenHouse(bool demo) : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("andrum-web-").FullName;
    private DataFolder? _data;
    private WebApplication? _app;

    /// <summary>Where the house is found.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The clinic's data folder.</summary>
    public DataFolder Data => _data!;

    /// <summary>The house's clock, which tests may put forward.</summary>
    public Clock Clock { get; } = new();

    internal string Folder => Path.Combine(_root, "data");

    internal string KeyFile => Path.Combine(_root, "master.key");

    /// <summary>What a test puts into the house besides, such as another place for the log.</summary>
    internal Action<WebApplicationBuilder>? Furnish { get; init; }

    /// <summary>What a test says of every door besides.</summary>
    internal Action<IEndpointConventionBuilder>? AtTheDoors { get; init; }

    /// <summary>How the house is opened; on loopback without TLS when a test says nothing.</summary>
    internal Opening? As { get; init; }

    /// <summary>A part of the running application.</summary>
    public T Part<T>()
        where T : notnull
        => _app!.Services.GetRequiredService<T>();

    /// <summary>A browser in which nobody has signed in.</summary>
    public Visitor Nobody(string language = "en-GB") => new(Address, language);

    /// <summary>What must lie in the data folder before the house is opened.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Prepare();
        _data = DataFolder.Open(Folder, KeyFile, Clock, create: true);
        _app = House.Build(_data, As ?? new Opening("http://127.0.0.1:0", Demo: demo), Furnish, AtTheDoors);
        await _app.StartAsync();
        Assert.Empty(Doors.Undeclared(Part<EndpointDataSource>()));
        Address = new Uri(_app.Urls.First());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_data is not null)
        {
            await _data.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>The present, and later when a test says so.</summary>
public sealed class Clock : TimeProvider
{
    private TimeSpan _later;

    /// <summary>Puts the clock forward.</summary>
    public void Later(TimeSpan by) => _later += by;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _later;
}
