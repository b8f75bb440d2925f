using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Andrum.Storage.Sealing;

/// <summary>How an entry is written as JSON before it is sealed. Ids are written as their bare value, enumerations by name.</summary>
internal static class EntryFormat
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new IdConverters(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private sealed class IdConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert)
            => typeToConvert.IsValueType && typeToConvert.Namespace?.StartsWith("Andrum", StringComparison.Ordinal) == true
                && typeToConvert.GetConstructors() is [var only] && only.GetParameters() is [{ Name: "Value" }];

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
            => (JsonConverter)Activator.CreateInstance(typeof(IdConverter<,>).MakeGenericType(typeToConvert,
                typeToConvert.GetProperty("Value")!.PropertyType))!;
    }

    private sealed class IdConverter<TId, TValue> : JsonConverter<TId>
        where TId : struct
    {
        private static readonly ConstructorInfo Make = typeof(TId).GetConstructor([typeof(TValue)])!;
        private static readonly PropertyInfo Value = typeof(TId).GetProperty("Value")!;

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => (TId)Make.Invoke([JsonSerializer.Deserialize<TValue>(ref reader, options)]);

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
            => JsonSerializer.Serialize(writer, (TValue)Value.GetValue(value)!, options);

        public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => (TId)Make.Invoke([typeof(TValue) == typeof(Guid) ? Guid.Parse(reader.GetString()!) : reader.GetString()!]);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
            => writer.WritePropertyName(Value.GetValue(value)!.ToString()!);
    }
}
