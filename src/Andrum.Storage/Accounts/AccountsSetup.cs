using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Andrum.Storage.Accounts;

/// <summary>Puts the accounts into an application.</summary>
public static class AccountsSetup
{
    /// <summary>The accounts' file in the data folder.</summary>
    public const string FileName = "accounts.db";

    private const long Version = 1;

    /// <summary>The accounts in one data folder; their file is made when it is absent.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, string folder, AccountKeys keys)
    {
        var file = Path.Combine(folder, FileName);
        Create(file);
        services.AddSingleton(keys);
        services.AddDbContextFactory<AccountsDb>(options => options.UseSqlite(Connection(file)));
        services.AddIdentityCore<Account>(options =>
            {
                options.Stores.ProtectPersonalData = true;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.AllowedUserNameCharacters = "";
                options.Password = new()
                {
                    RequiredLength = AccountRefusals.ShortestPassword,
                    RequiredUniqueChars = 0,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireNonAlphanumeric = false,
                    RequireUppercase = false,
                };
            })
            .AddEntityFrameworkStores<AccountsDb>()
            .AddPersonalDataProtection<SealedNames, OneKey>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Doorkeeper>();
        return services;
    }

    private static string Connection(string file)
        => new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ConnectionString;

    private static void Create(string file)
    {
        using var connection = new SqliteConnection(Connection(file));
        connection.Open();
        using var ask = connection.CreateCommand();
        ask.CommandText = "PRAGMA user_version";
        var version = (long)ask.ExecuteScalar()!;
        if (version > Version)
        {
            throw new InvalidDataException($"{file} was written by a newer Andrum (form {version}; this one knows {Version}).");
        }

        if (version == Version)
        {
            return;
        }

        using var create = connection.CreateCommand();
        create.CommandText = $"PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; {Schema()} PRAGMA user_version = {Version}; COMMIT;";
        create.ExecuteNonQuery();
    }

    /// <summary>The tables, as text: making them from the model would take a second and a half at the first start.</summary>
    internal static string Schema()
    {
        using var stream = typeof(AccountsSetup).Assembly.GetManifestResourceStream("Andrum.Storage.Accounts.Accounts.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
