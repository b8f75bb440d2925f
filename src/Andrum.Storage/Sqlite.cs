using Microsoft.Data.Sqlite;

namespace Andrum.Storage;

internal static class Sqlite
{
    public static int Run(this SqliteConnection db, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteNonQuery();
    }

    public static T? Ask<T>(this SqliteConnection db, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteScalar() is T answer ? answer : default;
    }
}
